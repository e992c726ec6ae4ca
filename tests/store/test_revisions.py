"""Any revision loads back exactly, whatever was done before and after it."""

from __future__ import annotations

import math
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from store import Change, Drop, Put, Store, open_store
from tests.tiny import CSV_ROWS

NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)
Edit = str | tuple[str, str, float | None]
"""Drop the project, or put it with an owner and an investment."""

FREE = ("school", "wetland", "new-1", "new-2", "new-3")
"""Projects that the edits touch. Rows that refer to one are dropped with it."""

Model = dict[str, tuple[str, float | None]]
"""Owner and investment by project id, in order."""

TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), max_size=6).map(
    str.strip
)
AMOUNT = st.none() | st.floats(0, 1e12, allow_nan=False)
EDIT = st.one_of(
    st.tuples(st.sampled_from(FREE), TEXT, AMOUNT),
    st.sampled_from(FREE),
)

FIRST: Model = {
    row["id"]: (row["owner"], float(row["investment_yi_cny"]) if row["investment_yi_cny"] else None)
    for row in CSV_ROWS["projects.csv"]
}


def seen(store: Store, number: int) -> Model:
    """Return what the store says of its projects in a revision, as the model does."""
    frame = store.park(number).projects
    amounts = [None if math.isnan(one) else one for one in frame["investment_yi_cny"]]
    return dict(zip(frame["id"], zip(frame["owner"], amounts, strict=True), strict=True))


def changes_of(edits: list[Edit]) -> list[Change]:
    """Return the changes that the edits ask for; a dropped project takes its rows along."""
    template = CSV_ROWS["projects.csv"][1]
    changes: list[Change] = [
        Drop("project_zones", "wetland|east"),
        Drop("stage_events", "wetland|completed|2025|by|planned"),
    ]
    for edit in edits:
        if isinstance(edit, str):
            changes.append(Drop("projects", edit))
        else:
            project, owner, amount = edit
            values = {**template, "id": project, "owner": owner, "investment_yi_cny": amount}
            changes.append(Put("projects", values))
    return changes


def after(model: Model, edits: list[Edit]) -> Model:
    """Return what the model is after the edits."""
    wanted = dict.fromkeys(edit if isinstance(edit, str) else edit[0] for edit in edits)
    last = {edit if isinstance(edit, str) else edit[0]: edit for edit in edits}
    new = dict(model)
    for project in wanted:
        edit = last[project]
        if isinstance(edit, str):
            new.pop(project, None)
        else:
            new[project] = (edit[1], edit[2])
    return new


@settings(max_examples=12, deadline=None)
@given(batches=st.lists(st.lists(EDIT, min_size=1, max_size=4), min_size=1, max_size=5))
def test_every_revision_loads_back_as_it_was(
    tiny_database: Path, batches: list[list[Edit]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(tiny_database, Path(folder) / "park.db")
        with open_store(Path(folder) / "park.db") as store:
            model = FIRST
            history = {1: model}
            for edits in batches:
                model = after(model, edits)
                made = store.apply(changes_of(edits), "wang", NOON, "")
                history[made.number] = model
            for number, expected in history.items():
                assert list(seen(store, number).items()) == list(expected.items())
            assert len(store.revisions()) == len(history)
