"""The page of one project: everything known, what is not reported, and who changed what."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from i18n import Speech, languages
from park import Park, Selection
from park.vocabulary import EventBasis, EventBound, TaskBasis, ZoneBasis
from store import Put, open_store, serve
from store.contract import TABLES, table_named
from store.history import _about_projects
from tests.registers.wording import require_texts
from tests.tiny import MADE_AT, write_tiny
from tests.ui.hostile import HOSTILE
from tests.ui.reader import TODAY, Reader, serving
from tests.ui.test_markup import require_harmless
from ui.project_events import claims_beside
from ui.project_following import documents, money, next_steps, problems
from ui.project_history import _key, _value
from ui.project_page import _standing, background, choice, course, head
from ui.project_parts import facts, project_row

CHOSEN = Selection(on=date.fromisoformat(TODAY))
SAY = Speech()
LATER = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)


@pytest.mark.usefixtures("real_app")
@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_a_project_with_much_known_stands_whole(code: str, real_park: Park) -> None:
    reader, say = Reader(page="project", id="bmw-lydia", lang=code), Speech(code)
    row = project_row(real_park, "bmw-lydia")
    assert row is not None
    assert f"<h2>{say.name(row)}</h2>" in reader.html
    parts = ("project.events", "project.claims", "project_page.money", "project_page.problems",
             "project_page.next_steps", "project_page.history", "project.sources")  # fmt: skip
    for part in parts:
        assert f"<h4>{say(part)}</h4>" in reader.html
    assert say("project_page.no_money") in reader.html
    assert not reader.app.info


@pytest.mark.usefixtures("real_app")
def test_without_a_project_it_offers_those_of_the_selection(real_park: Park) -> None:
    reader = Reader(page="project", zone="international-business")
    offered = re.findall(r"<li><a href=\"[^\"]*page=project&amp;id=([a-z0-9-]+)", reader.html)
    mask = replace(CHOSEN, zones=frozenset({"international-business"})).mask(real_park)
    assert offered == list(real_park.projects.loc[mask, "id"])
    assert all(Reader(page="project", id=one).html.count("<h2>") == 1 for one in offered[:1])


@pytest.mark.usefixtures("real_app")
def test_neighbours_walk_through_the_selection_and_keep_it(real_park: Park) -> None:
    mask = replace(CHOSEN, zones=frozenset({"international-business"})).mask(real_park)
    first, *_, last = real_park.projects.loc[mask, "id"]
    html = Reader(page="project", id=first, zone="international-business").html
    assert re.search(rf"zone=international-business[^\"]*id={last}\"", html)
    other = real_park.projects.loc[~mask, "id"].iloc[0]
    outside = Reader(page="project", id=other, zone="international-business").html
    assert SAY("project.filtered_out") in outside
    assert "twin-neighbours" not in outside


def test_an_empty_selection_says_which_way_out(tiny_park: Park) -> None:
    html = choice(tiny_park, replace(CHOSEN, text="没有这样的项目"), SAY)
    assert SAY("project_page.none") in html


def test_what_agrees_with_the_value_used_stands_beside_it(real_park: Park) -> None:
    html = str(claims_beside(real_park, "bmw-lydia", SAY))
    used, others = re.findall(r"<td>(<ul.*?</ul>)</td>", html)
    assert set(re.findall(r"<b>(.*?)</b>", used)) == {SAY.money(150)}
    assert SAY.money(150) not in re.findall(r"<b>(.*?)</b>", others)


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Serve a tiny park that somebody edited twice."""
    folder = write_tiny(tmp_path / "data")
    serve(tmp_path / "park.db", folder, MADE_AT).store.close()
    with open_store(tmp_path / "park.db") as store:
        renamed = Put("projects", {"id": "plant", "owner": "乙公司"})
        store.apply([renamed], "王工", LATER, "企业更名")
        report = {"project_id": "plant", "problem": "供电容量不足", "reported_on": "2026-02",
                  "unit_id": "bureau"}  # fmt: skip
        store.apply([Put("project_problems", report)], "王工", LATER, "")
    with serving(tmp_path / "park.db", folder):
        yield tmp_path
    shutil.rmtree(folder)


@pytest.mark.usefixtures("edited")
def test_history_says_who_changed_what(edited: Path) -> None:
    html = Reader(page="project", id="plant").html
    assert "企业更名" in html
    assert "王工" in html
    changed = SAY("project_page.changed", table=SAY("row_of.projects"), field=SAY("field.owner"),
                  before="甲公司", after="乙公司")  # fmt: skip
    assert changed in html
    assert html.count("供电容量不足") == 2, "once as a problem, once in the history"
    assert "2026-02 由工信局报送" in html


def test_every_table_and_column_of_a_project_has_words() -> None:
    keys = {"project_id", "entity", "entity_id", "id"}
    tables = [table for table, _ in _about_projects()]
    assert len(tables) >= 10
    require_texts(
        *(f"row_of.{table.name}" for table in tables),
        *(f"field.{name}" for table in tables for name in table.names if name not in keys),
        "field.geometry",
    )


def reported(park: Park, text: str) -> Park:
    """Return the park with reports on its plant whose every word is `text`."""
    frames: dict[str, Any] = {}
    for table in TABLES:
        if table.name.startswith("project_") and table.file.endswith(".csv"):
            row = {
                name: np.nan if name in table_named(table.name).numbers else text
                for name in table.names
            }
            row |= {"project_id": "plant", "reported_on": "2026-01-02", "year": 2024.0}
            row |= {"unit_id": "bureau", "role": "lead", "zone_id": "west", "kind": "planned"}
            frames[table.name] = pd.DataFrame([{name: row[name] for name in table.names}])
    projects = park.projects.copy()
    for column in ("name_zh", "name_en", "owner", "investment_note", "location_note", "note"):
        projects.loc[projects["id"] == "plant", column] = text
    return replace(park, projects=projects, **frames)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_others_stays_text(text: str, tiny_park: Park) -> None:
    park = reported(tiny_park, text)
    row = project_row(park, "plant")
    assert row is not None
    for part in (problems, next_steps, documents, money):
        require_harmless(part(park, row, SAY))
    require_harmless(course(park, row, SAY), text)
    require_harmless(head(park, row, CHOSEN, SAY), text)
    require_harmless(background(park, row, CHOSEN, SAY), text)


def test_only_a_web_address_becomes_a_link(tiny_park: Park) -> None:
    row = {"id": "plant"}
    bad = documents(reported(tiny_park, "javascript:alert(1)"), row, SAY)
    good = documents(reported(tiny_park, "https://example.org/a.pdf"), row, SAY)
    assert "href" not in bad
    assert 'href="https://example.org/a.pdf"' in good
    assert 'rel="noopener' in good


def test_planned_never_counts_as_reached(tiny_park: Park) -> None:
    row = project_row(tiny_park, "wetland")
    assert row is not None
    html = head(tiny_park, row, replace(CHOSEN, on=date(2030, 1, 1)), SAY)
    assert SAY("project_page.no_certain", day="2030-01-01") in html
    assert re.search(r"twin-planned\">.*?<b>竣工</b>.*?不晚于 2025 计划", html)


@pytest.mark.parametrize(("code", "mark"), [("en", " (in Chinese)"), ("de", " (chinesisch)")])
def test_facts_that_are_chinese_alone_say_so(tiny_park: Park, code: str, mark: str) -> None:
    row = project_row(reported(tiny_park, "海斯坦普"), "plant")
    assert row is not None
    said = str(facts(tiny_park, row, CHOSEN, Speech(code)))
    assert said.count(f"<dd>海斯坦普{mark}</dd>") == 2, "owner and place"


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_history_says_words_for_every_code(tiny_park: Park, code: str) -> None:
    say = Speech(code)
    for table, column, values in (
        ("stage_events", "basis", EventBasis), ("stage_events", "bound", EventBound),
        ("project_zones", "basis", ZoneBasis), ("project_tasks", "basis", TaskBasis),
        ("claims", "chosen", ("yes", "no")),
    ):  # fmt: skip
        for value in values:
            written = str(value)
            told = _value(tiny_park, table, column, written, say)
            assert told == say(_key(table, column, written)), (table, column, written)


def test_a_stage_reported_twice_names_the_later_report_too(real_park: Park) -> None:
    """The list shows the latest report, the page the first: both stand on the page, told apart."""
    say, chosen = Speech(), Selection(on=date(2026, 11, 23))
    row = project_row(real_park, "bmw-lydia")
    assert row is not None
    told = _standing(real_park, row, chosen, say)
    assert "2022-05" in told
    assert say("project_page.newest", date="2022-06-23") in told
    before = _standing(real_park, row, Selection(on=date(2022, 6, 1)), say)
    assert "2022-06-23" not in before
