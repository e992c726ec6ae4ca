"""Frames to rows and back: text is empty and a number is none where it is unknown."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
import shapely

from store.contract import FEED, Table
from store.keys import Row, Value, joined, key_of
from store.reading.gtfs_feed import row_key
from store.reading.rows import GEOMETRY, Loaded, Raw, empty_frame, shape_series, text_series


def rows_of(table: Table, frame: pd.DataFrame) -> dict[str, Row]:
    """Return the rows of a frame by key, in order."""
    columns: dict[str, Sequence[Value]] = {}
    for name in table.names:
        values = frame[name].tolist()
        columns[name] = [_number(one) for one in values] if name in table.numbers else values
    if table.shapes:
        columns[GEOMETRY] = [None if one is None else wkb(one) for one in frame[GEOMETRY]]
    each = (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))
    return {key_of(table, row): row for row in each}


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def wkb(shape: shapely.Geometry) -> bytes:
    """Return a geometry as it is stored."""
    return shapely.to_wkb(shape, byte_order=1)


def completed(table: Table, values: Mapping[str, object], current: Row | None) -> Row:
    """Return a whole row from the values given and, for the others, what the row holds now.

    Raises
    ------
    KeyError
        If a value is given for a column that the table does not have.
    """
    names = (*table.names, GEOMETRY) if table.shapes else table.names
    if unknown := values.keys() - set(names):
        raise KeyError(f"{table.name}: {', '.join(sorted(unknown))}")
    row: dict[str, Value] = {}
    for name in names:
        if name not in values and current is not None:
            row[name] = current[name]
        else:
            row[name] = _stored(table, name, values.get(name))
    return row


def _stored(table: Table, name: str, value: object) -> Value:
    if name in table.numbers:
        return None if value is None else _number(float(str(value)))
    if name == GEOMETRY:
        return wkb(value) if isinstance(value, shapely.Geometry) else None
    return "" if value is None else str(value)


def frame_of(table: Table, rows: Sequence[Sequence[Value]]) -> pd.DataFrame:
    """Return the frame of stored rows, each with the table's columns and, last, the geometry."""
    if not rows:
        return empty_frame(table)
    columns = list(zip(*rows, strict=True))
    series: dict[str, pd.Series] = {}
    for name, values in zip(table.names, columns, strict=False):
        if name in table.numbers:
            series[name] = pd.Series(values, dtype="float64")
        else:
            series[name] = text_series(values)
    if table.shapes:
        series[GEOMETRY] = shape_series(shapely.from_wkb(columns[-1]))
    return pd.DataFrame(series)


def loaded_from(table: Table, rows: Iterable[Row]) -> Loaded:
    """Return rows that came from no file as the checks want them."""
    found = [tuple(row.values()) for row in rows]
    return Loaded(table, frame_of(table, found), (None,) * len(found))


def feed_rows(feed: Mapping[str, Raw]) -> dict[str, Row]:
    """Return the feed as rows of cells, each file's header first."""
    found: dict[str, Row] = {}
    for name, raw in feed.items():
        lines = [("", list(raw.header))]
        lines += [(joined(row_key(name, row)), [*row.values()]) for row in raw.rows]
        for key, cells in lines:
            row: Row = {"file": name, "key": key, "cells": json.dumps(cells, ensure_ascii=False)}
            found[key_of(FEED, row)] = row
    return found


def feed_of(rows: Iterable[Sequence[Value]]) -> dict[str, Raw]:
    """Return stored rows of the feed as its tables."""
    feed: dict[str, Raw] = {}
    for file, key, cells in rows:
        values = json.loads(str(cells))
        if not key:
            feed[str(file)] = Raw(header=tuple(values))
        else:
            raw = feed[str(file)]
            raw.rows.append(dict(zip(raw.header, values, strict=True)))
            raw.lines.append(len(raw.rows) + 1)
    return feed


def feed_frames(feed: Mapping[str, Raw]) -> dict[str, pd.DataFrame]:
    """Return the feed's tables as frames; all columns are text."""
    return {
        name: pd.DataFrame(
            {column: text_series(row[column] for row in raw.rows) for column in raw.header}
        )
        for name, raw in feed.items()
    }
