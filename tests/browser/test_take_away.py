"""What is taken away from the map opens elsewhere: a picture, files for a GIS, a page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyogrio
import pytest
from PIL import Image
from playwright.sync_api import Browser, Download, Page, expect

from i18n import Speech
from layers import build_layers
from layers.colophon import colophon
from layers.palette import LIGHT
from park import Park, Selection
from tests.browser.conftest import Visit
from tests.browser.reader import Reader
from tests.ui.hostile import HOSTILE
from ui.offline_page import page_alone

DAY = date(2026, 11, 23)
SAY = Speech()


def _open(reader: Reader) -> None:
    reader.map.get_by_role("button", name=SAY("desk.picture.tool")).click()


def _content(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def _picture(reader: Reader) -> tuple[str, Image.Image]:
    with reader.page.expect_download() as waiting:
        reader.map.get_by_role("button", name=SAY("desk.picture.image_make")).click()
    name = waiting.value.suggested_filename
    expect(reader.map.locator(".panel-picture [role=status]")).to_contain_text(name)
    return name, Image.open(io.BytesIO(_content(waiting.value))).convert("RGB")


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


@pytest.mark.full
def test_a_picture_for_paper_and_not_a_word_to_the_server(visit: Visit) -> None:
    reader = visit(dark=True)
    reader.go("page=map&vs=2021-06-30", "cmp=side")
    reader.wait_for_label('"浑河"')
    expect(reader.map.locator(".pane")).to_have_attribute("data-labels", re.compile(r"\["))
    said = reader.frames_sent
    _open(reader)
    before = reader.map.get_attribute("data-labels")
    name, picture = _picture(reader)
    assert name == f"{SAY('desk.picture.file')}-2026-11-23.png"
    assert reader.frames_sent == said
    assert reader.map.get_attribute("data-labels") == before, "the screen is as it was"
    box = reader.map.bounding_box()
    assert box is not None
    assert picture.width > 2 * box["width"]
    assert picture.height > 2 * box["height"]
    colours = {colour for _, colour in picture.getcolors(maxcolors=1 << 24) or ()}
    wanted = ("ground", "stage.operating", "station", "zone.1", "bus", "work", "ink")
    assert {_rgb(LIGHT[token]) for token in wanted} <= colours, "drawn, and in the colours of paper"


@pytest.mark.full
def test_layers_that_are_on_become_a_geopackage(reader: Reader, tmp_path: Path) -> None:
    reader.go("page=map", "off=zones,metro&order=projects,roads")
    _open(reader)
    reader.map.get_by_role("button", name=SAY("desk.picture.files_make")).click()
    window = reader.page.get_by_role("dialog")
    window.get_by_text(SAY("take.crs.4550")).click()
    window.get_by_role("button", name=SAY("take.make")).click()
    ready = window.get_by_test_id("stDownloadButton").get_by_role("button")
    with reader.page.expect_download() as waiting:
        ready.click()
    path = tmp_path / waiting.value.suggested_filename
    assert path.name == f"{SAY('take.file')}-2026-11-23-4550.gpkg"
    path.write_bytes(_content(waiting.value))
    named = [str(layer) for layer, _ in pyogrio.list_layers(path)]
    assert {"zones", "metro"}.isdisjoint(named)
    assert named.index("projects") < named.index("roads"), "in drawing order"
    info = pyogrio.read_info(path, layer="projects")
    assert (info["crs"], info["features"]) == ("EPSG:4550", 6)


@pytest.fixture
def alone(browser: Browser, tiny_park: Park, tmp_path: Path) -> Iterator[Page]:
    """Open the page of a park whose names try to be code, with nothing but the file."""
    chosen = Selection(on=DAY)
    layers = build_layers(tiny_park, chosen)
    spoilt = []
    for layer in layers:
        names = iter(HOSTILE)
        features = tuple(
            replace(one, names={"name_zh": f"{next(names)}{{{{7*7}}}}`${{1}}`"}, rank=50)
            for one in layer.features
        )
        spoilt.append(replace(layer, features=features))
    about = colophon(tiny_park, chosen, layers, HOSTILE[0], SAY)
    path = tmp_path / "page.html"
    area = ((123.151, 41.691), (123.156, 41.691), (123.156, 41.697))
    path.write_text(page_alone(tiny_park, spoilt, about, SAY, area=area), encoding="utf-8")
    page = browser.new_page()
    page.set_viewport_size({"width": 1366, "height": 768})
    faults: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script("window.alert = () => console.error('a name ran as code')")
    page.goto(path.as_uri())
    yield page
    page.close()
    assert faults == []
    assert [one for one in asked if not one.startswith("data:")] == [path.as_uri()]


def test_a_page_of_its_own_opens_without_anything(alone: Page) -> None:
    expect(alone.locator(".sheet-area")).to_have_text(SAY("filter.within"))
    expect(alone.locator(".leaflet-area-pane canvas, .leaflet-area-pane path")).to_have_count(1)
    expect(alone.locator("h1")).to_have_text(HOSTILE[0])
    expect(alone.locator("body")).not_to_have_attribute("data-names", "0")
    shown = alone.locator(".sheet-layer input")
    names = alone.locator("body").get_attribute("data-names")
    alone.locator("#show-zones").uncheck()
    expect(alone.locator("body")).not_to_have_attribute("data-names", names or "")
    alone.locator("#show-zones").check()
    assert shown.count() > 5
    found = alone.evaluate("() => [...document.querySelectorAll('.sheet-legend li')].length")
    assert found >= 1
    middle = alone.locator(".folium-map").bounding_box()
    assert middle is not None
    x, y = middle["x"] + middle["width"] * 0.3, middle["y"] + middle["height"] / 2
    alone.mouse.click(x, y)
    expect(alone.locator(".card strong")).to_contain_text("{{7*7}}`${1}`")
    assert alone.locator(".card script, .card img, .card svg").count() == 0
    assert alone.evaluate("() => document.fonts.check('16px \"Noto Sans SC\"', '园')")
