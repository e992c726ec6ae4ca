"""The row of pages at the top, the search box, and the language menu."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from i18n import Speech, languages
from ui import state
from ui.markup import show, tag
from ui.nav import PageDef


def draw(pages: Sequence[PageDef], say: Speech) -> DeltaGenerator:
    """Draw the navigation; return the place of the search box."""
    with st.container(key="nav", horizontal=True, vertical_alignment="center", gap="medium"):
        show(tag("div", say("app.name"), class_="twin-brand"), width="content")
        for page in pages:
            here = "-here" if page.id == state.current_page() else ""
            st.button(
                say(f"page.{page.id}"),
                key=f"nav{here}.{page.id}",
                type="tertiary",
                on_click=state.go_to,
                args=(page.id,),
            )
        found = st.container(key="search")
        _language(say)
    return found


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
