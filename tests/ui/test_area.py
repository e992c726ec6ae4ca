"""A drawn area on the page: a filter, a list to choose from, and what nobody can tell."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st

from geo.inside import Standing
from i18n import Speech, languages
from park import Park
from park.area import region, standing_of_projects, written_area
from tests.ui.reader import Reader
from ui.area_panel import Inside, area_title
from ui.map_actions import act
from ui.map_area import take_area_fault

pytestmark = pytest.mark.usefixtures("real_app")

SQUARE = ((123.05, 41.66), (123.25, 41.66), (123.25, 41.74), (123.05, 41.74))
WITHIN = written_area(SQUARE)


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_the_list_names_what_is_inside_and_says_what_nobody_can_tell(
    code: str, real_park: Park
) -> None:
    say, reader = Speech(code), Reader(page="map", within=WITHIN, lang=code)
    standing = standing_of_projects(real_park, SQUARE)
    pressed = {one.key for one in reader.app.button if one.key and one.key.startswith("area.")}
    near = {one for one, found in standing.items() if found != Standing.OUTSIDE}
    assert {f"area.{one}" for one in near} <= pressed
    assert not {f"area.{one}" for one in standing.keys() - near} & pressed
    unplaced = len(real_park) - len(standing)
    assert say("area.note", unplaced=say.number(unplaced, 0)) in reader.html
    assert reader.account == (len(real_park), len(near), 0, len(real_park) - len(near))
    assert reader.drawn == near


def test_a_row_is_picked_and_the_area_taken_off_again(real_park: Park) -> None:
    reader = Reader(page="map", within=WITHIN)
    project = next(iter(standing_of_projects(real_park, SQUARE)))
    reader.press(f"area.{project}")
    assert reader.address["id"] == project
    reader.press("chip.within")
    assert "within" not in reader.address
    assert reader.account[3] == 0
    assert not [one for one in reader.app.button if one.key and one.key.startswith("area.")]


def test_all_filters_are_cleared_with_the_area() -> None:
    reader = Reader(page="projects", within=WITHIN, stage="operating")
    reader.press("filter.clear")
    assert reader.address == {"page": "projects"}


def test_what_the_map_asks_is_checked_and_a_refusal_told_once(
    real_park: Park, monkeypatch: pytest.MonkeyPatch
) -> None:
    session: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", session)
    act(real_park, "within", WITHIN)
    assert session["filter.within"] == SQUARE
    west, south, east, north = region(real_park)
    outside = written_area(((west - 1, south), (east, south), (east, north)))
    bow_tie = written_area((SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3]))
    for asked, why in ((outside, "region"), (bow_tie, "outline"), ("<b>", "number")):
        act(real_park, "within", asked)
        assert session["filter.within"] == SQUARE, "what was asked before stays"
        assert take_area_fault() == why
        assert not take_area_fault()
        for one in languages():
            assert Speech(one.code).has(f"area.fault.{why}")
    act(real_park, "within", "")
    assert session["filter.within"] == ()


def test_the_headline_tells_what_is_sure_from_what_may_be() -> None:
    one = (Inside("a", "甲", ""),)
    found = {Standing.INSIDE: one, Standing.PARTLY: one, Standing.MAYBE: one * 3}
    assert area_title(found, "1 km²", Speech()) == "范围内确定 2 项、可能 3 项，面积 1 km²"
    assert area_title({Standing.INSIDE: one}, "1 km²", Speech()) == "范围内确定 1 项，面积 1 km²"
    assert area_title({Standing.MAYBE: one}, "1", Speech()) == "范围内确定 0 项、可能 1 项，面积 1"
