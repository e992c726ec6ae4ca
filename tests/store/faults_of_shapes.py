"""What can be wrong with a geometry."""

from __future__ import annotations

from typing import Final

from tests.store.spoil import Fault, polygon, with_feature, with_geometry

BOW_TIE = polygon(
    (123.15, 41.69), (123.16, 41.70), (123.16, 41.69), (123.15, 41.70), (123.15, 41.69)
)
OF_SHAPES: Final[dict[str, Fault]] = {
    "bow-tie": (with_geometry(0, BOW_TIE), ("zones.geojson", 1, "geometry", "invalid_geometry")),
    "no geometry": (with_geometry(1, None), ("zones.geojson", 2, "geometry", "no_geometry")),
    "empty geometry": (
        with_geometry(1, {"type": "Polygon", "coordinates": []}),
        ("zones.geojson", 2, "geometry", "empty_geometry"),
    ),
    "a point for a zone": (
        with_geometry(1, {"type": "Point", "coordinates": [123.15, 41.69]}),
        ("zones.geojson", 2, "geometry", "geometry_type"),
    ),
    "coordinates as text": (
        with_feature(
            "context.geojson",
            lambda all_: all_[0].update(geometry={"type": "Point", "coordinates": ["123", "41"]}),
        ),
        ("context.geojson", 1, "geometry", "no_geometry"),
    ),
    "heights": (
        with_feature(
            "context.geojson",
            lambda all_: all_[0].update(
                geometry={"type": "Point", "coordinates": [123.15, 41.69, 40.0]}
            ),
        ),
        ("context.geojson", 1, "geometry", "geometry_has_height"),
    ),
    "metres for degrees": (
        with_feature(
            "context.geojson",
            lambda all_: all_[0].update(
                geometry={"type": "Point", "coordinates": [512345.0, 4612345.0]}
            ),
        ),
        ("context.geojson", 1, "geometry", "not_degrees"),
    ),
    "another city": (
        with_feature(
            "context.geojson",
            lambda all_: all_[0].update(geometry={"type": "Point", "coordinates": [116.4, 39.9]}),
        ),
        ("context.geojson", 1, "geometry", "outside"),
    ),
    "zone of another size": (
        with_feature(
            "zones.geojson", lambda all_: all_[1]["properties"].update(planned_area_km2=1.02)
        ),
        ("zones.geojson", 2, "planned_area_km2", "area_differs"),
    ),
    "a list as a property": (
        with_feature("context.geojson", lambda all_: all_[0]["properties"].update(note=["a"])),
        ("context.geojson", 1, "note", "not_plain_value"),
    ),
}
