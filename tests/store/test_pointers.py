"""Names that point to revisions: the last step counts, and each can be taken back."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import NoRevision, Pointer, Store, open_store
from tests.park.made import repeatable
from tests.tiny import MADE_AT, write_tiny

HELD = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a store with one revision."""
    folder = tmp_path_factory.mktemp("tiny")
    with open_store(folder / "park.db", MADE_AT) as store:
        store.sync(write_tiny(folder / "data"), MADE_AT)
    return folder / "park.db"


def copied(made: Path, folder: Path) -> Store:
    """Return a store of its own with one revision."""
    return open_store(shutil.copy(made, folder / "copy.db"))


def test_no_briefing_is_recorded_at_first(made: Path, tmp_path: Path) -> None:
    with copied(made, tmp_path) as store:
        assert store.briefed() is None
        store.record_briefing(1, "planner", HELD)
        assert store.briefed() == Pointer(1, "planner", HELD)
        assert store.published() is None, "another name is not moved"


def test_only_revisions_that_are_there_are_recorded(made: Path, tmp_path: Path) -> None:
    with copied(made, tmp_path) as store:
        with pytest.raises(NoRevision):
            store.record_briefing(2, "planner", HELD)
        assert store.briefed() is None


@settings(repeatable, max_examples=20)
@given(acts=st.lists(st.booleans(), max_size=8))
def test_taking_back_is_a_stack(
    tmp_path_factory: pytest.TempPathFactory, made: Path, acts: list[bool]
) -> None:
    """True records a briefing, False takes the last one back."""
    held: list[Pointer] = []
    with copied(made, tmp_path_factory.mktemp("acts")) as store:
        for day, record in enumerate(acts):
            at = HELD + timedelta(days=day)
            if record:
                store.record_briefing(1, "planner", at)
                held.append(Pointer(1, "planner", at))
            else:
                store.take_back_briefing(at)
                held = held[:-1]
            assert store.briefed() == (held[-1] if held else None)
