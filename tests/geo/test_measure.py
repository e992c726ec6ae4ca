"""Lengths and areas on the ellipsoid, against figures that are known by heart."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon, box

from geo.crs import to_metric
from geo.measure import along_m, area_km2, distance_m, length_m, radius_m

UNHURRIED = settings(deadline=None)  # a busy machine is no fault of the code

degrees = st.floats(0.001, 0.05)


@st.composite
def fields(draw: st.DrawFn) -> Polygon:
    """Draw a field with a pond in it, near the park."""
    west, south = draw(st.floats(122.6, 123.6)), draw(st.floats(41.2, 42.2))
    wide, high = draw(degrees), draw(degrees)
    shell = box(west, south, west + wide, south + high)
    pond = box(west + wide / 4, south + high / 4, west + wide / 2, south + high / 2)
    return Polygon(shell.exterior.coords, [pond.exterior.coords])


def test_one_square_degree_at_the_equator() -> None:
    # Published in many tables: a degree of longitude on the equator, and of latitude beside it.
    assert length_m(LineString([(0, 0), (1, 0)])) == pytest.approx(111_319.491, abs=0.001)
    assert length_m(LineString([(0, 0), (0, 1)])) == pytest.approx(110_574.389, abs=0.001)


@UNHURRIED
@given(fields())
def test_the_direction_of_a_ring_does_not_matter(field: Polygon) -> None:
    turned = Polygon(field.exterior.coords[::-1], [field.interiors[0].coords])
    assert area_km2(turned) == pytest.approx(area_km2(field), rel=1e-12)


@UNHURRIED
@given(fields())
def test_a_pond_is_not_field(field: Polygon) -> None:
    whole, pond = Polygon(field.exterior), Polygon(field.interiors[0])
    assert area_km2(field) == pytest.approx(area_km2(whole) - area_km2(pond), rel=1e-9)


@UNHURRIED
@given(fields())
def test_near_the_park_the_metric_system_agrees(field: Polygon) -> None:
    assert area_km2(field) == pytest.approx(to_metric(field).area / 1e6, rel=2e-4)


def test_arrays_keep_their_shape_and_the_unknown_stays_unknown() -> None:
    square, line = box(123, 41, 123.01, 41.01), LineString([(123, 41), (123.01, 41)])
    many = np.array([[square, None], [line, Point(123, 41)]], dtype=object)
    areas, lengths = area_km2(many), length_m(many)
    assert areas.shape == lengths.shape == (2, 2)
    assert np.isnan(areas[0, 1])
    assert np.isnan(lengths[0, 1])
    assert areas[0, 0] == area_km2(square)
    assert areas[1].tolist() == [0, 0]
    assert lengths[1].tolist() == [length_m(line), 0]
    assert lengths[0, 0] == pytest.approx(length_m(square.exterior))


def test_series_and_multipart_geometries_are_measured_too() -> None:
    one, other = box(123, 41, 123.01, 41.01), box(123.1, 41, 123.11, 41.01)
    both = MultiPolygon([one, other])
    assert area_km2(both) == pytest.approx(area_km2(one) + area_km2(other))
    assert length_m(both) == pytest.approx(length_m(one) + length_m(other))
    assert area_km2(gpd.GeoSeries([one, other]).to_numpy()).sum() == pytest.approx(area_km2(both))


def test_nothing_to_measure() -> None:
    assert length_m(np.array([], dtype=object)).tolist() == []
    assert area_km2(np.array([], dtype=object)).tolist() == []
    assert length_m(LineString()) == 0
    assert area_km2(Polygon()) == 0


def test_distance_along_a_line() -> None:
    line = LineString([(123, 41), (123.01, 41), (123.01, 41.02)])
    along = along_m(line)
    assert along[0] == 0
    assert (np.diff(along) > 0).all()
    assert along[-1] == pytest.approx(length_m(line))


def test_radius_reaches_the_farthest_corner() -> None:
    area = box(123, 41, 123.04, 41.01)
    middle = area.representative_point().coords[0]
    corners = shapely.get_coordinates(area)
    assert radius_m(area) == pytest.approx(max(distance_m(middle, corner) for corner in corners))
