"""Load one revision of the park from the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from park.collector import without_collector
from park.model import Park, Revision
from park.stages import StageModel, stage_model
from store.contract import FEED, TABLES, Table
from store.contract.column import SEPARATOR
from store.engine import DEMONSTRATION, read_info
from store.keys import Value
from store.reading.rows import GEOMETRY
from store.rows import feed_frames, feed_of, frame_of
from store.tables import DATA, REVISION


def revision_of(row: sa.Row[Any]) -> Revision:
    """Return a line of the revision table as the domain has it."""
    return Revision(
        number=row.number,
        author=row.author,
        made_at=datetime.fromisoformat(row.made_at),
        why=row.why,
    )


def revisions(connection: sa.Connection, park_id: str) -> list[Revision]:
    """Return all revisions, the first one first."""
    asked = sa.select(REVISION).where(REVISION.c.park_id == park_id).order_by(REVISION.c.number)
    return [revision_of(row) for row in connection.execute(asked)]


def head_number(connection: sa.Connection, park_id: str) -> int:
    """Return the number of the last revision; 0 if there is none."""
    asked = sa.select(sa.func.max(REVISION.c.number)).where(REVISION.c.park_id == park_id)
    return connection.execute(asked).scalar() or 0


def held_in(table: sa.Table, park_id: str, number: int) -> sa.ColumnElement[bool]:
    """Return the condition of the rows that hold in a revision."""
    return sa.and_(
        table.c.park_id == park_id,
        table.c.rev_from <= number,
        sa.or_(table.c.rev_to.is_(None), table.c.rev_to > number),
    )


def values_in(
    connection: sa.Connection, table: Table, park_id: str, number: int
) -> Sequence[Sequence[Value]]:
    """Return the rows of a table in a revision, in order: its columns and, last, the geometry."""
    kept = DATA[table.name]
    names = (*table.names, GEOMETRY) if table.shapes else table.names
    asked = (
        sa.select(*(kept.c[name] for name in names))
        .where(held_in(kept, park_id, number))
        .order_by(kept.c.row_seq, kept.c.row_key)
    )
    return connection.execute(asked).all()


def load_park(connection: sa.Connection, park_id: str, revision: Revision) -> Park:
    """Return the park as it is in a revision."""
    with without_collector():
        frames = {
            table.name: frame_of(table, values_in(connection, table, park_id, revision.number))
            for table in TABLES
            if table.name not in {"stages", "stage_synonyms"}
        }
    stages = values_in(connection, _STAGES, park_id, revision.number)
    feed = feed_of(values_in(connection, FEED, park_id, revision.number))
    return Park(
        id=park_id,
        revision=revision,
        demonstration=DEMONSTRATION in read_info(connection),
        stages=_stage_model(stages),
        gtfs=feed_frames(feed),
        **frames,
    )


_STAGES = next(table for table in TABLES if table.name == "stages")


def _stage_model(rows: Iterable[Sequence[Value]]) -> StageModel:
    entries = [dict(zip(_STAGES.names, row, strict=True)) for row in rows]
    return stage_model(
        {
            "stage": [
                {**entry, "next": [one for one in str(entry["next"]).split(SEPARATOR) if one]}
                for entry in entries
            ]
        }
    )
