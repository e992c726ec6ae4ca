"""The accuracy of a geometry, drawn around it."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, box

from geo.band import accuracy_band, widened
from geo.crs import to_metric
from geo.errors import BadDistance
from geo.measure import area_km2, distance_m

UNHURRIED = settings(deadline=None)  # a busy machine is no fault of the code

HERE = Point(123.2, 41.7)


@UNHURRIED
@given(st.floats(1, 5000))
def test_a_point_becomes_a_circle_of_its_accuracy(accuracy_m: float) -> None:
    circle = accuracy_band(HERE, accuracy_m)
    radii = distance_m(HERE.coords[0], shapely.get_coordinates(circle))
    assert radii == pytest.approx(np.full(radii.shape, accuracy_m), rel=1e-3)


def test_a_line_becomes_a_corridor() -> None:
    line = LineString([(123.2, 41.7), (123.25, 41.7)])
    corridor = to_metric(accuracy_band(line, 400))
    assert corridor.area == pytest.approx(to_metric(line).length * 800 + np.pi * 400**2, rel=0.005)


def test_of_an_area_only_the_outline_is_in_doubt() -> None:
    area = box(123.2, 41.7, 123.25, 41.75)
    ring = accuracy_band(area, 100)
    assert not ring.intersects(area.centroid)
    assert ring.covers(area.boundary)
    assert widened(area, 100).covers(area)
    assert widened(area, 0).normalize().equals_exact(area.normalize(), 1e-9)


def test_arrays_take_one_accuracy_each() -> None:
    bands = accuracy_band(np.array([HERE, HERE], dtype=object), [100, 200])
    assert area_km2(bands[1]) == pytest.approx(4 * area_km2(bands[0]), rel=1e-3)


@pytest.mark.parametrize("bad", [-1.0, float("nan"), float("inf")])
def test_senseless_accuracies_are_refused(bad: float) -> None:
    with pytest.raises(BadDistance):
        accuracy_band(HERE, bad)
    with pytest.raises(BadDistance):
        widened(HERE, bad)
