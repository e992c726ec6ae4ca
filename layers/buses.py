"""The planned autonomous bus links and their stops."""

from __future__ import annotations

from dataclasses import replace

from shapely.geometry import Point

from layers.model import Feature, Group, Kind, LayerDef, Standing, Style, faint, sure_or_not
from layers.sites import Row, placed_projects
from park import Park, Selection
from park.bus_stops import served_by, stops
from park.vocabulary import GeometryBasis

_ASSUMED = {"timetable": "timetable.assumed"}


def _style(_row: Row, standing: Standing) -> str:
    return sure_or_not(standing, "planned")


def _lines(park: Park, chosen: Selection) -> tuple[Feature, ...]:
    return tuple(
        replace(line, facts={**line.facts, **_ASSUMED})
        for line in placed_projects(park, chosen, "bus_lines", _style)
    )


def _stops(park: Park, chosen: Selection) -> tuple[Feature, ...]:
    lines, asked = park.gtfs["routes"]["route_id"], chosen.mask(park)
    rows = park.rows_of(lines)
    drawn = {line for line, row in zip(lines, rows, strict=True) if row >= 0 and asked[row]}
    served = served_by(park, drawn)
    return tuple(
        Feature(
            id=stop["id"],
            geometry=Point(stop["lon"], stop["lat"]),
            style="stop",
            names=stop,
            basis=GeometryBasis.SCHEMATIC,
            accuracy_m=float("nan"),
            rank=20,
            facts=_ASSUMED,
        )
        for stop in stops(park)
        if stop["id"] in served
    )


_PLANNED = Style(
    key="planned",
    kind=Kind.LINE,
    colour="bus",
    width_px=3,
    dash_m=(45.0, 45.0),
    label="bus.label",
)

BUS_LINES = LayerDef(
    id="bus_lines",
    group=Group.BUSES,
    sources=("projects.csv", "project_sites.geojson"),
    styles=(_PLANNED, faint(_PLANNED, "planned_unsure")),
    build=_lines,
    over_time=sure_or_not,
)

BUS_STOPS = LayerDef(
    id="bus_stops",
    group=Group.BUSES,
    sources=("bus/gtfs/stops.txt", "bus/gtfs/stop_times.txt", "bus/gtfs/trips.txt"),
    styles=(
        Style(
            key="stop",
            kind=Kind.POINT,
            colour="bus.stop",
            radius_px=4,
            width_px=2,
            hollow=True,
            label="bus.label",
        ),
    ),
    build=_stops,
)
