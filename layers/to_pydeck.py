"""Turn built layers into a pydeck specification for the screen.

Each class of features becomes one deck layer with an id of three parts, ``layer/style/part``, so
that the browser can switch a layer, or the accuracy of all, without asking the server. Dashes
are cut as geometry because deck.gl's runtime in pydeck carries no path style extension. Labels
are not drawn here: the map component places them so that they avoid each other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.band import accuracy_band, widened
from geo.dash import dash_lines, hatch_lines
from layers.model import Feature, Kind, MapLayer, Style
from layers.palette import Palette
from park.vocabulary import GeometryBasis

if TYPE_CHECKING:
    import pydeck

_DIGITS = 6
"""Decimals of a degree kept in the specification, about 0.1 m."""

_BAND_OPACITY = 0.05
_CORRIDOR_M = 35.0
"""Half the width of the hatched corridor along a schematic line."""

_HATCH_SPACING_M = 130.0
_HATCH_PX = 1.0

_CIRCLE_OPACITY = 0.05

Record = dict[str, Any]


def _coordinates(geometry: BaseGeometry) -> list[list[float]]:
    return [[round(x, _DIGITS), round(y, _DIGITS)] for x, y in shapely.get_coordinates(geometry)]


def _rings(polygon: BaseGeometry) -> list[list[list[float]]]:
    return [_coordinates(ring) for ring in shapely.get_rings(polygon)]


def _polygons(features: list[Feature]) -> list[Record]:
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


def _paths(features: list[Feature], style: Style) -> list[Record]:
    return [
        {"id": feature.id, "path": _coordinates(line)}
        for feature in features
        for line in _lines(feature, style)
    ]


def _strokes(features: list[Feature]) -> list[Record]:
    """Return the hatching of areas, or of the corridors along lines."""
    return [
        {"id": feature.id, "path": _coordinates(stroke)}
        for feature in features
        for stroke in hatch_lines(_corridor(feature.geometry), _HATCH_SPACING_M)
    ]


def _corridor(geometry: BaseGeometry) -> BaseGeometry:
    return geometry if geometry.area > 0 else widened(geometry, _CORRIDOR_M)


def _points(features: list[Feature]) -> list[Record]:
    return [
        {"id": feature.id, "position": _coordinates(part.representative_point())[0]}
        for feature in features
        for part in shapely.get_parts(feature.geometry)
    ]


def _circles(features: list[Feature]) -> list[Record]:
    radius = {feature.id: feature.accuracy_m for feature in features}
    return [{**point, "radius": radius[point["id"]]} for point in _points(features)]


def _bands(features: list[Feature]) -> list[Record]:
    return [
        {"id": feature.id, "polygon": _rings(part)}
        for feature in features
        for part in shapely.get_parts(accuracy_band(feature.geometry, feature.accuracy_m))
    ]


def _fill(part_id: str, style: Style, data: list[Record], palette: Palette) -> pydeck.Layer:
    import pydeck

    return pydeck.Layer(
        "PolygonLayer",
        data,
        id=part_id,
        get_polygon="polygon",
        filled=True,
        stroked=False,
        get_fill_color=palette.rgba(style.fill or style.colour, style.fill_opacity),
        pickable=True,
    )


def _stroke(part_id: str, style: Style, data: list[Record], palette: Palette) -> pydeck.Layer:
    import pydeck

    return pydeck.Layer(
        "PathLayer",
        data,
        id=part_id,
        get_path="path",
        get_color=palette.rgba(style.colour),
        get_width=style.width_px,
        width_units=pydeck.types.String("pixels"),
        cap_rounded=style.dash_m is None,
        joint_rounded=True,
        pickable=style.kind is Kind.LINE,
    )


def _dots(part_id: str, style: Style, data: list[Record], palette: Palette) -> pydeck.Layer:
    import pydeck

    return pydeck.Layer(
        "ScatterplotLayer",
        data,
        id=part_id,
        get_position="position",
        get_radius=style.radius_px,
        radius_units=pydeck.types.String("pixels"),
        get_fill_color=palette.rgba("rim" if style.hollow else style.colour),
        stroked=True,
        get_line_color=palette.rgba(style.colour if style.hollow else "rim"),
        get_line_width=style.width_px,
        line_width_units=pydeck.types.String("pixels"),
        pickable=True,
    )


def _has_band(feature: Feature, style: Style) -> bool:
    """Whether how far the feature may be off is drawn.

    A schematic line or area is no measured shape that could be off by so many metres: its dashes
    and the word say so. A schematic point stands for a place within its circle.
    """
    if style.kind is not Kind.POINT and feature.basis == GeometryBasis.SCHEMATIC:
        return False
    return feature.accuracy_m > 0


def _uncertainty(layer: MapLayer, style: Style, features: list[Feature], palette: Palette) -> Any:
    import pydeck

    part_id = f"{layer.id}/{style.key}/accuracy"
    if style.kind is Kind.POINT:
        return pydeck.Layer(
            "ScatterplotLayer",
            _circles(features),
            id=part_id,
            get_position="position",
            get_radius="radius",
            radius_units=pydeck.types.String("meters"),
            get_fill_color=palette.rgba(style.colour, _CIRCLE_OPACITY),
            stroked=True,
            get_line_color=palette.rgba(style.colour, 0.5),
            get_line_width=1,
            line_width_units=pydeck.types.String("pixels"),
        )
    return pydeck.Layer(
        "PolygonLayer",
        _bands(features),
        id=part_id,
        get_polygon="polygon",
        stroked=False,
        get_fill_color=palette.rgba(style.colour, _BAND_OPACITY),
    )


def _drawn(layer: MapLayer, palette: Palette) -> Iterator[pydeck.Layer]:
    for style in layer.definition.styles:
        features = [feature for feature in layer.features if feature.style == style.key]
        if not features:
            continue
        part_id = f"{layer.id}/{style.key}"
        if style.kind is Kind.POINT:
            yield _dots(f"{part_id}/dot", style, _points(features), palette)
            continue
        if style.fill is not None:
            yield _fill(f"{part_id}/fill", style, _polygons(features), palette)
        if style.hatched:
            hatching = replace(style, width_px=_HATCH_PX)
            yield _stroke(f"{part_id}/hatch", hatching, _strokes(features), palette)
        yield _stroke(f"{part_id}/line", style, _paths(features, style), palette)


def _uncertain(layer: MapLayer, palette: Palette) -> Iterator[pydeck.Layer]:
    for style in layer.definition.styles:
        uncertain = [
            feature
            for feature in layer.features
            if feature.style == style.key and _has_band(feature, style)
        ]
        if uncertain:
            yield _uncertainty(layer, style, uncertain, palette)


def to_pydeck(layers: tuple[MapLayer, ...], palette: Palette) -> pydeck.Deck:
    """Return the deck of built layers; without base map, camera or tooltip.

    Everything that says how well a place is known lies below everything that is drawn.
    """
    import pydeck

    below = [part for layer in layers for part in _uncertain(layer, palette)]
    drawn = [part for layer in layers for part in _drawn(layer, palette)]
    return pydeck.Deck(
        layers=[*below, *drawn], map_provider=None, map_style=None, initial_view_state=None
    )


def compact_json(deck: pydeck.Deck) -> str:
    """Return the deck as JSON, keys in order, no white space: the same bytes for the same deck."""
    from pydeck.bindings.json_tools import default_serialize

    return json.dumps(
        deck,
        default=default_serialize,
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
        allow_nan=False,
    )
