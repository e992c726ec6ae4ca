"""The search box by keyboard and pointer: nothing is asked while typing, and a pick leads there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from i18n import Speech, languages
from park import Park
from park.extent import extent
from park.search import Entry, entries, search
from tests.browser.conftest import Visit
from tests.browser.reader import Reader
from tests.browser.served import ROOT
from tests.ui.hostile import HOSTILE
from ui.search_box import index

SAY = Speech()
RANK = (ROOT / "ui" / "search_box" / "rank.js").read_text(encoding="utf-8")
ASK = f"""([written, queries, limit]) => {{
    {RANK}
    const index = readIndex(written);
    return queries.map((query) => searchIndex(index, query, limit).map((one) => one.id));
}}"""
NEAR_DEGREES = 0.01
WANTED = {
    "浑河": "hun-river",
    "jst": "jishuitan-hospital",
    "lida station": "station-lida",
    "mabei (assumed": "mabei-station",
    "gongyehulianwang": "industrial-internet",
}
"""What is typed, and what is meant."""


def box(reader: Reader) -> Locator:
    return reader.page.locator("#twin-search")


def options(reader: Reader) -> Locator:
    return reader.page.locator("#twin-search-list [role=option]")


def place(reader: Reader) -> tuple[float, float, float]:
    latitude, longitude, zoom = map(float, (reader.map.get_attribute("data-at") or "").split(","))
    return latitude, longitude, zoom


def require_in_view(reader: Reader, park: Park, found_id: str) -> float:
    """Fail unless the camera looks at a thing; return its zoom."""
    wanted = extent(park, found_id)
    assert wanted is not None
    reader.wait_for_rest()
    latitude, longitude, zoom = place(reader)
    assert longitude == pytest.approx((wanted[0] + wanted[2]) / 2, abs=NEAR_DEGREES)
    assert latitude == pytest.approx((wanted[1] + wanted[3]) / 2, abs=NEAR_DEGREES)
    return zoom


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_the_browser_ranks_as_python_does(reader: Reader, real_park: Park, code: str) -> None:
    found = entries(real_park)
    typed = [part for one in found for key in one.typed for part in (key, key[:2], key[1:4])]
    names = [name for one in found for name in one.names.values()]
    queries = [*names, *typed, *(name[:3] for name in names), *HOSTILE, "ＢＭＷ", "Straße", "",
               "   ", "！", "铁 地", "zone core", "İß", "ΣΑΣ", "ﬁ", "①", "a\nb"]  # fmt: skip
    queries = list(dict.fromkeys(queries))
    theirs = reader.page.evaluate(ASK, [index(found, Speech(code)), queries, 24])
    ours = [[one.id for one in search(found, query, 24)] for query in queries]
    assert [(q, t) for q, t, o in zip(queries, theirs, ours, strict=True) if t != o] == []


def test_typing_asks_the_server_nothing(reader: Reader) -> None:
    reader.go("page=sources")
    said = reader.frames_sent
    for text in ("crcrc", "宝马", "bmtx", "BMW plant", "nothing like this"):
        box(reader).fill("")
        box(reader).press_sequentially(text)
    expect(reader.page.locator(".say")).to_have_text(SAY("search.none"))
    reader.page.keyboard.press("Escape")
    expect(box(reader)).to_have_value("")
    assert reader.frames_sent == said
    assert reader.page.get_by_role("dialog").count() == 0, "a letter became a command"


def test_the_keyboard_alone_finds_and_flies(reader: Reader, real_park: Park) -> None:
    reader.go()
    for text, found_id in WANTED.items():
        reader.wait_for_rest()
        before = reader.map.get_attribute("data-at")
        reader.page.keyboard.press("/")
        expect(box(reader)).to_be_focused()
        expect(reader.page.locator(".say")).to_have_text(SAY("search.hint"))
        reader.page.keyboard.type(text)
        ids = [one.id for one in search(entries(real_park), text, 24)]
        expect(options(reader)).to_have_count(len(ids))
        names = {one.id: one.names["zh"] for one in entries(real_park)}
        shown = options(reader).locator(".name").all_inner_texts()
        for _ in range(shown.index(names[found_id])):
            reader.page.keyboard.press("ArrowDown")
        chosen = reader.page.locator("[role=option][aria-selected=true]")
        assert box(reader).get_attribute("aria-activedescendant") == chosen.get_attribute("id")
        reader.page.keyboard.press("Enter")
        reader.wait_for_query(page="map", id=found_id)
        expect(reader.page.locator(".twin-project .twin-title")).to_have_text(names[found_id])
        expect(reader.map).not_to_have_attribute("data-at", before or "")
        zoom = require_in_view(reader, real_park, found_id)
        if "station" in found_id or "hospital" in found_id:
            assert zoom >= 14, found_id


def test_results_stand_under_their_kind(reader: Reader, real_park: Park) -> None:
    reader.go("page=sources&lang=en")
    box(reader).fill("xihe")
    groups = reader.page.locator("#twin-search-list [role=group] .kind").all_inner_texts()
    kinds: list[Entry] = list(search(entries(real_park), "xihe", 24))
    words = [Speech("en")(f"search.kind.{one.kind}") for one in kinds]
    assert groups == list(dict.fromkeys(words))


@pytest.mark.full
def test_a_pointer_picks_and_the_same_pick_flies_again(visit: Visit, real_park: Park) -> None:
    reader = visit(motion=True)
    reader.go("page=map")
    for _ in range(2):
        reader.page.keyboard.press("Control+k")
        box(reader).fill("积水潭医院")
        options(reader).filter(has_text="Shenyang Jishuitan Hospital").first.click()
        reader.wait_for_query(page="map", id="jishuitan-hospital")
        require_in_view(reader, real_park, "jishuitan-hospital")
        reader.tool(3).click()
        reader.wait_for_fragment(at=None)


@pytest.mark.full
def test_a_click_on_the_map_leaves_the_camera(reader: Reader, real_park: Park) -> None:
    zone = real_park.zones.iloc[1]
    point = zone["geometry"].representative_point()
    reader.go("page=map&id=station-lida")
    reader.look_at(point.y, point.x, 13.0)
    reader.wait_for_rest()
    reader.page.mouse.click(*reader.middle())
    reader.wait_for_query(id=zone["id"])
    reader.wait_for_rest()
    assert place(reader) == pytest.approx((point.y, point.x, 13.0), abs=1e-5)
    reader.turn_to("overview")
    reader.turn_to("map")
    reader.wait_for_rest()
    assert place(reader) == pytest.approx((point.y, point.x, 13.0), abs=1e-5), "a return is no pick"


@pytest.mark.full
def test_a_link_with_an_id_shows_it_and_its_own_camera_counts(
    visit: Visit, real_park: Park
) -> None:
    reader = visit()
    reader.go("page=map&id=station-lida")
    assert require_in_view(reader, real_park, "station-lida") >= 14
    theirs = visit()
    theirs.go("page=map&id=station-lida", "at=41.700000,123.200000,12.500,0,0")
    theirs.wait_for_rest()
    assert place(theirs) == pytest.approx((41.7, 123.2, 12.5))


def test_an_indicator_a_task_and_a_unit_open_their_pages(reader: Reader, real_park: Park) -> None:
    reader.go("page=sources")
    asked = real_park.indicators[real_park.indicators["origin"] == "plan"].iloc[-1]
    box(reader).fill(asked["name_zh"])
    reader.page.keyboard.press("Enter")
    reader.wait_for_query(page="indicator", id=asked["id"])
    expect(reader.page.get_by_role("heading", name=asked["name_zh"]).first).to_be_visible()
    task = real_park.plan_tasks.iloc[-1]
    box(reader).fill(task["title_zh"])
    reader.page.keyboard.press("Enter")
    reader.wait_for_query(page="plan", id=task["ref"])
    expect(reader.page.locator(".twin-here").first).to_be_in_viewport()
    box(reader).fill("市发改委")
    reader.page.keyboard.press("Enter")
    reader.wait_for_query(page="projects", unit="reform-commission")


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_the_navigation_stays_on_one_row(reader: Reader, code: str) -> None:
    reader.go(f"page=sources&lang={code}")
    nav = reader.page.locator(".st-key-nav")
    for width in (1024, 1366):
        reader.page.set_viewport_size({"width": width, "height": 768})
        tops = nav.evaluate("one => [...one.children].map((c) => c.getBoundingClientRect().y)")
        assert max(tops) < 60, width
        assert (box(reader).bounding_box() or {"width": 0})["width"] >= 60, width
    assert reader.page.locator(f"#twin-search[aria-label='{Speech(code)('search.label')}']").count()
