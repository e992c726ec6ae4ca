"""Made-up projects: the same for the same seed, whole, and never beside real ones."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import shapely

from park import Park
from park.day import day_span
from park.vocabulary import EventBasis, InPark
from store import DemonstrationStore, Put, open_store, serve
from store.__main__ import main
from store.contract import TABLES
from store.demonstration import NotADemonstration, build
from store.demonstration.build import ADDED_TO, MADE_UP, is_of_projects
from store.demonstration.bulk import insert_frame
from store.engine import engine_for, prepare, reading, writing
from store.keys import hash_of, key_of
from store.ledger import open_rows
from store.load import values_in
from store.rows import rows_of
from store.state import check_state
from tests.conftest import DATA
from tests.tiny import MADE_AT

MADE_OF: dict[str, Any] = {"seed": 5, "projects": 400, "made_at": MADE_AT}


def _rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of the data tables, with all that is kept of it."""
    with closing(sqlite3.connect(path)) as database:
        # Ours are the names of the tables.
        asked = {one.name: f"SELECT * FROM {one.name} ORDER BY rowid" for one in TABLES}  # noqa: S608
        return {name: database.execute(text).fetchall() for name, text in asked.items()}


def test_the_same_seed_gives_the_same_rows(demo_database: Path, tmp_path: Path) -> None:
    build(tmp_path / "again.db", DATA, **MADE_OF | {"made_at": MADE_AT + timedelta(days=99)})
    build(tmp_path / "other.db", DATA, **MADE_OF | {"seed": 6})
    first, again, other = map(_rows, (demo_database, tmp_path / "again.db", tmp_path / "other.db"))
    assert first == again
    for name in MADE_UP:
        assert first[name] != other[name], name


def test_fewer_projects_are_the_first_of_more(demo_park: Park, tmp_path: Path) -> None:
    build(tmp_path / "few.db", DATA, **MADE_OF | {"projects": 30})
    with open_store(tmp_path / "few.db") as store:
        few = store.park()
    assert len(few) == 30
    pd.testing.assert_frame_equal(few.projects, demo_park.projects[:30])
    for name in MADE_UP[1:]:
        if "project_id" not in getattr(few, name):
            continue
        all_rows = getattr(demo_park, name)
        kept = all_rows[all_rows["project_id"].isin(few.projects["id"])].reset_index(drop=True)
        pd.testing.assert_frame_equal(getattr(few, name), kept)


def test_the_rows_keep_the_contract(demo_database: Path) -> None:
    engine = engine_for(demo_database)
    with reading(engine) as connection:
        rows = {}
        for table in TABLES:
            names = (*table.names, "geometry") if table.shapes else table.names
            values = values_in(connection, table, "sino-german-park", 1)
            rows[table.name] = [dict(zip(names, one, strict=True)) for one in values]
        check_state(connection, "sino-german-park", 1, rows)
        for table in TABLES:
            for key, one in open_rows(connection, table, "sino-german-park").items():
                assert (key, one.hash) == (key_of(table, one.row), hash_of(one.row))
    engine.dispose()


def test_the_real_rows_are_whole_and_the_real_projects_away(
    demo_park: Park, real_park: Park
) -> None:
    for table in TABLES:
        if is_of_projects(table):
            assert table.name in MADE_UP or getattr(demo_park, table.name).empty
        elif table.name not in {*ADDED_TO, "stages", "stage_synonyms"}:
            pd.testing.assert_frame_equal(
                getattr(demo_park, table.name), getattr(real_park, table.name)
            )
    assert real_park.texts.items() <= demo_park.texts.items()
    assert demo_park.stages == real_park.stages
    assert not set(demo_park.projects["id"]) & set(real_park.projects["id"])
    assert demo_park.demonstration
    assert not real_park.demonstration


def test_every_made_up_row_names_its_source(demo_park: Park) -> None:
    for name in MADE_UP:
        frame = getattr(demo_park, name)
        assert len(frame), name
        cited = frame.get("source_ids", frame.get("source_id"))
        if cited is not None:
            assert cited.str.startswith("demonstration").all(), name
    source = demo_park.sources.set_index("id").loc["demonstration"]
    assert "demonstration data, seed 5" in source["title"]


def test_every_name_says_that_it_is_made_up(demo_park: Park) -> None:
    for code, word in (("zh", "演示项目"), ("en", "Demonstration"), ("de", "Demonstration")):
        assert demo_park.projects[f"name_{code}"].str.startswith(word).all()
    assert demo_park.projects["owner"].str.match("演示单位|$").all()


def test_all_that_training_needs_is_there(demo_park: Park) -> None:
    events, zones = demo_park.stage_events, demo_park.project_zones
    assert set(events["date"].str.len()) == {4, 7, 10}
    assert set(events["bound"]) == {"=", "by"}
    assert set(events["basis"]) == set(EventBasis)
    assert {"paused", "cancelled"} <= set(events["stage"])
    assert set(demo_park.projects["in_park"]) == set(InPark)
    assert zones["project_id"].duplicated().any()
    told_twice = events[events["basis"] != EventBasis.PLANNED]
    assert told_twice.duplicated(["project_id", "stage"]).any()
    placeless = ~(demo_park.has_site | demo_park.has_zone)
    zone_only = demo_park.has_zone & ~demo_park.has_site
    assert placeless.any()
    assert zone_only.any()
    assert demo_park.has_site.any()


def test_nothing_happened_after_the_data_was_gathered(demo_park: Park) -> None:
    events = demo_park.stage_events
    last = max(day_span(one).last for one in demo_park.sources["accessed"])
    happened = events.loc[events["basis"] != EventBasis.PLANNED, "date"]
    assert all(day_span(one).first <= last for one in happened)


def test_a_site_lies_where_its_zone_says(demo_park: Park) -> None:
    outline = demo_park.zones.set_index("id")["geometry"]
    sites = demo_park.project_sites.set_index("project_id")["geometry"]
    said = demo_park.project_zones
    for row in said[said["basis"] == "site"].to_dict("records"):
        assert shapely.covers(outline[row["zone_id"]], sites[row["project_id"]])
    in_zone = set(said["project_id"])
    for project, site in sites.items():
        if project not in in_zone:
            assert not any(shapely.contains(one, site) for one in outline)


def test_the_data_folder_stays_out(demo_database: Path, tmp_path: Path) -> None:
    path = _copied(demo_database, tmp_path)
    with open_store(path) as store, pytest.raises(DemonstrationStore):
        store.sync(DATA, MADE_AT)
    served = serve(path, DATA, MADE_AT)
    with served.store as store:
        assert not served.problems
        assert store.head().number == 1
        assert store.head().author == "demo"


def test_a_trainee_can_edit(demo_database: Path, tmp_path: Path) -> None:
    path = _copied(demo_database, tmp_path)
    with open_store(path) as store:
        change = Put("projects", {"id": "demo-000001", "note": "试改"})
        assert store.apply([change], "trainee", MADE_AT, "practice").number == 2
        assert store.park(1).projects["note"][0] == ""
    assert not build(path, DATA, **MADE_OF)
    with open_store(path) as store:
        assert store.park().projects["note"][0] == "试改"
    assert build(path, DATA, **MADE_OF, fresh=True)
    with open_store(path) as store:
        assert store.head().number == 1


def test_the_real_store_is_never_written_over(store: Any, tmp_path: Path) -> None:
    store.close()
    before = (tmp_path / "park.db").read_bytes()
    for fresh in (False, True):
        with pytest.raises(NotADemonstration):
            build(tmp_path / "park.db", DATA, **MADE_OF, fresh=fresh)
    assert (tmp_path / "park.db").read_bytes() == before
    code = main(["demo", "--db", str(tmp_path / "park.db"), "--projects", "3", "--lang", "en"])
    assert code == 1


@pytest.mark.parametrize("content", [b"notes of somebody", b"SQLite format 3\0" + bytes(84)])
def test_another_file_is_never_written_over(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    path.write_bytes(content)
    with pytest.raises(NotADemonstration):
        build(path, DATA, **MADE_OF)
    assert [one.name for one in tmp_path.iterdir()] == ["mine.db"]
    assert path.read_bytes() == content


def test_bad_data_leaves_the_former_store(demo_database: Path, tmp_path: Path,
                                          tiny_folder: Path) -> None:  # fmt: skip
    path = _copied(demo_database, tmp_path)
    before = path.read_bytes()
    (tiny_folder / "units.csv").unlink()
    code = main(["demo", str(tiny_folder), "--db", str(path), "--projects", "3"])
    assert code == 1
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.building*"))


@pytest.mark.parametrize("asked", [["--projects", "0"], ["--seed", "-1"]])
def test_nonsense_is_refused_in_words(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", *asked, "--db", str(tmp_path / "demo.db")]) == 1
    assert "2,000,000" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_smallest_park_is_enough(tiny_folder: Path, tmp_path: Path,
                                     capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    path = tmp_path / "demo.db"
    said = []
    for _ in range(2):
        command = ["demo", str(tiny_folder), "--db", str(path), "--projects", "40"]
        assert main([*command, "--lang", "en"]) == 0
        said.append(capsys.readouterr().out)
    assert "40 made-up projects" in said[0]
    assert "kept" in said[1]
    with open_store(path) as store:
        assert len(store.park()) == 40


def test_bulk_rows_are_those_of_the_ledger(real_park: Park, tmp_path: Path) -> None:
    """A frame put in at once is what the store writes row by row."""
    table = next(one for one in TABLES if one.name == "project_sites")
    engine = engine_for(tmp_path / "bulk.db")
    prepare(engine, MADE_AT)
    with writing(engine) as connection:
        count = insert_frame(connection, table, real_park.project_sites, 1)
        found = open_rows(connection, table, "sino-german-park")
    engine.dispose()
    wanted = rows_of(table, real_park.project_sites)
    assert count == len(wanted)
    assert {key: dict(one.row) for key, one in found.items()} == wanted
    assert [one.hash for one in found.values()] == [hash_of(row) for row in wanted.values()]


def _copied(database: Path, folder: Path) -> Path:
    path = folder / "demo.db"
    path.write_bytes(database.read_bytes())
    return path
