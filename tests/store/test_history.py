"""What the store tells of a project's edits is what was done to it."""

from __future__ import annotations

from datetime import UTC, datetime

from shapely import Point
from sqlalchemy import event

from store import Deed, Drop, Edit, Put, Store
from tests.tiny import CSV_ROWS

NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)
OPENED = {"project_id": "plant", "stage": "completed", "date": "2021", "bound": "=",
          "basis": "stated", "source_ids": "news"}  # fmt: skip


def fields(edit: Edit) -> dict[str, tuple[object, object]]:
    """Return before and after by table and column."""
    return {
        f"{change.table}.{one.name}": (one.before, one.after)
        for change in edit.changes
        for one in change.fields
    }


def test_first_revision_added_every_row(store: Store) -> None:
    (first,) = store.history("plant")
    assert {change.deed for change in first.changes} == {Deed.ADDED}
    told = sorted(change.table for change in first.changes)
    assert told == ["claims", "claims", "project_sites", "project_units", "project_zones",
                    "projects", "stage_events", "stage_events"]  # fmt: skip


def test_edit_says_what_changed_by_whom_when_and_why(store: Store) -> None:
    store.apply(
        [Put("projects", {"id": "plant", "owner": "乙公司", "investment_yi_cny": None})],
        "wang", NOON, "更名",
    )  # fmt: skip
    latest, first = store.history("plant")
    made = latest.revision
    assert (made.author, made.made_at, made.why) == ("wang", NOON, "更名")
    assert [change.deed for change in latest.changes] == [Deed.CHANGED]
    assert fields(latest) == {
        "projects.owner": ("甲公司", "乙公司"),
        "projects.investment_yi_cny": (150.0, None),
    }
    assert first.revision.number == 1


def test_rows_come_go_and_come_back(store: Store) -> None:
    key = "plant|completed|2021|=|stated"
    store.apply([Put("stage_events", OPENED)], "wang", NOON, "")
    store.apply([Drop("stage_events", key)], "wang", NOON, "")
    store.apply([Put("stage_events", OPENED)], "wang", NOON, "")
    deeds = [change.deed for edit in store.history("plant")[:3] for change in edit.changes]
    assert deeds == [Deed.ADDED, Deed.DROPPED, Deed.ADDED]
    assert [edit.revision.number for edit in store.history("plant", 3)] == [3, 2, 1]


def test_geometry_is_told_as_changed_alone(store: Store) -> None:
    moved = {"project_id": "plant", "geometry": Point(123.154, 41.694)}
    store.apply([Put("project_sites", moved)], "wang", NOON, "")
    assert fields(store.history("plant")[0]) == {"project_sites.geometry": (None, None)}


def test_projects_with_similar_ids_are_kept_apart(store: Store) -> None:
    template = {**CSV_ROWS["projects.csv"][1], "investment_yi_cny": None}
    for other in ("plan", "plant-2", "plant.2", "planta"):
        store.apply([Put("projects", {**template, "id": other})], "wang", NOON, "")
    assert [edit.revision.number for edit in store.history("plant")] == [1]
    assert [edit.revision.number for edit in store.history("plant.2")] == [4]
    assert store.history("nobody") == ()


def test_no_table_is_read_through(store: Store) -> None:
    """With a million projects a scan would take seconds: the primary key answers."""
    asked: list[str] = []
    event.listen(store._engine, "before_cursor_execute", lambda _c, _u, sql, *_: asked.append(sql))
    parameters = {"park": store.park_id, "id": "plant"}
    store.history(parameters["id"])
    reads = [sql for sql in asked if "row_key" in sql]
    assert len(reads) > 5
    with store._engine.connect() as connection:
        for sql in reads:
            values = (store.park_id, "plant", "plant|", "plant}")
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all()
            assert not [row for row in plan if str(row[-1]).startswith("SCAN")], plan
