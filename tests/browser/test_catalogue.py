"""The planner's catalogue: what is known about a layer, and which layer covers which."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.reader import Reader


def test_the_catalogue_orders_and_explains_without_the_server(reader: Reader) -> None:
    reader.go("page=map")
    said = reader.frames_sent
    reader.tool(0).click()
    zones = reader.map.locator('[data-layer="zones"]')
    zones.locator(".known").press("Enter")
    known = reader.map.locator(".knowledge")
    expect(known).to_contain_text("推绘 2 处")
    expect(known.locator("a")).to_have_count(2)
    expect(reader.map.locator('[data-layer="projects"] .unplaced')).to_have_text(
        "未落图项目 132 个"
    )
    reader.map.locator(".arrangement button").nth(1).press("Enter")
    zones.locator(".raise").press("Enter")
    expect(zones.locator(".raise")).to_be_focused()
    reader.page.keyboard.press("Enter")
    order = (
        "district,roads,waterways,metro,works,zones,bus_lines,bus_stops,stations,places,projects"
    )
    reader.wait_for_fragment(order=order)
    reader.map.locator('[data-layer="projects"]').drag_to(
        reader.map.locator('[data-layer="stations"]')
    )
    assert (
        order.replace(",stations,places,projects", ",projects,stations,places")
        == (reader.fragment["order"])
    )
    reader.map.locator(".catalogue > .plain-button").click()
    reader.wait_for_fragment(order=None)
    for row, idle, other in (("projects", "raise", "lower"), ("district", "lower", "raise")):
        layer = reader.map.locator(f'[data-layer="{row}"]')
        layer.locator(f".{other}").press("Enter")
        layer.locator(f".{idle}").press("Enter")
        expect(layer.locator(f".{idle}")).to_be_disabled()
        expect(layer.locator(f".{other}")).to_be_focused()
    assert reader.frames_sent == said
    zones.locator("[type=range]").focus()
    reader.map.evaluate(
        """one => one.ownerDocument.defaultView.dispatchEvent(
            new HashChangeEvent('hashchange', { newURL: location.href }))"""
    )
    expect(zones.locator("[type=range]")).to_be_focused()
    reader.page.keyboard.press("Escape")
    expect(reader.map.locator(".catalogue")).to_be_hidden()
    expect(reader.tool(0)).to_be_focused()


@pytest.mark.full
def test_a_link_restores_the_order(visit: Visit) -> None:
    reader = visit()
    reader.go("page=map", "order=projects,zones,nothing")
    reader.tool(0).click()
    reader.map.locator(".arrangement button").nth(1).click()
    rows = reader.map.locator("[data-layer]")
    listed = [row.get_attribute("data-layer") for row in rows.all()]
    assert listed.index("zones") < listed.index("projects")
    assert len(listed) == 11
    reader.resize(390, 844)
    catalogue, tools = reader.map.locator(".catalogue"), reader.map.locator(".tools")
    assert not catalogue.evaluate("one => one.scrollWidth > one.clientWidth"), "rows are cut"
    inside, beside = catalogue.bounding_box(), tools.bounding_box()
    assert inside is not None
    assert beside is not None
    assert inside["x"] >= 0
    assert inside["x"] + inside["width"] <= beside["x"], "the tools can be reached"
