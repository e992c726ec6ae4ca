"""Coordinates keep their meaning on the way to metres and back."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point

from geo.crs import METRIC, STORED, LonLat, require_crs, to_metric, to_stored
from geo.errors import GeoError, MissingCRS

UNHURRIED = settings(deadline=None)  # a busy machine is no fault of the code

places = st.tuples(st.floats(122.5, 124.0), st.floats(41.0, 42.5))


@UNHURRIED
@given(st.lists(places, min_size=2, max_size=6, unique=True))
def test_there_and_back(points: list[tuple[float, float]]) -> None:
    line = LineString(points)
    back = to_stored(to_metric(line))
    assert np.allclose(shapely.get_coordinates(back), points, rtol=0, atol=1e-9)


def test_longitude_comes_first() -> None:
    # On the central meridian the easting is the false easting, wherever one stands on it.
    flat = to_metric(Point(123.0, 41.7))
    assert flat.x == pytest.approx(500_000, abs=1e-6)
    assert 4_600_000 < flat.y < 4_640_000


def test_a_table_without_crs_is_refused_by_the_name_of_its_file() -> None:
    table = gpd.GeoSeries([Point(123, 41)])
    table.attrs["file"] = "roads.gpkg"
    for use in (require_crs, to_metric, to_stored):
        with pytest.raises(MissingCRS, match=r"roads\.gpkg"):
            use(table)
    assert issubclass(MissingCRS, GeoError)


def test_cgcs2000_is_read_as_wgs84() -> None:
    here = gpd.GeoSeries([Point(123.2, 41.7)])
    shifted_m = to_metric(here.set_crs(4490)).distance(to_metric(here.set_crs(STORED)))
    assert shifted_m.iloc[0] < 1e-6
    assert to_metric(here.set_crs(4490)).crs == METRIC


def test_folium_wants_latitude_first() -> None:
    assert LonLat(lon=123.2, lat=41.7).for_folium() == (41.7, 123.2)
