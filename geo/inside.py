"""Tell what lies inside an area, when it is known only roughly where things lie.

A thing drawn inside may truly lie outside, and the other way round, by as much as its accuracy. So
there are four answers, and only two of them are sure of something inside.
"""

from enum import StrEnum
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from geo.crs import to_metric, to_stored
from geo.measure import area_km2

_QUARTER = 16
"""Segments to a quarter circle, as in geo/band.py."""

_LEAST_M = 1e-3
"""Less than this is no distance: GEOS loses a shape that it widens by next to nothing."""


class Standing(StrEnum):
    """How a thing stands to an area, the surest first."""

    INSIDE = "inside"
    """All of it surely lies inside."""
    PARTLY = "partly"
    """Some of it surely lies inside."""
    MAYBE = "maybe"
    """Some of it may lie inside."""
    OUTSIDE = "outside"
    """Surely nothing of it lies inside."""


def standings(
    geometries: NDArray[Any], accuracy_m: ArrayLike, area: Polygon
) -> NDArray[np.object_]:
    """Return the `Standing` of each geometry to the area; all in EPSG:4326.

    `accuracy_m` says for each geometry how far any point of it may be off, in metres. Where that is
    NaN, nothing is sure: what is drawn inside may lie inside, and no more is said.
    """
    flat, home = to_metric(geometries), to_metric(area)
    known = np.broadcast_to(np.asarray(accuracy_m, float), np.shape(flat))
    reach = np.where(known >= _LEAST_M, known, 0.0)  # not what is NaN either
    sure = ~np.isnan(known)
    to_edge = shapely.distance(flat, shapely.boundary(home))
    # What is drawn deeper inside than it can be off is inside.
    core = shapely.buffer(home, -reach, quad_segs=_QUARTER)
    found = np.full(np.shape(flat), Standing.OUTSIDE, dtype=object)
    found[shapely.distance(flat, home) <= reach] = Standing.MAYBE
    found[sure & shapely.intersects(core, flat)] = Standing.PARTLY
    found[sure & shapely.covers(home, flat) & (to_edge >= reach)] = Standing.INSIDE
    return found


def share_km2(place: BaseGeometry, accuracy_m: float, area: Polygon) -> tuple[float, float, float]:
    """Return how much of a place lies inside the area: as drawn, at the least, at the most, in km².

    The least counts what is inside wherever in its accuracy the place's outline runs, the most what
    may be. Both areas are EPSG:4326.
    """
    flat, home = to_metric(place), to_metric(area)
    reach = accuracy_m if accuracy_m >= _LEAST_M else 0.0
    shapes = (flat, shapely.buffer(flat, -reach), shapely.buffer(flat, reach))
    cuts = [to_stored(shapely.intersection(shape, home)) for shape in shapes]
    drawn, least, most = (area_km2(cut) for cut in cuts)
    return drawn, least, most
