"""A store made before a data file was declared takes it in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store import OtherTables, open_store, serve
from store.engine import engine_for, prepare
from store.tables import META, layout
from tests.tiny import MADE_AT

NEW = "claims"


@pytest.fixture
def older(tiny_folder: Path, tmp_path: Path) -> Path:
    """Return a store of a program that did not know the file of `NEW`."""
    path = tmp_path / "park.db"
    serve(path, tiny_folder, MADE_AT).store.close()
    known = META.tables.keys() - {NEW}
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(f"DROP TABLE {NEW}")
        database.execute("DELETE FROM data_row WHERE table_name = ?", (NEW,))
        database.execute("DELETE FROM data_state")
        database.execute("UPDATE store_info SET value = ? WHERE name = 'layout'", (layout(known),))
    return path


def test_its_rows_become_a_revision(older: Path, tiny_folder: Path) -> None:
    with serve(older, tiny_folder, MADE_AT).store as store:
        assert store.head().number == 2
        assert len(store.park().claims) == 2
        assert store.park(1).claims.empty
    with open_store(older) as store:
        assert len(store.park().claims) == 2


def test_who_only_reads_changes_nothing(older: Path) -> None:
    before = older.read_bytes()
    engine = engine_for(older)
    with pytest.raises(OtherTables):
        prepare(engine, None)
    engine.dispose()
    assert older.read_bytes() == before


def test_a_changed_table_is_still_refused(older: Path, tiny_folder: Path) -> None:
    with closing(sqlite3.connect(older)) as database, database:
        database.execute("UPDATE store_info SET value = 'other' WHERE name = 'layout'")
    with pytest.raises(OtherTables):
        serve(older, tiny_folder, MADE_AT)
