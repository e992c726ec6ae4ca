"""Turn features into the records that deck.gl draws: rings, paths and points with their ids."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.band import accuracy_band, widened
from geo.dash import dash_lines, hatch_lines
from layers.model import Feature, Style

Record = dict[str, Any]
"""One thing that deck.gl draws: the feature's ``id`` and its coordinates, longitude first."""

_DIGITS = 6
"""Decimals of a degree kept in the specification, about 0.1 m."""

_CORRIDOR_M = 35.0
"""Half the width of the hatched corridor along a schematic line."""

_HATCH_SPACING_M = 130.0


def _coordinates(geometry: BaseGeometry) -> list[list[float]]:
    return [[round(x, _DIGITS), round(y, _DIGITS)] for x, y in shapely.get_coordinates(geometry)]


def _rings(polygon: BaseGeometry) -> list[list[list[float]]]:
    return [_coordinates(ring) for ring in shapely.get_rings(polygon)]


def polygons(features: list[Feature]) -> list[Record]:
    """Return the areas of features, one record a part."""
    return [
        {"id": feature.id, "polygon": _rings(part)}
        for feature in features
        for part in shapely.get_parts(feature.geometry)
    ]


def _lines(feature: Feature, style: Style) -> Iterable[BaseGeometry]:
    if style.dash_m is not None:
        return dash_lines(feature.geometry, *style.dash_m)
    is_area = shapely.get_dimensions(feature.geometry) == 2
    return list(shapely.get_parts(feature.geometry.boundary if is_area else feature.geometry))


def paths(features: list[Feature], style: Style) -> list[Record]:
    """Return lines and outlines, cut into dashes where the style asks for them."""
    return [
        {"id": feature.id, "path": _coordinates(line)}
        for feature in features
        for line in _lines(feature, style)
    ]


def strokes(features: list[Feature]) -> list[Record]:
    """Return the hatching of areas, or of the corridors along lines."""
    return [
        {"id": feature.id, "path": _coordinates(stroke)}
        for feature in features
        for stroke in hatch_lines(corridor(feature.geometry), _HATCH_SPACING_M)
    ]


def corridor(geometry: BaseGeometry, least_m: float = 0.0) -> BaseGeometry:
    """Return what is hatched: an area itself, or a corridor along a line.

    Half the corridor's width is no less than `least_m` metres.
    """
    return geometry if geometry.area > 0 else widened(geometry, max(_CORRIDOR_M, least_m))


def points(features: list[Feature]) -> list[Record]:
    """Return one point on each part of each feature."""
    return [
        {"id": feature.id, "position": _coordinates(part.representative_point())[0]}
        for feature in features
        for part in shapely.get_parts(feature.geometry)
    ]


def columns(features: list[Feature]) -> list[Record]:
    """Return the points of what has a height, each with its ``height`` in metres."""
    height = {one.id: one.height_m for one in features if one.height_m is not None}
    return [{**one, "height": height[one["id"]]} for one in points(features) if one["id"] in height]


def circles(features: list[Feature]) -> list[Record]:
    """Return the points with how far each may be off: ``radius``, in metres."""
    radius = {feature.id: feature.accuracy_m for feature in features}
    return [{**point, "radius": radius[point["id"]]} for point in points(features)]


def bands(features: list[Feature]) -> list[Record]:
    """Return the bands in which the true outlines may lie."""
    return [
        {"id": feature.id, "polygon": _rings(part)}
        for feature in features
        for part in shapely.get_parts(accuracy_band(feature.geometry, feature.accuracy_m))
    ]
