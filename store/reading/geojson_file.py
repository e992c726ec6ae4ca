"""Read a GeoJSON file strictly: plain JSON, degrees on EPSG:4326, features with flat properties."""

from __future__ import annotations

import json
import math
from typing import Any, Never

import shapely
from shapely.geometry.base import BaseGeometry

from store.problem import Problem, shown
from store.reading.rows import Raw, Unreadable, decoded

_DEGREES = ("CRS84", "EPSG::4326", "EPSG:4326", "EPSG::4490", "EPSG:4490")
"""How a CRS is named that means degrees as this program keeps them; CGCS2000 counts as equal."""


class _Forbidden(ValueError):
    def __init__(self, code: str, value: object) -> None:
        self.code = code
        self.value = shown(value)
        super().__init__(code)


def _constant(name: str) -> Never:
    raise _Forbidden("json_constant", name)


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise _Forbidden("json_constant", text)
    return value


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Forbidden("json_key_twice", key)
        found[key] = value
    return found


def _parsed(file: str, content: bytes) -> Any:
    text = decoded(file, content)
    try:
        return json.loads(
            text, object_pairs_hook=_pairs, parse_constant=_constant, parse_float=_finite
        )
    except _Forbidden as error:
        holes = {"value": error.value}
        raise Unreadable(Problem(file=file, code=error.code, holes=holes)) from error
    except RecursionError as error:
        raise Unreadable(Problem(file=file, code="json_too_deep")) from error
    except ValueError as error:
        holes = {"reason": shown(error)}
        raise Unreadable(Problem(file=file, code="not_json", holes=holes)) from error


def read_geojson(file: str, content: bytes) -> Raw:
    """Return the features of a GeoJSON file: properties as text, geometries as shapely has them.

    Raises
    ------
    Unreadable
        If the file is no feature collection in degrees.
    """
    parsed = _parsed(file, content)
    features = parsed.get("features") if isinstance(parsed, dict) else None
    if not isinstance(features, list) or parsed.get("type") != "FeatureCollection":
        raise Unreadable(Problem(file=file, code="not_feature_collection"))
    crs = _crs_name(parsed)
    if crs and not crs.endswith(_DEGREES):
        holes = {"value": shown(crs)}
        raise Unreadable(Problem(file=file, code="foreign_crs", holes=holes))
    own = [one.get("properties") if isinstance(one, dict) else None for one in features]
    keys = dict.fromkeys(key for each in own if isinstance(each, dict) for key in each)
    raw = Raw(header=tuple(keys))
    for place, (feature, properties) in enumerate(zip(features, own, strict=True), start=1):
        if not isinstance(properties, dict) or feature.get("type") != "Feature":
            raw.problems.append(Problem(file=file, code="not_feature", row=place))
            continue
        _take(raw, file, place, properties)
        raw.shapes.append(_shape(raw, file, place, feature.get("geometry")))
    return raw


def _crs_name(parsed: dict[str, Any]) -> str:
    """Return how an old GeoJSON names its CRS; empty if it leaves it at longitude and latitude."""
    crs = parsed.get("crs")
    named = crs.get("properties") if isinstance(crs, dict) else None
    return str(named.get("name") if isinstance(named, dict) else crs or "")


def _take(raw: Raw, file: str, place: int, properties: dict[str, Any]) -> None:
    cells: dict[str, str] = {}
    for key in raw.header:
        value = properties.get(key)
        if not (value is None or isinstance(value, str | int | float)) or isinstance(value, bool):
            raw.problems.append(
                Problem(
                    file=file,
                    code="not_plain_value",
                    row=place,
                    column=shown(key),
                    holes={"value": shown(value)},
                )
            )
            value = None
        cells[key] = "" if value is None else str(value)
    raw.rows.append(cells)
    raw.lines.append(place)


def _shape(raw: Raw, file: str, place: int, written: object) -> BaseGeometry | None:
    if written is None:
        return None
    try:
        shape: BaseGeometry = shapely.from_geojson(json.dumps(written))
    except (shapely.errors.GEOSException, RecursionError) as error:
        holes = {"reason": shown(error)}
        raw.problems.append(Problem(file=file, code="unreadable_geometry", row=place, holes=holes))
        return None
    return shape
