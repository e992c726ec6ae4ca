"""A vector picture on the page: in the page's own fonts, and in light colours on paper.

`st.html` takes no drawings, and a picture file would not know the bundled font.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from layers.palette import DARK, LIGHT, Palette
from ui import theme
from ui.components import joined

_FOLDER = Path(__file__).parent


_component = st.components.v2.component(
    "drawing", js=joined(_FOLDER / "drawing.js"), css=joined(_FOLDER / "drawing.css")
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as SVG, once for light ground and once for dark."""

    light: str
    dark: str
    credits: str = ""
    """Whom to name under it."""


def drawn_twice(draw: Callable[[Palette], str], credit: str) -> Drawing:
    """Return the drawing that `draw` makes of either palette."""
    return Drawing(draw(LIGHT), draw(DARK), credit)


def show_drawing(drawing: Drawing, key: str) -> None:
    """Put a picture on the page, as wide as its place."""
    screen = drawing.dark if theme.is_dark() else drawing.light
    _component(key=key, data={"screen": screen, "paper": drawing.light})
