"""Colours and sizes of the screen, for light ground and for dark.

The same values stand in ``.streamlit/config.toml``, which Streamlit reads before any code of ours
runs; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from layers.palette import DARK as MAP_DARK
from layers.palette import LIGHT as MAP_LIGHT
from layers.palette import Palette

LIGHT: Mapping[str, str] = {
    "ink": "#172B3A",
    "second": "#435263",
    "quiet": "#5F6B7A",
    "paper": "#F6F8FA",
    "card": "#FFFFFF",
    "hairline": "#E1E7EC",
    "accent": "#0F5C8E",
    "track": "#E6ECF1",
    "met": "#1B7F5C",
    "on_pace": "#0F6E99",
    "behind": "#A65F00",
    "missed": "#B3261E",
    "not_reported": "#5F6B7A",
    "not_comparable": "#5F6B7A",
}
DARK: Mapping[str, str] = {
    "ink": "#E8EEF3",
    "second": "#BCC8D3",
    "quiet": "#A3B0BD",
    "paper": "#0B1F2E",
    "card": "#10293B",
    "hairline": "#23405A",
    "accent": "#6DB8EA",
    "track": "#1D3A50",
    "met": "#5CC49A",
    "on_pace": "#62B8E0",
    "behind": "#F0A94A",
    "missed": "#FF8A80",
    "not_reported": "#A3B0BD",
    "not_comparable": "#A3B0BD",
}

STATUS_MARKS: Mapping[str, str] = {
    "met": "✔",
    "on_pace": "◆",
    "behind": "▲",
    "missed": "✖",
    "not_reported": "○",
    "not_comparable": "◇",
}
"""A status is told by its shape and its words, never by colour alone."""

_SHEETS = (
    "style.css",
    "tabs.css",
    "timeline.css",
    "board.css",
    "chips.css",
    "watermark.css",
    "project.css",
    "ledger.css",
    "indicator.css",
    "list.css",
    "plan.css",
    "scoreboard.css",
)
_STYLE = "".join((Path(__file__).parent / one).read_text(encoding="utf-8") for one in _SHEETS)


def is_dark() -> bool:
    """Whether the reader's screen is dark."""
    return st.context.theme.type == "dark"


def tokens() -> Mapping[str, str]:
    """Return the colour tokens of the reader's theme."""
    return DARK if is_dark() else LIGHT


def map_palette() -> Palette:
    """Return the map's palette for the reader's theme."""
    return map_palette_of(dark=is_dark())


def map_palette_of(*, dark: bool) -> Palette:
    """Return the map's palette for a dark or a light screen."""
    return MAP_DARK if dark else MAP_LIGHT


def style_sheet() -> str:
    """Return the style sheet with the reader's colours filled in; paper is always light."""
    chosen, paper = (
        "".join(f"--twin-{name}:{value};" for name, value in colours.items())
        for colours in (tokens(), LIGHT)
    )
    return f":root{{{chosen}}}@media print{{:root{{{paper}}}}}{_STYLE}"
