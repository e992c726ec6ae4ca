"""Where labels may stand. The browser chooses among these places so that no two overlap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import shapely
from shapely.geometry.base import BaseGeometry

from i18n import Speech
from layers.model import Feature, Kind, MapLayer
from park.vocabulary import GeometryBasis

_ALONG = (0.5, 0.35, 0.65, 0.2, 0.8, 0.08, 0.92)
"""Shares of a line's length at which its label may stand, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name to write on the map, in one language."""

    layer_id: str
    feature_id: str
    text: str
    detail: str
    """A second, quieter line; may be empty."""
    colour: str
    """Token of the palette."""
    rank: int
    """Where two labels would overlap, the higher rank stays."""
    places: tuple[tuple[float, float], ...]
    """Longitude and latitude of the places it may take, best first."""
    position: Literal["on", "beside"]
    """Centred on the place, or beside the symbol that stands there."""


def _places(geometry: BaseGeometry, kind: Kind) -> tuple[tuple[float, float], ...]:
    if kind is Kind.LINE:
        points = [geometry.interpolate(share, normalized=True) for share in _ALONG]
    elif kind is Kind.AREA:
        inside = geometry.representative_point()
        points = [geometry.centroid if geometry.contains(geometry.centroid) else inside, inside]
    else:
        points = [geometry]
    return tuple((round(x, 6), round(y, 6)) for x, y in shapely.get_coordinates(points))


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
        if feature.basis == GeometryBasis.SCHEMATIC and style.kind is not Kind.POINT:
            text = say("map.schematic", name=text)
        found.append(
            Label(
                layer_id=layer.id,
                feature_id=feature.id,
                text=text,
                detail=_detail(feature, say),
                colour=style.colour if style.kind is not Kind.POINT else "ink",
                rank=feature.rank,
                places=_places(feature.geometry, style.kind),
                position="beside" if style.kind is Kind.POINT else "on",
            )
        )
    return tuple(found)
