"""Every page, the day it is added: registered, and titled in every language."""

from __future__ import annotations

from collections import Counter

import pytest

import pages
from pages import PAGES
from tests.registers.wording import complain, require_registered, require_texts
from ui.nav import PageDef, family


def test_every_page_is_registered() -> None:
    require_registered(pages, PageDef, "PAGES of pages/__init__.py", PAGES)


def test_ids_are_not_taken_twice() -> None:
    counted = Counter(page.id for page in PAGES)
    complain(f"two pages have the id {one}" for one, count in counted.items() if count > 1)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.id))
def test_it_has_a_title(page: PageDef) -> None:
    if not page.parent:
        require_texts(f"page.{page.id}")
    if family(PAGES, page.id):
        require_texts(f"tab.{page.id}")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.id))
def test_it_stands_under_a_page_that_stands_under_none(page: PageDef) -> None:
    parents = {one.id for one in PAGES if not one.parent}
    assert not page.parent or page.parent in parents
