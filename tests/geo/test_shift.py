"""The shifts of Chinese web maps, against an independent implementation and their own inverse."""

import numpy as np
import prcoords
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString

from geo.measure import distance_m
from geo.shift import bd09_to_wgs84, gcj02_to_wgs84, wgs84_to_bd09, wgs84_to_gcj02

UNHURRIED = settings(deadline=None)  # a busy machine is no fault of the code

PAIRS = {
    "gcj02": (wgs84_to_gcj02, gcj02_to_wgs84, prcoords.wgs_gcj),
    "bd09": (wgs84_to_bd09, bd09_to_wgs84, prcoords.wgs_bd),
}
# Well inside the box in which the shift applies; at its edge two places may shift to one.
china = st.tuples(st.floats(73, 136), st.floats(3, 54))
abroad = st.one_of(
    st.tuples(st.floats(-180, 72), st.floats(-85, 85)),
    st.tuples(st.floats(138, 180), st.floats(-85, 85)),
    st.tuples(st.floats(72.1, 137), st.floats(56, 85)),
    st.tuples(st.floats(72.1, 137), st.floats(-85, 0.8)),
)


@pytest.mark.parametrize("system", PAIRS)
@UNHURRIED
@given(place=china)
def test_agrees_with_prcoords(system: str, place: tuple[float, float]) -> None:
    ours, _, theirs = PAIRS[system]
    lon, lat = ours(*place)
    expected = theirs((place[1], place[0]))
    assert lon == pytest.approx(expected.lon, abs=1e-9)
    assert lat == pytest.approx(expected.lat, abs=1e-9)


@pytest.mark.parametrize("system", PAIRS)
@UNHURRIED
@given(place=china)
def test_there_and_back_within_a_tenth_of_a_millimetre(
    system: str, place: tuple[float, float]
) -> None:
    forward, back, _ = PAIRS[system]
    returned = np.array(back(*forward(*place)))
    assert distance_m(place, returned) < 1e-4


@pytest.mark.parametrize("system", PAIRS)
@UNHURRIED
@given(place=abroad)
def test_places_abroad_are_left_alone(system: str, place: tuple[float, float]) -> None:
    forward, back, _ = PAIRS[system]
    assert tuple(map(float, forward(*place))) == place
    assert tuple(map(float, back(*place))) == place


def test_a_published_pair() -> None:
    # Lida station on Amap, and the WGS 84 place the control points give for it.
    lon, lat = gcj02_to_wgs84(123.141541, 41.667894)
    assert (round(float(lon), 6), round(float(lat), 6)) == (123.135622, 41.665496)


def test_arrays_broadcast_and_unknown_stays_unknown() -> None:
    lon, lat = wgs84_to_gcj02([123.2, 123.3, np.nan], 41.7)
    assert lon.shape == lat.shape == (3,)
    assert np.isnan(lon[2])
    assert float(lon[0]) == float(wgs84_to_gcj02(123.2, 41.7)[0])


def test_a_geometry_is_moved_by_shapely() -> None:
    line = LineString([(123.2, 41.7), (123.21, 41.71)])
    # The published types know one form of function only.
    there = shapely.transform(line, wgs84_to_gcj02, interleaved=False)  # type: ignore[arg-type]
    back = shapely.transform(there, gcj02_to_wgs84, interleaved=False)  # type: ignore[arg-type]
    assert there.distance(line) > 0.001
    assert back.equals_exact(line, 1e-9)
