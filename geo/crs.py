"""Tell which coordinates are which: the two systems in use, and the way between them.

Coordinates are kept in degrees (`STORED`) because every exchange format wants them so, and are
measured in metres (`METRIC`) because a degree of longitude is a quarter shorter than a degree of
latitude in Shenyang. `METRIC` is CGCS2000 / 3-degree Gauss-Krueger with central meridian 123°E:
the park lies beside that meridian, so areas there are true to some parts per million. WGS 84 and
CGCS2000 differ by centimetres; both are read as `STORED`.
"""

from functools import cache
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Proj, Transformer
from pyproj.enums import TransformDirection

from geo.errors import MissingCRS

STORED = CRS.from_epsg(4326)
METRIC = CRS.from_epsg(4550)

G = TypeVar("G")
"""A shapely geometry, an array of them, a GeoSeries or a GeoDataFrame: what comes in goes out."""


class LonLat(NamedTuple):
    """A place on the ground, EPSG:4326, in degrees, east first."""

    lon: float
    lat: float

    def for_folium(self) -> tuple[float, float]:
        """Return (lat, lon), the order Leaflet and folium expect."""
        return (self.lat, self.lon)


def require_crs(table: Any) -> CRS:
    """Return the CRS of a GeoSeries or GeoDataFrame.

    Raises
    ------
    MissingCRS
        If it has none; the message names the file in `table.attrs["file"]` where known.
    """
    if table.crs is None:
        raise MissingCRS(table.attrs.get("file", "unknown file"))
    return CRS.from_user_input(table.crs)


def to_metric(geometry: G) -> G:
    """Return the geometry in `METRIC`, in metres.

    A bare shapely geometry cannot carry a CRS and is taken as `STORED`; a table must say its own.

    Raises
    ------
    MissingCRS
        If a table has no CRS.
    """
    return cast("G", _moved(geometry, METRIC))


def to_stored(geometry: G) -> G:
    """Return the geometry in `STORED`, in degrees, longitude first.

    A bare shapely geometry is taken as `METRIC`; a table must say its own CRS.

    Raises
    ------
    MissingCRS
        If a table has no CRS.
    """
    return cast("G", _moved(geometry, STORED))


def _moved(geometry: Any, target: CRS) -> Any:
    if hasattr(geometry, "to_crs"):
        require_crs(geometry)
        return geometry.to_crs(target)
    way = TransformDirection.FORWARD if target is METRIC else TransformDirection.INVERSE
    change = _to_metres()

    def move(xy: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(change.transform(xy[:, 0], xy[:, 1], direction=way))

    return shapely.transform(geometry, move)


@cache
def _to_metres() -> Transformer:
    # The projection of `METRIC` alone, longitude first: `STORED` has the same datum here. A way
    # between two systems would be searched for, 150 ms at first and 60 ms in each thread, and every
    # rerun of a page is a thread of its own.
    degrees = "+step +proj=unitconvert +xy_in=deg +xy_out=rad"
    return Transformer.from_pipeline(f"+proj=pipeline {degrees} +step {Proj(METRIC).definition}")
