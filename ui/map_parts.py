"""What the browser is told beside the layers, one entry a part of the map.

To add one: a file ``ui/twin_map/<part>.js``, a function here or beside it, one line in PARTS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from i18n import Speech
from layers import MapLayer
from park import Park, Selection
from ui.map_area import told_area
from ui.map_basemap import told_basemap
from ui.map_compare import told_compare
from ui.map_imported import told_imported
from ui.map_notes import told_notes
from ui.map_picture import told_picture
from ui.map_tall import told_tall
from ui.map_time import told_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What is on the map when a part is asked what it has to say."""

    park: Park
    chosen: Selection
    built: tuple[MapLayer, ...]
    say: Speech
    dark: bool


PARTS: Mapping[str, Callable[[Drawn], Any]] = {
    "area": told_area,
    "basemap": told_basemap,
    "compare": told_compare,
    "imported": told_imported,
    "notes": told_notes,
    "picture": told_picture,
    "tall": told_tall,
    "time": told_time,
}
"""Name in the content, and what makes it: plain values that JSON can carry."""


def content_of_parts(drawn: Drawn) -> dict[str, Any]:
    """Return what every part tells the browser, by its name."""
    return {name: tell(drawn) for name, tell in PARTS.items()}
