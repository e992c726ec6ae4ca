"""What helps a reader find the way: metro, roads, the district, known places."""

from __future__ import annotations

from collections.abc import Callable

from layers.model import Feature, Group, Kind, LayerDef, Style, cited
from park import Park, Selection

_RANKS = {"district": 5, "road": 30, "metro_line": -1, "metro_station": 45, "place": 35}


def _of_kind(kind: str) -> Callable[[Park, Selection], tuple[Feature, ...]]:
    def build(park: Park, _chosen: Selection) -> tuple[Feature, ...]:
        rows = park.context[park.context["kind"] == kind]
        return tuple(
            Feature(
                id=row["id"],
                geometry=row["geometry"],
                style=kind,
                names=row,
                basis=row["geometry_basis"],
                accuracy_m=row["accuracy_m"],
                source_ids=cited(row["source_ids"]),
                rank=_RANKS[kind],
                facts={"context": f"context.{kind}"},
            )
            for row in rows.to_dict("records")
        )

    return build


def _layer(layer_id: str, style: Style, *, visible: bool = True) -> LayerDef:
    return LayerDef(
        id=layer_id,
        group=Group.CONTEXT,
        sources=("context.geojson",),
        styles=(style,),
        build=_of_kind(style.key),
        visible=visible,
    )


DISTRICT = _layer(
    "district",
    Style(
        key="district",
        kind=Kind.AREA,
        colour="district",
        width_px=1.5,
        dash_m=(400.0, 200.0),
        label="context.label",
    ),
)
ROADS = _layer(
    "roads",
    Style(
        key="road",
        kind=Kind.LINE,
        colour="road",
        width_px=5,
        label="context.label",
    ),
)
METRO = _layer("metro", Style(key="metro_line", kind=Kind.LINE, colour="metro", width_px=2.5))
STATIONS = _layer(
    "stations",
    Style(
        key="metro_station",
        kind=Kind.POINT,
        colour="station",
        radius_px=4.5,
        hollow=True,
        label="context.label",
    ),
)
PLACES = _layer(
    "places",
    Style(
        key="place",
        kind=Kind.POINT,
        colour="place",
        radius_px=4,
        label="context.label",
    ),
)
