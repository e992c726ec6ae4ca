"""Notes that a planner leaves on the map: the browser keeps them, and the server hears nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.reader import Reader

HOSTILE = '<img src=x onerror="document.title=1">'
KEPT = "twin-notes:sino-german-park"
REFUSING = (
    "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); }"
)


def open_notes(reader: Reader) -> Locator:
    reader.map.locator("[data-panel=notes]").click()
    return reader.map.locator(".panel-notes")


def write(panel: Locator, words: str) -> None:
    panel.page.keyboard.type(words)
    panel.page.keyboard.press("Control+Enter")
    expect(panel.locator(".note-field")).to_have_count(0)


def add_by_mouse(reader: Reader, panel: Locator) -> None:
    panel.locator(".note-add").click()
    x, y = reader.middle()
    reader.page.mouse.move(x + 60, y - 50)
    reader.page.mouse.click(x + 80, y - 60, delay=50)
    write(panel, HOSTILE + " rc")  # at once: no letter is lost, and none is a shortcut of the page


def add_by_keys(reader: Reader, panel: Locator) -> tuple[float, float]:
    """Add a note east of the map's middle and return where the middle was."""
    panel.locator(".note-add").press("Enter")
    expect(panel.locator(".note-centre")).to_be_focused()
    before = reader.map.get_attribute("data-at") or ""
    reader.page.keyboard.press("ArrowRight")
    expect(reader.map).not_to_have_attribute("data-at", before)
    reader.page.keyboard.press("Escape")
    expect(panel.locator(".note-add")).to_be_focused()
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Enter")
    panel.locator(".note-field").fill("长" * 281)
    panel.locator(".note-keep").click()
    expect(panel.get_by_role("status")).to_contain_text("281")
    panel.locator(".note-field").fill("")
    write(panel, "second")
    latitude, longitude, _ = map(float, before.split(","))
    return longitude, latitude


def taken(panel: Locator, file: Path) -> list[tuple[str, list[float]]]:
    """Return text and place of the notes in the file that the panel gives."""
    with panel.page.expect_download() as download:
        panel.locator(".note-take").click()
    download.value.save_as(file)
    collection = json.loads(file.read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    assert {one["geometry"]["type"] for one in collection["features"]} == {"Point"}
    return [
        (one["properties"]["text"], one["geometry"]["coordinates"])
        for one in collection["features"]
    ]


def test_notes_are_kept_edited_deleted_and_taken(visit: Visit, tmp_path: Path) -> None:
    reader = visit(fresh=True)
    reader.go("page=map")
    reader.wait_for_rest()
    said = reader.frames_sent
    panel, rows = open_notes(reader), reader.map.locator(".note-list li")
    add_by_mouse(reader, panel)
    longitude, latitude = add_by_keys(reader, panel)
    expect(rows).to_have_count(2)
    assert reader.frames_sent == said

    reader.go("page=map")
    said = reader.frames_sent
    panel = open_notes(reader)
    expect(rows.nth(0).locator(".note-words")).to_contain_text(HOSTILE + " rc")
    expect(rows.locator("img")).to_have_count(0)
    rows.nth(0).locator(".note-go").focus()
    expect(reader.map.locator(".note-bubble")).to_have_text(HOSTILE + " rc")
    rows.nth(1).locator(".small-tool").nth(0).click()
    write(panel, "!")
    rows.nth(0).locator(".small-tool").nth(1).press("Enter")
    expect(rows).to_have_count(1)
    expect(panel.locator(".note-undo")).to_be_focused()
    reader.page.keyboard.press("Enter")
    expect(rows).to_have_count(2)
    (first, _), (second, at) = taken(panel, tmp_path / "notes.geojson")
    assert (first, second) == (HOSTILE + " rc", "second!")
    assert at[0] > longitude
    assert abs(at[1] - latitude) < 1e-5
    assert reader.frames_sent == said


@pytest.mark.full
def test_strange_storage_is_left_alone_and_a_refusal_is_said(visit: Visit) -> None:
    reader = visit(fresh=True)
    good = {"number": 4, "at": [123.2, 41.7], "words": "good", "day": "2026-11-01"}
    strange = json.dumps([good, {**good, "number": 5, "at": [999, 0]}, None, "x"])
    reader.page.add_init_script(
        f"if (location.protocol !== 'about:' && !localStorage['{KEPT}'])"
        f" localStorage['{KEPT}'] = {json.dumps(strange)}; {REFUSING}"
    )
    reader.go("page=map")
    panel, rows = open_notes(reader), reader.map.locator(".note-list li")
    expect(rows).to_have_count(1)
    expect(panel.locator(".note-warning")).to_contain_text("3 条")
    rows.locator(".small-tool").nth(1).click()
    expect(rows).to_have_count(0)
    expect(panel.locator(".note-warning").first).to_contain_text("不允许保存")
    assert reader.page.evaluate(f"localStorage['{KEPT}']") == strange
