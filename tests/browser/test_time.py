"""Time and comparison on the map: the browser plays alone, the numbers follow where it settles."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from i18n import Speech
from tests.browser.conftest import Visit
from tests.browser.reader import Reader

DAY_BEFORE, DAY = "2026-11-23", "2022-05-31"


def slider_to(reader: Reader, day: str, event: str) -> None:
    """Move the slider as a hand does: `input` while it is dragged, `change` when it is let go."""
    reader.map.locator(".time-slider").evaluate(
        """(one, [day, event]) => {
            one.value = Date.parse(day) / 86400000;
            one.dispatchEvent(new Event(event, { bubbles: true }));
        }""",
        [day, event],
    )


def test_the_slider_plays_alone_and_the_numbers_follow_where_it_is_let_go(reader: Reader) -> None:
    reader.go("page=map&lang=en")
    bar, legend = reader.map.locator(".time"), reader.map.locator(".legend-list")
    day = bar.locator(".time-day")
    expect(day).to_have_text("23 Nov 2026")
    said = reader.frames_sent
    for written in ("2012-01-01", "2016-02-05", "2021-12-27", "2021-12-28", DAY):
        slider_to(reader, written, "input")
    expect(day).to_have_text("31 May 2022")
    expect(legend).not_to_contain_text("Possibly under construction")
    slider_to(reader, "2023-06-01", "input")
    expect(legend).to_contain_text("Possibly under construction")
    slider_to(reader, "2012-02-01", "input")
    expect(legend).not_to_contain_text("Possibly under construction")
    bar.locator('[name="play"]').click()
    expect(bar.locator('[name="play"]')).to_have_attribute("aria-label", "Pause")
    expect(day).not_to_have_text("1 Feb 2012")
    assert reader.frames_sent == said, "playing and dragging are the browser's own"
    slider_to(reader, DAY, "input")
    expect(bar.locator('[name="play"]')).to_have_attribute("aria-label", "Play")
    assert reader.frames_sent == said
    slider_to(reader, DAY, "change")
    reader.wait_for_query(on=DAY)
    reader.settle()
    expect(reader.page.locator(".twin-footer").last).to_contain_text("As at 31 May 2022")
    expect(day).to_have_text("31 May 2022")


def test_steps_stop_where_something_changes_and_a_day_to_come_is_a_plan_view(
    reader: Reader,
) -> None:
    reader.go("page=map&lang=en&on=2021-12-27")
    bar = reader.map.locator(".time")
    bar.locator('[name="forward"]').click()
    expect(bar.locator(".time-day")).to_have_text("28 Dec 2021")
    reader.wait_for_query(on="2021-12-28")
    reader.settle()
    slider_to(reader, "2026-12-20", "change")
    slider_to(reader, "2026-12-20", "input")
    expect(bar.locator(".time-news")).to_have_text(Speech("en")("desk.time.ahead"))
    bar.locator(".time-slider").press(" ")
    expect(bar.locator('[name="play"]')).to_have_attribute("aria-label", "Pause")
    bar.locator(".time-slider").press(" ")
    expect(bar.locator('[name="play"]')).to_have_attribute("aria-label", "Play")


COVERING = ".panel-compare:visible, .note:visible, .legend-list:visible"
"""What would cover the two maps of a comparison."""


def _across(reader: Reader, share: float) -> float:
    """Return how far from the map's left edge a share of its width is."""
    return share * float(reader.map.evaluate("root => root.getBoundingClientRect().width"))


@pytest.mark.full
def test_two_days_on_one_map_and_the_link_restores_them(visit: Visit) -> None:
    ours = visit()
    ours.go("page=map&lang=en")
    ours.map.locator('[data-panel="compare"]').click()
    ours.map.locator("#compare-day").fill("2021-06-30")
    ours.map.get_by_role("button", name="Compare", exact=True).click()
    ours.wait_for_query(vs="2021-06-30")
    ours.settle()
    expect(ours.map.locator(".pane")).to_have_attribute("data-labels", re.compile(r"\["))
    expect(ours.page.locator(".st-key-difference h3")).to_contain_text("30 Jun 2021 to 23 Nov 2026")
    ours.wait_for_fragment(cmp="swipe:0.5")
    expect(ours.map.locator(COVERING)).to_have_count(0)
    said = ours.frames_sent
    divider = ours.map.locator(".divider")
    divider.focus()
    for key in ("Home", "End", "PageDown", "ArrowLeft", "ArrowLeft", "ArrowRight", "PageDown"):
        ours.page.keyboard.press(key)  # without asking for the focus again
    expect(divider).to_have_attribute("aria-valuenow", "73")
    x, y = ours.middle()
    box = divider.bounding_box()
    assert box is not None
    ours.page.mouse.move(box["x"] + box["width"] / 2, y)
    ours.page.mouse.down()
    ours.page.mouse.move(x + 100, y, steps=4)
    ours.page.mouse.up()
    expect(divider).to_have_attribute("aria-valuenow", "60")
    assert not [one for one in ours.labels() if one.left < _across(ours, 0.6) - 1], "none is cut"
    before = ours.map.get_attribute("data-at")
    ours.page.mouse.move(x - 200, y)  # over the second map: the first follows
    ours.page.mouse.wheel(0, -200)
    expect(ours.map).not_to_have_attribute("data-at", before or "")
    ours.wait_for_rest()
    expect(ours.map.locator(".pane")).to_have_attribute(
        "data-at", ours.map.get_attribute("data-at") or ""
    )
    ours.map.locator('[data-panel="compare"]').click()
    ours.map.get_by_label("Side by side").check()
    ours.wait_for_fragment(cmp="side")
    assert ours.frames_sent == said, "divider, mode and camera are the browser's own"

    theirs = visit(fresh=True)
    theirs.go(*ours.page.url.split("?")[1].split("#"))
    expect(theirs.map.locator(".pane")).to_have_attribute("data-labels", re.compile(r"\["))
    theirs.wait_for_rest()
    assert (theirs.fragment, theirs.query) == (ours.fragment, ours.query)
    expect(theirs.map.locator(".divider")).to_have_attribute("role", "separator")
    theirs.map.locator('[data-panel="compare"]').click()
    theirs.map.get_by_role("button", name="Swap dates").click()
    theirs.wait_for_query(vs=DAY_BEFORE, on="2021-06-30")
    theirs.settle()
    theirs.map.locator('[data-panel="compare"]').click()
    theirs.map.get_by_role("button", name="End comparison").click()
    theirs.wait_for_query(vs=None)
    expect(theirs.map.locator(".pane canvas")).to_have_count(1)  # its labels; the map gave way
    theirs.wait_for_fragment(cmp=None)


@pytest.mark.full
def test_a_project_that_differs_is_picked_from_the_list(reader: Reader) -> None:
    reader.go("page=map&vs=2021-06-30")
    table = reader.page.get_by_role("table", name=Speech()("compare.list"))
    row = table.get_by_role("cell").get_by_role("button").nth(1)
    row.click()
    expect(row).to_have_attribute("aria-pressed", "true")
    reader.wait_for_query(id=row.get_attribute("data-id"))
    reader.settle()
    said, names = reader.frames_sent, table.get_by_role("cell").get_by_role("button")
    before, every = names.all_inner_texts(), names.count()
    head = table.get_by_role("columnheader").last
    expect(head).to_have_attribute("aria-sort", "none")
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert sorted(names.all_inner_texts()) == sorted(before) != names.all_inner_texts()
    expect(head.get_by_role("button")).to_be_focused()
    kinds = reader.page.get_by_role("group", name=Speech()("compare.list.kinds"))
    moved = kinds.get_by_role("button", name=Speech()("compare.list.kind_moved"))
    moved.press("Enter")
    expect(moved).to_have_attribute("aria-pressed", "true")
    assert 0 < names.count() < every
    assert reader.frames_sent == said, "the browser does it alone"
