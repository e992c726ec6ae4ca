"""Many points, lines and polygons as flat arrays, which are read and drawn at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


class CrossingRings(ValueError):
    """Polygons that cannot be filled."""

    def __init__(self, features: tuple[int, ...]) -> None:
        super().__init__(f"{len(features)} polygons")
        self.features = features
        """Places in the file, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Points, lines or rings one after the other: EPSG:4326, degrees, longitude first."""

    xy: Floats
    """Shape (vertices, 2)."""
    starts: Numbers
    """Shape (parts + 1,): where each part begins in `xy`, and where the last one ends."""
    feature: Numbers
    """Shape (parts,): place of the feature in the file, from 0."""

    def __len__(self) -> int:
        """Number of parts."""
        return len(self.feature)

    @property
    def closed(self) -> NDArray[np.bool_]:
        """Which parts are rings: four positions or more, and the last is the first."""
        first, end = self.starts[:-1], self.starts[1:]
        long = end - first >= 4
        found = np.zeros(len(self), dtype=bool)
        found[long] = (self.xy[first[long]] == self.xy[end[long] - 1]).all(axis=1)
        return found

    @property
    def plain(self) -> NDArray[np.bool_]:
        """Which rings have three or four corners and bend to one side only: a fan fills them."""
        found: NDArray[np.bool_] = np.diff(self.starts) == 4
        four = np.flatnonzero(np.diff(self.starts) == 5)
        corners = self.xy[self.starts[four][:, None] + np.arange(6) % 4]
        way = np.diff(corners, axis=1)
        turn = way[:, :-1, 0] * way[:, 1:, 1] - way[:, :-1, 1] * way[:, 1:, 0]
        found[four] = (turn >= 0).all(axis=1) | (turn <= 0).all(axis=1)
        return found

    def some(self, chosen: NDArray[np.bool_]) -> Parts:
        """Return the parts where `chosen`, shape (parts,), holds."""
        sizes = np.diff(self.starts)
        kept = np.repeat(chosen, sizes)
        starts = np.concatenate([[0], np.cumsum(sizes[chosen])])
        return Parts(xy=self.xy[kept], starts=starts, feature=self.feature[chosen])


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """What the file holds."""

    points: Parts
    lines: Parts
    rings: Parts
    """Outlines and holes of all polygons."""
    polygon: Numbers
    """Shape (rings,): which polygon a ring belongs to; the first ring of each is its outline."""
    properties: tuple[Mapping[str, Any], ...]
    """What the file says of each feature."""
    without_place: int
    """Features that have no geometry."""


def without_holes(shapes: Shapes) -> tuple[NDArray[np.bool_], Parts]:
    """Return which rings are whole polygons, and the triangles of the polygons that have holes.

    Raises
    ------
    CrossingRings
        If the rings of a polygon with holes cross each other.
    """
    rings = shapes.rings
    alone = np.bincount(shapes.polygon, minlength=1)[shapes.polygon] == 1
    holed = rings.some(~alone)
    if not len(holed):
        return alone, holed
    _, first, number = np.unique(shapes.polygon[~alone], return_index=True, return_inverse=True)
    at = np.repeat(np.arange(len(holed)), np.diff(holed.starts))
    lines: Any = shapely.linearrings(holed.xy, indices=at)
    polygons = np.asarray(shapely.polygons(lines, indices=number))
    feature = holed.feature[first]
    crossing = ~shapely.is_valid(polygons)
    if crossing.any():
        raise CrossingRings(tuple(int(at) for at in np.unique(feature[crossing])))
    triangles, place = shapely.get_parts(
        shapely.constrained_delaunay_triangles(polygons), return_index=True
    )
    xy = shapely.get_coordinates(triangles)
    starts = np.arange(len(triangles) + 1, dtype=np.int64) * 4
    return alone, Parts(xy=xy, starts=starts, feature=feature[place])


def crossing_outlines(shapes: Shapes) -> int:
    """Return how many features have an outline that crosses itself or encloses nothing.

    Polygons with holes are not looked at: `without_holes` refuses those that cross. A plain ring
    cannot cross itself, so that of many parcels few are looked at one by one.
    """
    rings = shapes.rings
    alone = np.bincount(shapes.polygon, minlength=1)[shapes.polygon] == 1
    plain = rings.plain
    bent, flat = rings.some(alone & ~plain), rings.some(alone & plain)
    wrong = [bent.feature[_crossing(bent)], flat.feature[_areas(flat) == 0]]
    return len(np.unique(np.concatenate(wrong)))


def _crossing(rings: Parts) -> NDArray[np.bool_]:
    if not len(rings):
        return np.zeros(0, dtype=bool)
    at = np.repeat(np.arange(len(rings)), np.diff(rings.starts))
    lines: Any = shapely.linearrings(rings.xy, indices=at)
    valid: NDArray[np.bool_] = shapely.is_valid(np.asarray(shapely.polygons(lines)))
    return ~valid


def _areas(rings: Parts) -> Floats:
    """Return twice the area of each ring, in square degrees, with the sign of its direction."""
    start = np.repeat(rings.xy[rings.starts[:-1]], np.diff(rings.starts), axis=0)
    x, y = (rings.xy - start).T
    steps = np.append(x[:-1] * y[1:] - x[1:] * y[:-1], 0.0)
    # From one ring to the next is no side; a ring ends where it began, at 0.
    return np.add.reduceat(steps, rings.starts[:-1]) if len(rings) else np.empty(0)
