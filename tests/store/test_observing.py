"""An observation that was typed in: one more revision, kept by restarts and other data files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import BadData, StaleChange, Store, entered, open_store, serve, taken_back
from tests.tiny import CSV_ROWS, write_csv

NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)
ROW = {
    "indicator_id": "output", "period": "2023", "value": 1000.5, "bound": "=", "scope": "park",
    "scope_detail": "", "basis": "reported", "source_ids": "entry-1", "note": "=SUM(A1) <b>|</b>",
}  # fmt: skip
SOURCE = {
    "id": "entry-1", "title": "公报", "publisher": "统计局", "published": "2026-01",
    "accessed": "2026-02-03", "url": "https://example.org/b", "trust": "A",
    "licence": "facts cited", "attribution": "统计局",
}  # fmt: skip


def _values(store: Store) -> dict[str, float]:
    rows = store.park().observations
    return dict(zip(rows["period"], rows["value"], strict=True))


def test_it_survives_a_restart_and_a_later_change_of_the_files(
    tiny_folder: Path, tmp_path: Path
) -> None:
    database = tmp_path / "entered.db"
    with serve(database, tiny_folder, NOON).store as store:
        made = store.apply(entered(ROW, SOURCE), "王", NOON, "why")
        assert (made.number, made.author, made.why) == (2, "王", "why")
    units = CSV_ROWS["units.csv"]
    write_csv(tiny_folder / "units.csv", [*units, units[0] | {"id": "third"}])
    seen = CSV_ROWS["observations.csv"]
    write_csv(tiny_folder / "observations.csv", [*seen, seen[0] | {"period": "2021"}])
    with serve(database, tiny_folder, NOON).store as store:
        assert store.head().number == 3
        assert _values(store) == {"2022": 946.1, "2023": 1000.5, "2021": 946.1}
        park = store.park()
        assert park.observations["note"].tolist().count("=SUM(A1) <b>|</b>") == 1
        store.apply(taken_back(ROW, SOURCE), "王", NOON, "back", based_on=3)
        assert "2023" not in _values(store)
        assert "entry-1" not in set(store.park().sources["id"])
    with open_store(database) as store:
        assert len(store.park(2).observations) == 2, "what was taken back stays in the revisions"
        assert store.head().number == 4


def test_a_source_that_another_rests_on_stays(store: Store) -> None:
    store.apply(entered(ROW, SOURCE), "王", NOON, "why")
    other = ROW | {"period": "2024"}
    made = store.apply(entered(other, None), "李", NOON, "why")
    with pytest.raises(BadData):
        store.apply(taken_back(ROW, SOURCE), "王", NOON, "back", based_on=2)
    assert store.head().number == made.number
    store.apply(taken_back(ROW, None), "王", NOON, "back", based_on=2)
    assert set(_values(store)) == {"2022", "2024"}


def test_nothing_is_entered_without_a_source(store: Store) -> None:
    with pytest.raises(BadData):
        store.apply(entered(ROW | {"source_ids": ""}, None), "王", NOON, "why")
    with pytest.raises(BadData):
        store.apply(entered(ROW, None), "王", NOON, "why")
    assert store.head().number == 1


def test_who_was_slower_does_not_write_over_the_other(store: Store) -> None:
    store.apply(entered(ROW, SOURCE), "王", NOON, "why", based_on=1)
    with pytest.raises(StaleChange):
        store.apply(entered(ROW | {"value": 2.0}, SOURCE), "李", NOON, "why", based_on=1)
    assert _values(store)["2023"] == 1000.5


def test_what_people_entered_is_known_to_the_store(store: Store) -> None:
    assert store.entries(5) == (), "what the files say is no entry"
    store.apply(entered(ROW, SOURCE), "王", NOON, "why")
    store.apply(entered(ROW | {"period": "2024"}, None), "李", NOON, "why")
    store.apply(taken_back(ROW, None), "李", NOON, "back", based_on=2)
    gone, other = store.entries(5)
    assert (gone.stands, gone.made.number, gone.last.number) == (False, 2, 4)
    assert dict(gone.observation) == ROW
    assert gone.source is not None
    assert gone.source["id"] == "entry-1"
    assert (other.stands, other.made.author, other.source) == (True, "李", None)
    assert len(store.entries(1)) == 1
    store.apply(entered(gone.observation, gone.source), "王", NOON, "again", based_on=4)
    assert [one.stands for one in store.entries(5)] == [True, True]
