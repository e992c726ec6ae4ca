"""The map survives being left and found again: one canvas, one context, nothing left over."""

from __future__ import annotations

from tests.browser.reader import Reader

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
IN_PLACE = """root => root.querySelectorAll(".stage canvas").length"""
HELD = """() => window.drawingContexts.filter((one) => !one.isContextLost()).length"""
LISTENERS = "() => window.twinHistory.listeners.size"


def test_ten_changes_of_page_leave_one_map(reader: Reader) -> None:
    reader.page.add_init_script(COUNT_CONTEXTS)
    reader.go()
    assert reader.map.evaluate(IN_PLACE) == 1
    pages = ("projects", "overview", "indicators", "sources", "map")
    for page_id in pages * 2:
        reader.turn_to(page_id)
    assert reader.map.count() == 1
    assert reader.map.evaluate(IN_PLACE) == 1
    assert reader.page.evaluate(LISTENERS) == 1
    assert reader.page.evaluate("() => window.drawingContexts.length") >= 4
    assert reader.page.evaluate(HELD) == 1
