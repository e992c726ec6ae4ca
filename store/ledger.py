"""Write rows: close the ones that no longer hold, open the ones that hold from now on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import shapely
import sqlalchemy as sa

from store.contract import Table
from store.keys import Row, Value, hash_of
from store.reading.rows import GEOMETRY
from store.tables import BOX, DATA, REVISION


@dataclass(frozen=True, slots=True)
class Open:
    """A row that holds now."""

    row: Row
    seq: float
    since: int
    """Revision that opened it."""
    hash: str


def open_rows(connection: sa.Connection, table: Table, park_id: str) -> dict[str, Open]:
    """Return the rows that hold now, by key, in order."""
    kept = DATA[table.name]
    asked = (
        sa.select(kept)
        .where(kept.c.park_id == park_id, kept.c.rev_to.is_(None))
        .order_by(kept.c.row_seq, kept.c.row_key)
    )
    names = (*table.names, GEOMETRY) if table.shapes else table.names
    return {
        found["row_key"]: Open(
            {name: found[name] for name in names},
            found["row_seq"],
            found["rev_from"],
            found["row_hash"],
        )
        for found in connection.execute(asked).mappings()
    }


def write_revision(
    connection: sa.Connection,
    *,
    park_id: str,
    number: int,
    author: str,
    made_at: datetime,
    why: str,
    kind: str,
) -> None:
    """Add the one line that says who made the revision, when and why."""
    line = {
        "park_id": park_id,
        "number": number,
        "author": author,
        "made_at": made_at.isoformat(),
        "why": why,
        "kind": kind,
    }
    connection.execute(REVISION.insert(), line)


def write_rows(
    connection: sa.Connection,
    table: Table,
    park_id: str,
    number: int,
    wanted: Mapping[str, tuple[Row, float] | None],
) -> None:
    """Let each key have the wanted row and place from revision `number` on, or none."""
    if not wanted:
        return
    kept = DATA[table.name]
    closing = (
        kept.update()
        .where(
            kept.c.park_id == park_id,
            kept.c.row_key == sa.bindparam("closed_key"),
            kept.c.rev_to.is_(None),
        )
        .values(rev_to=number)
    )
    connection.execute(closing, [{"closed_key": key} for key in wanted])
    opened = [
        {
            "park_id": park_id,
            "row_key": key,
            "rev_from": number,
            "row_seq": found[1],
            "row_hash": hash_of(found[0]),
            **found[0],
            **_box(table, found[0]),
        }
        for key, found in wanted.items()
        if found is not None
    ]
    if opened:
        connection.execute(kept.insert(), opened)


def _box(table: Table, row: Row) -> dict[str, Value]:
    if not table.shapes:
        return {}
    stored = row[GEOMETRY]
    if not isinstance(stored, bytes):
        return dict.fromkeys(BOX)
    return dict(zip(BOX, map(float, shapely.from_wkb(stored).bounds), strict=True))
