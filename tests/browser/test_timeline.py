"""Five thousand projects on the timeline: the browser scrolls alone, a pick is one word."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from i18n import Speech
from store.demonstration import build
from tests.browser.reader import Reader
from tests.browser.served import ROOT, serve
from ui.timeline import MOST

SAY = Speech()
PROJECTS = MOST + 1
MADE_AT = datetime(2026, 1, 2, tzinfo=UTC)
FRAMES = """async (root) => {
    const body = root.querySelector(".body");
    const seen = [];
    for (let step = 1; step <= 40; step += 1) {
        const start = performance.now();
        const before = root.dataset.drawn;
        body.scrollTop = (body.scrollHeight / 40) * step;
        await new Promise((done) => {
            const look = () => {
                if (root.dataset.drawn !== before || step === 40) done();
                else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
        });
        seen.push(performance.now() - start);
    }
    return [seen.sort((a, b) => a - b)[20], root.querySelectorAll(".names > div").length];
}"""
SLOW_MS = 250
"""A frame takes 20 ms on an idle office machine; this one may have others to serve."""


@pytest.mark.full
def test_scrolling_asks_nothing_and_a_pick_is_kept(browser: Browser, tmp_path: Path) -> None:
    build(tmp_path / "park.db", ROOT / "data", seed=1, projects=PROJECTS, made_at=MADE_AT)
    with serve(tmp_path) as app:
        page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="zh-CN")
        reader = Reader(page, app.address)
        reader.go("page=timeline&by=none")
        chart = page.locator(".twin-timeline")
        expect(chart).to_have_attribute("data-drawn", re.compile(r"^0,\d+$"))
        expect(page.get_by_text(f"{PROJECTS:,}").last).to_be_visible()
        first = page.locator(".twin-timeline .name .text").first.inner_text()
        said = reader.frames_sent
        median, elements = chart.evaluate(FRAMES)
        assert median < SLOW_MS
        assert elements < 60, "as many elements as rows are seen, whatever there is"
        names = page.locator("#twin-timeline-names")
        names.focus()
        for key in ("Home", "End", "+", "ArrowLeft", "-", "Home", "ArrowDown"):
            names.press(key)
        aimed = page.locator(".twin-timeline [aria-selected=true]")
        expect(aimed).to_have_count(1)
        told = page.locator(".twin-timeline [role=status]")
        # What is told is written at once, the row with the next frame.
        expect(aimed).to_have_attribute("aria-label", told.text_content() or "nothing")
        assert first not in told.inner_text()
        assert reader.frames_sent == said, "scrolling, zooming and looking rerun nothing"
        names.press("Enter")
        picked = reader.wait_for_parameter("id")
        link = page.locator(".twin-timeline .foot a")
        expect(link).to_have_text(SAY("timeline.open"))
        assert f"id={picked}" in (link.get_attribute("href") or "")
        reader.settle()
        expect(aimed).to_have_count(1)
        assert not reader.faults
        page.close()
        assert not app.complaints()


def test_the_first_click_after_scrolling_picks_the_name_under_it(reader: Reader) -> None:
    reader.go("page=timeline&by=none")
    chart = reader.page.locator(".twin-timeline")
    expect(chart).to_have_attribute("data-drawn", re.compile(r"^0,\d+$"))
    chart.locator(".body").evaluate("body => { body.scrollTop = 1200; }")
    expect(chart).not_to_have_attribute("data-drawn", re.compile(r"^0,"))
    name = chart.locator(".name").nth(6)
    text = name.locator(".text").inner_text()
    name.click()
    reader.wait_for_parameter("id")
    expect(chart.locator("[aria-selected=true] .text")).to_have_text(text)
    assert chart.locator(".body").evaluate("body => body.scrollTop") > 0


def test_a_project_with_plans_alone_is_not_said_to_have_no_record(reader: Reader) -> None:
    reader.go("page=timeline&by=none&id=bmw-ad-centre")
    chart = reader.page.locator(".twin-timeline")
    expect(chart.locator("[role=status]")).to_contain_text(SAY("timeline.uncertain"))
    signs = ("stated", "inferred", "possible", "planned", "deadline", "later", "asof")
    legend = chart.locator(".legend span")
    expect(legend).to_have_text([SAY(f"timeline.{one}") for one in signs])
