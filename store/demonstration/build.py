"""Build a demonstration store: beside the place where it will stand, and then put there whole.

A file that is anything but a demonstration store is never touched.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

import pandas as pd
import sqlalchemy as sa

from store.contract import KEPT, Table, table_named
from store.contract.shared_columns import PARK_ID
from store.demonstration.bulk import insert_frame
from store.demonstration.frames import PART, common_frames, project_frames
from store.demonstration.given import Given, given_by
from store.engine import DEMONSTRATION, StoreError, engine_for, prepare, read_info, writing
from store.ledger import write_revision, write_rows
from store.reading import fingerprint
from store.syncing import Tables, checked_rows
from store.tables import STORE_INFO, layout

AUTHOR: Final = "demo"
"""Author of the one revision that a demonstration store begins with."""

MOST: Final = 2_000_000
"""Projects that one store is made with at most."""

GENERATION: Final = 4
"""Raised when the same seed gives other rows than before."""

MADE_UP: Final = (
    "projects",
    "project_zones",
    "project_units",
    "project_tasks",
    "project_sites",
    "stage_events",
    "claims",
    "project_money",
    "project_problems",
    "project_next_steps",
    "project_links",
    "observations",
)
"""Tables that are filled with made-up rows."""

ADDED_TO: Final = ("sources", "organisations", "translations")
"""Tables that keep their rows and get made-up ones behind them."""


def is_of_projects(table: Table) -> bool:
    """Whether the real rows of a table speak of real projects, and so stay out."""
    about = any(column.refers_to == "projects.id" for column in table.columns)
    return about or table.name in MADE_UP


class NotADemonstration(StoreError):
    """The file is no demonstration store, and so it is not written over."""


def build(
    path: Path, folder: Path, *, seed: int, projects: int, made_at: datetime, fresh: bool = False
) -> bool:
    """Make a demonstration store of so many projects; return whether there was anything to do.

    Zones, units, tasks, indicators, stages and context are those of the data `folder`. A store
    that was made from the same is left as it is, with what was edited in it, unless a `fresh` one
    is asked for.

    Raises
    ------
    NotADemonstration
        If another file stands there.
    BadData
        If the folder breaks its contract.
    ValueError
        If there are to be no projects, or more than `MOST`.
    """
    if not 0 < projects <= MOST:
        raise ValueError(projects)
    made_from = (
        f"seed={seed} projects={projects} rows={GENERATION} "
        f"tables={layout()} data={fingerprint(folder)}"
    )
    there = _made_from(path)
    if there == made_from and not fresh:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".building")
    _remove(beside)
    try:
        _write(beside, checked_rows(folder), made_from, seed, projects, made_at)
        # What a former store left in its log must not be read as the new one's.
        _remove(path)
        beside.replace(path)
    finally:
        _remove(beside)
    return True


def _made_from(path: Path) -> str | None:
    """Return what the demonstration store at `path` was made from; None if nothing is there."""
    if not path.exists() or not path.stat().st_size:
        return None
    # Read only: not even the kind of log is changed in a file that may not be ours.
    place = sa.URL.create(
        "sqlite", database=f"{path.resolve().as_uri()}", query={"mode": "ro", "uri": "true"}
    )
    engine = sa.create_engine(place)
    try:
        with engine.connect() as connection:
            there = sa.inspect(connection).has_table(STORE_INFO.name)
            info = read_info(connection) if there else {}
    except sa.exc.DBAPIError:
        info = {}
    finally:
        engine.dispose()
    if DEMONSTRATION not in info:
        raise NotADemonstration(str(path))
    return info[DEMONSTRATION]


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _write(
    path: Path, tables: Tables, made_from: str, seed: int, projects: int, made_at: datetime
) -> None:
    engine = engine_for(path)
    try:
        prepare(engine, made_at)
        with writing(engine) as connection:
            mark = {"name": DEMONSTRATION, "value": made_from}
            connection.execute(STORE_INFO.insert(), mark)
            write_revision(
                connection,
                park_id=PARK_ID,
                number=1,
                author=AUTHOR,
                made_at=made_at,
                why=made_from,
                kind="data",
            )
            _write_given(connection, tables)
            _write_made_up(connection, given_by(tables), seed, projects)
    finally:
        engine.dispose()


def _write_given(connection: sa.Connection, tables: Tables) -> None:
    for table in KEPT:
        if not is_of_projects(table):
            rows = enumerate(tables[table.name].items(), start=1)
            wanted = {key: (row, float(seq)) for seq, (key, row) in rows}
            write_rows(connection, table, PARK_ID, 1, wanted)


def _write_made_up(connection: sa.Connection, given: Given, seed: int, projects: int) -> None:
    seqs = dict.fromkeys(MADE_UP, 1) | dict.fromkeys(ADDED_TO, 1_000_000)

    def put(table: Table, frame: pd.DataFrame) -> None:
        seqs[table.name] += insert_frame(connection, table, frame, seqs[table.name])

    for name, frame in common_frames(seed, given).items():
        put(table_named(name), frame)
    for part in range(-(-projects // PART)):
        frames = project_frames(seed, part, projects - part * PART, given)
        for name, frame in frames.items():
            put(table_named(name), frame)
