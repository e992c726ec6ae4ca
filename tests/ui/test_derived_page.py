"""The page of what the twin computes: each card says its rule, its unit and where it is from."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from i18n import Speech, languages
from indicators.derived import DERIVED
from park import Park
from tests.ui.reader import Reader

pytestmark = pytest.mark.usefixtures("real_app")


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_each_card_names_its_source_and_the_rates_their_page(code: str) -> None:
    say, html = Speech(code), unescape(Reader(page="derived", lang=code).html)
    day = say.day(date(2026, 11, 23))
    assert html.count(say("derived.source", revision=1, day=day)) == len(DERIVED)
    link = html.split(say("derived.rules_on", page=say("tab.board")))[0].split("<a ")[-1]
    assert "page=board" in link
    assert say("derived.behind") in html


def test_a_zone_without_a_base_is_one_sentence() -> None:
    html, say = Reader(page="derived", zone="industrial-internet").html, Speech("zh")
    for one in ("conversion", "committed"):
        assert say(f"derived.{one}.none") in html
    assert say("derived.none.no_signed") in html
    assert "0 个中 0 个" not in html
    assert f"最低 {say('derived.none.no_base')}" not in html


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_no_card_has_two_columns_of_one_name(code: str) -> None:
    html = Reader(page="derived", lang=code).html
    heads = re.findall("<thead>(.*?)</thead>", html)
    assert len(heads) == len(DERIVED)
    for one in heads:
        names = re.findall("<th[^>]*>(.*?)</th>", one)
        assert len(names) == len(set(names)) > 1


def test_each_share_of_walkers_leads_to_its_stops(real_park: Park) -> None:
    html = unescape(Reader(page="derived").html)
    (card,) = [one for one in html.split("<section") if Speech("zh")("derived.stops") in one]
    known = set(real_park.gtfs["stops"]["stop_id"])
    linked = re.findall(r"page=map&(?:amp;)?id=([^\"&]+)", card)
    assert linked
    assert set(linked) <= known
