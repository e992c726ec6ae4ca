"""Every page opens without a fault or another host, is readable, and loses no project."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from i18n import texts
from pages import PAGES
from park import Park
from tests.browser.reader import BROKEN, Reader
from tests.browser.test_accessibility import require_nothing_grave
from tests.browser.test_zone_filter import FIRST, UNKNOWN, numbers
from ui.nav import family

LAPTOP, WALL = (1366, 768), (3840, 2160)
SMALLEST_PX, WALL_SMALLEST_PX = 12, 20
OURS = '[class*="twin-"]'

# Every text of our own markup, the map's included, with its size on screen.
TEXT_SIZES = """(ours) => {
    const found = [];
    const look = (root) => {
        for (const one of root.querySelectorAll("*")) {
            if (one.shadowRoot) look(one.shadowRoot);
            const shown = one.closest(ours) && one.tagName !== "STYLE" && one.checkVisibility();
            const own = [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
            const text = own.map((node) => node.data).join("").trim();
            if (shown && text) found.push([parseFloat(getComputedStyle(one).fontSize), text]);
        }
    };
    look(document);
    return found;
}"""
SIDEWAYS = """() => ["html", "body", '[data-testid="stMain"]']
    .map((one) => document.querySelector(one)).map((one) => one.scrollWidth - one.clientWidth)"""


# Without a browser every page is drawn in every language; here in the default and the longest.
# To load a page takes seconds: what holds on every page is seen in one visit.
@pytest.mark.parametrize("code", ["zh", pytest.param("de", marks=pytest.mark.full)])
@pytest.mark.parametrize("page_id", [page.id for page in PAGES])
def test_page_stands(reader: Reader, real_park: Park, page_id: str, code: str) -> None:
    reader.go(f"page={page_id}&lang={code}")
    assert reader.page.locator(BROKEN).count() == 0
    row, title = ("tab", "tab") if family(PAGES, page_id) else ("nav", "page")
    here = reader.page.locator(f".st-key-{row}-here-{page_id}")
    expect(here).to_have_text(texts(code)[f"{title}.{page_id}"])
    total, *parts = reader.account()
    assert total > 0
    assert total == sum(parts)
    sizes = reader.page.evaluate(TEXT_SIZES, OURS)
    assert len(sizes) > 3
    assert [one for one in sizes if one[0] < SMALLEST_PX] == []
    assert [text for _, text in sizes if text in texts(code)] == [], "a key instead of its text"
    assert reader.page.evaluate(SIDEWAYS) == [0, 0, 0], "the page scrolls sideways"
    if reader.map.count() and page_id != "projects":  # beside the list it is small
        reader.wait_for_full_height()
    if page_id == "overview" and code == "zh":
        first_screen(reader)
    if code == "zh":
        nothing_grave(reader)
        no_project_is_lost(reader, real_park)
        reader.page.set_viewport_size({"width": WALL[0], "height": WALL[1]})
        grown = reader.page.evaluate(TEXT_SIZES, OURS)
        assert [one for one in grown if one[0] < WALL_SMALLEST_PX] == []


def nothing_grave(reader: Reader) -> None:
    """Axe finds nothing grave, in the open catalogue neither."""
    if reader.map.count():
        reader.tool(0).click()
    require_nothing_grave(reader)
    if reader.map.count():
        reader.tool(0).click()


def no_project_is_lost(reader: Reader, park: Park) -> None:
    """The account follows the zones and sums to all projects."""
    for standing in ((FIRST,), (FIRST, UNKNOWN)):
        reader.segment(standing[-1]).click()
        reader.wait_for_account(numbers(park, *standing))
        total, *parts = reader.account()
        assert total == sum(parts) == len(park)


def first_screen(reader: Reader) -> None:
    """The map and all figures are seen on a laptop without scrolling."""
    cards = reader.page.locator(".twin-side .twin-card")
    assert cards.count() >= 6
    for part in (reader.map, reader.page.locator(".twin-side"), *cards.all()):
        box = part.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= LAPTOP[0]
        assert box["y"] + box["height"] <= LAPTOP[1]
