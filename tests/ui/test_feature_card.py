"""The card of a place leads on: to its projects, its works, its lines, and its own page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from i18n import Speech
from park import Park, Selection
from ui import card_lists
from ui.feature_card import feature_card

CHOSEN = Selection(on=date(2025, 12, 31))
SAY = Speech("en")


def _links(park: Park, feature_id: str, chosen: Selection = CHOSEN) -> list[str]:
    return re.findall(r'href="\?([^"]*)"', str(feature_card(park, feature_id, chosen, SAY)))


def test_a_zone_lists_its_selected_projects_and_leads_to_all_and_to_its_page(
    tiny_park: Park,
) -> None:
    card = str(feature_card(tiny_park, "west", CHOSEN, SAY))
    assert "Plant" in card
    assert "Wetland" not in card, "it is of the other zone"
    links = _links(tiny_park, "west")
    assert any("page=map&amp;" in one and "id=plant" in one for one in links)
    assert any("zone=west" in one and "page=projects" in one for one in links)
    assert any("zone=west" in one and "page=zones" in one for one in links)
    assert any("page=plan" in one for one in links)


def test_a_zone_lists_the_most_money_first_and_no_more_than_it_says(
    real_park: Park, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = real_park.projects["id"].tolist()[:3]
    zone = real_park.zones["id"].iloc[0]
    rows = [{"project_id": one, "zone_id": zone, "basis": "stated"} for one in held]
    park = replace(
        real_park,
        project_zones=type(real_park.project_zones)(rows),
        projects=real_park.projects.assign(
            investment_yi_cny=[1.0, 3.0, float("nan"), *([0.5] * (len(real_park) - 3))]
        ),
    )
    monkeypatch.setattr(card_lists, "MOST_LISTED", 2)
    found = [one for one in _links(park, zone) if "page=project&amp;" in one]
    assert [one.rpartition("id=")[2] for one in found] == [held[1], held[0]]
    assert SAY("place_card.see_all", count=3) in str(feature_card(park, zone, CHOSEN, SAY))


def test_a_zone_that_was_not_asked_for_lists_nothing(tiny_park: Park) -> None:
    other = replace(CHOSEN, zones=frozenset({"east"}))
    assert not [one for one in _links(tiny_park, "west", other) if "id=plant" in one]
    assert [one for one in _links(tiny_park, "west", other) if "page=zones" in one]


def test_a_river_lists_the_works_that_name_it_and_counts_what_filters_leave_out(
    real_park: Park,
) -> None:
    assert any("id=xihe-wetland" in one for one in _links(real_park, "xihe"))
    none = replace(CHOSEN, themes=frozenset({"digital"}))
    assert not [one for one in _links(real_park, "xihe", none) if "id=xihe-wetland" in one]
    card = str(feature_card(real_park, "xihe", none, SAY))
    assert re.search(r"\d further works are left out by the filters", card)


def test_a_water_that_no_work_names_says_so(tiny_park: Park) -> None:
    assert SAY("place_card.works_none") in str(feature_card(tiny_park, "canal", CHOSEN, SAY))


def test_a_stop_leads_to_its_lines_and_its_station_and_back(real_park: Park) -> None:
    links = _links(real_park, "mabei-station")
    assert any("page=map&amp;id=autonomous-bus-bmw" in one for one in links)
    assert any("page=map&amp;id=station-mabei" in one for one in links)
    assert any("page=map&amp;id=mabei-station" in one for one in _links(real_park, "station-mabei"))
