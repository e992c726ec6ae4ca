"""Without WebGL the flat map takes over: same layers, names and cards; it can be chosen too."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FrameLocator, Locator, expect

from i18n import Speech
from park import Park
from tests.browser.conftest import Visit
from tests.browser.reader import Label, Reader

REFUSE = """
    const get = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
        return kind.startsWith("webgl") ? null : get.call(this, kind, ...more);
    };
    const offscreen = OffscreenCanvas.prototype.getContext;
    OffscreenCanvas.prototype.getContext = function (kind, ...more) {
        return kind.startsWith("webgl") ? null : offscreen.call(this, kind, ...more);
    };
"""


def frame(reader: Reader) -> FrameLocator:
    return reader.map.frame_locator("iframe")


def press_symbol(reader: Reader, label: Label) -> None:
    """Press what a name stands beside: left of it is its symbol."""
    box = reader.map.locator("iframe").bounding_box()
    assert box is not None
    middle = (label.top + label.bottom) / 2
    for step in (11, -(label.right - label.left) - 15):
        reader.page.mouse.click(box["x"] + label.left - step, box["y"] + middle)
        if card(reader).count():
            return


def card(reader: Reader) -> Locator:
    return frame(reader).locator(".card")


def test_the_flat_map_takes_over(reader: Reader, real_park: Park) -> None:
    reader.page.add_init_script(REFUSE)
    reader.go("page=map", drawn=False)
    reader.wait_for_label('"浑河"')
    expect(reader.map.locator(".failed")).to_be_hidden()
    say, note = Speech(), reader.map.locator(".note")
    expect(note).to_contain_text(say("flat.notice"))
    for key in ("measure.tool", "time.title", "compare.tool", "tall.tool", "coordinates.title"):
        expect(note.locator("p")).to_contain_text(say(f"desk.{key}"))
    expect(note.locator("p")).not_to_contain_text(say("desk.picture.tool"))
    expect(reader.map.locator(".stage > canvas")).to_have_count(0)
    said = reader.frames_sent
    reader.tool(0).click()
    reader.map.locator("#layer-waterways").uncheck()
    expect(reader.map).not_to_have_attribute("data-labels", re.compile('"浑河"'))
    reader.opacity("zones").fill("0.25")
    reader.tool(0).click()
    before = reader.map.get_attribute("data-at") or ""
    reader.tool(1).click()
    expect(reader.map).not_to_have_attribute("data-at", before)
    reader.tool(3).click()
    expect(reader.map).to_have_attribute("data-at", before)
    assert reader.frames_sent == said, "layers and camera are the browser's own"
    press_symbol(reader, reader.label("全新宝马X3长轴距版国产"))
    project = reader.wait_for_parameter("id")
    expect(card(reader)).to_contain_text("全新宝马X3长轴距版国产")
    assert project in set(real_park.projects["id"])
    expect(card(reader).locator("a")).to_have_count(0)
    reader.tool(0).click()
    reader.map.locator("#layer-projects").uncheck()
    expect(card(reader)).to_have_count(0)
    reader.map.locator("#layer-projects").check()
    reader.segment(2).click()
    reader.wait_for_query(zone=str(real_park.zones["id"].iloc[1]))
    expect(reader.map).not_to_have_attribute("data-labels", re.compile("海斯坦普"))
    reader.nav("projects").click()
    expect(reader.page.locator(".twin-list table")).to_be_visible()


def test_a_card_on_the_overview_leads_to_the_map(visit: Visit) -> None:
    reader = visit(dark=True)
    reader.page.add_init_script(REFUSE)
    reader.go("lang=en", drawn=False)
    reader.wait_for_label("Lydia site")
    said = reader.frames_sent
    press_symbol(reader, next(one for one in reader.labels() if "Lydia" in one.text))
    way = card(reader).get_by_role("link", name=Speech("en")("flat.open"))
    assert reader.frames_sent == said
    way.click()
    reader.wait_for_query(page="map", lang="en")
    assert reader.wait_for_parameter("id")
    expect(reader.page.locator(".twin-project")).to_contain_text("Lydia")


@pytest.mark.full
def test_the_flat_map_is_chosen_and_left_by_keyboard(reader: Reader) -> None:
    within = "12310000.4165000_20000.0_0.10000"
    words = Speech()
    where = "at=41.690000,123.180000,13.500,0,0&off=zones&cmp=side"
    reader.go(f"page=map&vs=2021-06-30&within={within}", where)
    expect(reader.map.locator(".divider")).to_be_visible()
    both = reader.map.locator("canvas[role=application]")
    expect(both).to_have_count(2)
    expect(both.first).to_have_accessible_name(words("map.canvas"))
    assert [one.get_attribute("tabindex") for one in both.all()] == ["0", "-1"], "one stop for two"
    reader.map.get_by_role("button", name=words("flat.switch")).focus()
    reader.page.keyboard.press("Enter")
    expect(reader.map.locator("iframe")).to_be_visible()
    expect(reader.map.locator(".divider")).to_be_hidden()
    expect(reader.map.locator(".pane")).to_be_hidden()
    expect(reader.map.locator(".note")).to_contain_text(words("desk.compare.tool"))
    expect(frame(reader).locator(".leaflet-area-pane path")).to_have_count(1)
    expect(reader.map).to_have_attribute("data-at", "41.690000,123.180000,13.500")
    expect(reader.map).not_to_have_attribute("data-labels", re.compile("核心板块"))
    reader.map.get_by_role("button", name=words("flat.back")).focus()
    reader.page.keyboard.press("Enter")
    expect(reader.map.locator(".stage > canvas, .stage canvas").first).to_be_attached()
    expect(reader.map).to_have_attribute("data-at", "41.690000,123.180000,13.500")
    assert "flat" not in reader.page.url
