"""Insert whole frames into the store's tables, as fast as the database takes them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import shapely
import sqlalchemy as sa

from store.contract import Table
from store.contract.shared_columns import PARK_ID
from store.keys import Value, hash_of_values, joined
from store.reading.rows import GEOMETRY
from store.tables import BOX, DATA

_PLAIN = frozenset("|\\")


def insert_frame(connection: sa.Connection, table: Table, frame: pd.DataFrame, first: int) -> int:
    """Add the rows of a frame, which are new, to revision 1; return how many there are.

    They stand in the frame's order, the first one at place `first`. The rows are what
    ``store.ledger.write_rows`` would write, but are handed to the database without SQLAlchemy's
    look at each value: a million rows take seconds instead of a minute.
    """
    if frame.empty:
        return 0
    names = (*table.names, GEOMETRY) if table.shapes else table.names
    columns = [_stored(frame[name], name, table) for name in names]
    rows = list(zip(*columns, strict=True))
    keys = _keys([columns[table.names.index(name)] for name in table.key])
    boxes = _boxes(frame) if table.shapes else [()] * len(rows)
    lines = [
        (PARK_ID, key, 1, float(place), hash_of_values(row), *row, *box)
        for place, (key, row, box) in enumerate(zip(keys, rows, boxes, strict=True), start=first)
    ]
    kept = DATA[table.name]
    written = ["park_id", "row_key", "rev_from", "row_seq", "row_hash", *names]
    written += BOX if table.shapes else ()
    statement = kept.insert().values({name: sa.bindparam(f"v_{name}") for name in written})
    compiled = statement.compile(connection, column_keys=written)
    order = [name.removeprefix("v_") for name in compiled.positiontup or ()]
    assert order, "a demonstration store is a SQLite file: its parameters have places, not names"
    at = [written.index(name) for name in order]
    if at != sorted(at):
        lines = [tuple(line[place] for place in at) for line in lines]
    connection.exec_driver_sql(str(compiled), lines)
    return len(lines)


def _stored(column: pd.Series, name: str, table: Table) -> Sequence[Value]:
    if name == GEOMETRY:
        return list(shapely.to_wkb(column.to_numpy(), byte_order=1))
    if name in table.numbers:
        return [None if value != value else value for value in column.tolist()]  # noqa: PLR0124
    return column.tolist()


def _keys(parts: Sequence[Sequence[Value]]) -> list[str]:
    return [
        "|".join(key) if _PLAIN.isdisjoint("".join(key)) else joined(key)
        for key in zip(*(map(str, part) for part in parts), strict=True)
    ]


def _boxes(frame: pd.DataFrame) -> list[tuple[float, ...]]:
    return [tuple(box) for box in shapely.bounds(frame[GEOMETRY].to_numpy()).tolist()]
