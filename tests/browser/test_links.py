"""The address is the whole view: copied, it restores it; spoilt, it is harmless."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from i18n import Speech
from park import Park
from tests.browser.conftest import Visit
from tests.browser.reader import Reader

LAYER, DIMMED = "metro", "waterways"
PICKED = "bmw-lydia"
TOLERANCE_PX = 2


def places(reader: Reader) -> dict[str, tuple[int, int]]:
    return {one.text: (one.left, one.top) for one in reader.labels()}


def test_a_copied_link_restores_everything(visit: Visit, real_park: Park) -> None:
    zone = str(real_park.zones["id"].iloc[0])
    ours = visit()
    ours.go(f"page=map&lang=en&zone={zone}&theme=industry&id={PICKED}&on=2024-05-01")
    ours.tool(0).click()
    ours.map.locator(f"#layer-{LAYER}").uncheck()
    ours.opacity(DIMMED).fill("0.4")
    ours.map.locator("#layer-accuracy").uncheck()
    ours.tool(0).click()
    ours.tool(1).click()
    ours.wait_for_fragment(off=LAYER, dim=f"{DIMMED}:0.4", acc="0")
    ours.wait_for_full_height()
    ours.wait_for_rest()
    assert set(ours.fragment) == {"at", "off", "dim", "acc"}

    theirs = visit(fresh=True)
    theirs.go(*ours.page.url.split("?")[1].split("#"))
    theirs.wait_for_full_height()
    theirs.wait_for_rest()
    assert theirs.query == ours.query
    assert theirs.fragment == ours.fragment
    assert theirs.account() == ours.account()
    card = theirs.page.locator(".twin-project .twin-title")
    row = real_park.projects.iloc[int(real_park.place[PICKED])].to_dict()
    expect(card).to_have_text(Speech("en").name(row))
    expect(theirs.segment(1)).to_have_attribute("aria-pressed", "true")
    expect(theirs.page.locator(".st-key-nav-here-map")).to_have_text("Map")
    seen, copied = places(ours), places(theirs)
    for text, place in seen.items():
        assert copied[text] == pytest.approx(place, abs=TOLERANCE_PX), text
    theirs.tool(0).click()
    expect(theirs.map.locator(f"#layer-{LAYER}")).not_to_be_checked()
    expect(theirs.map.locator("#layer-accuracy")).not_to_be_checked()
    expect(theirs.opacity(DIMMED)).to_have_value("0.4")
    expect(theirs.opacity(LAYER)).to_have_value("1")


@pytest.mark.full
def test_the_view_survives_filter_language_and_pages(reader: Reader, real_park: Park) -> None:
    linked = "41.670000,123.250000,14.000,0,0"
    reader.go("lang=zh", f"at={linked}")  # what goes without saying leaves the address at once
    reader.wait_for_rest()
    reader.wait_for_query(lang=None)
    view = reader.fragment
    assert view == {"at": linked}
    reader.segment(1).click()
    reader.wait_for_query(zone=str(real_park.zones["id"].iloc[0]))
    reader.settle()
    assert reader.fragment == view
    reader.speak("Deutsch")
    reader.wait_for_query(lang="de")
    expect(reader.nav("projects")).to_have_text("Projekte")
    reader.settle()
    assert reader.fragment == view
    for page_id in ("map", "projects", "overview"):
        reader.turn_to(page_id)
    reader.wait_for_rest()
    assert reader.fragment == view


@pytest.mark.full
def test_back_returns_to_the_former_filter_and_page(reader: Reader, real_park: Park) -> None:
    zone = str(real_park.zones["id"].iloc[1])
    reader.go()
    whole = reader.account()
    reader.tool(1).click()
    reader.wait_for_rest()
    reader.segment(2).click()
    reader.wait_for_query(zone=zone)
    reader.settle()
    narrowed = reader.account()
    assert narrowed != whole
    reader.turn_to("projects")
    reader.wait_for_query(zone=zone, page="projects")
    reader.page.go_back()
    reader.wait_for_query(zone=zone, page=None)
    expect(reader.page.locator(".st-key-nav-here-overview")).to_be_visible()
    reader.wait_for_account(narrowed)
    reader.page.go_back()
    reader.wait_for_query(zone=None, page=None)
    reader.wait_for_account(whole)
    expect(reader.segment(0)).to_have_attribute("aria-pressed", "true")
    reader.page.go_forward()
    reader.wait_for_account(narrowed)


@pytest.mark.full
def test_a_spoilt_fragment_gives_the_home_view(reader: Reader) -> None:
    first, *others = (
        "at=1,2,3&acc=maybe&" + "junk%zz=&" * 500,
        "at=NaN,1e309,-Infinity,0,0&off=,,&on=nothing&dim=zones:-1,works:NaN,roads:7",
        "at=91,181,99,99,999&off=%E0%A4%A&dim=zones",
        "<script>alert(1)</script>",
    )
    reader.go("page=map", first)
    reader.wait_for_rest()
    found = reader.map.get_attribute("data-at") or ""
    reader.look_at(41.7, 123.2, 14)
    reader.tool(3).click()
    expect(reader.map).to_have_attribute("data-at", found)
    reader.tool(0).click()
    for spoilt in others:
        reader.look_at(41.7, 123.2, 14)
        # Written over before the page hears of it, as the map does when its camera comes to rest.
        reader.page.evaluate(
            """written => {
                const before = location.href;
                location.hash = written;
                history.replaceState(history.state, "", before);
            }""",
            spoilt,
        )
        expect(reader.map).to_have_attribute("data-at", found)
        reader.wait_for_fragment(at=None)
        for layer in ("zones", "works", "roads"):
            expect(reader.opacity(layer)).to_have_value("1")
            expect(reader.map.locator(f"#layer-{layer}")).to_be_checked()
