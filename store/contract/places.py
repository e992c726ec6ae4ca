"""Files that hold the ground: zones, water, context, and the points they are built from."""

from __future__ import annotations

from typing import Final

from park.vocabulary import GeometryBasis
from store.contract.column import Column, Form, Kind, Table
from store.contract.shared_columns import (
    ACCURACY,
    AREA_SHAPES,
    GEOMETRY_BASIS,
    LINE_SHAPES,
    NOTE,
    PLAN_REF,
    POINT_SHAPES,
    SOURCES,
    choice,
    names,
    slug,
)

ZONES: Final = Table(
    file="zones.geojson",
    says="Zones of the park.",
    filled=True,
    noun="zone",
    key=("id",),
    shapes=AREA_SHAPES,
    columns=(
        slug("id", "Id of the zone."),
        *names(required=("zh", "en", "de")),
        *names("short", required=("zh", "en", "de")),
        PLAN_REF,
        Column(
            name="planned_area_km2",
            says="Area that the plan states; the geometry is within 1 % of it.",
            kind=Kind.NUMBER,
            unit="km²",
            low=0,
        ),
        GEOMETRY_BASIS,
        ACCURACY,
        SOURCES,
        NOTE,
    ),
)

WATERWAYS: Final = Table(
    file="waterways.geojson",
    says="Rivers, canals, wetlands and the axes of works on them.",
    noun="waterway",
    key=("id",),
    shapes=(*LINE_SHAPES, *AREA_SHAPES, *POINT_SHAPES),
    columns=(
        slug("id", "Id of the waterway."),
        *names(),
        slug("kind", "What it is."),
        GEOMETRY_BASIS,
        ACCURACY,
        SOURCES,
        NOTE,
    ),
)

CONTEXT: Final = Table(
    file="context.geojson",
    says="What lies around the park, to find one's way.",
    key=("id",),
    shapes=(*POINT_SHAPES, *LINE_SHAPES, *AREA_SHAPES),
    columns=(
        slug("id", "Id of the feature."),
        slug("kind", "What it is."),
        *names(),
        GEOMETRY_BASIS,
        ACCURACY,
        SOURCES,
        NOTE,
    ),
)

CONTROL_POINTS: Final = Table(
    file="control_points.csv",
    says="Points that the zones are reconstructed from.",
    noun="point",
    key=("id",),
    columns=(
        slug("id", "Id of the point."),
        *names(),
        Column(name="lon", says="Longitude, EPSG:4326.", kind=Kind.NUMBER, unit="°"),
        Column(name="lat", says="Latitude, EPSG:4326.", kind=Kind.NUMBER, unit="°"),
        ACCURACY,
        choice("basis", "How the point is known.", (*GeometryBasis, "interpolated")),
        SOURCES,
        NOTE,
    ),
)

ZONE_EDGES: Final = Table(
    file="zone_edges.csv",
    says="Lines that bound the zones, and how each is reconstructed.",
    key=("zone_id", "side"),
    columns=(
        slug("zone_id", "The zone.", "zones.id"),
        slug("side", "Side of the zone."),
        Column(name="named_line", says="Road or river that the plan names."),
        choice("basis", "How well the line is known.", tuple(GeometryBasis)),
        ACCURACY,
        NOTE,
        slug("from_point", "Point the side starts at.", "control_points.id", required=False),
        Column(
            name="via_points",
            says="Points it runs through, in order.",
            form=Form.SLUG,
            refers_to="control_points.id",
            many=True,
            required=False,
        ),
        slug("to_point", "Point it ends at.", "control_points.id", required=False),
        Column(
            name="angle_deg",
            says="Angle with the side it leaves, where only that is assumed.",
            kind=Kind.NUMBER,
            unit="°",
            low=-360,
            high=360,
            required=False,
        ),
        Column(
            name="angle_accuracy_deg",
            says="How far the true angle may lie from it.",
            kind=Kind.NUMBER,
            unit="°",
            low=0,
            high=180,
            required=False,
        ),
        slug("waterway_id", "Waterway that the side follows.", "waterways.id", required=False),
    ),
)

PLACE_FILES: Final = (ZONES, WATERWAYS, CONTEXT, CONTROL_POINTS, ZONE_EDGES)
