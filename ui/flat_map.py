"""The two-dimensional map: where a browser has no WebGL, or where a reader chooses it.

The choice belongs to the session: a link that is passed on opens the map that its reader's machine
can draw.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from i18n import Speech
from layers import MapLayer
from layers.palette import Palette
from park import Park, Selection
from ui import theme
from ui.offline_page import page_in_frame
from ui.state import link_to

_CHOSEN = "twin.flat"
_WORDS = ("switch", "back", "switching", "notice", "chosen", "missing")


def choose_flat(park: Park, value: str) -> None:
    """Draw the flat map from now on ("1"), or the other one ("0")."""
    del park
    if value in ("0", "1"):
        st.session_state[_CHOSEN] = value == "1"


def told_flat(
    park: Park,
    chosen: Selection,
    built: tuple[MapLayer, ...],
    content: Mapping[str, Any],
    say: Speech,
) -> dict[str, Any]:
    """Return the words of the flat map and, where it is chosen, the page that draws it."""
    page = None
    if st.session_state.get(_CHOSEN):
        address = "" if content["desk"] else link_to("map")
        key = (park.revision.number, chosen, theme.is_dark(), say.code)
        page = _page(key, address, content, theme.map_palette(), built, say)
    words = {word: say(f"flat.{word}") for word in _WORDS}
    return {"page": page, "words": {**words, "join": say("list.join")}}


@st.cache_resource(max_entries=16, show_spinner=False)
def _page(
    key: tuple[object, ...],
    address: str,
    _content: Mapping[str, Any],
    _palette: Palette,
    _built: Sequence[MapLayer],
    _say: Speech,
) -> str:
    """Draw the page; `key` says what the rest of the arguments depend on."""
    del key
    return page_in_frame(_content, _palette, _built, address, _say)
