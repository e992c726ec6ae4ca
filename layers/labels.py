"""Where labels may stand. The browser chooses among these places so that no two overlap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import shapely
from shapely.geometry.base import BaseGeometry

from i18n import Speech
from layers.model import Feature, Kind, MapLayer
from park.vocabulary import GeometryBasis

_QUIET_RANK = 30
"""Labels below this rank appear only when the reader comes closer."""

_QUIET_ZOOM = 13.4

_ALONG = (0.5, 0.35, 0.65, 0.2, 0.8, 0.08, 0.92)
"""Shares of a line's length at which its label may stand, best first."""

_ASIDE = (0.5, 0.35, 0.65, 0.2, 0.8)
"""Shares of an area's shorter side through which a name may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name to write on the map, in one language."""

    layer_id: str
    feature_id: str
    text: str
    detail: str
    """A second, quieter line; may be empty."""
    mark: str
    """What is written where the name has no room: that the shape is schematic; may be empty."""
    colour: str
    """Token of the palette."""
    rank: int
    """Where two labels would overlap, the higher rank stays."""
    places: tuple[tuple[float, float], ...]
    """Longitude and latitude of the places it may take, best first."""
    min_zoom: float
    """The camera's zoom from which the label may appear."""
    position: Literal["on", "beside"]
    """Centred on the place, or beside the symbol that stands there."""


def _places(geometry: BaseGeometry) -> tuple[tuple[float, float], ...]:
    """Return where a name may stand: on a point, along a line, inside an area."""
    dimension = shapely.get_dimensions(geometry)
    points: list[BaseGeometry] = [geometry]
    if dimension == 1:
        points = [geometry.interpolate(share, normalized=True) for share in _ALONG]
    elif dimension == 2:
        points = _inside(geometry)
    return tuple((round(x, 6), round(y, 6)) for x, y in shapely.get_coordinates(points))


def _inside(area: BaseGeometry) -> list[BaseGeometry]:
    """Return points of an area: the middle first, then ever farther from it."""
    corners = shapely.get_coordinates(area.minimum_rotated_rectangle)[:4]
    sides = [shapely.LineString(corners[[at, (at + 1) % 4]]) for at in range(4)]
    first, second = sorted(sides, key=lambda side: side.length)[:2]
    along = []
    for aside in _ASIDE:
        # The sides of the rectangle run against each other.
        ends = (
            first.interpolate(aside, normalized=True),
            second.interpolate(1 - aside, normalized=True),
        )
        axis = shapely.LineString(ends)
        along += [axis.interpolate(share, normalized=True) for share in (*_ALONG, 0.42, 0.58)]
    along.sort(key=area.centroid.distance)
    middle = [area.centroid, *along, area.representative_point()]
    return [point for point in middle if area.contains(point)]


def _detail(feature: Feature, say: Speech) -> str:
    parts = []
    if "area_km2" in feature.facts:
        area = say.number(float(feature.facts["area_km2"]), 1)
        parts.append(say("map.area", area=area))
    if feature.count is not None:
        parts.append(say("map.projects_on", count=say.number(feature.count, 0)))
    return say("map.join").join(parts)


def labels_of(layer: MapLayer, say: Speech) -> tuple[Label, ...]:
    """Return the labels of a layer in the language of `say`."""
    found = []
    for feature in layer.features:
        if feature.rank < 0:
            continue
        style = layer.style(feature.style)
        stem = "short" if "short_zh" in feature.names else "name"
        text = say.name(feature.names, stem)
        mark = ""
        if feature.basis == GeometryBasis.SCHEMATIC and style.kind is not Kind.POINT:
            text, mark = say("map.schematic", name=text), say("map.schematic_mark")
        found.append(
            Label(
                layer_id=layer.id,
                feature_id=feature.id,
                text=text,
                detail=_detail(feature, say),
                mark=mark,
                colour=style.label,
                rank=feature.rank,
                min_zoom=_QUIET_ZOOM if feature.rank < _QUIET_RANK else 0.0,
                places=_places(feature.geometry),
                position="beside" if style.kind is Kind.POINT else "on",
            )
        )
    return tuple(found)
