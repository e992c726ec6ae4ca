"""The frame around every page: navigation, shared filters, notices, the page, the footer."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from park import Park, account
from store import BadData
from ui import filters, footer, navigation, notices, state, theme
from ui.live_park import current_park, served
from ui.markup import show_style
from ui.nav import PAGES

_ICON = str(Path(__file__).parent.parent / "static" / "icon.png")


def run() -> None:
    """Draw the whole app once."""
    st.set_page_config(page_title="中德园数字孪生", page_icon=_ICON, layout="wide")
    show_style(theme.style_sheet())
    pages = {one.id: st.Page(one.script, title=one.id, default=one.default) for one in PAGES}
    page = st.navigation(list(pages.values()), position="hidden")
    page_id = next(key for key, one in pages.items() if one == page)
    try:
        park = current_park()
    except BadData as refused:
        notices.refused_without_store(refused.problems)
        return
    state.follow_address(park, page_id)
    _draw(park, page, page_id, pages)


def _draw(
    park: Park, page: st.Page, page_id: str, pages: dict[str, st.Page]
) -> None:
    say = state.speech()
    navigation.draw(pages, page_id, say)
    chosen = filters.draw(park, say)
    notices.draw(served(), state.dropped(), say)
    page.run()
    footer.draw(park, account(park, chosen.mask(park)), chosen, say)
    state.write_address()
