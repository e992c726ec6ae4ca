"""A store of the tiny park for each test, copied from one that is made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Store, open_store, serve
from tests.tiny import MADE_AT, write_tiny


@pytest.fixture(scope="session")
def tiny_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a closed store of the tiny park; tests copy it."""
    folder = tmp_path_factory.mktemp("database")
    with serve(folder / "park.db", write_tiny(folder / "data"), MADE_AT).store:
        pass
    return folder / "park.db"


@pytest.fixture
def store(tmp_path: Path, tiny_database: Path) -> Iterator[Store]:
    """Return an open store of the tiny park at ``tmp_path / "park.db"``."""
    shutil.copy(tiny_database, tmp_path / "park.db")
    with open_store(tmp_path / "park.db") as opened:
        yield opened
