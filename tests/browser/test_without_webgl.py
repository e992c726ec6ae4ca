"""Without WebGL the map says so in words, and the rest of the twin works."""

from __future__ import annotations

from playwright.sync_api import expect

from i18n import Speech
from park import Park
from tests.browser.reader import Reader

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


def test_it_says_so_and_goes_on(reader: Reader, real_park: Park) -> None:
    reader.page.add_init_script(REFUSE)
    reader.go("page=map", drawn=False)
    expect(reader.map.locator(".failed")).to_have_text(Speech()("map.failed"))
    for at in range(4):
        reader.tool(at).click()
    reader.segment(2).click()
    reader.wait_for_query(zone=str(real_park.zones["id"].iloc[1]))
    expect(reader.map.locator(".failed")).to_be_visible()
    reader.nav("projects").click()
    expect(reader.page.locator('[data-testid="stDataFrame"]')).to_be_visible()
