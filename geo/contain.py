"""Tell which zone a point lies in.

A million points against a dozen zones must take a tenth of a second, so each zone first looks
only at the points in its bounding box. A point exactly on an outline is in no zone: it lies on the
street.
"""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

NOWHERE = -1
"""What `zone_of` answers for a point in no zone."""


def in_zone(lon: ArrayLike, lat: ArrayLike, zone: BaseGeometry) -> NDArray[np.bool_]:
    """Say for each point whether it lies inside one polygon; all in EPSG:4326, degrees.

    A NaN coordinate is outside.
    """
    x, y = np.broadcast_arrays(np.asarray(lon, float), np.asarray(lat, float))
    west, south, east, north = zone.bounds
    inside = np.asarray((x >= west) & (x <= east) & (y >= south) & (y <= north))
    shapely.prepare(zone)
    inside[inside] = shapely.contains_xy(zone, x[inside], y[inside])
    return inside


def zone_of(lon: ArrayLike, lat: ArrayLike, zones: Sequence[BaseGeometry]) -> NDArray[np.intp]:
    """Return for each point the position of its zone in `zones`, or `NOWHERE`; all in EPSG:4326.

    Where zones overlap, the first one listed wins, so the answer does not depend on chance.
    """
    x, y = np.broadcast_arrays(np.asarray(lon, float), np.asarray(lat, float))
    found = np.full(x.shape, NOWHERE, dtype=np.intp)
    for position in reversed(range(len(zones))):
        found[in_zone(x, y, zones[position])] = position
    return found
