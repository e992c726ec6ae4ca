"""The list of projects: its order, columns and page stand in the address and come back from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
import streamlit as st

from i18n import Speech, languages
from park import Park, Selection
from park.listing import USUAL
from park.order import Column, Order, listed
from tests.ui.reader import TODAY, Reader
from ui import project_list
from ui.project_list import next_order
from ui.project_table import project_table

pytestmark = pytest.mark.usefixtures("real_app")

DAY = date.fromisoformat(TODAY)
ACT = "test.act"


def ids(reader: Reader) -> list[str]:
    """Return the ids on the page of the list that is shown."""
    return [row["id"] for row in reader.listed["rows"]]


def ordered(park: Park, order: Order | None, **fields: Any) -> list[str]:
    found = listed(park, Selection(on=DAY, **fields), order, "zh")
    return list(park.projects["id"].iloc[found.page(0, len(found))])


def act(monkeypatch: pytest.MonkeyPatch, reader: Reader, what: str, value: str) -> Reader:
    """Do something in the list: a button stands for the table, which a browser needs."""

    def table(content: Mapping[str, Any], on_ask: Callable[[str, str], None]) -> None:
        project_table(content, on_ask)
        st.button("act", key=ACT, on_click=on_ask, args=(what, value))

    with monkeypatch.context() as patch:
        patch.setattr(project_list, "project_table", table)
        reader.run()
        reader.press(ACT)
    return reader


def test_the_usual_list_is_the_park_s_own(real_park: Park) -> None:
    reader = Reader(page="projects")
    assert reader.address == {"page": "projects"}
    assert reader.listed["shown"] == list(map(str, USUAL))
    assert ids(reader) == ordered(real_park, None)[:50]
    assert reader.listed["total"] == len(real_park)


def test_order_columns_and_page_come_from_the_address(real_park: Park) -> None:
    query = {
        "page": "projects", "sort": "-investment", "cols": "owner,name", "row": "26", "per": "25",
    }  # fmt: skip
    reader = Reader(**query)
    assert reader.address == query
    assert reader.listed["shown"] == ["owner", "name"]
    order = Order(Column.INVESTMENT, descending=True)
    assert ids(reader) == ordered(real_park, order)[25:50]
    assert [one["sorted"] for one in reader.listed["columns"] if one["id"] == "investment"] == [
        "descending"
    ]
    assert reader.press("nav.map").address == {"page": "map"}
    assert reader.press("nav.projects").address == query, "the session remembers its look"


def test_what_is_no_look_is_named_and_not_written() -> None:
    reader = Reader(page="projects", sort="salary", cols="name,<i>", per="7", row="x")
    assert reader.address == {"page": "projects", "cols": "name"}
    (said,) = [one.value for one in reader.app.info]
    assert all(one in said for one in ("salary", "row", "per"))


def test_a_press_on_a_heading_sorts_turns_and_ends(
    monkeypatch: pytest.MonkeyPatch, real_park: Park
) -> None:
    reader = Reader(page="projects", row="51")
    act(monkeypatch, reader, "sort", "owner")
    assert reader.address == {"page": "projects", "sort": "owner"}
    assert ids(reader) == ordered(real_park, Order(Column.OWNER))[:50]
    act(monkeypatch, reader, "sort", "owner")
    assert reader.address["sort"] == "-owner"
    act(monkeypatch, reader, "sort", "owner")
    assert "sort" not in reader.address
    assert next_order(None, Column.INVESTMENT) == Order(Column.INVESTMENT, descending=True)


def test_pages_turn_and_another_selection_begins_at_the_front(
    monkeypatch: pytest.MonkeyPatch, real_park: Park
) -> None:
    reader = act(monkeypatch, Reader(page="projects"), "turn", "100")
    assert reader.address == {"page": "projects", "row": "101"}
    assert ids(reader) == ordered(real_park, None)[100:150]
    act(monkeypatch, reader, "size", "25")
    assert ids(reader) == ordered(real_park, None)[100:125]
    reader.zone("unknown")
    assert ids(reader)[0] == ordered(real_park, None, zones=frozenset({"unknown"}))[0]
    assert "row" not in reader.address


def test_the_page_of_the_picked_project_is_shown(real_park: Park) -> None:
    last = str(real_park.projects["id"].iloc[-1])
    reader = Reader(page="projects", id=last)
    assert reader.listed["picked"] == last in ids(reader)
    front = Reader(page="projects", id=last, row="1")
    assert last not in ids(front)
    assert front.address["row"] == "1"


def test_columns_are_chosen_and_the_name_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = act(monkeypatch, Reader(page="projects"), "columns", "stage,sector,nothing,stage")
    assert reader.listed["shown"] == ["name", "stage", "sector"]
    assert reader.address["cols"] == "name,stage,sector"
    act(monkeypatch, reader, "columns", ",".join(USUAL))
    assert "cols" not in reader.address


def test_the_field_of_the_list_is_the_shared_filter(
    monkeypatch: pytest.MonkeyPatch, real_park: Park
) -> None:
    reader = act(monkeypatch, Reader(page="projects", row="51"), "find", " BMW ")
    assert reader.address == {"page": "projects", "q": "BMW"}
    assert reader.app.text_input(key="filter.q").value == " BMW "
    assert ids(reader) == ordered(real_park, None, text="BMW")
    assert reader.listed["text"] == "BMW"
    act(monkeypatch, reader, "find", "")
    assert reader.listed["total"] == len(real_park)


@pytest.mark.parametrize(
    ("what", "value"),
    [("sort", "<b>"), ("turn", "-1"), ("turn", "9" * 99), ("size", "1000000"), ("find", "a\x00b"),
     ("drop", "everything"), ("", "")],
)  # fmt: skip
def test_what_the_browser_cannot_have_sent_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, what: str, value: str
) -> None:
    reader = act(monkeypatch, Reader(page="projects", row="51"), what, value)
    assert reader.address == {"page": "projects", "row": "51"}


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_every_cell_says_something_in_every_language(code: str) -> None:
    reader, say = Reader(page="projects", lang=code, cols=",".join(Column), per="100"), Speech(code)
    for row in reader.listed["rows"]:
        for cell in row["cells"]:
            assert bool(cell.get("text")) != bool(cell.get("why"))
    unknown = {
        cell["why"] for row in reader.listed["rows"] for cell in row["cells"] if "why" in cell
    }
    assert say("list.why.investment") in unknown
    assert say("list.why.zone") in unknown


def test_possible_stands_beside_certain(real_park: Park) -> None:
    day = date(2022, 6, 1)
    state = real_park.course.at(day)
    rows = {
        row["id"]: row for row in Reader(page="projects", on="2022-06-01", per="100").listed["rows"]
    }
    at = next(
        at
        for at, one in enumerate(real_park.projects["id"])
        if state.possible[at] >= 0 and one in rows
    )
    row = rows[real_park.projects["id"].iloc[at]]
    stage = real_park.stages[real_park.stages.ids[state.possible[at]]].names["name_zh"]
    assert row["cells"][1]["aside"] == Speech()("list.possible", stage=stage)
