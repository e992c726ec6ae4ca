"""Revisions: written whole or not at all, loaded back exactly, and never lost."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
import shapely

from park.model import Park
from store import (
    BadData,
    Drop,
    NewerStore,
    NoRevision,
    NotOurStore,
    OtherTables,
    Put,
    StaleChange,
    Store,
    StoreUnavailable,
    open_store,
    serve,
)
from tests.tiny import MADE_AT

NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)
PLANT = {"id": "plant", "owner": "乙公司"}


def test_the_park_has_the_rows_of_the_files_in_their_order(tiny_park: Park) -> None:
    assert list(tiny_park.projects["id"]) == ["plant", "school", "wetland"]
    assert list(tiny_park.zones["id"]) == ["west", "east"]
    assert tiny_park.stages.ids == ("started", "completed", "operating", "paused")
    assert tiny_park.stages["started"].followed_by == ("completed", "paused")
    assert list(tiny_park.gtfs["stop_times"]["stop_id"]) == ["s1", "s2"]
    assert tiny_park.revision.number == 1
    assert tiny_park.revision.made_at == MADE_AT


def test_unknown_text_is_empty_and_an_unknown_number_is_no_number(tiny_park: Park) -> None:
    projects = tiny_park.projects
    assert projects.loc[1, "owner"] == ""
    assert projects["investment_yi_cny"].isna().tolist() == [False, True, False]
    assert projects["investment_yi_cny"].dtype == "float64"
    for frame in (projects, tiny_park.claims, tiny_park.gtfs["stops"]):
        assert all(isinstance(kind, pd.StringDtype) or kind == "float64" for kind in frame.dtypes)
    assert isinstance(tiny_park.zones["geometry"][0], shapely.Polygon)


def test_a_table_without_rows_keeps_its_columns_and_types(store: Store) -> None:
    full = store.park().claims
    rows = full.itertuples()
    keys = [f"project|plant|investment_yi_cny|{r.value}|{r.as_of}|{r.source_id}" for r in rows]
    store.apply([Drop("claims", key) for key in keys], "wang", NOON, "withdrawn")
    empty = store.park().claims
    assert len(empty) == 0
    assert list(empty.dtypes) == list(full.dtypes)


def test_an_edit_is_one_revision_and_the_one_before_stays(store: Store) -> None:
    made = store.apply([Put("projects", PLANT)], "wang", NOON, "new owner")
    assert (made.number, made.author, made.made_at, made.why) == (2, "wang", NOON, "new owner")
    assert store.head() == made
    assert store.park().projects.loc[0, "owner"] == "乙公司"
    assert store.park(1).projects.loc[0, "owner"] == "甲公司"
    assert store.park().projects.loc[0, "investment_yi_cny"] == 150
    assert [one.number for one in store.revisions()] == [1, 2]


def test_a_change_that_changes_nothing_makes_no_revision(store: Store) -> None:
    assert store.apply([Put("projects", {"id": "plant"})], "wang", NOON, "").number == 1
    assert store.apply([Drop("projects", "nothing")], "wang", NOON, "").number == 1


def test_a_geometry_is_kept_to_the_last_bit_and_boxed(store: Store, tmp_path: Path) -> None:
    point = shapely.Point(123.123456789012345, 41.7)
    site = {"project_id": "plant", "geometry": point}
    store.apply([Put("project_sites", site)], "wang", NOON, "moved")
    assert store.park().project_sites["geometry"].tolist() == [point]
    with sqlite3.connect(tmp_path / "park.db") as database:
        asked = "SELECT minx, maxy FROM project_sites WHERE rev_to IS NULL"
        assert database.execute(asked).fetchall() == [(point.x, point.y)]
    database.close()


def test_a_change_that_breaks_the_contract_leaves_no_trace(store: Store) -> None:
    for change in (
        Put("projects", {"id": "plant", "theme": "fun"}),
        Put("project_zones", {"project_id": "plant", "zone_id": "nowhere", "basis": "stated"}),
        Drop("zones", "west"),
    ):
        with pytest.raises(BadData) as caught:
            store.apply([change], "wang", NOON, "")
        assert all(problem.key and problem.row is None for problem in caught.value.problems)
        assert "record" in str(caught.value)
    assert store.head().number == 1


def test_the_second_of_two_editors_is_told(store: Store) -> None:
    store.apply([Put("projects", PLANT)], "wang", NOON, "", based_on=1)
    with pytest.raises(StaleChange) as caught:
        store.apply([Put("projects", PLANT | {"owner": "丙"})], "li", NOON, "", based_on=1)
    assert caught.value.keys == (("projects", "plant"),)
    other = {"id": "school", "owner": "丙"}
    assert store.apply([Put("projects", other)], "li", NOON, "", based_on=1).number == 3


def test_unknown_columns_and_the_data_folder_s_name_are_refused(store: Store) -> None:
    with pytest.raises(KeyError):
        store.apply([Put("projects", {"id": "plant", "colour": "red"})], "wang", NOON, "")
    with pytest.raises(KeyError):
        store.apply([Put("dragons", {"id": "plant"})], "wang", NOON, "")
    with pytest.raises(ValueError, match="data"):
        store.apply([], "data", NOON, "")
    assert store.head().number == 1


def test_publishing_is_a_pointer(store: Store) -> None:
    assert store.published() is None
    store.apply([Put("projects", PLANT)], "wang", NOON, "")
    store.publish(2, "li", NOON)
    store.publish(1, "li", NOON + timedelta(hours=1))
    published = store.published()
    assert published is not None
    assert published.number == 1
    with pytest.raises(NoRevision):
        store.publish(9, "li", NOON)
    with pytest.raises(NoRevision):
        store.park(9)


def test_the_fingerprint_changes_with_every_revision(store: Store) -> None:
    before = store.fingerprint()
    assert store.fingerprint() == before
    store.apply([Put("projects", PLANT)], "wang", NOON, "")
    assert store.fingerprint() != before


def test_history_is_never_deleted(store: Store, tmp_path: Path) -> None:
    store.apply([Put("projects", PLANT)], "wang", NOON, "")
    store.apply([Put("projects", PLANT | {"owner": "丙"})], "wang", NOON, "")
    asked = "SELECT rev_from, rev_to, owner FROM projects WHERE row_key = 'plant' ORDER BY 1"
    with sqlite3.connect(tmp_path / "park.db") as database:
        rows = database.execute(asked).fetchall()
    database.close()
    assert rows == [(1, 2, "甲公司"), (2, 3, "乙公司"), (3, None, "丙")]


def test_the_database_is_safe_against_power_loss(store: Store) -> None:
    with store._engine.connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    assert found == ["wal", 2, 1, 10_000]


def test_a_file_that_is_no_store_is_left_as_it_is(tmp_path: Path, tiny_folder: Path) -> None:
    text, other = tmp_path / "notes.db", tmp_path / "other.db"
    text.write_text("shopping list " * 100, encoding="utf-8")
    database = sqlite3.connect(other)
    database.execute("CREATE TABLE t (a)")
    database.commit()
    database.close()
    before = text.read_bytes(), other.read_bytes()
    with pytest.raises(StoreUnavailable):
        serve(text, tiny_folder, MADE_AT)
    with pytest.raises(NotOurStore):
        serve(other, tiny_folder, MADE_AT)
    assert text.read_bytes() == before[0]
    database = sqlite3.connect(other)
    assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("t",)]
    database.close()
    with pytest.raises(NotOurStore):
        open_store(tmp_path / "absent.db")


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [("schema_version", "2", NewerStore), ("layout", "other", OtherTables)],
)
def test_a_store_of_another_version_is_left_as_it_is(
    store: Store, tmp_path: Path, name: str, value: str, error: type[Exception]
) -> None:
    store.close()
    database = sqlite3.connect(tmp_path / "park.db")
    database.execute("UPDATE store_info SET value = ? WHERE name = ?", (value, name))
    database.commit()
    database.close()
    with pytest.raises(error):
        open_store(tmp_path / "park.db", MADE_AT)


def test_a_half_overwritten_store_is_reported_as_such(store: Store, tmp_path: Path) -> None:
    store.close()
    path = tmp_path / "park.db"
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x7f" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreUnavailable):
        open_store(path, MADE_AT).park()
    assert path.read_bytes() == bytes(content)
