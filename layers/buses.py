"""The planned autonomous bus links and their stops."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pandas as pd
from shapely.geometry import Point

from layers.model import Feature, Group, Kind, LayerDef, Style
from layers.sites import Row, drawn_in, placed_projects
from park import Park, Selection
from park.vocabulary import GeometryBasis

_ASSUMED = {"timetable": "timetable.assumed"}


def _style(row: Row, _stage: str) -> str | None:
    return "planned" if drawn_in(row) == "bus_lines" else None


def _lines(park: Park, chosen: Selection) -> tuple[Feature, ...]:
    return tuple(
        replace(line, facts={**line.facts, **_ASSUMED})
        for line in placed_projects(park, chosen, _style)
    )


def _served(park: Park, chosen: Selection) -> frozenset[str]:
    """Return the stops of the selected lines; a route's id in the feed is its project's."""
    asked = set(park.projects.loc[chosen.mask(park), "id"])
    trips = park.gtfs["trips"]
    run = set(trips.loc[trips["route_id"].isin(asked), "trip_id"])
    calls = park.gtfs["stop_times"]
    return frozenset(calls.loc[calls["trip_id"].isin(run), "stop_id"])


def _translated(park: Park) -> dict[str, dict[str, str]]:
    """Return the stops' names in other languages, by stop, as the feed's translations have them."""
    rows = park.gtfs.get("translations", pd.DataFrame())
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows.to_dict("records"):
        if row["table_name"] == "stops" and row["field_name"] == "stop_name":
            found[row["record_id"]][f"name_{row['language']}"] = row["translation"]
    return found


def _stops(park: Park, chosen: Selection) -> tuple[Feature, ...]:
    served, said = _served(park, chosen), _translated(park)
    return tuple(
        Feature(
            id=stop["stop_id"],
            geometry=Point(float(stop["stop_lon"]), float(stop["stop_lat"])),
            style="stop",
            names={"name_zh": stop["stop_name"], **said.get(stop["stop_id"], {})},
            basis=GeometryBasis.SCHEMATIC,
            accuracy_m=float("nan"),
            rank=20,
            facts=_ASSUMED,
        )
        for stop in park.gtfs["stops"].to_dict("records")
        if stop["stop_id"] in served
    )


BUS_LINES = LayerDef(
    id="bus_lines",
    group=Group.BUSES,
    sources=("projects.csv", "project_sites.geojson"),
    styles=(
        Style(
            key="planned",
            kind=Kind.LINE,
            colour="bus",
            width_px=3,
            dash_m=(45.0, 45.0),
            label="bus.label",
        ),
    ),
    build=_lines,
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
            in_legend=False,
        ),
    ),
    build=_stops,
)
