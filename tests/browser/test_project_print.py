"""The page of a project on paper: nothing of the app around it, light colours, nothing cut."""

from __future__ import annotations

import io

import pypdf
import pytest
from playwright.sync_api import expect

from park import Park
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

A4_WIDTH_PX = 718
"""What 210 mm leave between margins of 10 mm at 96 pixels an inch."""


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
    for page_number, one in enumerate(printed.pages, 1):
        text = "".join(one.extract_text().split())
        assert "中德园数字孪生" in text
        assert f"{page_number}/{len(printed.pages)}" in text
    for words in ("华晨宝马铁西工厂里达厂区", "修改记录", "存在问题", "下步措施", "资金情况"):
        assert words in said
