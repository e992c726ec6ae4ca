"""The page of a project on paper: nothing of the app around it, light colours, nothing cut."""

from __future__ import annotations

import io
from itertools import combinations

import pypdf
import pytest
from playwright.sync_api import expect

from park import Park
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

A4_WIDTH_PX = 718
"""What 210 mm leave between margins of 10 mm at 96 pixels an inch."""

LEAST_PT = 7.5
"""The least height of a line of the page; the words on its map are smaller."""


def test_a_project_prints_on_clean_a4(reader: Reader, real_park: Park) -> None:
    reader.go("page=project&id=bmw-lydia")
    page = reader.page
    expect(page.locator(".screen svg text").first).to_be_visible()
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": A4_WIDTH_PX, "height": 1_000})
    for chrome in (".st-key-nav", ".st-key-tabs", ".st-key-filters", ".twin-neighbours"):
        expect(page.locator(chrome).first).to_be_hidden()
    expect(page.locator(".paper > svg")).to_be_visible()
    expect(page.locator(".screen > svg")).to_be_hidden()
    expect(page.locator(".st-key-sheet h2")).to_be_visible()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= A4_WIDTH_PX
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert 1 <= len(printed.pages) <= 2
    said = "".join("".join(one.extract_text().split()) for one in printed.pages)
    assert [pair for one in printed.pages for pair in _overlapping(one)] == []
    for page_number, one in enumerate(printed.pages, 1):
        text = "".join(one.extract_text().split())
        assert "中德园数字孪生" in text
        assert f"{page_number}/{len(printed.pages)}" in text
    for words in ("华晨宝马铁西工厂里达厂区", "修改记录", "存在问题", "下步措施", "资金情况"):
        assert words in said


def _overlapping(page: pypdf.PageObject) -> list[tuple[str, str]]:
    """Return the words that are printed over each other; those on the map are smaller than a line.

    A glyph's width is taken as half its height, at least what Latin letters take.
    """
    lines: list[tuple[float, float, float, str]] = []

    def note(text: str, place: list[float], at: list[float], _: object, size: float) -> None:
        x, y = at[4] * place[0] + place[4], at[5] * place[3] + place[5]
        height = size * abs(at[3] * place[3])
        if text.strip() and height > LEAST_PT:
            lines.append((x, y, height, text.strip()))

    page.extract_text(visitor_text=note)
    return [
        (words, others)
        for (x, y, height, words), (left, base, tall, others) in combinations(lines, 2)
        if 1 < abs(y - base) < 0.8 * min(height, tall)
        and x < left + 0.45 * tall * len(others)
        and left < x + 0.45 * height * len(words)
    ]
