"""What is not known exactly gets an interval of distances, and never a single one."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from park import Park
from park.zone_reach import NEAR_M, Row, _near, stops_near, works_near
from tests.park.made import repeatable
from tests.tiny import SOUTH, TALL, WEST, WIDE

PER_DEGREE_M = 1_000 / TALL


def zone(park: Park, accuracy_m: float = 50.0) -> Row:
    """Return the western zone, as sure as asked."""
    row: Row = park.zones.iloc[0].to_dict()
    return {**row, "accuracy_m": accuracy_m}


def north_of(metres: float) -> Point:
    """Return a place so far north of the zone's northern side, inside if negative."""
    return Point(WEST + WIDE / 2, SOUTH + TALL + metres / PER_DEGREE_M)


@repeatable
@given(st.floats(-400, 3_000), st.floats(0, 2_000), st.floats(0, 500))
def test_the_interval_holds_the_drawn_distance(
    tiny_park: Park, metres: float, off_m: float, zone_off_m: float
) -> None:
    rows = pd.DataFrame([{"id": "it"}])
    found = _near(zone(tiny_park, zone_off_m), rows, np.array([north_of(metres)]), [off_m])
    either = off_m + zone_off_m
    if not found:
        assert metres - either > NEAR_M - 5
        return
    (one,) = found
    drawn = max(metres, 0.0)
    assert one.least_m - 5 <= drawn <= one.most_m + 5
    assert one.most_m - one.least_m <= 2 * either + 1e-6
    # Surely inside only where it is drawn deeper than both can be off.
    assert (one.most_m == 0) == (metres < -either) or abs(metres + either) < 5


def test_without_an_accuracy_nothing_is_said(tiny_park: Park) -> None:
    rows = pd.DataFrame([{"id": "far"}, {"id": "near"}])
    places = np.array([north_of(90_000), north_of(10)])
    known, unknown = _near(zone(tiny_park), rows, places, [math.nan, 5.0])
    assert known.row["id"] == "near"
    assert not unknown.is_known


def test_stops_are_as_sure_as_their_worst_line(tiny_park: Park) -> None:
    """The tiny feed's line has no site: how well its stops are known cannot be said."""
    found = stops_near(tiny_park, zone(tiny_park))
    assert {one.row["id"] for one in found} == {"s1", "s2"}
    assert not any(one.is_known for one in found)


def test_the_nearest_works_come_first(real_park: Park) -> None:
    for row in real_park.zones.to_dict("records"):
        found = works_near(real_park, row)
        assert [one.most_m for one in found] == sorted(one.most_m for one in found)
        assert all(one.most_m - one.least_m >= row["accuracy_m"] for one in found)


def test_a_park_without_stops_or_sites_has_nothing_near(tiny_park: Park) -> None:
    bare = replace(
        tiny_park,
        project_sites=tiny_park.project_sites.iloc[:0],
        gtfs={**tiny_park.gtfs, "stops": tiny_park.gtfs["stops"].iloc[:0]},
    )
    assert stops_near(bare, zone(bare)) == works_near(bare, zone(bare)) == ()


@pytest.mark.parametrize("at", [0, 1])
def test_every_stop_of_the_data_may_be_near_some_zone(real_park: Park, at: int) -> None:
    found = stops_near(real_park, real_park.zones.iloc[at].to_dict())
    assert found
    assert all(one.is_known and one.most_m > one.least_m for one in found)
