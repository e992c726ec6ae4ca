"""Ways to spoil the tiny data folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.tiny import CSV_ROWS, FEATURES, write_csv, write_geojson

Where = tuple[str, int | None, str, str]
"""File, row, column and code of a problem."""

Fault = tuple[Callable[[Path], object], Where]
"""What spoils the folder, and the problem that must be named then."""


def with_cell(file: str, row: int, column: str, value: str) -> Callable[[Path], object]:
    """Return what writes one cell of a CSV file; row 0 is the first one after the header."""

    def spoil(folder: Path) -> None:
        rows = [dict(one) for one in CSV_ROWS[file]]
        rows[row][column] = value
        write_csv(folder / file, rows)

    return spoil


def with_feature(
    file: str, change: Callable[[list[dict[str, Any]]], object]
) -> Callable[[Path], object]:
    """Return what writes a GeoJSON file after a change of its features."""

    def spoil(folder: Path) -> None:
        features = json.loads(json.dumps(FEATURES[file]))
        change(features)
        write_geojson(folder / file, features)

    return spoil


def with_bytes(file: str, content: bytes) -> Callable[[Path], object]:
    """Return what writes raw bytes."""
    return lambda folder: (folder / file).write_bytes(content)


def with_geometry(place: int, geometry: object) -> Callable[[Path], object]:
    """Return what gives a zone another geometry."""
    return with_feature("zones.geojson", lambda all_: all_[place].update(geometry=geometry))


def polygon(*ring: tuple[float, float]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[list(one) for one in ring]]}


def without_column(file: str, column: str) -> Callable[[Path], object]:
    def spoil(folder: Path) -> None:
        rows = [{k: v for k, v in row.items() if k != column} for row in CSV_ROWS[file]]
        write_csv(folder / file, rows)

    return spoil


def twice(file: str) -> Callable[[Path], object]:
    return lambda folder: write_csv(folder / file, [*CSV_ROWS[file], CSV_ROWS[file][0]])
