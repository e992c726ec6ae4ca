"""A click on the map or a row shows what was clicked, and the address remembers it."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect
from shapely.geometry.base import BaseGeometry

from i18n import Speech
from layers import build_layers
from park import Park, Selection
from tests.browser.reader import Reader
from tests.browser.served import TODAY

SAY = Speech()
PROJECT = "bmw-lydia"
METRO_STOP = "zhongde-street-station"
BUSY = """() => window.addEventListener("pointerdown", () => {
    const until = performance.now() + 400;
    while (performance.now() < until);
})"""
CARD = ".twin-project .twin-title"


def drawn_at(park: Park, layer_id: str, feature_id: str) -> BaseGeometry:
    built = build_layers(park, Selection(on=date.fromisoformat(TODAY)))
    features = next(layer.features for layer in built if layer.id == layer_id)
    return next(one.geometry for one in features if one.id == feature_id)


def click_on(reader: Reader, name: str, place: BaseGeometry, zoom: float) -> None:
    point = place.representative_point()
    reader.look_at(point.y, point.x, zoom)
    reader.wait_for_rest()
    reader.page.mouse.move(0, 0)
    reader.page.mouse.move(*reader.middle())
    expect(reader.map.locator(".tip strong")).to_have_text(name)
    reader.page.mouse.click(*reader.middle())


def test_a_click_on_the_map(reader: Reader, real_park: Park) -> None:
    card = reader.page.locator(CARD)
    reader.go("page=map")
    zone = real_park.zones.iloc[1].to_dict()
    click_on(reader, SAY.name(zone), zone["geometry"], 13.0)
    reader.wait_for_query(id=zone["id"])
    expect(card).to_have_text(SAY.name(zone))

    project = real_park.projects.iloc[int(real_park.place[PROJECT])].to_dict()
    click_on(reader, SAY.name(project), drawn_at(real_park, "projects", PROJECT), 15.0)
    reader.wait_for_query(id=PROJECT)
    expect(card).to_have_text(SAY.name(project))

    reader.look_at(10.0, 10.0, 12.0)
    reader.wait_for_rest()
    reader.page.mouse.dblclick(*reader.middle())
    reader.wait_for_rest()
    assert reader.query["id"] == PROJECT, "half of a double click lets nothing go"
    reader.page.mouse.click(*reader.middle())
    reader.wait_for_query(id=None)
    expect(card).to_have_count(0)
    said = reader.frames_sent
    reader.page.mouse.click(*reader.middle())
    reader.tool(1).click()  # what comes after the click has been done
    reader.wait_for_rest()
    assert reader.frames_sent == said, "where nothing is picked, nothing is let go"

    reader.go(f"page=map&id={PROJECT}")
    reader.page.keyboard.press("Escape")
    reader.wait_for_query(id=None)


@pytest.mark.full
def test_a_click_means_what_the_tooltip_names(reader: Reader) -> None:
    """Lines lie over each other here: the bus on the road and the metro, works on the river."""
    reader.go("page=map")
    reader.wait_for_rest()
    box = reader.map.bounding_box()
    assert box is not None
    left, top = box["x"], box["y"]
    tip, named = reader.map.locator(".tip"), 0
    for across, down in ((327, 292), (392, 260), (397, 217), (560, 300)):
        reader.page.mouse.move(left + across - 9, top + down)
        reader.page.mouse.move(left + across, top + down, steps=3)
        reader.wait_for_rest()
        if not tip.is_visible():
            continue
        name = tip.inner_text().splitlines()[0]
        reader.page.mouse.click(left + across, top + down)
        expect(reader.page.locator(CARD)).to_have_text(name)
        named += 1
    assert named, "something lies under the pointer"


@pytest.mark.full
def test_what_lies_under_a_thing_is_picked_by_another_click(
    reader: Reader, real_park: Park
) -> None:
    """A stop of the bus lies on a metro station, on the lines of both."""
    stops = real_park.gtfs["stops"].set_index("stop_id")
    stop = stops.loc[METRO_STOP].to_dict()
    reader.go("page=map")
    reader.look_at(float(stop["stop_lat"]), float(stop["stop_lon"]), 15.0)
    reader.wait_for_rest()
    reader.page.mouse.move(0, 0)
    reader.page.mouse.move(*reader.middle())
    tip, card, met = reader.map.locator(".tip"), reader.page.locator(CARD), []
    named = tip.locator("strong").inner_text()
    while named not in met:
        met.append(named)
        reader.page.mouse.click(*reader.middle())
        expect(card).to_have_text(named)
        again = tip.locator(".fact", has_text=SAY("map.click_again")).locator("span").nth(1)
        named = again.inner_text()
    assert stop["stop_name"] in met
    assert len(met) > 2, met


@pytest.mark.full
def test_a_click_on_the_overview_opens_the_card_on_the_map(reader: Reader, real_park: Park) -> None:
    reader.go()
    zone = real_park.zones.iloc[1].to_dict()
    reader.page.evaluate(BUSY)  # a slow machine loses no click
    click_on(reader, SAY.name(zone), zone["geometry"], 13.0)
    reader.wait_for_query(page="map", id=zone["id"])
    expect(reader.page.locator(CARD)).to_have_text(SAY.name(zone))
    reader.settle()
    point = zone["geometry"].representative_point()
    reader.wait_for_fragment(at=f"{point.y:.6f},{point.x:.6f},13.000,0,0")


def test_a_row_of_the_list(reader: Reader) -> None:
    reader.go("page=projects")
    row = reader.page.locator(".twin-list tbody tr").nth(1)
    row.click()
    expect(row).to_have_attribute("aria-selected", "true")
    expect(reader.page.locator(CARD)).to_be_visible()
    assert reader.wait_for_parameter("id") == row.get_attribute("data-id")


def test_an_unknown_id_is_harmless(reader: Reader) -> None:
    reader.go("page=projects&id=<b>x</b>")
    expect(reader.page.locator(".twin-card .twin-quiet")).to_be_visible()
    assert reader.page.locator(".twin-card b").count() == 0
