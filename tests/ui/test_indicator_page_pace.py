"""What an indicator's page says of the pace and the gap: never other than the status."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from i18n import Speech
from indicators import assess, record, say_amount, say_period
from indicators.final import Final, final
from tests.indicators.small import AFTER, asked, seen, small_park
from ui.indicator_pace import pace_card
from ui.indicator_picture import headline

BEFORE = date(2024, 6, 30)
ZH = Speech("zh")
CEILING = {"direction": "at_most", "target_value": 35.0, "unit": "working_days"}


def card(rows: list[dict[str, Any]], on: date, **own: object) -> str:
    """Return the card of an indicator with these observations."""
    return str(pace_card(record(small_park([asked(**own)], rows), "output", on), on, ZH))


@pytest.mark.parametrize(
    ("rows", "own", "on", "title"),
    [
        ([seen("2021", 10), seen("2023", 1)], {"target_value": 15.0}, BEFORE, "short"),
        ([seen("2021", 60), seen("2023", 90)], {}, BEFORE, "kept"),
        ([seen("2021", 30), seen("2025", 36)], CEILING, AFTER, "lost"),
        ([seen("2021", 110), seen("2023", 101)], {}, BEFORE, "alone"),
        ([seen("2021", 60), seen("2026", 101)], {}, date(2027, 1, 1), "alone"),
        ([seen("2025-12-26", 90), seen("2025", 80)], {"unit": "percent"}, AFTER, "near"),
        ([seen("2025", 110), seen("2026-03", 125)], {}, AFTER, "unknown"),
    ],
)
def test_the_title_says_what_the_status_says(
    rows: list[dict[str, Any]], own: dict[str, Any], on: date, title: str
) -> None:
    points = 1 if title == "unknown" else 2
    assert f">{ZH(f'indicator_page.pace_{title}', count=points)}<" in card(rows, on, **own)


def test_a_final_value_leaves_nothing_unpublished() -> None:
    over = ZH("indicator_page.gap_over", due=say_period(ZH, "2025"))
    assert over not in card([seen("2025", 90)], AFTER)
    assert over in card([seen("2024", 90)], AFTER)


def test_each_year_of_an_annual_target_is_a_target_year() -> None:
    row = asked(cadence="annual", target_period="2021/2025")
    found = assess(small_park([row], [seen("2023", 90)]), "output", AFTER)
    assert final(found) is Final.SOME_YEARS
    said = card([seen("2023", 120)], AFTER, cadence="annual", target_period="2021/2025")
    assert ZH("indicator_page.gap_none_years", known="1", silent="4") in said
    assert ZH("indicator_page.gap_none", period=say_period(ZH, "2023")) not in said
    over = ZH("indicator_page.gap_over", due=say_period(ZH, "2025"))
    annual = {"cadence": "annual", "target_period": "2021/2025"}
    assert over not in card([seen("2023", 90)], AFTER, **annual)


def test_above_a_ceiling_is_over_the_limit_and_about_stays_about() -> None:
    one = say_amount(ZH, 1, "working_days")
    over = ZH("indicator_page.gap_beyond", gap=one, period=say_period(ZH, "2025"))
    assert over in card([seen("2025", 36)], AFTER, **CEILING)
    about = ZH("indicator.gap.about", it=ZH.money(10))
    assert about in card([seen("2025", 90, "~")], AFTER)


def test_where_sources_differ_the_title_takes_no_side() -> None:
    rows = [seen("2025", 36), seen("2025", 34, source_ids="other")]
    told = headline(record(small_park([asked(**CEILING)], rows), "output", AFTER), ZH)
    assert "36" in told
    assert "34" in told
    assert "%" not in told


@pytest.mark.parametrize(("bounds", "asked_for", "achieved"), [
    ("~=", True, True), ("=~", False, True), ("==", False, False),
])  # fmt: skip
def test_about_stays_with_the_change_a_year(
    bounds: str, *, asked_for: bool, achieved: bool
) -> None:
    first, latest = bounds[0], bounds[1]
    html = card([seen("2021", 60, first), seen("2023", 80, latest)], BEFORE)
    about = ZH("indicator.bound.about", it="+")
    lines = html.split("<p>")
    assert (about in next(one for one in lines if one.startswith("目标要求"))) is asked_for
    assert (about in next(one for one in lines if one.startswith("实际完成"))) is achieved
    assert (about in next(one for one in lines if one.startswith("要在"))) is (latest == "~")


def test_a_range_of_one_value_is_said_as_one() -> None:
    rows = [seen("2021", 60), seen("2022", 70), seen("2023", 80)]
    one = ZH("indicator_page.range_one", year=2025, least=ZH.money(100), count=3)
    assert one in card(rows, BEFORE)
    rows[1] = seen("2022", 75, "~")
    html = card(rows, BEFORE)
    assert one not in html
    about = ZH("indicator.bound.about", it="")
    assert html.split("按现有数据外推")[1].split("：")[0].count(about.strip()) == 2
