"""The bus feed is valid GTFS, fits the sites on the map and never looks like a running service."""

import csv
import json
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import gtfs_kit
import numpy as np
import pytest
from shapely import LineString
from shapely.geometry import shape

from geo.measure import along_m, distance_m

DATA = Path(__file__).parents[2] / "data"
FEED = DATA / "bus" / "gtfs"
COLUMNS = {
    "agency": {"agency_id", "agency_name", "agency_url", "agency_timezone"},
    "stops": {"stop_id", "stop_name", "stop_lat", "stop_lon"},
    "routes": {"route_id", "agency_id", "route_long_name", "route_type"},
    "trips": {"route_id", "service_id", "trip_id", "shape_id", "direction_id"},
    "stop_times": {"trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence"},
    "calendar": {"service_id", "monday", "sunday", "start_date", "end_date"},
    "shapes": {"shape_id", "shape_pt_lat", "shape_pt_lon", "shape_pt_sequence"},
    "feed_info": {"feed_publisher_name", "feed_publisher_url", "feed_lang"},
    "translations": {"table_name", "field_name", "language", "translation", "record_id"},
}
KEYS = [
    ("routes", "agency_id", "agency", "agency_id"),
    ("trips", "route_id", "routes", "route_id"),
    ("trips", "service_id", "calendar", "service_id"),
    ("trips", "shape_id", "shapes", "shape_id"),
    ("stop_times", "trip_id", "trips", "trip_id"),
    ("stop_times", "stop_id", "stops", "stop_id"),
]
WEST, SOUTH, EAST, NORTH = 123.10, 41.63, 123.31, 41.78
TOP_M_PER_S = 30 / 3.6

Rows = list[dict[str, str]]


def table(name: str) -> Rows:
    with (FEED / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def features(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((DATA / name).read_text(encoding="utf-8"))["features"]
    return found


def seconds(clock: str) -> int:
    hours, minutes, rest = map(int, clock.split(":"))
    return int(timedelta(hours=hours, minutes=minutes, seconds=rest).total_seconds())


def groups(rows: Rows, key: str) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for row in rows:
        found.setdefault(row[key], []).append(row)
    return found


def test_the_files_and_columns_are_there_and_no_fares_are_invented() -> None:
    assert {path.stem for path in FEED.glob("*.txt")} == set(COLUMNS)
    for name, columns in COLUMNS.items():
        rows = table(name)
        assert rows, name
        assert columns <= set(rows[0]), name
        assert all(None not in row and None not in row.values() for row in rows), name


@pytest.mark.parametrize(("name", "column", "other", "key"), KEYS)
def test_references_lead_somewhere_and_nothing_is_left_over(
    name: str, column: str, other: str, key: str
) -> None:
    assert {row[column] for row in table(name)} == {row[key] for row in table(other)}


@pytest.mark.parametrize("name", ["agency", "stops", "routes", "trips", "calendar"])
def test_ids_are_unique(name: str) -> None:
    ids = [
        row[{"calendar": "service_id"}.get(name, f"{name.rstrip('s')}_id")] for row in table(name)
    ]
    if name == "agency":
        ids = [row["agency_id"] for row in table(name)]
    assert len(ids) == len(set(ids))


def test_times_and_distances_grow_along_every_trip() -> None:
    for trip, calls in groups(table("stop_times"), "trip_id").items():
        assert len(calls) >= 2, trip
        assert [int(call["stop_sequence"]) for call in calls] == list(range(1, len(calls) + 1))
        for call in calls:
            assert seconds(call["arrival_time"]) <= seconds(call["departure_time"]), trip
            assert call["timepoint"] == "0", "an assumed time is approximate"
        for here, there in pairwise(calls):
            metres = float(there["shape_dist_traveled"]) - float(here["shape_dist_traveled"])
            spent = seconds(there["arrival_time"]) - seconds(here["departure_time"])
            assert metres > 0, trip
            assert spent > 0, trip
            assert metres / spent <= TOP_M_PER_S, trip


def test_departures_are_every_quarter_of_an_hour_from_seven_to_seven() -> None:
    first = {trip: calls[0] for trip, calls in groups(table("stop_times"), "trip_id").items()}
    for shape_id, trips in groups(table("trips"), "shape_id").items():
        clocks = [first[trip["trip_id"]]["departure_time"] for trip in trips]
        assert (clocks[0], clocks[-1]) == ("07:00:00", "19:00:00"), shape_id
        assert set(np.diff([seconds(clock) for clock in clocks])) == {900}, shape_id


def test_shapes_are_measured_on_the_ground_and_pass_the_stops() -> None:
    stops = {row["stop_id"]: (row["stop_lon"], row["stop_lat"]) for row in table("stops")}
    calls = groups(table("stop_times"), "trip_id")
    trips = groups(table("trips"), "shape_id")
    for shape_id, rows in groups(table("shapes"), "shape_id").items():
        line = LineString([(float(r["shape_pt_lon"]), float(r["shape_pt_lat"])) for r in rows])
        written = [float(row["shape_dist_traveled"]) for row in rows]
        assert written == pytest.approx(along_m(line), abs=0.06)
        at = {(r["shape_pt_lon"], r["shape_pt_lat"]): r["shape_dist_traveled"] for r in rows}
        for trip in trips[shape_id]:
            for call in calls[trip["trip_id"]]:
                assert at[stops[call["stop_id"]]] == call["shape_dist_traveled"]


def test_places_are_in_the_park() -> None:
    for name, prefix in (("stops", "stop_"), ("shapes", "shape_pt_")):
        for row in table(name):
            assert WEST < float(row[f"{prefix}lon"]) < EAST
            assert SOUTH < float(row[f"{prefix}lat"]) < NORTH


def test_the_feed_and_the_map_show_the_same_lines() -> None:
    sites = {one["properties"]["project_id"]: one for one in features("project_sites.geojson")}
    for trip in {(row["route_id"], row["shape_id"], row["direction_id"]) for row in table("trips")}:
        route_id, shape_id, direction = trip
        rows = [row for row in table("shapes") if row["shape_id"] == shape_id]
        drawn = [(float(row["shape_pt_lon"]), float(row["shape_pt_lat"])) for row in rows]
        line = shape(sites[route_id]["geometry"])
        assert drawn == (list(line.coords) if direction == "0" else list(line.coords)[::-1])
        assert sites[route_id]["properties"]["geometry_basis"] == "schematic"


def test_the_tower_stands_where_the_core_zone_stands_for_it() -> None:
    core = shape(features("zones.geojson")[0]["geometry"])
    tower = next(row for row in table("stops") if row["stop_id"] == "innovation-tower")
    place = (float(tower["stop_lon"]), float(tower["stop_lat"]))
    assert distance_m(place, core.representative_point().coords[0]) < 0.2


def test_the_feed_says_that_it_is_assumed() -> None:
    assert "假定时刻表" in table("agency")[0]["agency_name"]
    assert "假定时刻表" in table("feed_info")[0]["feed_publisher_name"]
    assert all("规划" in row["route_long_name"] for row in table("routes"))
    assert all("假定" in row["stop_name"] or "示意" in row["stop_name"] for row in table("stops"))
    assert table("calendar")[0]["start_date"] >= "20300101"
    readme = (DATA / "bus" / "README.md").read_text(encoding="utf-8")
    assert "假定时刻表" in readme
    assert "assumed timetable" in readme


def test_every_name_is_said_in_english_and_german() -> None:
    said = {(r["table_name"], r["record_id"], r["language"]) for r in table("translations")}
    named = {("stops", row["stop_id"]) for row in table("stops")}
    named |= {("routes", row["route_id"]) for row in table("routes")}
    assert {(*name, language) for name in named for language in ("en", "de")} <= said


def test_gtfs_kit_reads_it() -> None:
    feed = gtfs_kit.read_feed(FEED, dist_units="m")
    described = feed.describe().set_index("indicator")["value"]
    assert described["num_routes"] == 2
    assert described["num_trips"] == len(table("trips"))
    assert described["timezone"] == "Asia/Shanghai"
    assert feed.get_dates()[0] == "20300101"
