"""Measuring costs the server nothing; a drawn area is a list, a filter and a link."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect
from pyproj import Geod

from park import Park
from tests.browser.conftest import Visit
from tests.browser.map_scripts import call
from tests.browser.reader import Reader


@pytest.mark.full
def test_a_distance_is_measured_by_mouse_and_by_keyboard_alone(reader: Reader) -> None:
    reader.go("page=map")
    reader.look_at(41.6973, 123.188, 13.0)
    reader.wait_for_rest()
    said = reader.frames_sent
    reader.map.locator("[data-panel=measure]").press("Enter")
    reader.map.locator("[data-mode=distance]").press("Enter")
    total = reader.map.locator(".measured b").first
    reader.page.keyboard.press("Space")
    expect(reader.map).to_have_attribute("data-points", "1")
    here = reader.map.get_attribute("data-at") or ""
    reader.page.keyboard.press("ArrowRight")
    expect(reader.map).not_to_have_attribute("data-at", here)
    reader.wait_for_rest()
    reader.page.keyboard.press("Space")
    expect(reader.map).to_have_attribute("data-points", "2")
    expect(total).to_have_text(re.compile(r"[1-9]"))
    there = (reader.map.get_attribute("data-at") or "").split(",")
    _, _, metres = Geod(ellps="GRS80").inv(123.188, 41.6973, float(there[1]), float(there[0]))
    expect(total).to_have_text(f"{metres:.1f} m" if metres < 1000 else f"{metres / 1000:.3f} km")
    reader.page.keyboard.press("Backspace")
    expect(total).to_have_text("0.0 m")
    x, y = reader.middle()
    reader.page.mouse.click(x + 150, y - 60)
    readout = reader.map.locator(".readout")
    expect(readout).to_contain_text("指针位置")
    pointed = readout.text_content() or ""
    reader.page.mouse.move(x + 160, y - 60)
    expect(readout).not_to_have_text(pointed)
    expect(total).to_have_text(re.compile(r"[1-9]"))
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Escape")
    expect(total).to_have_text("0.0 m")
    before = reader.map.get_attribute("data-at")
    reader.map.locator("[data-mode=area]").click()
    for across, down in ((0, -100), (120, -100), (120, 40)):
        reader.page.mouse.click(x + across, y + down)  # faster than a double click takes
    expect(reader.map).to_have_attribute("data-points", "3")
    reader.page.mouse.dblclick(x - 40, y + 40)
    expect(total).to_have_text(re.compile(r"[1-9].* (ha|km²)"))
    expect(reader.map.locator(".measured ~ .arrangement button").nth(1)).to_be_disabled()
    assert reader.map.get_attribute("data-at") == before, "and nothing zooms"
    reader.page.keyboard.press("Escape")
    for across, down in ((0, -100), (120, -100), (120, 40), (2, -98)):
        reader.page.mouse.click(x + across, y + down)  # the last is the first again
    expect(reader.map).to_have_attribute("data-points", "3")
    reader.page.keyboard.press("Enter")
    expect(total).to_have_text(re.compile(r"[1-9].* (ha|km²)"))
    expect(reader.map.locator(".measured ~ .arrangement button").nth(1)).to_be_disabled()
    reader.map.locator("[data-mode=area]").click()
    assert reader.frames_sent == said


def test_corners_set_twice_cross_nothing(browser: Browser) -> None:
    square = [[0, 0], [2, 0], [2, 2], [0, 2]]
    bow = [[0, 0], [2, 2], [2, 0], [0, 2]]
    eight = [[0, 0], [2, 2], [4, 4], [4, 0], [2, 2], [0, 4]]
    twice = [place for place in square for _ in range(2)]
    outlines = [square, [*square, square[0]], [*square, square[-1]], twice, bow, eight]
    found = call(browser, "return given.map(crossesItself);", outlines)
    assert found == [False, False, False, False, True, True]


def test_a_drawn_area_is_a_filter_a_list_and_a_link(visit: Visit, real_park: Park) -> None:
    reader = visit()
    reader.go("page=map")
    reader.map.locator("[data-panel=measure]").click()
    reader.map.locator("[data-mode=select]").click()
    x, y = reader.middle()
    for count, (across, down) in enumerate(((-60, -120), (200, -120), (200, 120)), start=1):
        reader.page.mouse.click(x + across, y + down)
        expect(reader.map).to_have_attribute("data-points", str(count))
    reader.page.keyboard.press("Enter")
    written = reader.wait_for_parameter("within")
    assert len(written.split("_")) == 3
    expect(reader.page.locator(".st-key-compared .twin-title").first).to_be_visible()
    account = reader.account()
    assert account[0] == len(real_park) == sum(account[1:])
    assert account[2] == 0, "nobody knows whether a project without a place is inside"
    other = visit(fresh=True)
    other.go(f"page=projects&within={written}")
    assert other.account() == account
    other.page.locator(".st-key-chip-within button").first.click()
    other.wait_for_query(within=None)
    other.wait_for_account([len(real_park), 12, len(real_park) - 12, 0])
