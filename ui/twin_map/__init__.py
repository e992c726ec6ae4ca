"""The map component: deck.gl inside the page, fed with a pydeck specification.

The browser alone moves the camera, switches layers, sets opacity and places labels; none of that
reruns the app. Only a click on something comes back. Camera and layer view live in the address's
fragment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from ui.components import KEPT_LIST, MAKE, joined

_FOLDER = Path(__file__).parent
_SCRIPTS = (
    "parts.js", "elements.js", "view.js", "labels.js", "overlay.js", "panel.js", "geodesy.js",
    "tiles.js", "basemap.js", "imported_shapes.js", "imported.js", "intervals.js",
    "time.js", "compare.js", "catalogue.js", "legend.js", "sketch.js", "clicks.js", "measure.js",
    "notes_kept.js", "notes_seen.js", "notes.js",
    "places.js", "coordinates.js", "sheet.js", "picture.js", "flat.js", "tall.js", "camera.js",
    "focus.js", "map.js",
)  # fmt: skip
"""In the order in which parts change layers and answer the pointer; the map itself is last."""
_STYLES = (
    "map.css", "catalogue.css", "legend.css", "time.css", "compare.css", "measure.css", "notes.css",
    "coordinates.css", "basemap.css", "imported.css", "picture.css", "flat.css", "tall.css",
)  # fmt: skip
KEY = "twin.map"
PROGRAM = joined(MAKE, KEPT_LIST, *(_FOLDER / name for name in _SCRIPTS))


_component = st.components.v2.component(
    "twin_map",
    js=PROGRAM,
    css=joined(*(_FOLDER / name for name in _STYLES)),
)


Told = Callable[[str, str], None]


def twin_map(
    content: Mapping[str, Any],
    on_pick: Told | None = None,
    on_ask: Told | None = None,
    on_give: Told | None = None,
) -> None:
    """Mount the map.

    `content` is what `ui.map_panel.map_content` returns. `on_pick` is called with the layer's id
    and the feature's id when the reader clicks on something; `on_ask` with an action and its value
    when one of the planner's tools needs the server; `on_give` with a file's name and its packed
    text.
    """

    def picked() -> None:
        chosen = st.session_state[KEY].picked
        if on_pick is not None and isinstance(chosen, Mapping):
            on_pick(str(chosen.get("layer", ""))[:80], str(chosen.get("id", ""))[:80])

    def asked() -> None:
        wish = st.session_state[KEY].asked
        if on_ask is not None and isinstance(wish, Mapping):
            on_ask(str(wish.get("what", "")), str(wish.get("value", "")))

    def given() -> None:
        file = st.session_state[KEY].given
        if on_give is not None and isinstance(file, Mapping):
            on_give(str(file.get("name", "")), str(file.get("packed", "")))

    _component(
        key=KEY,
        data=dict(content),
        on_picked_change=picked,
        on_asked_change=asked,
        on_given_change=given,
    )
