"""Saved views: addresses of the twin that a reader named and finds again in this browser.

The browser keeps them; the server hears only which one is opened, and reads it as it reads any
address: what is unknown is dropped and named.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl

import streamlit as st

from i18n import Speech
from park import Park
from ui.components import KEPT_LIST, MAKE, joined

_FOLDER = Path(__file__).parent
_SCRIPTS = ("kept.js", "lines.js", "views.js")
KEY = "twin.views"
_LONGEST = 4_000
_WORDS = (
    "title", "about", "name", "keep", "none", "open", "rename", "remove", "kept", "replaced",
    "removed", "renamed", "undo", "undone", "take", "give", "given", "not_given", "refused",
    "unread", "full", "file",
)  # fmt: skip


_component = st.components.v2.component(
    "saved_views",
    js=joined(MAKE, KEPT_LIST, *(_FOLDER / name for name in _SCRIPTS)),
    css=joined(_FOLDER / "views.css"),
)


def saved_views(park: Park, say: Speech) -> None:
    """Show the button that opens the list of saved views."""

    def opened() -> None:
        asked = st.session_state[KEY].opened
        if isinstance(asked, Mapping):
            open_view(str(asked.get("query", "")))

    words = {word: say(f"views.{word}") for word in _WORDS}
    _component(key=KEY, data={"park": park.id, "words": words}, on_opened_change=opened)


def open_view(query: str) -> None:
    """Show what an address says, given by its part behind the question mark.

    Nothing of it is believed: the next run follows it as it follows a link, and never leaves the
    twin. A text that is too long is no address of ours.
    """
    if len(query) <= _LONGEST:
        st.query_params.from_dict(dict(parse_qsl(query)))
