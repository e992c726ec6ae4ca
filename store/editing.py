"""Write the changes that people ask for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from store.change import Change, Put
from store.conflicts import solve_conflicts
from store.contract import Table, table_named
from store.keys import Row, hash_of, key_of
from store.ledger import Open, open_rows, write_revision, write_rows
from store.load import head_number
from store.rows import completed
from store.state import check_state
from store.tables import DATA, EDIT


class StaleChange(Exception):
    """Rows were changed by someone else since the reader saw them. Nothing was written."""

    def __init__(self, keys: Iterable[tuple[str, str]]) -> None:
        self.keys = tuple(keys)
        """Table and key of every such row."""
        super().__init__(self.keys)


Wanted = dict[str, dict[str, Row | None]]


def write_changes(
    connection: sa.Connection,
    changes: Iterable[Change],
    *,
    park_id: str,
    author: str,
    made_at: datetime,
    why: str,
    based_on: int | None,
) -> int:
    """Write the changes as one revision and return its number; the head's if nothing changes.

    Raises
    ------
    StaleChange
        If a row was changed after revision `based_on`.
    BadData
        If what results breaks the contract.
    """
    head = head_number(connection, park_id)
    number = head + 1
    listed = list(changes)
    now = {
        name: open_rows(connection, table_named(name), park_id)
        for name in dict.fromkeys(change.table for change in listed)
    }
    wanted = _wanted(listed, now)
    if based_on is not None:
        _refuse_stale(connection, park_id, based_on, wanted)
    # Even a change back to what stands there already settles a conflict: somebody decided.
    for name, rows in wanted.items():
        solve_conflicts(connection, park_id, number if _any(wanted, now) else head, name, rows)
    if not _any(wanted, now):
        return head
    write_revision(
        connection,
        park_id=park_id,
        number=number,
        author=author,
        made_at=made_at,
        why=why,
        kind=EDIT,
    )
    for name, rows in wanted.items():
        _write(connection, table_named(name), park_id, number, rows, now[name])
    changed = {
        name: [row for row in rows.values() if row is not None] for name, rows in wanted.items()
    }
    check_state(connection, park_id, number, changed)
    return number


def _wanted(changes: Iterable[Change], now: dict[str, dict[str, Open]]) -> Wanted:
    wanted: Wanted = {name: {} for name in now}
    for change in changes:
        rows, stored = wanted[change.table], now[change.table]
        if not isinstance(change, Put):
            rows[change.key] = None
            continue
        table = table_named(change.table)
        key = key_of(table, {name: change.values.get(name, "") for name in table.key})
        current = stored[key].row if key in stored else None
        rows[key] = completed(table, change.values, rows.get(key, current))
    return wanted


def _differs(row: Row | None, stored: Open | None) -> bool:
    if row is None or stored is None:
        return (row is None) != (stored is None)
    return hash_of(row) != stored.hash


def _any(wanted: Wanted, now: dict[str, dict[str, Open]]) -> bool:
    return any(
        _differs(row, now[name].get(key))
        for name, rows in wanted.items()
        for key, row in rows.items()
    )


def _write(
    connection: sa.Connection,
    table: Table,
    park_id: str,
    number: int,
    rows: dict[str, Row | None],
    now: dict[str, Open],
) -> None:
    last = max((stored.seq for stored in now.values()), default=0.0)
    changed: dict[str, tuple[Row, float] | None] = {}
    for key, row in rows.items():
        if not _differs(row, now.get(key)):
            continue
        if row is None:
            changed[key] = None
        elif key in now:
            changed[key] = (row, now[key].seq)
        else:
            last += 1.0
            changed[key] = (row, last)
    write_rows(connection, table, park_id, number, changed)


def _refuse_stale(connection: sa.Connection, park_id: str, based_on: int, wanted: Wanted) -> None:
    stale: list[tuple[str, str]] = []
    for name, rows in wanted.items():
        kept = DATA[name]
        asked = sa.select(kept.c.row_key).where(
            kept.c.park_id == park_id,
            sa.or_(kept.c.rev_from > based_on, kept.c.rev_to > based_on),
        )
        touched = set(connection.execute(asked).scalars())
        stale += [(name, key) for key in rows if key in touched]
    if stale:
        raise StaleChange(stale)
