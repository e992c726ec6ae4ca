"""Measure lengths and areas. The only module that does.

Everything is measured on the ellipsoid, not in a projection, so a figure does not depend on which
projection someone chose. CGCS2000 and WGS 84 differ in the tenth digit of the flattening: one
ellipsoid serves both.
"""

from typing import Any, overload

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from pyproj import Geod
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

Floats = NDArray[np.float64]
_EARTH = Geod(ellps="WGS84")
_M2_PER_KM2 = 1e6


@overload
def area_km2(geometry: BaseGeometry) -> float: ...
@overload
def area_km2(geometry: NDArray[Any]) -> Floats: ...
def area_km2(geometry: BaseGeometry | NDArray[Any]) -> float | Floats:
    """Geodesic area in square kilometres of geometries in EPSG:4326.

    Lines and points have 0; a missing geometry has NaN, since unknown is not 0. The direction in
    which a ring is written does not matter.
    """
    if isinstance(geometry, BaseGeometry):
        # pyproj counts a ring written clockwise as negative; holes need the opposite of the shell.
        area, _ = _EARTH.geometry_area_perimeter(shapely.orient_polygons(geometry))
        return abs(area) / _M2_PER_KM2
    each = (np.nan if one is None else area_km2(one) for one in np.ravel(geometry))
    return np.fromiter(each, float, np.size(geometry)).reshape(np.shape(geometry))


@overload
def length_m(geometry: BaseGeometry) -> float: ...
@overload
def length_m(geometry: NDArray[Any]) -> Floats: ...
def length_m(geometry: BaseGeometry | NDArray[Any]) -> float | Floats:
    """Geodesic length in metres of geometries in EPSG:4326.

    A polygon gives its perimeter with holes, a point 0, a missing geometry NaN.
    """
    many = np.atleast_1d(np.asarray(geometry, dtype=object)).ravel()
    parts, owner = shapely.get_parts(many, return_index=True)
    rings, ring_part = shapely.get_rings(parts, return_index=True)
    lines = shapely.get_dimensions(parts) == 1
    pieces = np.concatenate([parts[lines], rings])
    piece_owner = np.concatenate([owner[lines], owner[ring_part]])
    xy, piece = shapely.get_coordinates(pieces, return_index=True)
    metres = distance_m(xy[:-1], xy[1:])
    inside = piece[:-1] == piece[1:]
    total = np.bincount(
        piece_owner[piece[:-1][inside]], metres[inside], minlength=many.size
    ).astype(float)
    total[shapely.is_missing(many)] = np.nan
    return (
        float(total[0]) if isinstance(geometry, BaseGeometry) else total.reshape(np.shape(geometry))
    )


def distance_m(here: ArrayLike, there: ArrayLike) -> Floats:
    """Geodesic distance in metres between places, each an array of (lon, lat) rows in EPSG:4326."""
    a, b = np.broadcast_arrays(np.asarray(here, float), np.asarray(there, float))
    _, _, metres = _EARTH.inv(a[..., 0], a[..., 1], b[..., 0], b[..., 1])
    return np.asarray(metres, float)


def along_m(line: LineString) -> Floats:
    """Metres from the start of a line in EPSG:4326 to each of its vertices, the first being 0."""
    xy = shapely.get_coordinates(line)
    return np.concatenate([[0.0], np.cumsum(distance_m(xy[:-1], xy[1:]))])


def radius_m(area: Polygon) -> float:
    """Metres from the representative point of a polygon in EPSG:4326 to its farthest corner.

    This is the accuracy of a thing known only to lie somewhere in that polygon.
    """
    middle = shapely.get_coordinates(area.representative_point())
    return float(distance_m(middle, shapely.get_coordinates(area)).max())
