"""Going to a place by its numbers, in three systems; the readout; north."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from geo.shift import wgs84_to_gcj02
from i18n import Speech
from tests.browser.map_scripts import call
from tests.browser.reader import Reader

LON, LAT = 123.188, 41.6973
GCJ_LON, GCJ_LAT = (float(one) for one in wgs84_to_gcj02(LON, LAT))

GOOD = [
    (f"{LON}, {LAT}", "auto", "degrees"),
    (f"{LAT} {LON}", "auto", "degrees"),
    (f"（{LON}，{LAT}）", "auto", "degrees"),
    ("123°11′16.8″E 41°41'50.28\"N", "auto", "degrees"),
    ("N41°41′50.28″ E123°11′16.8″", "auto", "degrees"),
    ("北纬41度41分50.28秒，东经123度11分16.8秒", "auto", "degrees"),
    (f"{LAT}; {LON}".replace(".", ","), "auto", "degrees"),
    (f"{LON} {LAT}".replace(".", ","), "auto", "degrees"),
    ("41,6973° N 123,188° O", "auto", "degrees"),
    ("515649.7, 4618033.0", "auto", "gauss"),
    ("4618033.0 41515649.7", "auto", "gauss"),
    ("EPSG:4550: 515649.7 4618033.0", "degrees", "gauss"),
    ("东 515,649.7　北 4,618,033.0", "auto", "gauss"),
    ("O 515.649,7  N 4.618.033,0", "auto", "gauss"),
    (f"经度{LON} 纬度{LAT}", "auto", "degrees"),
    (f"GCJ-02 {GCJ_LON:.7f}, {GCJ_LAT:.7f}", "auto", "gcj"),
    (f"{GCJ_LAT:.7f}, {GCJ_LON:.7f}", "gcj", "gcj"),
    ("EPSG:4550 515649.7 4618033.0", "auto", "gauss"),
    ("EPSG:4550 515649.7 m, 4618033.0 m", "auto", "gauss"),
    ("515649.7m 4618033.0米", "auto", "gauss"),
    ("X=4618033.0 Y=515649.7", "auto", "gauss"),
    ("Y：515649.7，X：4618033.0", "auto", "gauss"),
    ("x 515649.7 y 4618033.0", "auto", "gauss"),
    (f"lat={LAT} lon={LON}", "auto", "degrees"),
    (f"Longitude: {LON}, latitude: {LAT}", "auto", "degrees"),
    ("Breite 41,6973; Länge 123,188", "auto", "degrees"),
    (f"POINT({LON} {LAT})", "auto", "degrees"),
    (f"POINT Z ({LON} {LAT} 40.5)", "auto", "degrees"),
    ("Point(515649.7 4618033.0)", "auto", "gauss"),
    (f"geo:{LAT},{LON}", "auto", "degrees"),
    (f"geo:{LAT},{LON},40;u=20?z=12", "auto", "degrees"),
    ("123 11 16.8 E 41 41 50.28 N", "auto", "degrees"),
    ("N 41:41:50.28, E 123:11:16.8", "auto", "degrees"),
    ("123 11.28 E, 41 41.838 N", "auto", "degrees"),
    (f"{LON} E {LAT} N", "auto", "degrees"),
]


def written(code: str) -> list[tuple[str, str]]:
    """Return the lines of the readout as the map writes them in a language."""
    say = Speech(code)
    degrees = "{:.6f}°E, {:.6f}°N".format
    metres = {"east": "515,649.7", "north": "4,618,033.0"}
    if code == "de":
        metres = {key: one.translate(str.maketrans(",.", ".,")) for key, one in metres.items()}
    gcj = degrees(GCJ_LON, GCJ_LAT)
    return [
        *((f"{say(f'desk.coordinates.{one}')} {degrees(LON, LAT)}", "degrees")
          for one in ("middle", "pointer")),
        (f"EPSG:4550 {say('desk.coordinates.metres', **metres)}", "gauss"),
        (f"EPSG:4550{say('desk.coordinates.metres', **metres)}", "gauss"),
        (f"GCJ-02 {gcj} {say('desk.coordinates.shifted')}", "gcj"),
        (f"{gcj} {say('desk.coordinates.shifted')}", "gcj"),
    ]  # fmt: skip


BAD = [
    ("", "numbers"), ("123.188", "numbers"), ("123.188 41.7 5", "numbers"), ("here", "numbers"),
    ("<b>123 41</b>", "numbers"), ("41.7, 41.8", "degrees"), ("181, 41", "degrees"),
    ("123.1, 123.2", "degrees"), ("515649, 99", "degrees"), ("15649, 4618033", "gauss"),
    ("123 60 0 E 41 0 0 N", "numbers"), ("POINT(123.2)", "numbers"), ("geo:41.7", "numbers"),
    ("123°60′0″E 41°0′0″N", "numbers"), ("1e400 1e400", "numbers"), ("9" * 300, "numbers"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "asked", "taken"), GOOD)
def test_what_is_typed_is_a_place(browser: Browser, typed: str, asked: str, taken: str) -> None:
    found = call(browser, "return readPlace(...given);", [typed, asked])
    assert found["system"] == taken
    assert found["place"] == pytest.approx([LON, LAT], abs=2e-6)


@pytest.mark.parametrize("code", ["zh", "en", "de"])
def test_the_map_understands_what_it_writes_itself(browser: Browser, code: str) -> None:
    lines = written(code)
    body = "return given.map((one) => readPlace(one));"
    for (line, taken), found in zip(
        lines, call(browser, body, [one for one, _ in lines]), strict=True
    ):
        assert found.get("system") == taken, line
        assert found["place"] == pytest.approx([LON, LAT], abs=2e-6), line
    abroad = f"GCJ-02 13.400000°E, 52.500000°N {Speech(code)('desk.coordinates.unshifted')}"
    (found,) = call(browser, body, [abroad])
    assert found == {"system": "gcj", "place": [13.4, 52.5]}


def test_what_is_no_place_says_why(browser: Browser) -> None:
    found = call(browser, "return given.map((one) => readPlace(one).fault);", [t for t, _ in BAD])
    assert found == [fault for _, fault in BAD]


def test_the_map_goes_there_says_what_it_took_and_keeps_the_mark(reader: Reader) -> None:
    reader.go("page=map")
    said = reader.frames_sent
    reader.map.locator("[data-panel=coordinates]").press("Enter")
    reader.page.keyboard.type(f"GCJ-02 {GCJ_LON:.7f}, {GCJ_LAT:.7f}")
    reader.page.keyboard.press("Enter")
    expect(reader.map.locator("#go-to-said")).to_contain_text("GCJ-02")
    reader.wait_for_fragment(go="123.188000,41.697300")
    reader.page.keyboard.press("Escape")
    expect(reader.map.locator(".panel-coordinates")).to_be_hidden()
    reader.wait_for_rest()
    reader.page.mouse.move(*reader.middle())
    expect(reader.map.locator(".readout")).to_contain_text(re.compile(r"123\.18(79|80)"))
    expect(reader.map.locator(".readout")).to_contain_text("EPSG:4550")
    north = reader.map.locator(".tools .tool").nth(5)
    reader.page.evaluate("location.hash = 'at=41.6973,123.188,13,30,40'")
    expect(north).to_have_attribute("aria-label", re.compile("40°.*30°"))
    reader.page.evaluate("location.hash = 'go=123.188,41.6973&at=41.6973,123.188,13,30,40'")
    expect(north).to_have_attribute("aria-label", re.compile("40°.*30°"))
    reader.wait_for_fragment(go="123.188000,41.697300")
    reader.tool(3).click()
    reader.wait_for_fragment(go=None)
    expect(north).not_to_have_attribute("aria-label", re.compile("40°"))
    north.press("ArrowLeft")
    expect(reader.map.locator(".readout")).to_contain_text("地图中心")
    expect(reader.map.locator(".readout")).not_to_contain_text("123.188")
    assert reader.frames_sent == said
