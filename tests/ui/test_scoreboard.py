"""The scoreboard as a reader has it: no figure without unit, period, scope and source."""

from __future__ import annotations

import html as markup
import re
from collections import Counter
from datetime import date

import pytest

from i18n import Speech, languages
from indicators import (
    HEADLINE,
    Assessment,
    GroupedBy,
    Status,
    assess,
    coverage,
    explain,
    grouped,
    indicator,
    plan_indicators,
    public_goals,
    say_figure,
    say_period,
    say_scope,
    say_target,
    say_value,
    scoreboard,
    target_sources,
)
from indicators.observed import to_reading
from park import Park
from tests.ui.reader import TODAY, Reader
from ui.score_counts import strip
from ui.score_why import basis_line
from ui.theme import STATUS_MARKS

pytestmark = pytest.mark.usefixtures("real_app")

ON = date.fromisoformat(TODAY)
SAY = Speech()
CODES = [one.code for one in languages()]


def _page(**query: str) -> str:
    """Return the page as it is read: entities resolved, every space a plain one."""
    return _plain(markup.unescape(Reader(**query).html))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _text(html: str) -> str:
    return _plain(re.sub(r"<[^>]*>", " ", html))


def _rows(html: str) -> list[str]:
    """Return each target's first line: the figures without the reason."""
    found = re.findall(r'<tbody class="twin-target">(.*?)</tbody>', html, re.DOTALL)
    return [one.split('<tr class="twin-reason">')[0] for one in found]


def _complete(html: str, found: Assessment, unit: str, say: Speech) -> None:
    """Hold that a shown value has its unit, period, scope and a source to follow."""
    reading, text = found.reading, _text(html)
    if reading.value is None:
        assert "http" not in html or found.target is not None
        assert not re.search(r'class="twin-(?:said|figure)"><b>', html)
        return
    assert unit in text
    assert say_period(say, reading.period) in text
    assert say(f"scope.{reading.scope}") in text
    assert re.search(r'<a href="https?://', html), "nobody stands behind the figure"


@pytest.mark.parametrize("code", CODES)
def test_no_figure_of_a_row_is_without_unit_period_scope_and_source(
    real_park: Park, code: str
) -> None:
    say = Speech(code)
    rows = _rows(_page(page="indicators", lang=code))
    asked = [*plan_indicators(real_park), *public_goals(real_park)]
    assert len(rows) == len(asked)
    for one, row in zip(asked, rows, strict=True):
        found = assess(real_park, one.id, ON)
        assert say.name(one.names) in row
        if found.target is not None:
            assert _plain(say_target(say, found.target, one.unit)) in row
            published = 'href="?' in row if one.plan_ref else 'href="https://' in row
            assert published, f"{one.id}: who set the target?"
            assert say(f"status.{found.status}") in row
        if found.reading.value is not None:
            assert _plain(say_value(say, found.reading)) in row
        _complete(row, found, _plain(say_value(say, found.reading)), say)
        for bar in re.findall(r'aria-label="([^"]*)"', row):
            assert _plain(say_value(say, found.reading)) in bar
            assert say_period(say, found.reading.period) in bar


@pytest.mark.parametrize("code", CODES)
def test_no_figure_of_a_headline_card_is_without_them(real_park: Park, code: str) -> None:
    say = Speech(code)
    html = _page(lang=code)
    cards = html.split('class="twin-cards"')[1].split("twin-stages")[0]
    parts = re.split(r'(?=<div class="twin-card">)', cards)[1 : len(HEADLINE) + 1]
    assert len(parts) == len(HEADLINE)
    for one, card in zip(HEADLINE, parts, strict=True):
        found = assess(real_park, one, ON)
        assert found.target is not None
        assert _plain(say_target(say, found.target, found.reading.unit)) in card
        if found.reading.value is not None:
            figure = say_figure(say, found.reading.value, found.reading.unit)
            assert f"{figure.number} {figure.unit}" in _text(card)
            _complete(card, found, figure.unit, say)


@pytest.mark.parametrize("code", CODES)
def test_no_other_figure_is_without_them(real_park: Park, code: str) -> None:
    say = Speech(code)
    html = _page(page="indicators", lang=code)
    origin = real_park.indicators.set_index("id")["origin"]
    asked = [
        to_reading(row, indicator(real_park, row["indicator_id"]).unit)
        for row in real_park.observations.to_dict("records")
        if origin[row["indicator_id"]] != "plan"
    ]
    table = html.split(_plain(say("table.other_title", total=len(asked))))[1]
    rows = re.findall(r"<tr>(.*?)</tr>", table.split("<tbody>")[1].split("</tbody>")[0])
    assert len(rows) == len(asked) > 100
    for one, row in zip(asked, rows, strict=True):
        text = _text(row)
        assert f'id={one.indicator_id}"' in row, "its page"
        assert _plain(say_value(say, one)) in text
        unit = say_figure(say, one.value or 0, one.unit).unit
        assert all(word in text for word in _plain(unit).split())
        assert say_period(say, one.period) in text
        assert _plain(say_scope(real_park, one, say)) in text
        assert re.search(r'<a [^>]*href="https?://', row), "nobody stands behind the figure"


@pytest.mark.parametrize("code", CODES)
def test_the_reason_opens_to_the_rule_and_what_was_left_out(real_park: Park, code: str) -> None:
    say = Speech(code)
    html = _page(page="indicators", lang=code)
    found = scoreboard(real_park, ON)
    assert html.count("twin-applied") == len(found) + 1, "one rule a target, and the one goal"
    for one in found:
        assert _plain(basis_line(one, say)) in html
    output = assess(real_park, HEADLINE[0], ON)
    assert output.left_out
    for left in output.left_out:
        assert _plain(say_value(say, left.reading)) in _text(html)


def test_the_rules_are_folded_where_there_is_no_value(real_park: Park) -> None:
    html = _page(page="indicators")
    ending = SAY("why.rules", direction="|", cadence="").rpartition("|")[2][-12:]
    folded = html.count(f"{ending}</summary>")
    open_ = html.count(f"{ending}</h4>")
    asked = (*plan_indicators(real_park), indicator(real_park, "carbon-intensity"))
    without = [one for one in asked if not explain(real_park, one.id, ON).compared]
    assert (folded, open_) == (len(without), len(asked) - len(without))


def test_each_part_of_the_strip_has_its_count(real_park: Park) -> None:
    counts = coverage(scoreboard(real_park, ON)).by_status
    bar = str(strip(counts))
    for one, count in counts.items():
        assert (f"{STATUS_MARKS[one]} {count}</b>" in bar) is (count > 0)


@pytest.mark.parametrize("by", list(GroupedBy))
def test_grouped_no_target_is_missing(real_park: Park, by: GroupedBy) -> None:
    reader = Reader(page="indicators", by=by)
    groups = grouped(real_park, scoreboard(real_park, ON), by)
    beside = len(public_goals(real_park))
    assert len(_rows(reader.html)) == sum(len(one.members) for one in groups) + beside
    names = {SAY.name(one.names) for one in plan_indicators(real_park)}
    assert all(name in reader.html for name in names)
    assert reader.html.count('class="twin-group"') == len(groups)


def test_a_count_opens_its_rows(real_park: Park) -> None:
    counts = Counter(str(one.status) for one in scoreboard(real_park, ON))
    html = Reader(page="indicators").html
    linked = re.findall(r'href="\?[^"]*standing=(\w+)[^"]*"[^>]*>.*?<b>(\d+)</b>', html)
    assert {status: int(count) for status, count in linked} == counts
    for status, count in counts.items():
        opened = Reader(page="indicators", standing=status, by="unit")
        assert opened.address == {"page": "indicators", "standing": status, "by": "unit"}
        shown = {one.indicator_id for one in scoreboard(real_park, ON) if str(one.status) == status}
        assert len(shown) == count
        for one in plan_indicators(real_park):
            here = f">{SAY.name(one.names)}<" in opened.html
            assert here == (one.id in shown)


def test_a_status_that_nobody_has_says_what_to_do() -> None:
    reader = Reader(page="indicators", standing="missed")
    assert SAY("score.none_of_status", status=SAY("status.missed")) in reader.html
    assert SAY("score.all") in reader.html


@pytest.mark.parametrize("asked", [{"by": "colour"}, {"standing": "fine"}], ids=str)
def test_what_is_no_value_is_dropped_and_named(asked: dict[str, str]) -> None:
    reader = Reader(page="indicators", **asked)
    assert reader.address == {"page": "indicators"}
    assert len(reader.app.info) == 1


def test_the_way_of_grouping_stands_in_the_address() -> None:
    reader = Reader(page="indicators")
    reader.app.segmented_control(key="indicators.by").set_value("unit")
    reader.run()
    assert reader.address == {"page": "indicators", "by": "unit"}


def test_the_page_says_that_the_period_is_over_and_what_is_known(real_park: Park) -> None:
    over = Reader(page="indicators").html
    end = SAY.day(date(2025, 12, 31))
    assert f"规划期已于 {end} 届满" in over
    assert Status.NOT_REPORTED in {one.status for one in scoreboard(real_park, ON)}
    before = Reader(page="indicators", on="2024-06-30").html
    assert SAY("score.running", end=end, day=SAY.day(date(2024, 6, 30))) in before
    assert "届满" not in _text(before.split("twin-lede")[1].split("</p>")[0])


def test_goals_beside_the_plan_are_marked_and_cited(real_park: Park) -> None:
    html = Reader(page="indicators").html
    beside = html.split(SAY("goal.about"))[1]
    plan = html.split(SAY("goal.about"))[0]
    for one in public_goals(real_park):
        assert SAY.name(one.names) in beside
        assert f">{SAY.name(one.names)}<" not in plan
        if one.target is not None:
            (source,) = target_sources(real_park, one.id)
            cited = real_park.sources[real_park.sources["id"] == source].iloc[0]
            assert str(cited["trust"]) in ("A", "B")
            assert str(cited["url"]) in beside
    assert indicator(real_park, "carbon-intensity") in public_goals(real_park)
