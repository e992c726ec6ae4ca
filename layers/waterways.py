"""Rivers and canals as far as their course is known."""

from __future__ import annotations

from layers.model import Feature, Group, Kind, LayerDef, Style, cited
from park import Park, Selection
from park.vocabulary import GeometryBasis


def _build(park: Park, _chosen: Selection) -> tuple[Feature, ...]:
    return tuple(
        Feature(
            id=water["id"],
            geometry=water["geometry"],
            style="assumed"
            if water["geometry_basis"] in (GeometryBasis.RECONSTRUCTED, GeometryBasis.SCHEMATIC)
            else "river",
            names=water,
            basis=water["geometry_basis"],
            accuracy_m=water["accuracy_m"],
            source_ids=cited(water["source_ids"]),
            rank=60,
            facts={"waterway": f"waterway.{water['kind']}"},
        )
        for water in park.waterways.to_dict("records")
    )


WATERWAYS = LayerDef(
    id="waterways",
    group=Group.WATERWAYS,
    sources=("waterways.geojson",),
    styles=(
        Style(key="river", kind=Kind.LINE, colour="water", width_px=6, label="water.label"),
        Style(
            key="assumed",
            kind=Kind.LINE,
            colour="water",
            width_px=4,
            dash_m=(140.0, 70.0),
            label="water.label",
        ),
    ),
    build=_build,
)
