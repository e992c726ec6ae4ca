"""How long 100,000 imported polygons take, beside a stock `st.pydeck_chart` page of the same file.

On both pages a map has drawn something before the file is chosen, so that neither waits for deck.gl
to start. *First draw* runs from the choice of the file until the graphics card has drawn all
polygons; *rerun* from the click on a button until the script has run again and the map, turned
once by the wheel, has drawn all polygons. Drawn means the same on both: one draw call of at least
200,000 triangles (two a square), and its pixels were read back. Rounds of the two alternate, each
in a fresh browser. Needs Chromium. Run with ``python3 twin.py bench imported_layer``.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
POLYGONS = 100_000
ROUNDS = 3
WANTED = 5.0
FLAGS = (
    "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--disable-gpu-compositing", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)  # fmt: skip

_SETTLED = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_REST_MS = 2000
"""What a page still does after it stands is not measured."""

_AGAIN = """
n = st.session_state["runs"] = st.session_state.get("runs", 0) + 1
st.button("again", key="again")
st.html(f'<i id="run-{n}"></i>')
"""

_OURS = """
import streamlit as st
from pages import PAGES
from ui.frame import run

run(PAGES)
"""

_STOCK = """
import json
import pydeck as pdk
import streamlit as st

@st.cache_data
def parcels(content):
    return json.loads(content)

st.set_page_config(layout="wide")
given = st.file_uploader("GeoJSON")
layers = [pdk.Layer("ScatterplotLayer", [{"at": [123.2, 41.7]}], id="park", get_position="at",
                    get_radius=500)]
if given:
    layers.append(pdk.Layer(
        "GeoJsonLayer", parcels(given.getvalue()), id="parcels", filled=True, stroked=False,
        get_fill_color=[168, 50, 110, 77],
    ))
view = pdk.ViewState(longitude=123.14, latitude=41.73, zoom=11)
deck = pdk.Deck(layers, initial_view_state=view, map_provider=None)
st.pydeck_chart(deck, height=500, key="map")
"""

_WATCH = """(() => {
    const least = 600000;
    const now = () => performance.timeOrigin + performance.now();
    window.addEventListener('input', () => { window.chosenAt = now(); }, true);
    const watched = { drawElements: (given) => given[1], drawArrays: (given) => given[2],
        drawElementsInstanced: (given) => given[1] * given[4],
        drawArraysInstanced: (given) => given[2] * given[3] };
    for (const [name, count] of Object.entries(watched)) {
        const original = WebGL2RenderingContext.prototype[name];
        WebGL2RenderingContext.prototype[name] = function (...given) {
            original.apply(this, given);
            window.drew = true;
            if (count(given) < least) return;
            this.readPixels(0, 0, 1, 1, this.RGBA, this.UNSIGNED_BYTE, new Uint8Array(4));
            window.drewAll = { at: now(), on: this.canvas };
        };
    }
})()"""

_RERUN = """async (runs) => {
    const now = () => performance.timeOrigin + performance.now();
    const until = async (found) => {
        while (!found()) await new Promise(requestAnimationFrame);
    };
    const app = document.querySelector('[data-testid="stApp"]');
    const begun = now();
    document.querySelector('.st-key-again button').click();
    await until(() => document.getElementById(`run-${runs}`)
        && app.dataset.testScriptState === 'notRunning');
    const turned = now();
    const box = window.drewAll.on.getBoundingClientRect();
    window.drewAll.on.dispatchEvent(new WheelEvent('wheel', { deltaY: -100, bubbles: true,
        composed: true, cancelable: true, clientX: box.x + box.width / 2,
        clientY: box.y + box.height / 2 }));
    await until(() => window.drewAll.at > turned);
    return (window.drewAll.at - begun) / 1000;
}"""


def _write_parcels(path: Path) -> None:
    """Write squares of 50 m or so in rows and columns round the park, each with a number."""
    across = 320
    features = []
    for number in range(POLYGONS):
        west = round(122.99 + 0.0009 * (number % across), 6)
        south = round(41.61 + 0.0008 * (number // across), 6)
        east, north = round(west + 0.0007, 6), round(south + 0.0006, 6)
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        shape = {"type": "Polygon", "coordinates": [ring]}
        features.append(
            {"type": "Feature", "properties": {"number": number + 1}, "geometry": shape}
        )
    whole = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(whole, separators=(",", ":")), encoding="ascii")


@contextmanager
def _script(text: str) -> Iterator[Path]:
    """Write a script for a while. It stands in the root: Streamlit serves ``static/`` beside it."""
    handle, name = tempfile.mkstemp(prefix="benchmark-", suffix=".py", dir=ROOT)
    os.close(handle)
    path = Path(name)
    try:
        path.write_text(text, encoding="utf-8")
        yield path
    finally:
        path.unlink()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _served(script: Path, settings: dict[str, str]) -> Iterator[str]:
    port = _free_port()
    command = [
        sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port),
        "--server.headless", "true", "--server.address", "127.0.0.1",
    ]  # fmt: skip
    with subprocess.Popen(  # noqa: S603 - a command of our own
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
                    break
                except OSError:
                    time.sleep(0.05)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def _seconds(browser: Browser, address: str, parcels: Path) -> tuple[float, float]:
    """Return the seconds to the first draw and of a rerun, in a browser that has seen nothing."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.add_init_script(_WATCH)
    page = context.new_page()
    page.set_default_timeout(180_000)
    page.goto(address)
    page.wait_for_selector(_SETTLED)
    page.wait_for_function("window.drew")
    page.wait_for_timeout(_REST_MS)
    page.locator("input[type=file]").last.set_input_files(parcels)
    page.wait_for_function("window.drewAll")
    first = page.evaluate("window.drewAll.at - window.chosenAt") / 1000
    page.wait_for_selector(_SETTLED)
    page.wait_for_timeout(_REST_MS)
    runs = int(page.evaluate("document.querySelector('[id^=run-]').id.slice(4)"))
    again = float(page.evaluate(_RERUN, runs + 1))
    context.close()
    return first, again


def main() -> None:
    """Print the seconds of both pages and the ratios of their medians."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        parcels = Path(folder) / "parcels.geojson"
        _write_parcels(parcels)
        measured: dict[str, list[tuple[float, float]]] = {"ours": [], "stock": []}
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(FLAGS)
        )
        settings = {"TWIN_DATABASE": str(Path(folder) / "twin.db")}
        with (
            _script(_OURS + _AGAIN) as twin,
            _script(_STOCK + _AGAIN) as stock,
            _served(twin, settings) as ours,
            _served(stock, settings) as theirs,
        ):
            for at in range(ROUNDS + 1):
                for name, address in (("ours", f"{ours}?page=map"), ("stock", theirs)):
                    seconds = _seconds(browser, address, parcels)
                    if at:  # in the first round Python still reads what it reads once
                        measured[name].append(seconds)
        browser.close()
    print(report(measured))


def report(measured: dict[str, list[tuple[float, float]]]) -> str:
    """Return what was measured in lines."""
    ours, stock = (
        [statistics.median(column) for column in zip(*measured[name], strict=True)]
        for name in ("ours", "stock")
    )
    lines = [f"{POLYGONS:,} polygons, median of {ROUNDS} rounds, seconds"]
    for at, what in enumerate(("first draw", "rerun")):
        ratio = stock[at] / ours[at]
        verdict = "" if ratio >= WANTED else f"  less than {WANTED:g} times"
        rounds = ", ".join(f"{one[at]:.2f}" for one in measured["ours"])
        others = ", ".join(f"{one[at]:.2f}" for one in measured["stock"])
        lines.append(
            f"{what:<11} twin {ours[at]:6.2f} ({rounds})   st.pydeck_chart {stock[at]:6.2f}"
            f" ({others})   ratio {ratio:5.1f}{verdict}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
