"""Every page in every language opens without a fault, without another host, and readable."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from i18n import languages, texts
from pages import PAGES
from tests.browser.reader import BROKEN, Reader

SMALLEST_PX = 12
OURS = '[class*="twin-"]'

# Text nodes of our own markup, the map's included, with their size on screen.
TEXT_SIZES = """(ours) => {
    const found = [];
    const look = (root) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
        for (let one = walker.currentNode; one; one = walker.nextNode()) {
            if (one.shadowRoot) look(one.shadowRoot);
            if (one.nodeType !== 1 || !one.closest(ours) || one.closest("style")) continue;
            const text = [...one.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join("").trim();
            if (text && one.getClientRects().length) found.push([parseFloat(getComputedStyle(one).fontSize), text]);
        }
    };
    look(document.body);
    return found;
}"""
WIDTHS = """() => [document.documentElement, document.body,
    document.querySelector('[data-testid="stMain"]')].map((one) => one.scrollWidth - one.clientWidth)"""


@pytest.mark.parametrize("code", [one.code for one in languages()])
@pytest.mark.parametrize("page_id", [page.id for page in PAGES])
def test_page_stands(reader: Reader, page_id: str, code: str) -> None:
    reader.go(f"page={page_id}&lang={code}")
    assert reader.page.locator(BROKEN).count() == 0
    here = reader.page.locator(f".st-key-nav-here-{page_id}")
    expect(here).to_have_text(texts(code)[f"page.{page_id}"])
    total, *parts = reader.account()
    assert total > 0
    assert total == sum(parts)
    sizes = reader.page.evaluate(TEXT_SIZES, OURS)
    assert len(sizes) > 5
    assert [one for one in sizes if one[0] < SMALLEST_PX] == []
    assert [text for _, text in sizes if text in texts(code)] == [], "a key instead of its text"
    assert reader.page.evaluate(WIDTHS) == [0, 0, 0], "the page scrolls sideways"
