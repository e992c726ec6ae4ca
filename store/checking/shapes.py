"""Whether geometries are whole, of the right type, in the right place and of the planned size."""

from __future__ import annotations

from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.measure import area_km2
from store.problem import Problem, shown
from store.reading.rows import GEOMETRY, Loaded

WEST: Final = 122.0
SOUTH: Final = 41.0
EAST: Final = 124.5
NORTH: Final = 42.5
"""A generous box round Shenyang, degrees. What lies outside is no place of this park but a mistake:
swapped axes, metres taken for degrees, or a wrong zone of a projected CRS. (A datum such as GCJ-02
shifts by half a kilometre only and cannot be seen here.)"""

_LATITUDES: Final = 90.0
_HALF_TURN: Final = 180.0

AREA_TOLERANCE: Final = 0.01
"""Share by which a zone's geodesic area may differ from the planned one."""


def misplaced(lon: float, lat: float) -> str:
    """Return the code of what is wrong with a place; empty if it lies round the park."""
    if WEST <= lon <= EAST and SOUTH <= lat <= NORTH:
        return ""
    if WEST <= lat <= EAST and SOUTH <= lon <= NORTH:
        return "axes_swapped"
    if abs(lon) > _HALF_TURN or abs(lat) > _LATITUDES:
        return "not_degrees"
    return "outside"


def shape_problems(loaded: Loaded) -> list[Problem]:
    """Return what is wrong with the geometries of one file, or with its lon/lat columns."""
    found: list[Problem] = []
    if loaded.table.shapes:
        for place, shape in enumerate(loaded.frame[GEOMETRY]):
            found += _judged(loaded, place, shape)
        if "planned_area_km2" in loaded.frame and not found:
            found += _size_problems(loaded)
    elif {"lon", "lat"} <= set(loaded.frame):
        found += _point_problems(loaded)
    return found


def _judged(loaded: Loaded, place: int, shape: BaseGeometry | None) -> list[Problem]:
    code, holes = _fault(loaded.table.shapes, shape)
    return [loaded.problem(place, code, GEOMETRY, holes)] if code else []


def _fault(allowed: tuple[str, ...], shape: BaseGeometry | None) -> tuple[str, dict[str, str]]:
    """Return the first thing that is wrong with a geometry; an empty code if nothing is."""
    if shape is None:
        return "no_geometry", {}
    code, holes = "", {}
    if shape.geom_type not in allowed:
        code, holes = "geometry_type", {"value": shape.geom_type, "allowed": ", ".join(allowed)}
    elif shape.is_empty:
        code = "empty_geometry"
    elif shape.has_z:
        code = "geometry_has_height"
    elif wrong := [corner for corner in np.reshape(shape.bounds, (2, 2)) if misplaced(*corner)]:
        code, holes = misplaced(*wrong[0]), _place(*wrong[0])
    elif not shape.is_valid:
        code, holes = "invalid_geometry", {"reason": shown(shapely.is_valid_reason(shape))}
    return code, holes


def _point_problems(loaded: Loaded) -> list[Problem]:
    points = zip(loaded.frame["lon"], loaded.frame["lat"], strict=True)
    return [
        loaded.problem(place, code, "lon", _place(lon, lat))
        for place, (lon, lat) in enumerate(points)
        if np.isfinite(lon) and np.isfinite(lat) and (code := misplaced(lon, lat))
    ]


def _size_problems(loaded: Loaded) -> list[Problem]:
    measured = area_km2(loaded.frame[GEOMETRY].to_numpy())
    planned = loaded.frame["planned_area_km2"].to_numpy()
    return [
        loaded.problem(
            place,
            "area_differs",
            "planned_area_km2",
            {"measured": f"{measured[place]:.4g}", "planned": f"{planned[place]:g}"},
        )
        for place in range(len(planned))
        if abs(measured[place] - planned[place]) > AREA_TOLERANCE * planned[place]
    ]


def _place(lon: float, lat: float) -> dict[str, str]:
    return {"lon": f"{lon:g}", "lat": f"{lat:g}"}
