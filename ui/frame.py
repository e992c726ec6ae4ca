"""The frame around every page: navigation, shared filters, notices, the page, the footer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from i18n import Speech
from park import Park, account
from store import BadData, StoreError
from ui import filters, footer, navigation, notices, paper, state, theme, watermark
from ui.live_park import current_park, is_read_only, served
from ui.markup import show_style
from ui.nav import PageDef
from ui.search_box import search_box

_NAME = Speech()("app.name")
_ICON = str(Path(__file__).parent.parent / "static" / "icon.png")


def run(pages: Sequence[PageDef]) -> None:
    """Draw the whole app once.

    All pages stand at one address and are told apart by the query: see
    ``docs/decisions/0003-page-in-the-query.md``.
    """
    pages = [page for page in pages if not (page.writes and is_read_only())]
    st.set_page_config(page_title=_NAME, page_icon=_ICON, layout="wide")
    show_style(theme.style_sheet())
    # Naming a page of our own keeps Streamlit from making one of every file in pages/.
    st.navigation(
        [st.Page(lambda: _draw(pages), title=_NAME, default=True)], position="hidden"
    ).run()


def _draw(pages: Sequence[PageDef]) -> None:
    try:
        park = current_park()
    except BadData as refused:
        notices.refused_without_store(refused.problems, state.asked_speech())
        return
    except StoreError as error:
        notices.store_unusable(error, state.asked_speech())
        return
    state.follow_address(park, [page.id for page in pages])
    _page(park, pages)
    state.write_address(pages[0].id)


def _page(park: Park, pages: Sequence[PageDef]) -> None:
    say = state.speech()
    watermark.draw(park, say)
    place_of_search = navigation.draw(park, pages, say)
    chosen = filters.draw(park, say)
    notices.draw(served(), park.revision.number, state.dropped(), say)
    here = next(page for page in pages if page.id == state.current_page())
    title = say(f"tab.{here.id}" if here.parent else f"page.{here.id}")
    paper.draw(park, chosen, title, say)
    here.draw(park, chosen, say)
    footer.draw(park, account(park, chosen), chosen, say)
    # Last, because the first index of a process takes half a second: the page need not wait for it.
    with place_of_search:
        search_box(park, say)
