"""Every colour of the map, once for light ground and once for dark.

The stage scale was checked by simulation: any two stages differ by ΔE ≥ 15 (CAM02-UCS) for full
colour vision and ≥ 10 for full deuteranopia, protanopia and tritanopia. `tests/layers` checks it
again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ZONE_COLOURS = 4
"""How many zone colours there are; a park with more zones uses them again in order."""


class UnknownColour(KeyError):
    """A colour token that the palette does not have."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by token, as ``#RRGGBB``."""

    colours: Mapping[str, str]

    def __getitem__(self, token: str) -> str:
        """Return the colour of a token; raise UnknownColour if there is none."""
        try:
            return self.colours[token]
        except KeyError as error:
            raise UnknownColour(token) from error

    def rgba(self, token: str, opacity: float = 1.0) -> list[int]:
        """Return the colour as red, green, blue and alpha, each 0 to 255."""
        text = self[token].removeprefix("#")
        return [*(int(text[at : at + 2], 16) for at in (0, 2, 4)), round(255 * opacity)]


LIGHT = Palette(
    {
        "stage.proposed": "#C9CED6",
        "stage.signed": "#F3CF7A",
        "stage.started": "#E58A2B",
        "stage.topped_out": "#B9541C",
        "stage.completed": "#7FB7B2",
        "stage.trial": "#3F93A0",
        "stage.operating": "#146C7F",
        "stage.full_capacity": "#0A3A5A",
        "ink": "#172B3A",
        "halo": "#F6F8FA",
        "rim": "#FFFFFF",
        "rim.none": "#5F6B7A",
        "ground": "#EFF3F6",
        "zone.1": "#0F5C8E",
        "zone.2": "#7A5BA6",
        "zone.3": "#2F7D4F",
        "zone.4": "#9A5B13",
        "density": "#B9541C",
        "water": "#8FBFD8",
        "water.label": "#2B6E93",
        "bus.label": "#B23A4C",
        "context.label": "#55636F",
        "work": "#23698C",
        "bus": "#D1495B",
        "bus.stop": "#D1495B",
        "metro": "#7C8794",
        "station": "#435263",
        "road": "#C2CAD3",
        "district": "#AAB4BF",
        "place": "#435263",
        "imported.1": "#A8326E",
        "imported.2": "#4F6B00",
        "imported.3": "#7A3E1D",
    }
)

DARK = Palette(
    {
        "stage.proposed": "#8F8A88",
        "stage.signed": "#F1D07A",
        "stage.started": "#E48C2A",
        "stage.topped_out": "#C4593B",
        "stage.completed": "#4F7B9C",
        "stage.trial": "#4FAEAF",
        "stage.operating": "#9DC9EF",
        "stage.full_capacity": "#D1F7F5",
        "ink": "#E8EEF3",
        "halo": "#0B1F2E",
        "rim": "#0B1F2E",
        "rim.none": "#AEBAC6",
        "ground": "#102636",
        "zone.1": "#5FB0E3",
        "zone.2": "#B79BE0",
        "zone.3": "#7CC79A",
        "zone.4": "#E0A85B",
        "density": "#F0905A",
        "water": "#3C7A99",
        "water.label": "#8CC4E0",
        "bus.label": "#F38E9B",
        "context.label": "#AEBAC6",
        "work": "#6FBFE3",
        "bus": "#F07C8B",
        "bus.stop": "#F07C8B",
        "metro": "#8A97A5",
        "station": "#C3CDD7",
        "road": "#3A4D5D",
        "district": "#4A5C6B",
        "place": "#C3CDD7",
        "imported.1": "#F291C0",
        "imported.2": "#BFD46A",
        "imported.3": "#E0A183",
    }
)
