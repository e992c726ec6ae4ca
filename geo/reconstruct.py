"""Rebuild the outline of a zone of which only bounding lines and an area are known.

The plan bounds each zone by named streets and rivers and gives an area. Control points locate one
of the lines, the *frontage*: a road. From its two ends the sides leave at assumed angles; the
fourth edge is *free* and runs parallel to the road, at the depth at which the geodesic area is the
plan's figure. That is the simplest outline the plan allows, not a survey, and every edge says how
far off it may be.

The area lies to the right of the frontage, read from its first point to its last. Coordinates are
EPSG:4326 going in and out; the construction is done in `crs.METRIC`, where a metre is a metre
within 10 ppm.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely import LineString, Polygon

from geo.crs import LonLat, to_metric, to_stored
from geo.errors import NoSolution
from geo.measure import area_km2, length_m

_DEEPEST_M = 50_000.0
_ROUNDS = 200
_FEWEST = 2
_CLOSE_ENOUGH = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Frontage:
    """The known edge, through its control points in order."""

    points: tuple[LonLat, ...]
    accuracy_m: tuple[float, ...]
    """How far off each point may be, in metres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """An edge of which only the starting point is known."""

    angle_deg: float = 90.0
    """Inner angle between frontage and side; below 90 the zone narrows with depth."""
    angle_accuracy_deg: float = 0.0
    """How far off that angle may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A zone rebuilt: its polygon, and its four edges with what is known of each."""

    polygon: Polygon
    depth_m: float
    """Distance of the free edge from the road, square to the line between the road's ends."""
    edges: dict[str, LineString]
    """`frontage`, `start`, `end`, `free`; the sides run away from the road."""
    accuracy_m: dict[str, float]
    """How far off each edge may be, following from the points, the angles and the area."""


def reconstruct(
    frontage: Frontage, start: Side, end: Side, target_km2: float, area_accuracy_km2: float = 0.0
) -> Outline:
    """Return the outline whose geodesic area is `target_km2`.

    `start` and `end` leave the first and the last point of the frontage. `area_accuracy_km2` is how
    far off the target itself may be: "about 3.2" is 3.2 ± 0.05.

    Raises
    ------
    NoSolution
        If the road doubles back, or the sides meet before the area is reached.
    """
    build, chord_m = _construction(frontage, start, end)
    depth_m = _depth(build, chord_m, start, end, target_km2)
    edges = build(depth_m)
    accuracy = _accuracy(frontage, (start, end), edges, depth_m, area_accuracy_km2)
    return Outline(polygon=_ring(edges), depth_m=depth_m, edges=edges, accuracy_m=accuracy)


def _construction(
    frontage: Frontage, start: Side, end: Side
) -> tuple[Callable[[float], dict[str, LineString]], float]:
    """Return a function from depth to edges, and the distance between the road's ends in metres."""
    if len(frontage.points) < _FEWEST or len(frontage.points) != len(frontage.accuracy_m):
        raise NoSolution("a frontage needs two points or more, each with its accuracy")
    road = LineString(frontage.points)
    xy = np.asarray(to_metric(road).coords)
    chord = xy[-1] - xy[0]
    chord_m = float(np.hypot(*chord))
    if chord_m == 0:
        raise NoSolution("the road ends where it starts")
    # u runs along the chord, v to its right: into the zone.
    axes = np.array([[chord[0], chord[1]], [chord[1], -chord[0]]]) / chord_m
    u, v = ((xy - xy[0]) @ axes.T).T
    if not (np.diff(u) > 0).all():
        raise NoSolution("the road doubles back")

    def line(us: NDArray[np.float64], vs: NDArray[np.float64]) -> LineString:
        return to_stored(LineString(np.column_stack([us, vs]) @ axes + xy[0]))

    def build(depth_m: float) -> dict[str, LineString]:
        left, right = depth_m * _cot(start), chord_m - depth_m * _cot(end)
        us = np.concatenate([[left], u[(u > left) & (u < right)], [right]])
        vs = np.interp(us, u, v) + depth_m
        return {
            "frontage": road,
            "start": line(np.array([u[0], us[0]]), np.array([v[0], vs[0]])),
            "end": line(np.array([u[-1], us[-1]]), np.array([v[-1], vs[-1]])),
            "free": line(us, vs),
        }

    return build, chord_m


def _depth(
    build: Callable[[float], dict[str, LineString]],
    chord_m: float,
    start: Side,
    end: Side,
    target_km2: float,
) -> float:
    """Halve the interval until the area is met; the area grows with the depth."""
    narrowing = _cot(start) + _cot(end)
    low, high = 0.0, min(_DEEPEST_M, chord_m / narrowing if narrowing > 0 else _DEEPEST_M)
    high *= 1 - _CLOSE_ENOUGH  # at the apex the free edge would have no length
    if not 0 < target_km2 <= area_km2(_ring(build(high))):
        raise NoSolution(f"no depth gives {target_km2} km²")
    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        miss = area_km2(_ring(build(middle))) - target_km2
        if abs(miss) <= _CLOSE_ENOUGH * target_km2:
            return middle
        low, high = (middle, high) if miss < 0 else (low, middle)
    return (low + high) / 2


def _ring(edges: dict[str, LineString]) -> Polygon:
    # Along the road, down the end, back along the free edge; the start side closes it. A ring with
    # its inside on the right is clockwise, and RFC 7946 wants the other way round.
    clockwise = [*edges["frontage"].coords, *reversed(edges["free"].coords)]
    return Polygon(clockwise[::-1])


def _accuracy(
    frontage: Frontage,
    sides: tuple[Side, Side],
    edges: dict[str, LineString],
    depth_m: float,
    area_accuracy_km2: float,
) -> dict[str, float]:
    """Return the accuracy of each edge. Errors are taken as independent: they add as squares."""
    start, end = sides
    first, last = frontage.accuracy_m[0], frontage.accuracy_m[-1]
    width_m = (length_m(edges["frontage"]) + length_m(edges["free"])) / 2
    road = float(np.mean(frontage.accuracy_m))
    by_width = depth_m * math.hypot(first, last) / width_m
    by_area = area_accuracy_km2 * 1e6 / width_m
    return {
        "frontage": max(frontage.accuracy_m),
        "start": math.hypot(first, _swing(start, edges["start"])),
        "end": math.hypot(last, _swing(end, edges["end"])),
        "free": math.hypot(road, by_width, by_area),
    }


def _swing(side: Side, edge: LineString) -> float:
    """Return the metres by which the far end of a side moves when its angle is off."""
    return length_m(edge) * math.tan(math.radians(side.angle_accuracy_deg))


def _cot(side: Side) -> float:
    return 1 / math.tan(math.radians(side.angle_deg))
