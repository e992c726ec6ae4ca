"""One tab walks through all pages on a dark screen: each is dark, and one map is left behind."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from layers.palette import DARK as MAP_DARK
from pages import PAGES
from tests.browser.conftest import Visit
from tests.browser.reader import BROKEN, rgb
from ui.theme import DARK

GROUND = "one => getComputedStyle(one).backgroundColor"
COUNT_CONTEXTS = """
    window.drawingContexts = [];
    const get = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
        const context = get.call(this, kind, ...more);
        const known = window.drawingContexts.includes(context);
        if (context && kind.startsWith("webgl") && !known) window.drawingContexts.push(context);
        return context;
    };
"""
HELD = """() => window.drawingContexts.filter((one) => !one.isContextLost()).length"""
LISTENERS = "() => window.twinHistory.listeners.size"


@pytest.mark.full
def test_every_page_is_dark_and_one_map_is_left(visit: Visit) -> None:
    reader = visit(dark=True)
    reader.page.add_init_script(COUNT_CONTEXTS)
    reader.go()
    for page_id in (*(page.id for page in PAGES), "overview", "sources", "map"):
        reader.turn_to(page_id)
        assert reader.page.locator(BROKEN).count() == 0, page_id
        assert reader.page.locator(".stApp").evaluate(GROUND) == rgb(DARK["paper"]), page_id
        if reader.map.count():
            assert reader.map.evaluate(GROUND) == rgb(MAP_DARK["ground"]), page_id
            expect(reader.map.locator(".stage canvas"), page_id).to_have_count(1)
    assert reader.map.count() == 1
    assert reader.page.evaluate(LISTENERS) == 1
    assert reader.page.evaluate("() => window.drawingContexts.length") >= 4
    assert reader.page.evaluate(HELD) == 1
