"""The map on a zone's page: the zone with what is in it, or all places of projects without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from i18n import Speech
from layers import MapLayer, build_layers
from layers.colophon import credits_of
from layers.palette import DARK, LIGHT
from layers.still_frame import Frame, frame_around
from layers.to_svg import to_svg
from park import Park, Selection
from park.vocabulary import NO_ZONE

SIZE_PX = (600.0, 400.0)
PAPER_PX = (420.0, 300.0)
"""On paper the map is 109 mm wide: its smallest text, of 11 pixels, is 8 points there."""

_OF_PROJECTS = ("projects", "works", "bus_lines")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The map as SVG, in the colours of paper and in those of a dark screen."""

    light: str
    dark: str
    title: str
    """What it shows, for who cannot see it."""
    credits: str
    """Whom the sources of its layers ask to be named."""


def zone_picture(
    park: Park,
    zone_id: str,
    name: str,
    chosen: Selection,
    say: Speech,
    size_px: tuple[float, float] = SIZE_PX,
) -> Picture:
    """Return the map of the zone called `name`, or of "unknown", for the other filters.

    Text keeps its size on a smaller map, so that fewer names find a place.
    """
    layers = build_layers(park, replace(chosen, zones=frozenset({zone_id})))
    frame, title = _frame(park, zone_id, layers, size_px), say("sheet.map", name=name)
    light, dark = (to_svg(layers, palette, frame, title, say) for palette in (LIGHT, DARK))
    named = say("list.join").join(credits_of(park, layers, say))
    return Picture(light=light, dark=dark, title=title, credits=say("sheet.credits", names=named))


def _frame(
    park: Park, zone_id: str, layers: Sequence[MapLayer], size_px: tuple[float, float]
) -> Frame:
    zones = park.zones
    own = list(zones.loc[zones["id"] == zone_id, "geometry"])
    if zone_id == NO_ZONE:
        placed = [layer for layer in layers if layer.id in _OF_PROJECTS]
        own = [*zones["geometry"], *(one.geometry for it in placed for one in it.features)]
    return frame_around(own, *size_px)
