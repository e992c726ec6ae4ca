"""Let the data folder's changes become a revision, and keep what people edited since.

The folder is compared with what it last said, row by row. What it did not change is left alone,
edited or not. What it changed and nobody edited is written. What both changed is a conflict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from store.conflicts import note_conflict, solve_conflicts
from store.contract import FEED, KEPT, TABLES, Table
from store.keys import Row, hash_of
from store.ledger import Open, open_rows, write_revision, write_rows
from store.load import head_number
from store.order import placed
from store.problem import BadData
from store.reading import read_folder
from store.rows import feed_rows, rows_of
from store.state import check_state
from store.tables import DATA_ROW, DATA_STATE

AUTHOR = "data"
"""Author of the revisions that the data folder makes."""

Tables = Mapping[str, Mapping[str, Row]]


def checked_rows(folder: Path) -> Tables:
    """Return the rows of a data folder by table and key.

    Raises
    ------
    BadData
        With every problem of every file.
    """
    # pandera takes half a second to import, and a start without changes checks nothing.
    from store.checking import in_order, problems_of

    read = read_folder(folder)
    problems = in_order([*read.problems, *problems_of(read.tables, read.gtfs)])
    if problems:
        raise BadData(problems)
    rows = {table.name: rows_of(table, read.tables[table.name].frame) for table in TABLES}
    return {**rows, FEED.name: feed_rows(read.gtfs)}


def known_fingerprint(connection: sa.Connection, park_id: str) -> str | None:
    """Return the fingerprint of the folder that was last read, if any was."""
    asked = sa.select(DATA_STATE.c.fingerprint).where(DATA_STATE.c.park_id == park_id)
    return connection.execute(asked).scalar()


@dataclass(frozen=True, slots=True)
class _Step:
    """What happens to one table."""

    table: Table
    said: Mapping[str, Row]
    """What the folder says now."""
    write: Mapping[str, tuple[Row, float] | None]
    conflicts: tuple[str, ...]
    agreed: tuple[str, ...]
    """Keys that the folder changed to what stands there already."""
    before: Mapping[str, str]
    """Hash of what the folder last said, by key."""
    now: Mapping[str, Open]


def write_folder(
    connection: sa.Connection, tables: Tables, fingerprint: str, park_id: str, made_at: datetime
) -> int:
    """Write what the folder changed as one revision; return the head's number.

    Raises
    ------
    BadData
        If the folder's rows do not fit the rows that people edited.
    """
    head = head_number(connection, park_id)
    number = head + 1
    steps = [_step(connection, park_id, table, tables[table.name]) for table in KEPT]
    counted = Counter(what for step in steps for what in _events(step))
    if counted or head == 0:
        write_revision(
            connection,
            park_id=park_id,
            number=number,
            author=AUTHOR,
            made_at=made_at,
            why=" ".join(f"{what}={count}" for what, count in sorted(counted.items())),
            kind="data",
        )
        head = number
    for step in steps:
        _write(connection, park_id, number, step)
    if any(step.now.keys() - step.before.keys() or step.conflicts for step in steps) or any(
        stored.hash != step.before.get(key) for step in steps for key, stored in step.now.items()
    ):
        check_state(connection, park_id, head, {})
    connection.execute(DATA_STATE.delete().where(DATA_STATE.c.park_id == park_id))
    connection.execute(DATA_STATE.insert(), {"park_id": park_id, "fingerprint": fingerprint})
    return head


def _step(connection: sa.Connection, park_id: str, table: Table, said: Mapping[str, Row]) -> _Step:
    before = _last_said(connection, park_id, table)
    now = open_rows(connection, table, park_id)
    write: dict[str, tuple[Row, float] | None] = {}
    conflicts: list[str] = []
    agreed: list[str] = []
    seqs = placed(list(said), {key: stored.seq for key, stored in now.items()})
    for key in {**said, **before}:
        theirs = hash_of(said[key]) if key in said else None
        stored = now[key].hash if key in now else None
        if theirs == before.get(key):
            if key in said and key in now and now[key].seq != seqs[key]:
                write[key] = (now[key].row, seqs[key])
        elif stored == theirs:
            agreed.append(key)
        elif stored == before.get(key):
            write[key] = (said[key], seqs[key]) if key in said else None
        else:
            conflicts.append(key)
    return _Step(table, said, write, tuple(conflicts), tuple(agreed), before, now)


def _last_said(connection: sa.Connection, park_id: str, table: Table) -> dict[str, str]:
    asked = sa.select(DATA_ROW.c.row_key, DATA_ROW.c.row_hash).where(
        DATA_ROW.c.park_id == park_id, DATA_ROW.c.table_name == table.name
    )
    return {row.row_key: row.row_hash for row in connection.execute(asked)}


def _events(step: _Step) -> Iterator[str]:
    for key, row in step.write.items():
        if row is None:
            yield "dropped"
        else:
            yield "changed" if key in step.now else "added"
    yield from ("conflict" for _ in step.conflicts)


def _write(connection: sa.Connection, park_id: str, number: int, step: _Step) -> None:
    name = step.table.name
    write_rows(connection, step.table, park_id, number, step.write)
    solve_conflicts(connection, park_id, number, name, [*step.write, *step.agreed])
    for key in step.conflicts:
        note_conflict(connection, park_id, number, name, key, step.said.get(key))
    _remember(connection, park_id, step)


def _remember(connection: sa.Connection, park_id: str, step: _Step) -> None:
    name = step.table.name
    said = {key: hash_of(row) for key, row in step.said.items()}
    stale = [key for key, known in step.before.items() if said.get(key) != known]
    fresh = [key for key, known in said.items() if step.before.get(key) != known]
    if stale:
        forgetting = DATA_ROW.delete().where(
            DATA_ROW.c.park_id == park_id,
            DATA_ROW.c.table_name == name,
            DATA_ROW.c.row_key == sa.bindparam("stale_key"),
        )
        connection.execute(forgetting, [{"stale_key": key} for key in stale])
    if fresh:
        lines = [
            {"park_id": park_id, "table_name": name, "row_key": key, "row_hash": said[key]}
            for key in fresh
        ]
        connection.execute(DATA_ROW.insert(), lines)
