"""The row of pages at the top, the search box, and the language menu."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from i18n import Speech, languages
from park import Park
from ui import state
from ui.markup import show, tag
from ui.nav import PageDef, family
from ui.saved_views import saved_views


def draw(park: Park, pages: Sequence[PageDef], say: Speech) -> DeltaGenerator:
    """Draw the navigation; return the place of the search box."""
    with st.container(key="nav", horizontal=True, vertical_alignment="center", gap="medium"):
        show(tag("div", say("app.name"), class_="twin-brand"), width="content")
        relatives = family(pages, state.current_page())
        head = relatives[0].id if relatives else state.current_page()
        for page in pages:
            if not page.parent:
                _way_to(page.id, say(f"page.{page.id}"), "nav", here=page.id == head)
        found = st.container(key="search")
        with st.container(key="views", width="content"):
            saved_views(park, say)
        _language(say)
    if relatives:
        with st.container(key="tabs", horizontal=True, vertical_alignment="center", gap="medium"):
            for page in relatives:
                here = page.id == state.current_page()
                _way_to(page.id, say(f"tab.{page.id}"), "tab", here=here)
    return found


def _way_to(page_id: str, title: str, row: str, *, here: bool) -> None:
    st.button(
        title,
        key=f"{row}{'-here' if here else ''}.{page_id}",
        type="tertiary",
        on_click=state.go_to,
        args=(page_id,),
    )


def _language(say: Speech) -> None:
    codes = {one.code: one.name for one in languages()}

    def choose() -> None:
        state.choose_language(st.session_state["language.menu"])

    with st.container(key="language", width=110):
        st.selectbox(
            say("app.language"),
            options=list(codes),
            index=list(codes).index(say.code),
            format_func=codes.__getitem__,
            key="language.menu",
            on_change=choose,
            label_visibility="collapsed",
        )
