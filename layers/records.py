"""Turn features into the records that deck.gl draws: rings, paths and points with their ids."""

from __future__ import annotations

from functools import lru_cache
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


_KEPT = 1_024
"""Shapes whose marks are kept: most shapes of the map stay the same whatever is asked for."""

Path = list[list[float]]
"""Places in a row, longitude first."""


def _coordinates(geometry: BaseGeometry) -> Path:
    return [[round(x, _DIGITS), round(y, _DIGITS)] for x, y in shapely.get_coordinates(geometry)]


@lru_cache(_KEPT)
def _areas(geometry: BaseGeometry) -> list[list[Path]]:
    """Return the rings of each part of an area."""
    parts = shapely.get_parts(geometry)
    return [[_coordinates(ring) for ring in shapely.get_rings(part)] for part in parts]


@lru_cache(_KEPT)
def _lines(geometry: BaseGeometry, dash_m: tuple[float, float] | None) -> list[Path]:
    """Return lines and outlines, in dashes where their length and the gap's are given."""
    if dash_m is not None:
        return list(map(_coordinates, dash_lines(geometry, *dash_m)))
    is_area = shapely.get_dimensions(geometry) == 2
    return list(map(_coordinates, shapely.get_parts(geometry.boundary if is_area else geometry)))


@lru_cache(_KEPT)
def _hatching(geometry: BaseGeometry) -> list[Path]:
    return list(map(_coordinates, hatch_lines(corridor(geometry), _HATCH_SPACING_M)))


@lru_cache(_KEPT)
def _band(geometry: BaseGeometry, accuracy_m: float) -> list[list[Path]]:
    return _areas(accuracy_band(geometry, accuracy_m))


def polygons(features: list[Feature]) -> list[Record]:
    """Return the areas of features, one record a part."""
    return [
        {"id": feature.id, "polygon": rings}
        for feature in features
        for rings in _areas(feature.geometry)
    ]


def paths(features: list[Feature], style: Style) -> list[Record]:
    """Return lines and outlines, cut into dashes where the style asks for them."""
    return [
        {"id": feature.id, "path": line}
        for feature in features
        for line in _lines(feature.geometry, style.dash_m)
    ]


def strokes(features: list[Feature]) -> list[Record]:
    """Return the hatching of areas, or of the corridors along lines."""
    return [
        {"id": feature.id, "path": stroke}
        for feature in features
        for stroke in _hatching(feature.geometry)
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
    return [
        {"id": feature.id, "position": _coordinates(part)[0], "radius": feature.accuracy_m}
        for feature in features
        for part in shapely.point_on_surface(shapely.get_parts(feature.site))
    ]


def bands(features: list[Feature]) -> list[Record]:
    """Return the bands in which the true outlines may lie."""
    return [
        {"id": feature.id, "polygon": rings}
        for feature in features
        for rings in _band(feature.geometry, feature.accuracy_m)
    ]
