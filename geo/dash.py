"""Draw what is doubtful: dashes and hatching, cut as geometry.

The map renderer has no style for a dashed line or a hatched area, and an export to paper should
show the same marks as the screen. So the marks are real lines: lengths are metres on the ground,
coordinates go in and come out in EPSG:4326.
"""

import math
from typing import Any

import numpy as np
import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from geo.crs import to_metric, to_stored
from geo.errors import BadDistance

MOST_MARKS = 20_000
"""More strokes than this are a solid area to the eye, and a burden to the browser."""


def dash_lines(geometry: BaseGeometry, on_m: float, off_m: float) -> list[LineString]:
    """Cut a line, or the rings of a polygon, into dashes of `on_m` metres with gaps of `off_m`.

    The last dash of a line is shortened by its end. On a ring the pair is stretched by a little so
    that it fits a whole number of times, or the seam would show.

    Raises
    ------
    BadDistance
        If a length is not a positive number, or gives more than `MOST_MARKS` dashes.
    """
    _require_positive(on_m, off_m)
    marks: list[Any] = []
    for line in _lines(to_metric(geometry)):
        period = on_m + off_m
        _require_drawable(line.length / period)
        if line.is_ring:
            period = line.length / max(1, round(line.length / period))
        on = on_m * period / (on_m + off_m)
        starts = np.arange(math.ceil(line.length / period - 1e-9)) * period
        marks += [substring(line, at, min(at + on, line.length)) for at in starts]
    return _stored(marks)


def hatch_lines(area: BaseGeometry, spacing_m: float, angle_deg: float = 45.0) -> list[LineString]:
    """Return parallel strokes inside a polygon, `spacing_m` metres apart.

    `angle_deg` is counted anticlockwise from east. Strokes lie on one grid for the whole map, so
    neighbouring areas match and a stroke stays where it is when an outline is moved.

    Raises
    ------
    BadDistance
        If the spacing is not a positive number, or gives more than `MOST_MARKS` strokes.
    """
    _require_positive(spacing_m)
    flat = to_metric(area)
    if flat.is_empty or flat.area == 0:
        return []
    angle = math.radians(angle_deg)
    along = np.array([math.cos(angle), math.sin(angle)])
    across = np.array([-math.sin(angle), math.cos(angle)])
    corners = shapely.get_coordinates(flat)
    left, right = (corners @ along).min(), (corners @ along).max()
    low, high = (corners @ across).min(), (corners @ across).max()
    _require_drawable((high - low) / spacing_m)
    rows = np.arange(math.ceil(low / spacing_m), math.floor(high / spacing_m) + 1) * spacing_m
    ends = [[left * along + row * across, right * along + row * across] for row in rows]
    strokes = [LineString(pair) for pair in ends]
    cut = shapely.intersection(np.array(strokes, dtype=object), flat)
    return _stored(cut)


def _lines(geometry: BaseGeometry) -> list[Any]:
    """Return the single lines of a geometry; a polygon gives its rings."""
    parts = shapely.get_parts(geometry)
    outlines = [ring for part in parts for ring in shapely.get_rings(part)]
    return outlines + [part for part in parts if part.geom_type in {"LineString", "LinearRing"}]


def _stored(marks: Any) -> list[LineString]:
    """Return whole lines in EPSG:4326; where only a corner was touched there is no stroke."""
    pieces = shapely.get_parts(np.asarray(marks, dtype=object))
    lines = shapely.get_parts(pieces[shapely.length(pieces) > 0])
    return list(to_stored(lines[shapely.length(lines) > 0]))


def _require_positive(*lengths_m: float) -> None:
    for length in lengths_m:
        if not (math.isfinite(length) and length > 0):
            raise BadDistance(length)


def _require_drawable(marks: float) -> None:
    if not marks <= MOST_MARKS:
        raise BadDistance(marks)
