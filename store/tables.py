"""The database's tables. One per data file, from its declaration, and six for the book-keeping.

Every row of a data table has the revisions from and to which it holds; nothing is ever deleted
from one, and the open row of a key has no `rev_to`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from typing import Final

import sqlalchemy as sa

from store.contract import KEPT, Kind, Table
from store.reading.rows import GEOMETRY

SCHEMA_VERSION: Final = 1
"""Raised with every migration. A store of a higher version is not touched."""

META: Final = sa.MetaData()

BOX: Final = ("minx", "miny", "maxx", "maxy")
"""Bounding box columns, degrees, for filters that need no geometry."""


def _versioned(table: Table) -> sa.Table:
    columns = [
        sa.Column(
            column.name,
            sa.Float if column.kind is Kind.NUMBER else sa.Text,
            nullable=column.kind is Kind.NUMBER,
        )
        for column in table.columns
    ]
    if table.shapes:
        columns.append(sa.Column(GEOMETRY, sa.LargeBinary))
        columns += [sa.Column(name, sa.Float) for name in BOX]
    return sa.Table(
        table.name,
        META,
        sa.Column("park_id", sa.Text, primary_key=True),
        sa.Column("row_key", sa.Text, primary_key=True),
        sa.Column("rev_from", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("rev_to", sa.Integer),
        sa.Column("row_seq", sa.Float, nullable=False),
        sa.Column("row_hash", sa.Text, nullable=False),
        *columns,
        sa.Index(f"ix_{table.name}_open", "park_id", "rev_to"),
    )


DATA: Final = {table.name: _versioned(table) for table in KEPT}
"""Data tables by name. `rev_to` is the first revision in which a row no longer holds."""

STORE_INFO: Final = sa.Table(
    "store_info",
    META,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
"""What this database is: program, schema version, declared tables, when it was made."""

EDIT: Final = "edit"
"""Kind of the revisions that people made; those of the data folder are of another."""

REVISION: Final = sa.Table(
    "revision",
    META,
    sa.Column("park_id", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("made_at", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
)
"""One line a revision. `made_at` is ISO 8601 in UTC; `kind` is data or edit."""

POINTER: Final = sa.Table(
    "pointer",
    META,
    sa.Column("park_id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("step", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("made_at", sa.Text, nullable=False),
)
"""Named revisions, such as the published one. The highest step is where the name points now."""

DATA_ROW: Final = sa.Table(
    "data_row",
    META,
    sa.Column("park_id", sa.Text, primary_key=True),
    sa.Column("table_name", sa.Text, primary_key=True),
    sa.Column("row_key", sa.Text, primary_key=True),
    sa.Column("row_hash", sa.Text, nullable=False),
)
"""What the data folder last said of each row. A row whose hash differs was edited by people."""

DATA_STATE: Final = sa.Table(
    "data_state",
    META,
    sa.Column("park_id", sa.Text, primary_key=True),
    sa.Column("fingerprint", sa.Text, nullable=False),
)
"""Fingerprint of the data folder that was last read, to know at a start that nothing changed."""

CONFLICT: Final = sa.Table(
    "conflict",
    META,
    sa.Column("park_id", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("table_name", sa.Text, primary_key=True),
    sa.Column("row_key", sa.Text, primary_key=True),
    sa.Column("theirs", sa.Text, nullable=False),
    sa.Column("solved_in", sa.Integer),
)
"""Rows that both people and the data folder changed: the people's row stays, `theirs` is JSON."""


def layout(names: Collection[str] = META.tables) -> str:
    """Return a text that changes when the tables of these names do, and with nothing else."""
    columns = [
        f"{table.name}.{column.name} {type(column.type).__name__} {column.nullable}"
        for table in META.sorted_tables
        if table.name in names
        for column in table.columns
    ]
    return hashlib.sha256("\n".join(columns).encode()).hexdigest()[:16]
