"""Turn built layers into a pydeck specification for the screen.

Each class of features becomes one deck layer with an id of three parts, ``layer/style/part``, so
that the browser can switch a layer, or the accuracy of all, without asking the server. Dashes
are cut as geometry because deck.gl's runtime in pydeck carries no path style extension. Labels
are not drawn here: the map component places them so that they avoid each other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from layers.model import Feature, Kind, MapLayer, Style
from layers.palette import Palette
from layers.records import Record, bands, circles, columns, paths, points, polygons, strokes
from park.vocabulary import GeometryBasis

if TYPE_CHECKING:
    import pydeck

BAND_OPACITY = 0.05
HATCH_PX = 1.0
CIRCLE_OPACITY = 0.05
COLUMN_RADIUS_M = 75
UNSURE_OPACITY = 0.4


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
        get_color=palette.rgba(style.colour, style.strength),
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
        get_fill_color=palette.rgba("rim" if style.hollow else style.colour, style.strength),
        stroked=True,
        get_line_color=palette.rgba(style.colour if style.hollow else "rim", style.strength),
        get_line_width=style.width_px,
        line_width_units=pydeck.types.String("pixels"),
        pickable=True,
    )


def has_band(feature: Feature, style: Style) -> bool:
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
            circles(features),
            id=part_id,
            get_position="position",
            get_radius="radius",
            radius_units=pydeck.types.String("meters"),
            get_fill_color=palette.rgba(style.colour, CIRCLE_OPACITY),
            stroked=True,
            get_line_color=palette.rgba(style.colour, 0.5),
            get_line_width=1,
            line_width_units=pydeck.types.String("pixels"),
        )
    return pydeck.Layer(
        "PolygonLayer",
        bands(features),
        id=part_id,
        get_polygon="polygon",
        stroked=False,
        get_fill_color=palette.rgba(style.colour, BAND_OPACITY),
    )


def _drawn(layer: MapLayer, palette: Palette) -> Iterator[pydeck.Layer]:
    for style in layer.definition.styles:
        features = [feature for feature in layer.features if feature.style == style.key]
        if not features and layer.definition.over_time is None:
            continue
        part_id = f"{layer.id}/{style.key}"
        if style.kind is Kind.POINT:
            yield _dots(f"{part_id}/dot", style, points(features), palette)
            continue
        if style.fill is not None:
            yield _fill(f"{part_id}/fill", style, polygons(features), palette)
        if style.hatched:
            hatching = replace(style, width_px=HATCH_PX)
            yield _stroke(f"{part_id}/hatch", hatching, strokes(features), palette)
        if style.width_px:
            yield _stroke(f"{part_id}/line", style, paths(features, style), palette)


def _columns(part_id: str, style: Style, data: list[Record], palette: Palette) -> pydeck.Layer:
    import pydeck

    # What is not sure is a ring on the ground and can be seen through above it.
    opacity = UNSURE_OPACITY if style.hollow else 1.0
    return pydeck.Layer(
        "ColumnLayer",
        data,
        id=part_id,
        get_position="position",
        get_elevation="height",
        radius=COLUMN_RADIUS_M,
        disk_resolution=24,
        extruded=True,
        get_fill_color=palette.rgba(style.colour, opacity),
        pickable=True,
    )


def _blocks(
    part_id: str, style: Style, height_m: float, data: list[Record], palette: Palette
) -> pydeck.Layer:
    import pydeck

    # Nothing behind or below a block is hidden by it, nor kept from the pointer.
    return pydeck.Layer(
        "PolygonLayer",
        data,
        id=part_id,
        get_polygon="polygon",
        extruded=True,
        get_elevation=height_m,
        get_fill_color=palette.rgba(style.fill or style.colour, style.fill_opacity),
        parameters={"depthWriteEnabled": False},
        pickable=False,
    )


def _tall(layer: MapLayer, palette: Palette) -> Iterator[pydeck.Layer]:
    changing = layer.definition.over_time is not None
    for style in layer.definition.styles:
        features = [feature for feature in layer.features if feature.style == style.key]
        part_id = f"{layer.id}/{style.key}/tall"
        if style.kind is Kind.POINT and (columns(features) or changing):
            yield _columns(part_id, style, columns(features), palette)
        if style.kind is Kind.AREA and features and layer.definition.block_m is not None:
            block_m = layer.definition.block_m
            yield _blocks(part_id, style, block_m, polygons(features), palette)


def _uncertain(layer: MapLayer, palette: Palette) -> Iterator[pydeck.Layer]:
    for style in layer.definition.styles:
        uncertain = [
            feature
            for feature in layer.features
            if feature.style == style.key and has_band(feature, style)
        ]
        if uncertain or layer.definition.over_time is not None:
            yield _uncertainty(layer, style, uncertain, palette)


def to_pydeck(layers: tuple[MapLayer, ...], palette: Palette) -> pydeck.Deck:
    """Return the deck of built layers; without base map, camera or tooltip.

    Everything that says how well a place is known lies below everything that is drawn. What
    stands up, each ``layer/style/tall``, lies above; the screen shows it in the pitched view only.
    """
    import pydeck

    below = [part for layer in layers for part in _uncertain(layer, palette)]
    drawn = [part for layer in layers for part in _drawn(layer, palette)]
    tall = [part for layer in layers for part in _tall(layer, palette)]
    return pydeck.Deck(
        layers=[*below, *drawn, *tall], map_provider=None, map_style=None, initial_view_state=None
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
