"""The list by keyboard, and a view that is saved, found again and opened."""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.browser.test_accessibility import RUN

HOSTILE = '<img src=x onerror="document.title=1">'


def test_the_keyboard_sorts_moves_searches_and_opens(reader: Reader) -> None:
    reader.go("page=projects")
    table = reader.page.locator(".twin-list table")
    rows = table.locator("tbody tr")
    heading = table.locator("th[data-column=investment]")
    heading.locator("button").press("Enter")
    reader.wait_for_query(sort="-investment")
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(heading.locator("button")).to_be_focused()
    rows.first.focus()
    keys = reader.page.keyboard
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        keys.press(key)
    expect(rows.nth(1)).to_be_focused()
    second = rows.nth(1).get_attribute("data-id")
    reader.wait_for_query(id=second)
    expect(rows.nth(1)).to_have_attribute("aria-selected", "true")
    expect(rows.nth(1)).to_be_focused()
    keys.press("End")
    expect(rows.last).to_be_focused()
    expect(rows.last).to_be_in_viewport()
    find = reader.page.locator(".twin-list .find input")
    find.focus()
    keys.type("rc BMW")
    reader.wait_for_query(q="rc BMW")
    expect(find).to_be_focused()
    keys.press("Escape")
    reader.wait_for_query(q=None)
    expect(find).to_be_focused()
    reader.settle()
    reader.page.evaluate(AXE_SCRIPT)
    _, found = reader.page.evaluate(RUN)
    assert not [one for one in found if one[1] in {"serious", "critical"}]
    rows.first.focus()
    first = rows.first.get_attribute("data-id")
    keys.press("Enter")
    reader.wait_for_query(page="project", id=first)


@pytest.mark.full
def test_a_view_is_saved_and_found_again(reader: Reader) -> None:
    reader.go("page=projects&sort=-investment&theme=industry")
    views = reader.page.locator(".twin-views")
    opener, name = views.locator(".open"), views.locator("input[type=text]").first
    opener.press("Enter")
    expect(name).to_be_focused()
    reader.page.keyboard.type(HOSTILE)
    reader.page.keyboard.press("Enter")
    expect(views.locator("li a")).to_have_text(HOSTILE)
    views.locator("li button").last.click()
    expect(views.locator("li")).to_have_count(0)
    views.locator(".said button").press("Enter")
    expect(views.locator("li")).to_have_count(1)
    views.locator("li button").first.click()
    reader.page.keyboard.type("重点项目")
    reader.page.keyboard.press("Enter")
    expect(views.locator("li a")).to_have_text("重点项目")
    reader.go("page=sources&lang=en")
    opener.click()
    views.locator("li a").click()
    reader.wait_for_query(page="projects", sort="-investment", theme="industry", lang=None)
    expect(reader.page.locator(".twin-list th[aria-sort=descending]")).to_be_visible()
