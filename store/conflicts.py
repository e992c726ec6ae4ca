"""Rows that both people and the data folder changed. The people's row stays, until they decide."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from store.keys import Row
from store.tables import CONFLICT


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A row that people changed and that the data folder then changed as well."""

    table: str
    key: str
    revision: int
    """Revision in which the data folder's change was met."""
    theirs: Row | None
    """What the data folder says; None where it dropped the row. Geometry is WKB in hex."""


def note_conflict(
    connection: sa.Connection, park_id: str, number: int, table: str, key: str, theirs: Row | None
) -> None:
    """List a conflict; an older one about the same row is out of date with it."""
    solve_conflicts(connection, park_id, number, table, [key])
    plain = theirs and {
        name: value.hex() if isinstance(value, bytes) else value for name, value in theirs.items()
    }
    line = {
        "park_id": park_id,
        "number": number,
        "table_name": table,
        "row_key": key,
        "theirs": json.dumps(plain, ensure_ascii=False),
    }
    connection.execute(CONFLICT.insert(), line)


def solve_conflicts(
    connection: sa.Connection, park_id: str, number: int, table: str, keys: Iterable[str]
) -> None:
    """Note that open conflicts about rows are settled by revision `number`."""
    settling = (
        CONFLICT.update()
        .where(
            CONFLICT.c.park_id == park_id,
            CONFLICT.c.table_name == table,
            CONFLICT.c.row_key == sa.bindparam("settled_key"),
            CONFLICT.c.solved_in.is_(None),
        )
        .values(solved_in=number)
    )
    if settled := [{"settled_key": key} for key in keys]:
        connection.execute(settling, settled)


def open_conflicts(connection: sa.Connection, park_id: str) -> list[Conflict]:
    """Return the conflicts that nobody has settled yet, in order."""
    asked = (
        sa.select(CONFLICT)
        .where(CONFLICT.c.park_id == park_id, CONFLICT.c.solved_in.is_(None))
        .order_by(CONFLICT.c.number, CONFLICT.c.table_name, CONFLICT.c.row_key)
    )
    return [
        Conflict(
            table=row.table_name,
            key=row.row_key,
            revision=row.number,
            theirs=json.loads(row.theirs),
        )
        for row in connection.execute(asked)
    ]
