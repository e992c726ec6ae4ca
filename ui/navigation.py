"""The row of pages at the top, and the language menu."""

from __future__ import annotations

import streamlit as st

from i18n import Speech, languages
from ui import state
from ui.markup import show, tag


def draw(pages: dict[str, st.Page], page_id: str, say: Speech) -> None:
    """Draw the navigation; every link carries what is on screen."""
    query = state.address_query()
    with st.container(key="nav", horizontal=True, vertical_alignment="center", gap="medium"):
        show(tag("div", say("app.name"), class_="twin-brand"), width="content")
        for key, page in pages.items():
            here = "nav-here" if key == page_id else f"nav-{key}"
            with st.container(key=here, width="content"):
                st.page_link(page, label=say(f"page.{key}"), query_params=query)
        _language(say)


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
