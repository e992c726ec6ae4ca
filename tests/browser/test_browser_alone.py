"""What changes only the look of the map is done by the browser: the server hears nothing of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.map_scripts import call
from tests.browser.reader import Reader

LAYERS = ("zones", "waterways", "works", "projects", "bus_lines")


def switch_layers(reader: Reader) -> int:
    entries = reader.map.locator(".legend-list li")
    for layer in LAYERS:
        box, before = reader.map.locator(f"#layer-{layer}"), entries.count()
        box.uncheck()
        if layer == "waterways":
            reader.wait_for_fragment(off=layer)
            assert entries.count() < before, "the legend follows"
            expect(reader.map).not_to_have_attribute("data-labels", re.compile('"浑河"'))
        box.check()
    reader.wait_for_fragment(off=None)
    return 2 * len(LAYERS)


def fade_layers(reader: Reader) -> int:
    for layer in LAYERS:
        reader.opacity(layer).fill("0.25")
    reader.wait_for_fragment(dim=",".join(f"{layer}:0.25" for layer in LAYERS))
    for layer in LAYERS:
        reader.opacity(layer).fill("1")
    reader.wait_for_fragment(dim=None)
    return 2 * len(LAYERS)


def move_camera(reader: Reader) -> int:
    for at in (1, 1, 2, 3):
        before = reader.map.get_attribute("data-at")
        reader.tool(at).click()
        expect(reader.map).not_to_have_attribute("data-at", before or "")
    before = reader.map.get_attribute("data-at")
    reader.drag(120, 60)
    expect(reader.map).not_to_have_attribute("data-at", before or "")
    reader.wait_for_rest()
    before = reader.map.get_attribute("data-at")
    reader.page.mouse.wheel(0, -300)
    expect(reader.map).not_to_have_attribute("data-at", before or "")
    return 6


def test_thirty_actions_and_not_a_word_to_the_server(reader: Reader) -> None:
    reader.go("page=map")
    reader.wait_for_label('"浑河"')
    said = reader.frames_sent
    assert said > 0
    reader.tool(0).click()
    done = switch_layers(reader) + fade_layers(reader)
    for _ in range(2):
        reader.map.locator("#layer-accuracy").click()
        reader.map.locator(".legend").evaluate("one => one.toggleAttribute('open')")
    reader.tool(0).click()
    done += 4 + move_camera(reader)
    reader.wait_for_rest()
    assert done >= 30
    assert reader.frames_sent == said
    home = reader.map.get_attribute("data-at")
    reader.tool(3).click()
    expect(reader.map).not_to_have_attribute("data-at", home or "")
    reader.wait_for_fragment(at=None)
    assert reader.frames_sent == said


@pytest.mark.full
def test_home_is_home_again_after_a_drag(reader: Reader) -> None:
    reader.go("page=map")
    reader.wait_for_rest()
    home = reader.map.get_attribute("data-at") or ""
    for _ in range(2):
        reader.drag(90, 40)
        expect(reader.map).not_to_have_attribute("data-at", home)
        reader.wait_for_rest()
        reader.tool(3).click()
        expect(reader.map).to_have_attribute("data-at", home)
        reader.wait_for_fragment(at=None)


FOCUSED = """
    const box = (width, height) => ({ getBoundingClientRect: () => ({ width, height }) });
    const state = { stage: box(given.width, given.height), tools: box(36, 300), clock: {},
                    view: {}, data: { desk: true, flat: {}, focus: given.bounds } };
    const camera = focusCamera(state);
    const perPixel = 360 / (TILE_PX * 2 ** camera.zoom);
    const [west, south, east, north] = given.bounds;
    const down = (latitude) => given.height / 2
        + ((mercatorY(camera.latitude) - mercatorY(latitude)) * 180) / Math.PI / perPixel;
    return { left: given.width / 2 + (west - camera.longitude) / perPixel,
             right: given.width / 2 + (east - camera.longitude) / perPixel,
             top: down(north), bottom: down(south), bar: roomForTime() };
"""


@pytest.mark.parametrize("bounds", [[123.20, 41.69, 123.23, 41.72], [123.1, 41.7, 123.4, 41.71]])
@pytest.mark.parametrize(("width", "height"), [(996, 612), (656, 612), (2800, 1900)])
def test_what_is_flown_to_is_clear_of_tools_and_time(
    browser: Browser, bounds: list[float], width: int, height: int
) -> None:
    seen = call(browser, FOCUSED, {"bounds": bounds, "width": width, "height": height})
    assert seen["bar"] > 0
    assert seen["bottom"] < height - seen["bar"] - 12
    assert seen["right"] < width - 36 - 12
    assert min(seen["top"], seen["left"]) > 12
