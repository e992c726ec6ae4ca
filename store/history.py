"""What happened to one project: which revision changed which field, from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

import sqlalchemy as sa

from park.model import Revision
from store.contract import TABLES, Table
from store.keys import Row, Value, joined
from store.load import revisions
from store.reading.rows import GEOMETRY
from store.tables import DATA

_PROJECTS: Final = "projects.id"


class Deed(StrEnum):
    """What was done to a row."""

    ADDED = "added"
    CHANGED = "changed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A column of a row before and after. Text that is unknown is empty, a number None.

    Of a geometry only that it changed is said: both values are None.
    """

    name: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """One row that a revision added, changed or dropped."""

    table: str
    deed: Deed
    row: Row
    """The row as it was written, or as it last was if it was dropped; without geometry."""
    fields: tuple[FieldChange, ...]
    """The columns that differ, in the file's order; none for a row that was added or dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Everything that one revision did to a project."""

    revision: Revision
    changes: tuple[RowChange, ...]


def project_history(
    connection: sa.Connection, park_id: str, project_id: str, up_to: int
) -> tuple[Edit, ...]:
    """Return the edits of a project up to a revision, the latest first.

    A project that the store never had has none.
    """
    made: dict[int, list[RowChange]] = {}
    for table, key in _about_projects():
        for number, change in _changes(connection, table, park_id, joined((*key, project_id))):
            if number <= up_to:
                made.setdefault(number, []).append(change)
    return tuple(
        Edit(revision=one, changes=tuple(made[one.number]))
        for one in reversed(revisions(connection, park_id))
        if one.number in made
    )


def _about_projects() -> Iterator[tuple[Table, tuple[str, ...]]]:
    """Yield the tables whose keys begin with a project, and what stands before it in the key."""
    for table in TABLES:
        if table.name == "projects" or table.column(table.key[0]).refers_to == _PROJECTS:
            yield table, ()
        elif table.key[:2] == ("entity", "entity_id"):
            yield table, ("project",)


def _changes(
    connection: sa.Connection, table: Table, park_id: str, key: str
) -> Iterator[tuple[int, RowChange]]:
    """Yield what each revision did to the rows whose key is `key` or begins with it."""
    kept = DATA[table.name]
    further = joined(("", ""))  # the sign between the parts of a key
    beyond = chr(ord(further) + 1)
    # A range, not LIKE: the primary key then answers it, however many projects there are.
    asked = (
        sa.select(kept)
        .where(
            kept.c.park_id == park_id,
            sa.or_(
                kept.c.row_key == key,
                sa.and_(kept.c.row_key >= key + further, kept.c.row_key < key + beyond),
            ),
        )
        .order_by(kept.c.row_key, kept.c.rev_from)
    )
    rows = connection.execute(asked).mappings()
    for _, versions in groupby(rows, key=lambda one: str(one["row_key"])):
        yield from _course(table, [dict(one) for one in versions])


def _course(table: Table, versions: list[dict[str, Value]]) -> Iterator[tuple[int, RowChange]]:
    """Yield what was done to one row, from its versions in order."""
    former: dict[str, Value] | None = None
    for now in versions:
        since = int(str(now["rev_from"]))
        if former is not None and former["rev_to"] == since:
            yield since, _change(table, Deed.CHANGED, now, _fields(table, former, now))
        else:
            if former is not None:
                yield int(str(former["rev_to"])), _change(table, Deed.DROPPED, former)
            yield since, _change(table, Deed.ADDED, now)
        former = now
    if former is not None and former["rev_to"] is not None:
        yield int(str(former["rev_to"])), _change(table, Deed.DROPPED, former)


def _change(
    table: Table, deed: Deed, row: Mapping[str, Value], fields: tuple[FieldChange, ...] = ()
) -> RowChange:
    told = {name: row[name] for name in table.names}
    return RowChange(table=table.name, deed=deed, row=told, fields=fields)


def _fields(
    table: Table, before: Mapping[str, Value], after: Mapping[str, Value]
) -> tuple[FieldChange, ...]:
    found = [
        FieldChange(name=name, before=before[name], after=after[name])
        for name in table.names
        if before[name] != after[name]
    ]
    if table.shapes and before[GEOMETRY] != after[GEOMETRY]:
        found.append(FieldChange(name=GEOMETRY, before=None, after=None))
    return tuple(found)
