"""Show how far off a geometry may be: its accuracy as an area around it.

A point that is good to 1.2 km is a circle of 1.2 km, not a dot. Widths are metres on the ground;
coordinates go in and come out in EPSG:4326.
"""

from typing import Any, TypeVar, cast

import numpy as np
import shapely
from numpy.typing import ArrayLike

from geo.crs import to_metric, to_stored
from geo.errors import BadDistance

G = TypeVar("G")
"""One shapely geometry, or an array of them: as many come out as went in."""

_QUARTER = 16
"""Segments to a quarter circle: the polygon stays within half a percent of the circle."""

_AREA = 2
"""Dimensions of a polygon, as shapely counts them."""


def accuracy_band(geometry: G, accuracy_m: ArrayLike) -> G:
    """Return where the geometry may truly run.

    A point becomes a circle, a line a corridor, a polygon a ring on both sides of its outline: that
    is the part in doubt, while its inside is not. `accuracy_m` is one number or one for each
    geometry.

    Raises
    ------
    BadDistance
        If an accuracy is negative or not a finite number.
    """
    flat: Any = to_metric(geometry)
    drawn: Any = np.where(shapely.get_dimensions(flat) == _AREA, shapely.boundary(flat), flat)
    return cast("G", _buffered(drawn, accuracy_m))


def widened(geometry: G, distance_m: ArrayLike) -> G:
    """Return everything no farther than `distance_m` metres from the geometry, itself included.

    Raises
    ------
    BadDistance
        If a distance is negative or not a finite number.
    """
    return cast("G", _buffered(to_metric(geometry), distance_m))


def _buffered(flat: Any, metres: ArrayLike) -> Any:
    width = np.asarray(metres, float)
    if not (np.isfinite(width) & (width >= 0)).all():
        raise BadDistance(metres)
    # A single geometry stays single: shapely answers a scalar with a scalar.
    return to_stored(shapely.buffer(flat, width, quad_segs=_QUARTER))
