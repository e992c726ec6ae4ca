"""A click on the map shows what was clicked, and the address remembers it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from shapely.geometry.base import BaseGeometry

from i18n import Speech
from park import Park
from tests.browser.reader import Reader

SAY = Speech()
PROJECT = "bmw-lydia"


def click_on(reader: Reader, place: BaseGeometry, zoom: float) -> None:
    point = place.representative_point()
    reader.look_at(point.y, point.x, zoom)
    reader.wait_for_rest()
    reader.page.mouse.click(*reader.middle())


def test_a_zone(reader: Reader, real_park: Park) -> None:
    row = real_park.zones.iloc[1].to_dict()
    reader.go("page=map")
    click_on(reader, row["geometry"], 13.0)
    reader.wait_for_query(id=row["id"])
    expect(reader.page.locator(".twin-project .twin-title")).to_have_text(SAY.name(row))


def test_a_project(reader: Reader, real_park: Park) -> None:
    row = real_park.projects.iloc[int(real_park.place[PROJECT])].to_dict()
    sites = real_park.project_sites
    site = sites.loc[sites["project_id"] == PROJECT, "geometry"].iloc[0]
    reader.go("page=map")
    click_on(reader, site, 15.0)
    reader.wait_for_query(id=PROJECT)
    expect(reader.page.locator(".twin-project .twin-title")).to_have_text(SAY.name(row))


def test_empty_ground_changes_nothing(reader: Reader) -> None:
    reader.go(f"page=map&id={PROJECT}")
    title = reader.page.locator(".twin-project .twin-title").inner_text()
    reader.look_at(10.0, 10.0, 12.0)
    reader.wait_for_rest()
    said = reader.frames_sent
    reader.page.mouse.click(*reader.middle())
    reader.tool(1).click()  # what comes after the click has been done
    reader.wait_for_rest()
    assert reader.frames_sent == said
    assert reader.query["id"] == PROJECT
    assert reader.page.locator(".twin-project .twin-title").inner_text() == title


def test_a_row_of_the_list(reader: Reader) -> None:
    reader.go("page=projects")
    grid = reader.page.locator('[data-testid="stDataFrame"] canvas').first
    box = grid.bounding_box()
    assert box is not None
    grid.click(position={"x": 15, "y": 55})
    expect(reader.page.locator(".twin-project .twin-title")).to_be_visible()
    assert reader.query["id"]


@pytest.mark.parametrize("unknown", ["nobody", "<b>x</b>", "../../etc"])
def test_an_unknown_id_is_harmless(reader: Reader, unknown: str) -> None:
    reader.go(f"page=projects&id={unknown}")
    expect(reader.page.locator(".twin-card .twin-quiet")).to_be_visible()
    assert reader.page.locator(".twin-card b").count() == 0
