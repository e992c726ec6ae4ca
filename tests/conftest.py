"""Fixtures that every package's tests may use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tiny import MADE_AT, tiny_park, write_tiny

if TYPE_CHECKING:
    from park.model import Park

DATA = Path(__file__).parent.parent / "data"


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
