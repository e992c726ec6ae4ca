"""A changed data folder becomes one more revision; what people edited is kept."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import BadData, Put, Store, serve
from store.order import placed
from tests.tiny import CSV_ROWS, GTFS, Row, write_csv


def with_projects(folder: Path, *rows: Row) -> None:
    write_csv(folder / "projects.csv", list(rows))


NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)
PLANT, SCHOOL, WETLAND = CSV_ROWS["projects.csv"]
NEW = SCHOOL | {"id": "museum", "name_zh": "博物馆"}


def test_unchanged_data_makes_no_revision(store: Store, tiny_folder: Path) -> None:
    assert store.sync(tiny_folder, NOON).number == 1


def test_other_bytes_with_the_same_content_make_no_revision(
    store: Store, tiny_folder: Path
) -> None:
    path = tiny_folder / "units.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert store.sync(tiny_folder, NOON).number == 1


def test_changed_data_make_one_more_revision(store: Store, tiny_folder: Path) -> None:
    with_projects(tiny_folder, NEW, PLANT | {"owner": "乙"}, SCHOOL, WETLAND)
    made = store.sync(tiny_folder, NOON)
    assert (made.number, made.author, made.why) == (2, "data", "added=1 changed=1")
    assert list(store.park().projects["id"]) == ["museum", "plant", "school", "wetland"]
    assert list(store.park(1).projects["id"]) == ["plant", "school", "wetland"]
    assert store.conflicts() == []


def test_a_moved_row_moves_and_the_others_stay(store: Store, tiny_folder: Path) -> None:
    with_projects(tiny_folder, WETLAND, PLANT, SCHOOL)
    assert store.sync(tiny_folder, NOON).why == "changed=1"
    assert list(store.park().projects["id"]) == ["wetland", "plant", "school"]


def test_a_changed_bus_feed_is_a_changed_folder(store: Store, tiny_folder: Path) -> None:
    times = GTFS["stop_times.txt"].replace("08:05:00,08:05:00", "08:06:00,08:06:00")
    (tiny_folder / "bus/gtfs/stop_times.txt").write_text(times, encoding="utf-8")
    assert store.sync(tiny_folder, NOON).number == 2
    assert store.park().gtfs["stop_times"]["arrival_time"].tolist() == ["08:00:00", "08:06:00"]


def test_bad_data_leave_the_last_good_revision_serving(
    store: Store, tiny_folder: Path, tmp_path: Path
) -> None:
    with_projects(tiny_folder, PLANT | {"theme": "fun"})
    with pytest.raises(BadData):
        store.sync(tiny_folder, NOON)
    assert store.head().number == 1
    served = serve(tmp_path / "park.db", tiny_folder, NOON)
    assert {problem.code for problem in served.problems} == {"not_allowed", "unknown_project"}
    assert len(served.store.park()) == 3
    served.store.close()
    with_projects(tiny_folder, PLANT, SCHOOL, WETLAND)
    mended = serve(tmp_path / "park.db", tiny_folder, NOON)
    assert mended.problems == ()
    assert mended.store.head().number == 1
    mended.store.close()


def test_an_edited_row_is_kept_and_listed_as_a_conflict(store: Store, tiny_folder: Path) -> None:
    store.apply([Put("projects", {"id": "plant", "owner": "规划局"})], "wang", NOON, "")
    with_projects(tiny_folder, PLANT | {"owner": "乙"}, SCHOOL | {"owner": "丙"}, WETLAND)
    made = store.sync(tiny_folder, NOON)
    assert (made.number, made.why) == (3, "changed=1 conflict=1")
    assert store.park().projects["owner"].tolist() == ["规划局", "丙", ""]
    (conflict,) = store.conflicts()
    assert (conflict.table, conflict.key, conflict.revision) == ("projects", "plant", 3)
    assert conflict.theirs is not None
    assert conflict.theirs["owner"] == "乙"
    # The same folder once more is no second conflict, and a decision ends it.
    assert store.sync(tiny_folder, NOON).number == 3
    store.apply([Put("projects", {"id": "plant", "owner": "规划局"})], "wang", NOON, "")
    assert store.conflicts() == []


def test_an_edited_row_that_the_folder_does_not_change_is_no_conflict(
    store: Store, tiny_folder: Path
) -> None:
    store.apply([Put("projects", {"id": "plant", "owner": "规划局"})], "wang", NOON, "")
    with_projects(tiny_folder, PLANT, SCHOOL | {"owner": "丙"}, WETLAND)
    store.sync(tiny_folder, NOON)
    assert store.park().projects["owner"].tolist() == ["规划局", "丙", ""]
    assert store.conflicts() == []


def test_an_edited_row_that_the_folder_drops_is_kept(store: Store, tiny_folder: Path) -> None:
    store.apply([Put("projects", {"id": "school", "owner": "规划局"})], "wang", NOON, "")
    with_projects(tiny_folder, PLANT, WETLAND)
    assert store.sync(tiny_folder, NOON).why == "conflict=1"
    assert store.conflicts()[0].theirs is None
    assert list(store.park().projects["id"]) == ["plant", "school", "wetland"]


def test_the_same_change_on_both_sides_is_no_conflict(store: Store, tiny_folder: Path) -> None:
    store.apply([Put("projects", {"id": "plant", "owner": "乙"})], "wang", NOON, "")
    with_projects(tiny_folder, PLANT | {"owner": "乙"}, SCHOOL, WETLAND)
    assert store.sync(tiny_folder, NOON).number == 2
    assert store.conflicts() == []


def test_a_folder_that_no_longer_fits_the_edits_is_refused(store: Store, tiny_folder: Path) -> None:
    link = {"project_id": "school", "zone_id": "west", "basis": "planner"}
    store.apply([Put("project_zones", link)], "wang", NOON, "")
    with_projects(tiny_folder, PLANT, WETLAND)
    with pytest.raises(BadData) as caught:
        store.sync(tiny_folder, NOON)
    assert [(one.file, one.key, one.code) for one in caught.value.problems] == [
        ("project_zones.csv", "school|west", "unknown_project")
    ]
    assert store.head().number == 2
    assert len(store.park()) == 3


def test_a_start_without_changes_takes_no_time(
    store: Store, tiny_folder: Path, tmp_path: Path
) -> None:
    started = time.perf_counter()
    serve(tmp_path / "park.db", tiny_folder, NOON).store.close()
    assert time.perf_counter() - started < 0.5


def test_places_are_kept_where_they_can_be() -> None:
    now = {"a": 1.0, "b": 2.0, "c": 3.0}
    assert placed(["a", "b", "c"], now) == now
    assert placed(["a", "x", "b", "c"], now) == {"a": 1.0, "x": 1.5, "b": 2.0, "c": 3.0}
    assert placed(["b", "c", "a"], now) == {"b": 2.0, "c": 3.0, "a": 4.0}
    assert placed(["x", "a", "y"], now) == {"x": 0.0, "a": 1.0, "y": 2.0}
    assert placed([], now) == {}
    tight = {"a": 1.0, "b": 1.0000000000000002}
    assert placed(["a", "x", "b"], tight) == {"a": 1.0, "x": 2.0, "b": 3.0}
