"""Layers that a planner brought along, as features and tables for what leaves the twin.

Nothing in them was checked: what the file says of a feature is written as it stands.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from layers.attributes import Row, free_name, text_of
from layers.imported import ImportedLayer
from layers.model import Feature, Group, Kind, LayerDef, MapLayer
from layers.shapes import Parts, Shapes

if TYPE_CHECKING:
    import geopandas as gpd

FILE: Final = "imported_from"
"""Column with the name of the file that a feature was imported from."""

MOST_COLUMNS: Final = 500
"""Properties that get a column of their own; a table of SQLite has 2,000 at the most."""

_REST: Final = "other_properties"
_SAFE: Final = 2**63


def geometries(shapes: Shapes) -> NDArray[np.object_]:
    """Return the geometry of each feature of the file, in EPSG:4326; None where it has none."""
    pieces: list[list[Any]] = [[] for _ in shapes.properties]
    for made, owners in _pieces(shapes).values():
        for one, owner in zip(made, owners, strict=True):
            pieces[owner].append(one)
    found = np.empty(len(pieces), dtype=object)
    found[:] = [_one(some) for some in pieces]
    return found


def _pieces(shapes: Shapes) -> Mapping[Kind, tuple[Sequence[Any], NDArray[np.int64]]]:
    """Return areas, lines and points, each with the places of the features they belong to."""
    lines: Any = shapely.linestrings(shapes.lines.xy, indices=_part(shapes.lines))
    points: Any = shapely.points(shapes.points.xy)
    areas: Any = ()
    first = shapes.polygon[:0]
    if len(shapes.polygon):
        rings: Any = shapely.linearrings(shapes.rings.xy, indices=_part(shapes.rings))
        _, first, number = np.unique(shapes.polygon, return_index=True, return_inverse=True)
        areas = shapely.polygons(rings, indices=number)
    return {
        Kind.AREA: (areas, shapes.rings.feature[first]),
        Kind.LINE: (lines, shapes.lines.feature),
        Kind.POINT: (points, shapes.points.feature),
    }


def _part(parts: Parts) -> NDArray[np.int64]:
    return np.repeat(np.arange(len(parts)), np.diff(parts.starts))


def _one(pieces: Sequence[Any]) -> Any:
    """Return one geometry of all pieces: several of a kind, or a collection of several kinds."""
    if len(pieces) < 2:
        return pieces[0] if pieces else None
    kinds = set(map(int, shapely.get_type_id(pieces)))
    several: dict[tuple[int, ...], Any] = {
        (0,): shapely.multipoints, (1,): shapely.multilinestrings, (3,): shapely.multipolygons,
    }  # fmt: skip
    return several.get(tuple(kinds), shapely.geometrycollections)(pieces)


def as_map_layer(layer: ImportedLayer) -> MapLayer:
    """Return the layer as the drawing of the park's own layers takes it.

    The id of a feature is its place in the file, from 0; one of several kinds is there once a kind.
    """
    features = tuple(
        Feature(
            id=str(owner), geometry=geometry, style=str(kind), names={}, basis="",
            accuracy_m=float("nan"), rank=-1,
        )
        for kind, (made, owners) in _pieces(layer.shapes).items()
        for geometry, owner in zip(made, owners, strict=True)
    )  # fmt: skip
    definition = LayerDef(
        id=layer.id, group=Group.IMPORTED, sources=(), styles=layer.styles,
        build=lambda _park, _chosen: features,
    )  # fmt: skip
    return MapLayer(definition=definition, features=features)


def rows_of_imported(layer: ImportedLayer) -> list[Row]:
    """Return what the file says of each feature, one row a feature, with the same columns each.

    Lists and objects become JSON text; beyond `MOST_COLUMNS` properties the rest is in one column.
    """
    taken = {"fid", "geom", "geometry"}
    fixed = {name: free_name(name, taken) for name in ("layer", FILE)}
    said = dict.fromkeys(name for one in layer.properties for name in one)
    own = list(said)[:MOST_COLUMNS]
    columns = {name: free_name(text_of(name) or "property", taken) for name in own}
    rest = free_name(_REST, taken) if len(said) > len(own) else None
    found = []
    for one in layer.properties:
        row: Row = {fixed["layer"]: layer.id, fixed[FILE]: layer.name}
        row |= {column: _plain(one.get(name)) for name, column in columns.items()}
        if rest is not None:
            row[rest] = _plain({name: one[name] for name in one if name not in columns})
        found.append(row)
    return _of_one_kind(found, columns.values())


def _plain(value: Any) -> str | int | float | bool | None:
    """Return a value as every file can hold it; None for what none can."""
    if isinstance(value, str):
        return text_of(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if -_SAFE <= value < _SAFE else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    try:
        return text_of(json.dumps(value, ensure_ascii=False))
    except RecursionError:
        return None


def _of_one_kind(rows: list[Row], columns: Iterable[str]) -> list[Row]:
    """Return the rows with text in every column that holds different kinds of values."""
    for column in columns:
        kinds = {type(row[column]) for row in rows if row[column] is not None}
        if len(kinds) > 1 and not kinds <= {int, float}:
            for row in rows:
                row[column] = _worded(row[column])
    return rows


def _worded(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value)


def typed(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the table with its columns as truth, whole numbers, numbers or text."""
    own = [str(name) for name in table if name != table.geometry.name]
    return table.assign(**{name: _typed(table[name]) for name in own})


def _typed(column: Any) -> Any:
    kinds = {type(one) for one in column if not pd.isna(one)}
    for allowed, name in (({bool}, "boolean"), ({int}, "Int64"), ({int, float}, "Float64")):
        if kinds and kinds <= allowed:
            return column.astype(name)
    return column.astype(object)
