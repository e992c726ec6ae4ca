"""Open the database: the one place that knows which database it is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import make_url

from store.tables import META, SCHEMA_VERSION, STORE_INFO, layout

PROGRAM: Final = "zhongdeyuan-twin"

DEMONSTRATION: Final = "demonstration"
"""Name of the line of `store_info` by which a store says that its projects are made up."""

_BUSY_MS: Final = 10_000
"""How long a writer waits for another one."""
_WAL_TRIES: Final = 50
_WAL_PAUSE_S: Final = 0.05


class StoreError(Exception):
    """The store cannot be used. What is in the file stays as it is."""


class NotOurStore(StoreError):
    """There is no store, or the file is something else."""


class NewerStore(StoreError):
    """The store was written by a later version of this program."""


class OtherTables(StoreError):
    """The store has the tables of another version, and no migration leads here."""


class DemonstrationStore(StoreError):
    """The store is a demonstration: the rows of a data folder have no place in it."""


class StoreUnavailable(StoreError):
    """The store is damaged, in use for too long, or cannot be read or written."""


def _on_connect(connection: Any, _record: object) -> None:
    # SQLAlchemy emits BEGIN itself (below), so the driver must not.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _write_ahead(connection: Any) -> None:
    """Turn the write-ahead log on. Two starts at once may meet here; SQLite does not wait then."""
    for attempt in range(_WAL_TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except connection.OperationalError:
            if attempt == _WAL_TRIES - 1:
                raise
            time.sleep(_WAL_PAUSE_S)
        else:
            return


def _on_begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def engine_for(where: str | Path) -> sa.Engine:
    """Return the engine of a database URL, or of the path of a SQLite file."""
    text = str(where)
    url = make_url(text) if "://" in text else sa.URL.create("sqlite", database=text)
    engine = sa.create_engine(url)
    if url.get_backend_name() == "sqlite":
        sa.event.listen(engine, "connect", _on_connect)
        sa.event.listen(engine, "begin", _on_begin)
    return engine


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give a connection that sees one state of the database."""
    with _typed_errors(), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give a connection that alone may write; all of it happens, or nothing."""
    with _typed_errors(), engine.execution_options(writes=True).begin() as connection:
        yield connection


@contextmanager
def _typed_errors() -> Iterator[None]:
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise StoreUnavailable(str(error.orig)) from error


def prepare(engine: sa.Engine, made_at: datetime | None) -> None:
    """Make sure that the database is ours, and make the tables that it lacks if `made_at` is given.

    An empty database lacks all of them; a store lacks those of data files declared since.

    Raises
    ------
    NotOurStore, NewerStore, OtherTables, StoreUnavailable
        If the database is not a store of this version.
    """
    with reading(engine) as connection:
        lacking = _lacking(connection)
    if not lacking:
        return
    if made_at is None:
        reason = NotOurStore if STORE_INFO.name in lacking else OtherTables
        raise reason(str(engine.url))
    with writing(engine) as connection:
        # Another process may have made the tables since.
        lacking = _lacking(connection)
        META.create_all(connection)
        if STORE_INFO.name in lacking:
            info = {
                "program": PROGRAM,
                "schema_version": str(SCHEMA_VERSION),
                "layout": layout(),
                "made_at": made_at.isoformat(),
            }
            rows = [{"name": name, "value": value} for name, value in info.items()]
            connection.execute(STORE_INFO.insert(), rows)
        else:
            grown = STORE_INFO.update().where(STORE_INFO.c.name == "layout")
            connection.execute(grown, {"value": layout()})


def _lacking(connection: sa.Connection) -> set[str]:
    """Return the tables that are to be made; the others are as they are declared."""
    there = set(sa.inspect(connection).get_table_names())
    if not there:
        return set(META.tables)
    info = read_info(connection) if STORE_INFO.name in there else {}
    if info.get("program") != PROGRAM:
        raise NotOurStore(str(connection.engine.url))
    if int(info["schema_version"]) > SCHEMA_VERSION:
        raise NewerStore(info["schema_version"])
    if info["layout"] != layout(there):
        raise OtherTables(info["schema_version"])
    return META.tables.keys() - there


def read_info(connection: sa.Connection) -> dict[str, str]:
    """Return what the database says of itself."""
    rows = connection.execute(sa.select(STORE_INFO.c.name, STORE_INFO.c.value))
    return {name: value for name, value in rows}  # noqa: C416 - rows are no tuples to dict()
