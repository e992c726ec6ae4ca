"""Fixtures that every package's tests may use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tiny import MADE_AT, tiny_park, write_tiny

if TYPE_CHECKING:
    from park.model import Park

DATA = Path(__file__).parent.parent / "data"


def pytest_configure(config: pytest.Config) -> None:
    """Try laws with all their examples where the long loops run too (``-m ""``)."""
    if config.pluginmanager.hasplugin("hypothesispytest"):
        from tests import laws  # loading hypothesis takes longer than many a run without it

        laws.load(full=str(config.getoption("markexpr")) != "not full")


@pytest.fixture
def tiny_folder(tmp_path: Path) -> Path:
    """Return a fresh tiny data folder that the test may spoil."""
    return write_tiny(tmp_path / "data")


@pytest.fixture(scope="session", name="tiny_park")
def _tiny_park(tmp_path_factory: pytest.TempPathFactory) -> Park:
    """Return the tiny park, shared: nobody changes its frames."""
    return tiny_park(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def real_park(tmp_path_factory: pytest.TempPathFactory) -> Park:
    """Return the park of the repository's own data, shared: nobody changes its frames."""
    from store import serve

    database = tmp_path_factory.mktemp("real") / "park.db"
    with serve(database, DATA, MADE_AT).store as store:
        return store.park()


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a demonstration store on the repository's own data; tests copy it."""
    from store.demonstration import build

    path = tmp_path_factory.mktemp("demo") / "demo.db"
    build(path, DATA, seed=5, projects=400, made_at=MADE_AT)
    return path


@pytest.fixture(scope="session")
def demo_park(demo_database: Path) -> Park:
    """Return the park of 400 made-up projects, shared: nobody changes its frames."""
    from store import open_store

    with open_store(demo_database) as store:
        return store.park()
