"""The legend explains every layer that is on and the marks of uncertainty, and none is cut."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from i18n import Speech
from tests.browser.map_scripts import call
from tests.browser.reader import Reader

CUT = "one => one.scrollHeight > one.clientHeight + 1"


def test_the_legend_is_whole_and_of_what_is_shown(reader: Reader) -> None:
    say = Speech("de")
    reader.go("page=map&lang=de", "off=metro")
    legend, rows = reader.map.locator(".legend"), reader.map.locator(".legend-list")
    for key in ("layer.zones.style.zone", "layer.roads.style.road", "map.mark.hatched"):
        expect(rows).to_contain_text(say(key))
    expect(rows).not_to_contain_text(say("layer.metro.style.metro_line"))
    for size in ((3840, 2160), (1366, 768), (1024, 768)):
        reader.resize(*size)
        expect(legend).not_to_have_attribute("open", "")
    legend.locator("summary").click()
    for size in ((1024, 768), (1366, 768)):
        reader.resize(*size)
        assert not legend.evaluate(CUT), f"rows are cut at {size}"
        inside, outside = legend.bounding_box(), reader.map.bounding_box()
        assert inside is not None
        assert outside is not None
        assert inside["y"] >= outside["y"]
        assert inside["x"] >= outside["x"]
    circle = say("map.mark.circle")
    expect(rows).to_contain_text(circle)
    reader.tool(0).click()
    reader.map.locator("#layer-accuracy").uncheck()
    expect(rows).not_to_contain_text(circle)


MARKS = """
    const marks = ["dashed", "hatched", "circle"].map((mark) => (
        { mark, text: mark, kind: "area", of_accuracy: mark === "circle" }));
    const layer = { marks: ["circle", "dashed"], legend: [{ hatched: given.hatched }] };
    return markRows(marks, given.shown ? [layer] : [], given.accuracy)
        .map((row) => row.textContent);
"""


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"shown": True, "hatched": True, "accuracy": True}, ["dashed", "hatched", "circle"]),
        ({"shown": True, "hatched": False, "accuracy": False}, ["dashed"]),
        ({"shown": False, "hatched": True, "accuracy": True}, []),
    ],
)
def test_marks_are_those_of_the_layers_that_are_on(
    browser: Browser, given: dict[str, bool], told: list[str]
) -> None:
    assert call(browser, MARKS, given) == told
