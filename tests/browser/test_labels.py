"""Labels never cover each other or the map's controls, at every size and on the way closer."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
import shapely
from playwright.sync_api import Browser, expect

from i18n import Speech
from park import Park
from tests.browser.map_scripts import call
from tests.browser.reader import Label, Reader

Box = tuple[float, float, float, float]

CLOSER = {
    (1024, 768): (11.0, 13.5),
    (1366, 768): (11.0, 12.6, 13.5, 15.0),
    (1920, 1080): (12.6, 15.0),
    (3840, 2160): (13.5,),
}
"""Sizes of the window, and how close each looks; a wall takes a second to draw in software."""
ROUNDING_PX = 1

FLOATS = """root => {
    const corner = root.getBoundingClientRect();
    return [...root.querySelectorAll(".floats")].map((one) => one.getBoundingClientRect())
        .filter((box) => box.width)
        .map((box) => [box.left - corner.left, box.top - corner.top,
                       box.right - corner.left, box.bottom - corner.top]);
}"""


def overlap(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > ROUNDING_PX and down > ROUNDING_PX


def box(label: Label) -> Box:
    return label.left, label.top, label.right, label.bottom


def clashes(reader: Reader) -> list[str]:
    labels, floats = reader.labels(), reader.map.evaluate(FLOATS)
    size = reader.map.bounding_box()
    assert size is not None
    return [
        *(f"{a.text} / {b.text}" for a, b in combinations(labels, 2) if overlap(box(a), box(b))),
        *(f"{a.text} under a control" for a in labels for b in floats if overlap(box(a), b)),
        *(
            f"{a.text} leaves the map"
            for a in labels
            if min(a.left, a.top) < 0 or a.right > size["width"] or a.bottom > size["height"]
        ),
    ]


def test_labels_keep_clear_at_every_size(reader: Reader, real_park: Park) -> None:
    reader.go("page=map&lang=en")
    middle = shapely.union_all(real_park.zones["geometry"].to_list()).centroid
    for (width, height), closer in CLOSER.items():
        reader.resize(width, height)
        reader.tool(3).click()
        reader.wait_for_fragment(at=None)
        reader.wait_for_rest()
        assert clashes(reader) == []
        assert len(reader.labels()) >= 4
        reader.tool(0).click()
        assert clashes(reader) == [], "the catalogue takes room from the labels"
        reader.tool(0).click()
        for zoom in closer:
            reader.look_at(middle.y, middle.x, zoom)
            assert clashes(reader) == [], f"{width} × {height} at zoom {zoom}"


@pytest.mark.full
def test_a_legend_opened_again_pushes_labels_away(reader: Reader, real_park: Park) -> None:
    reader.go("page=map&lang=en")
    reader.wait_for_rest()
    legend, summary = reader.map.locator(".legend"), reader.map.locator(".legend summary")
    summary.click()
    there, size = legend.bounding_box(), reader.map.bounding_box()
    assert there is not None
    assert size is not None
    summary.click()
    expect(legend).not_to_have_attribute("open", "")
    # Bring a zone's name to the middle of where the legend stood.
    zone, zoom = real_park.zones.iloc[1], 12.0
    degrees = 360 / (512 * 2**zoom)
    across = there["x"] + there["width"] / 2 - size["x"] - size["width"] / 2
    down = there["y"] + there["height"] / 2 - size["y"] - size["height"] / 2
    middle = zone["geometry"].centroid
    up = degrees * math.cos(math.radians(middle.y)) * down
    reader.look_at(middle.y + up, middle.x - degrees * across, zoom)
    reader.wait_for_rest()
    name = Speech("en").name(zone.to_dict(), "short")
    assert name in {one.text for one in reader.labels()}
    summary.click()
    expect(legend).to_have_attribute("open", "")
    reader.page.evaluate("() => new Promise(requestAnimationFrame)")
    assert clashes(reader) == []


CROWDED = """
    const context = { measureText: (text) => ({ width: 16 * text.length }) };
    const viewport = { width: 400, height: 300, project: ([x, y]) => [x, y] };
    const name = (text, rank, position, places) => (
        { text, detail: "", feature: text, rank, position, places, room: 6 });
    const feet = given.feet.map((box, at) => Object.assign([...box], { owner: `foot${at}` }));
    const labels = [name("ZONEONE", 100, "on", [[150, 150]]),
                    name("ZONETWO", 100, "on", [[200, 150], [210, 155]]),
                    name("STATION", 20, "beside", [[200, 120]])];
    return placeLabels(context, labels, viewport, [...feet, ...given.floats], 1)
        .map(({ label, box }) => [label.text, box]);
"""


def test_a_zone_keeps_its_name_before_anything_lesser(browser: Browser) -> None:
    feet = [[x, y, x + 10, y + 10] for x in range(0, 400, 60) for y in range(0, 300, 30)]
    floats = [[300, 0, 400, 300]]
    for crowd in ([], feet):
        found = dict(call(browser, CROWDED, {"feet": crowd, "floats": floats}))
        assert {"ZONEONE", "ZONETWO"} <= set(found)
        boxes = [tuple(one) for one in (*found.values(), *floats)]
        assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]


SCHEMATIC = """
    const context = { measureText: (text) => ({ width: 16 * text.length }) };
    const viewport = { width: 400, height: 300, project: ([x, y]) => [x, y] };
    const work = (feature, text, mark) => ({ feature, text, mark, detail: "kept", rank: 50,
        position: "on", places: [[60, 100], [60, 160]], room: 0 });
    const floats = [[140, 0, 400, 300]];
    return placeLabels(context, [work("a", "A LONG NAME", "MARK"), work("b", "OTHER NAME", "")],
                       viewport, floats, 1)
        .map(({ label }) => [label.feature, label.text, label.detail]);
"""


def test_what_is_schematic_says_so_where_its_name_has_no_room(browser: Browser) -> None:
    assert call(browser, SCHEMATIC, None) == [["a", "MARK", ""]]


DIVIDED = """
    const context = { measureText: (text) => ({ width: 16 * text.length }) };
    const viewport = { width: 400, height: 300, project: ([x, y]) => [x, y] };
    const name = (text, position, places) => (
        { text, detail: "", feature: text, rank: 50, position, places, room: 6 });
    const labels = [name("RIVER", "on", [[190, 40], [300, 40]]),
                    name("POINT", "beside", [[190, 200]]),
                    name("OVER", "on", [[201, 100]]),
                    name("EAST", "beside", [[210, 250]])];
    return [[0, 200], [200, 400]].map(([left, right]) => {
        const beyond = [[-Infinity, -Infinity, left, Infinity],
                        [right, -Infinity, Infinity, Infinity]];
        const names = namesWithin(labels, viewport, [left, right]);
        return placeLabels(context, names, viewport, beyond, 1)
            .map(({ label, box }) => [label.text, box]);
    });
"""


def test_no_name_reaches_over_the_divider_of_a_comparison(browser: Browser) -> None:
    left, right = (dict(one) for one in call(browser, DIVIDED, None))
    assert set(left) == {"POINT"}, "each name stands where its place is"
    assert set(right) == {"RIVER", "EAST"}, "a line has another place"
    assert all(one[2] <= 200 for one in left.values())
    assert all(one[0] >= 200 for one in right.values())
