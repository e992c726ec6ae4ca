"""Points find their zone, as shapely alone would find it."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, Polygon, box

from geo.contain import NOWHERE, in_zone, zone_of

UNHURRIED = settings(deadline=None)  # a busy machine is no fault of the code

WEST, EAST = box(123.0, 41.0, 123.1, 41.1), box(123.1, 41.0, 123.2, 41.1)
BENT = Polygon([(123, 41), (123.2, 41.05), (123.15, 41.2), (123.1, 41.06), (123.02, 41.15)])
points = st.lists(st.tuples(st.floats(122.9, 123.3), st.floats(40.9, 41.3)), min_size=1)


@UNHURRIED
@given(points)
def test_agrees_with_shapely_one_by_one(places: list[tuple[float, float]]) -> None:
    lon, lat = np.array(places).T
    assert in_zone(lon, lat, BENT).tolist() == [BENT.contains(Point(place)) for place in places]


def test_every_point_gets_one_zone_or_none() -> None:
    found = zone_of([123.05, 123.15, 123.25, np.nan], [41.05, 41.05, 41.05, 41.05], [WEST, EAST])
    assert found.tolist() == [0, 1, NOWHERE, NOWHERE]


def test_the_street_between_two_zones_is_in_neither() -> None:
    assert zone_of(123.1, 41.05, [WEST, EAST]).tolist() == NOWHERE
    assert zone_of(123.05, 41.05, [WEST, EAST]).tolist() == 0


def test_where_zones_overlap_the_first_wins() -> None:
    assert zone_of([123.05], [41.05], [BENT, WEST]).tolist() == [0]
    assert zone_of([123.05], [41.05], [WEST, BENT]).tolist() == [0]


def test_no_zones_and_no_points() -> None:
    assert zone_of([123.05], [41.05], []).tolist() == [NOWHERE]
    assert zone_of([], [], [WEST]).tolist() == []
