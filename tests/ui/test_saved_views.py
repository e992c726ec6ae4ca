"""A saved view is an address of ours: what it asks for is checked like any address."""

from __future__ import annotations

import pytest
import streamlit as st

from i18n import Speech
from park import Park
from tests.ui.hostile import HOSTILE
from tests.ui.reader import Reader
from ui import navigation
from ui.saved_views import open_view

pytestmark = pytest.mark.usefixtures("real_app")

BUTTON = "test.open"


def opened(monkeypatch: pytest.MonkeyPatch, query: str) -> Reader:
    """Return a reader who opened a view: a button stands for the list, which a browser needs."""

    def button(_park: Park, _say: Speech) -> None:
        st.button("open", key=BUTTON, on_click=open_view, args=(query,))

    monkeypatch.setattr(navigation, "saved_views", button)
    return Reader(page="sources", lang="de", zone="unknown").press(BUTTON)


def test_a_view_shows_all_that_it_says_and_nothing_of_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader = opened(monkeypatch, "page=projects&sort=-investment&q=%E5%AE%9D%E9%A9%AC&row=1&per=25")
    assert reader.address == {
        "page": "projects", "sort": "-investment", "q": "宝马", "per": "25",
    }  # fmt: skip
    assert reader.listed["text"] == "宝马"


@pytest.mark.parametrize(
    "text", [HOSTILE[0], HOSTILE[3], "x" * 5_000, "https://example.org/?page=map", "a\x00b", "=&=&"]
)
def test_no_view_leaves_the_twin_or_brings_markup(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    reader = opened(monkeypatch, f"page=projects&sort={text}&cols={text}&id={text}&of={text}")
    assert set(reader.address) <= {"page", "lang", "zone"}
    assert text not in reader.html
