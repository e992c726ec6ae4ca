"""The board page: every figure of a rate and of a column opens exactly its rows."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from i18n import Speech, languages
from park import Park, Selection
from park.rates import rates
from tests.ui.reader import TODAY, Reader
from ui.board_panel import MOST
from ui.clock import today

pytestmark = pytest.mark.usefixtures("real_app")

LINK = re.compile(r'<a href="(\?[^"]*)"[^>]*>([^<]*)</a>')


def opened(address: str, park: Park) -> int:
    """Return how many rows the list page shows at an address."""
    query = {key: values[0] for key, values in parse_qs(urlsplit(unescape(address)).query).items()}
    return len(park) - Reader(**query).account[3]


@pytest.mark.parametrize("asked", [{}, {"theme": "industry"}, {"reached": "started"}])
def test_the_figures_of_a_rate_open_its_rows(real_park: Park, asked: dict[str, str]) -> None:
    html = Reader(page="board", **asked).html
    cards = html[html.index("twin-rates") : html.index("twin-board-frame")]
    links = LINK.findall(cards)
    assert len(links) == 2 * len(real_park.rates)
    for address, words in dict(links).items():
        count = int(re.findall(r"\d+", words)[-1])
        assert opened(address, real_park) == count


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_a_rate_says_its_rule_with_its_numbers(real_park: Park, code: str) -> None:
    html, say = unescape(Reader(page="board", lang=code).html), Speech(code)
    for one in rates(real_park, Selection(on=today())):
        assert say.name(one.names) in html
        assert one.share is not None
        assert say.percent(one.share) in html
        rule = say(
            "rate.rule",
            day=say.day(today()),
            base=say.name(real_park.stages[one.base_stage].names),
            reached=say.name(real_park.stages[one.reached_stage].names),
            base_count=one.base.projects,
            untold=one.untold,
            reached_count=one.reached.projects,
            told=one.base.projects - one.untold,
            told_reached=one.told_reached,
            told_share=say.percent(one.told_share or 0),
        )
        assert one.untold
        assert rule in html


def test_a_column_shows_its_latest_and_links_to_the_rest(real_park: Park) -> None:
    html = Reader(page="board").html
    columns = html.split('class="twin-column"')[1:]
    total = 0
    for column in columns:
        address, count = LINK.findall(column)[0]
        assert opened(address, real_park) == int(count)
        cards = column.split("twin-column-line")[0].count("<li>")
        assert cards == min(int(count), MOST)
        assert (Speech()("board.more", count=int(count) - MOST) in column) == (int(count) > MOST)
        total += int(count)
    assert total == len(real_park)


def test_before_anything_was_signed_there_is_no_base() -> None:
    html = Reader(page="board", on="2001-01-01").html
    html = html[html.index("twin-rates") : html.index("twin-board-frame")]
    assert html.count(Speech()("rate.no_base")) == 3
    assert "0%" not in html


def test_what_is_possible_stands_apart_and_is_not_counted(real_park: Park) -> None:
    html = Reader(page="board", on="2001-01-01").html
    assert TODAY not in html.split("twin-board-frame")[1].split("<footer")[0]
    assert "twin-column-line" in html
    assert Speech()("board.possible", count=1).split("1")[1] in html


def test_nothing_selected_is_said() -> None:
    reader = Reader(page="board", q="nosuchproject")
    assert [one.value for one in reader.app.info] == [Speech()("nothing.drop_one")]
    assert "twin-board-frame" not in reader.html
