"""Tiles of a server beside the app: drawn with their attribution, and harmless where they fail."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.reader import Reader
from tests.browser.served import App, serve

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
SETTINGS = """
[[basemap]]
id = "near"
name_zh = "园区影像"
url = "{server}/good/{{z}}/{{x}}/{{y}}.png"
attribution = "© 测绘院"
crs = "GCJ-02"

[[basemap]]
id = "broken"
url = "{server}/bad/{{z}}/{{x}}/{{y}}.png"
attribution = "© 无"

[[basemap]]
id = "torn"
url = "{server}/some/{{z}}/{{x}}/{{y}}.png"
attribution = "© 半"

[[basemap]]
id = "baidu"
url = "https://tiles.example.cn/{{z}}/{{x}}/{{y}}.png"
crs = "BD-09"
"""
DRAWN = """() => {
    const hosts = [...document.querySelectorAll("*")].filter((one) => one.shadowRoot);
    const roots = hosts.map((one) => one.shadowRoot);
    const all = roots.flatMap((one) => [one, ...one.querySelectorAll("*")]);
    const layers = all.find((one) => one.twin).twin.deck.props.layers;
    const tiles = layers.filter(({ id }) => id.startsWith("basemap/near/"));
    return tiles.length > 3 && tiles.every(({ isLoaded }) => isLoaded) && layers[0] === tiles[0];
}"""


class _Tiles(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, _, x, y = self.path.removesuffix(".png").split("/")[1:]
        there = kind == "good" or (kind == "some" and not (int(x) % 2 and int(y) % 2))
        self.send_response(200 if there else 404)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(PIXEL)
        self.server.asked.append(self.path)  # type: ignore[attr-defined]

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def tiles() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Tiles)
    server.asked = []  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def app_with_tiles(
    chromium: str, tiles: ThreadingHTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[App]:
    settings = tmp_path / "basemaps.toml"
    server = f"http://127.0.0.1:{tiles.server_port}"
    settings.write_text(SETTINGS.format(server=server), encoding="utf-8")
    monkeypatch.setenv("TWIN_BASEMAPS", str(settings))
    with serve(tmp_path) as running:
        yield running


@pytest.mark.full
def test_tiles_are_drawn_and_may_fail(
    browser: Browser, app_with_tiles: App, tiles: ThreadingHTTPServer
) -> None:
    asked: list[str] = tiles.asked  # type: ignore[attr-defined]
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    reader = Reader(page, app_with_tiles.address)
    reader.go("page=map")
    assert asked == [], "no base map until one is chosen"
    said = reader.frames_sent
    reader.map.locator("[data-panel=basemap]").press("Enter")
    panel, credit = reader.map.locator(".panel-basemap"), reader.map.locator(".credit")
    expect(panel).to_contain_text("百度 BD-09")
    expect(panel.locator("input")).to_have_count(4)
    with page.expect_response(lambda answer: "/good/" in answer.url and answer.ok):
        panel.locator("[value=near]").check()
    reader.wait_for_fragment(base="near")
    page.wait_for_function(DRAWN)
    expect(credit).to_have_text("底图：© 测绘院 · 原为 GCJ-02 坐标，已纠偏到真实位置")
    panel.locator("[value=torn]").check()
    expect(credit).to_contain_text("© 半 · 部分底图未能加载")
    panel.locator("[value=broken]").check()
    expect(credit).to_contain_text("其他图层不受影响")
    reader.wait_for_label('"浑河"')
    failed = len([one for one in asked if one.startswith("/bad/")])
    before = reader.map.get_attribute("data-at") or ""
    reader.tool(1).click()
    expect(reader.map).not_to_have_attribute("data-at", before)
    panel.locator("[value=none]").check()
    expect(credit).to_be_hidden()
    reader.wait_for_fragment(base=None)
    assert len([one for one in asked if one.startswith("/bad/")]) == failed, "asking has stopped"
    assert reader.frames_sent == said
    ours = f"http://127.0.0.1:{tiles.server_port}/"
    assert [one for one in reader.faults if ours not in one and "404" not in one] == []
    page.context.close()
