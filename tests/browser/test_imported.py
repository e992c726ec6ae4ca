"""A planner's own file on the map: drawn, switched, looked at and removed; refused with reasons."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import FilePayload, expect

from tests.browser.reader import Reader

NAME = "<img src=x onerror=alert(1)>.geojson"


def square(west: float, south: float, name: str) -> dict[str, Any]:
    ring = [[west, south], [west + 0.01, south], [west + 0.01, south + 0.01], [west, south + 0.01]]
    shape = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    return {"type": "Feature", "properties": {"地块": name}, "geometry": shape}


def give(reader: Reader, *features: dict[str, Any]) -> None:
    content = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    file = FilePayload(name=NAME, mimeType="application/json", buffer=content)
    reader.map.locator("input[type=file]").set_input_files(file)


def point_at_middle(reader: Reader) -> None:
    x, y = reader.middle()
    reader.page.mouse.move(x - 60, y - 20)
    reader.page.mouse.move(x + 40, y + 20, steps=3)


def test_a_file_is_drawn_and_switched_without_the_server(reader: Reader) -> None:
    reader.go("page=map", "base=near")
    expect(reader.map.locator("[data-panel=basemap], .credit:not([hidden])")).to_have_count(0)
    tool = reader.map.locator("[data-panel=imported]")
    tool.press("Enter")
    panel = reader.map.locator(".panel-imported")
    give(reader, square(900, 41, "甲"), square(123.5, 41.9, "乙"))
    expect(panel.locator(".import-faults li")).to_have_count(2)
    expect(panel.locator(".import-faults")).to_contain_text("EPSG:4550")
    give(reader, square(123.4, 41.9, "甲"), square(123.5, 41.9, "乙"))
    expect(panel.locator(".import-list li")).to_contain_text(NAME)
    expect(panel.locator("img")).to_have_count(0)
    reader.page.wait_for_function("() => window.twinCarried?.size === 1")
    reader.settle()
    said = reader.frames_sent
    panel.locator(".import-list .small-tool").first.press("Enter")
    expect(reader.map).to_have_attribute("data-at", re.compile(r"41\.905000,123\.45"))
    reader.look_at(41.905, 123.505, 14)
    point_at_middle(reader)
    tip = reader.map.locator(".tip")
    expect(tip).to_contain_text(NAME)
    expect(tip).to_contain_text("2")
    reader.tool(0).click()
    row = reader.map.locator("[data-layer=imported-2]")
    row.locator("input[type=range]").fill("0.5")
    reader.wait_for_fragment(dim="imported-2:0.5")
    row.locator("input[type=checkbox]").uncheck()
    reader.wait_for_fragment(off="imported-2")
    reader.tool(0).click()
    point_at_middle(reader)
    expect(tip).to_be_hidden()
    assert reader.frames_sent == said
    reader.tool(0).click()
    row.locator("input[type=checkbox]").check()
    reader.tool(0).click()
    x, y = reader.middle()
    reader.page.mouse.click(x + 40, y + 20)
    expect(panel.locator(".import-seen")).to_contain_text("乙")
    panel.locator(".import-list .small-tool").last.press("Enter")
    expect(panel.locator(".import-list li")).to_have_count(0)
    reader.page.wait_for_function("() => window.twinCarried.size === 0")
