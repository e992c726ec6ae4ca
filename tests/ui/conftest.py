"""The app over the repository's own data, in this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import DATA
from tests.ui.reader import serving


@pytest.fixture(scope="session", name="database")
def _database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the store is made by the first session that opens the app."""
    return tmp_path_factory.mktemp("app") / "park.db"


@pytest.fixture(scope="module")
def real_app(database: Path) -> Iterator[None]:
    """Serve the repository's own data."""
    with serving(database, DATA):
        yield
