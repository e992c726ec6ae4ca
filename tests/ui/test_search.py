"""What the search box is fed with, and where a pick leads."""

from __future__ import annotations

import json

import pytest
import streamlit as st

from i18n import Speech, languages
from park import Park
from park.extent import extent
from park.search import Entry, Kind, entries
from tests.ui.reader import Reader
from ui import frame, search_box
from ui.search_box import open_found

pytestmark = pytest.mark.usefixtures("real_app")

SAY = Speech()
PAGE_OF = {Kind.TASK: "plan", Kind.INDICATOR: "indicator", Kind.UNIT: "projects"}
BUTTON = "test.pick"


@pytest.fixture(name="found")
def _found(real_park: Park) -> tuple[Entry, ...]:
    return entries(real_park)


def pick(monkeypatch: pytest.MonkeyPatch, kind: str, found_id: str, **query: str) -> Reader:
    """Return a reader who picked something: a button stands for the box, which a browser needs."""

    def button(park: Park, _say: Speech) -> None:
        st.button("pick", key=BUTTON, on_click=open_found, args=(park, kind, found_id))

    monkeypatch.setattr(frame, "search_box", button)
    return Reader(**query).press(BUTTON)


@pytest.mark.parametrize("kind", Kind)
def test_a_pick_opens_the_page_that_shows_it(
    monkeypatch: pytest.MonkeyPatch, found: tuple[Entry, ...], kind: Kind, real_park: Park
) -> None:
    of_kind = (one for one in found if one.kind == kind)
    one = next(one for one in of_kind if kind in PAGE_OF or extent(real_park, one.id))
    reader = pick(monkeypatch, kind, one.id)
    page = PAGE_OF.get(kind, "map")
    looked_at = "unit" if kind == Kind.UNIT else "id"
    assert reader.address == {"page": page, looked_at: one.id}
    if page == "map":
        assert f">{one.names['zh']}<" in reader.html
        assert reader.map["selected"] == one.id
        assert reader.map["focus"]


def test_a_project_that_the_map_cannot_place_opens_its_own_page(
    monkeypatch: pytest.MonkeyPatch, found: tuple[Entry, ...], real_park: Park
) -> None:
    one = next(one for one in found if one.kind == Kind.PROJECT and not extent(real_park, one.id))
    reader = pick(monkeypatch, Kind.PROJECT, one.id)
    assert reader.address == {"page": "project", "id": one.id}
    assert f"<h2>{one.names['zh']}</h2>" in reader.html


def test_an_indicator_opens_whole_and_is_marked_among_others_and_so_is_every_task_above_it(
    monkeypatch: pytest.MonkeyPatch, real_park: Park
) -> None:
    asked = real_park.indicators[real_park.indicators["origin"] == "plan"].iloc[0]
    reader = pick(monkeypatch, Kind.INDICATOR, asked["id"])
    assert f'<h2 class="twin-title">{asked["name_zh"]}</h2>' in reader.html
    among = Reader(page="indicators", id=asked["id"])
    assert among.html.count('class="twin-here"') == 1
    task = asked["plan_ref"]
    parents = real_park.plan_tasks.set_index("ref")["parent_ref"]
    while task:
        reader = pick(monkeypatch, Kind.TASK, task)
        assert 'class="twin-here"' in reader.html, task
        task = parents.get(task, "")
    assert "twin-here" not in Reader(page="indicators").html


@pytest.mark.parametrize(
    ("kind", "found_id"),
    [
        ("zone", "nobody"),
        ("unit", "bmw-lydia"),
        ("nothing", "bmw-lydia"),
        ("", ""),
        ("project", "<b>"),
    ],
)
def test_what_the_park_does_not_have_is_not_opened(
    monkeypatch: pytest.MonkeyPatch, kind: str, found_id: str
) -> None:
    assert pick(monkeypatch, kind, found_id, page="sources").address == {"page": "sources"}


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_the_box_is_fed_once_in_the_words_of_the_reader(
    found: tuple[Entry, ...], code: str
) -> None:
    reader = Reader(page="sources", lang=code)
    search_box._MAKERS.submit(int).result()  # whatever was begun before is done
    fed = reader.run().search
    rows, say = json.loads(fed["index"]), Speech(code)
    assert [(fed["names"][row[0]], row[1]) for row in rows] == [(o.kind, o.id) for o in found]
    assert fed["kinds"] == [say(f"search.kind.{kind}") for kind in Kind]
    zone = next(row for row in rows if fed["names"][row[0]] == Kind.ZONE)
    assert zone[2] == found[0].names[code]


def test_a_stop_has_a_card_with_its_lines(real_park: Park) -> None:
    html = Reader(page="map", id="mabei-station").html
    assert SAY("timetable.assumed") in html
    line = real_park.projects.set_index("id").loc["autonomous-bus-bmw", "name_zh"]
    other = real_park.projects.set_index("id").loc["autonomous-bus-metro", "name_zh"]
    assert str(line) in html
    assert str(other) not in html


def test_a_project_of_unknown_place_does_not_move_the_map(real_park: Park) -> None:
    row = real_park.projects.iloc[int((~real_park.has_site & ~real_park.has_zone).argmax())]
    reader = Reader(page="map", id=row["id"])
    assert reader.map["focus"] is None
    assert SAY("filter.zone.unknown") in reader.html
