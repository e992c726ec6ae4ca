"""Read a GeoJSON file that somebody brings along: coordinates as flat arrays, every fault named.

The file may hold anything. It is parsed as data and nothing else; what is no number in the range of
WGS 84 is refused. Names follow RFC 7946 (the GeoJSON Format).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final, NoReturn

import numpy as np
from numpy.typing import NDArray

from layers.shapes import Floats, Parts, Shapes
from park.collector import without_collector

MOST_NAMED: Final = 20
"""Faults that are named one by one; the rest is counted."""

_DEEPEST: Final = 8
"""Collections within collections."""

_KNOWN_CRS: Final = ("CRS84", "4326", "4490")
"""What the name of a WGS 84 or CGCS2000 system in degrees ends with."""

_HAS_PARTS: Final = {
    "Point": (0, False), "MultiPoint": (0, True), "LineString": (1, False),
    "MultiLineString": (1, True), "Polygon": (2, False), "MultiPolygon": (2, True),
}  # fmt: skip
"""Dimension of each kind of geometry, and whether it is made of several."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, at which feature (counted from 1), or in the file as a whole."""

    key: str
    """One of the texts ``fault.<key>`` of the planner's words on imported layers."""
    feature: int | None = None
    said: str = ""
    """What stands in the file, at most 60 characters."""


class BadGeoJSON(ValueError):
    """A file that is not taken, with all that is wrong in it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(faults)


@dataclass(slots=True)
class _Gathered:
    """Coordinates as they stand in the file, not yet known to be numbers."""

    positions: list[Any] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    feature: list[int] = field(default_factory=list)
    polygon: list[int] = field(default_factory=list)

    def take(self, parts: Sequence[Any], at: int, polygon: int = 0) -> bool:
        """Take lists of positions; return whether all of them are lists."""
        for part in parts:
            if type(part) is not list:
                return False
            self.positions += part
            self.sizes.append(len(part))
            self.feature.append(at)
            self.polygon.append(polygon)
        return True

    def parts(self, faults: list[Fault]) -> Parts:
        """Return the coordinates as numbers; what is none is added to `faults`."""
        starts = np.concatenate([[0], np.cumsum(np.array(self.sizes, dtype=np.int64))])
        feature = np.array(self.feature, dtype=np.int64)
        xy = _numbers(self.positions)
        if xy is None:
            owner = np.repeat(feature, self.sizes)
            bad = [at for at, one in enumerate(self.positions) if _numbers([one]) is None]
            faults += _once("coordinates", owner[bad])
            return Parts(xy=np.empty((0, 2)), starts=np.zeros(1, np.int64), feature=feature[:0])
        return Parts(xy=xy, starts=starts, feature=feature)


def _numbers(positions: Sequence[Any]) -> Floats | None:
    """Return positions as an array of shape (n, 2), heights dropped; None if one is no position."""
    try:
        sizes = set(map(len, positions))
        if not sizes <= {2, 3} or not set(map(type, positions)) <= {list}:
            return None
        pairs = positions if sizes <= {2} else [one[:2] for one in positions]
        if not set(map(type, chain.from_iterable(positions))) <= {int, float}:
            return None
        flat = np.fromiter(chain.from_iterable(pairs), np.float64, 2 * len(positions))
    except (TypeError, ValueError, OverflowError):
        return None
    return flat.reshape(-1, 2) if np.isfinite(flat).all() else None


def _once(key: str, features: NDArray[Any]) -> list[Fault]:
    return [Fault(key, int(at) + 1) for at in np.unique(features)]


def read_geojson(text: str) -> Shapes:
    """Return the shapes of a GeoJSON text.

    Raises
    ------
    BadGeoJSON
        If it is no GeoJSON in WGS 84 degrees (or CGCS2000, which is the same within centimetres);
        with every fault, by feature.
    """
    with without_collector():
        return _read(text)


def _read(text: str) -> Shapes:
    features = _features(_parsed(text))
    kinds = (_Gathered(), _Gathered(), _Gathered())
    faults: list[Fault] = []
    empty = 0
    for at, feature in enumerate(features):
        if type(feature) is not dict or feature.get("type") != "Feature":
            faults.append(Fault("feature", at + 1))
        elif feature.get("geometry") is None:
            empty += 1
        elif fault := _take(feature["geometry"], at, kinds):
            faults.append(fault)
    points, lines, rings = (one.parts(faults) for one in kinds)
    for parts in (points, lines, rings):
        owner = np.repeat(parts.feature, np.diff(parts.starts))
        outside = (abs(parts.xy) > (180.0, 90.0)).any(axis=1)
        faults += _once("range", owner[outside])
    faults += _once("line", lines.feature[np.diff(lines.starts) < 2])
    faults += _once("ring", rings.feature[~rings.closed])
    if not faults and not (len(points) or len(lines) or len(rings)):
        faults.append(Fault("nothing"))
    if faults:
        raise BadGeoJSON(sorted(faults, key=lambda one: one.feature or 0))
    return Shapes(
        points=points,
        lines=lines,
        rings=rings,
        polygon=np.array(kinds[2].polygon, dtype=np.int64),
        properties=tuple(_properties(one) for one in features),
        without_place=empty,
    )


def _refuse_constant(said: str) -> NoReturn:
    raise BadGeoJSON([Fault("number", said=said)])


def _parsed(text: str) -> Mapping[str, Any]:
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise BadGeoJSON([Fault("empty")])
    try:
        found = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        where = f"{error.lineno}:{error.colno}"
        raise BadGeoJSON([Fault("json", said=where)]) from error
    except (RecursionError, ValueError) as error:
        if isinstance(error, BadGeoJSON):
            raise
        raise BadGeoJSON([Fault("json", said="–")]) from error
    if type(found) is not dict:
        raise BadGeoJSON([Fault("geojson")])
    return found


def _features(found: Mapping[str, Any]) -> list[Any]:
    """Return the features of a collection; a feature or a geometry alone counts as one."""
    _require_degrees(found.get("crs"))
    kind = _kind(found)
    if kind == "FeatureCollection" and type(found.get("features")) is list:
        features: list[Any] = found["features"]
        return features
    if kind == "Feature":
        return [found]
    if kind in _HAS_PARTS or kind == "GeometryCollection":
        return [{"type": "Feature", "geometry": found, "properties": {}}]
    raise BadGeoJSON([Fault("geojson")])


def _kind(shape: Any) -> str:
    found = shape.get("type") if type(shape) is dict else None
    return found if isinstance(found, str) else "–"


def _require_degrees(crs: Any) -> None:
    """Refuse a file that names another system, as GeoJSON before RFC 7946 could."""
    if crs is None:
        return
    properties = crs.get("properties") if type(crs) is dict else None
    name = properties.get("name") if type(properties) is dict else None
    if not (isinstance(name, str) and name.endswith(_KNOWN_CRS)):
        raise BadGeoJSON([Fault("crs", said=str(name)[:60])])


def _take(geometry: Any, at: int, kinds: tuple[_Gathered, ...]) -> Fault | None:
    """Sort a geometry's coordinates into points, lines and rings; return what is wrong, if so."""
    waiting = [(geometry, 0)]
    while waiting:
        one, depth = waiting.pop()
        kind = _kind(one)
        if kind == "GeometryCollection" and type(one.get("geometries")) is list:
            if depth == _DEEPEST:
                return Fault("kind", at + 1, kind)
            waiting += [(part, depth + 1) for part in one["geometries"]]
            continue
        if kind not in _HAS_PARTS:
            return Fault("kind", at + 1, kind[:60])
        dimension, several = _HAS_PARTS[kind]
        written = one.get("coordinates")
        parts = written if several else [written]
        if type(parts) is not list or not _sorted_in(parts, dimension, at, kinds[dimension]):
            return Fault("coordinates", at + 1)
    return None


def _sorted_in(parts: list[Any], dimension: int, at: int, found: _Gathered) -> bool:
    if dimension == 0:
        return found.take([[one] for one in parts], at)
    if dimension == 1:
        return found.take(parts, at)
    for rings in parts:
        polygon = found.polygon[-1] + 1 if found.polygon else 0
        if type(rings) is not list or not rings or not found.take(rings, at, polygon):
            return False
    return True


def _properties(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    found = feature.get("properties")
    return found if type(found) is dict else {}
