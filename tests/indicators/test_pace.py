"""The pace towards a target: the same range by another way, and what it must never say."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.pace import Pace, pace
from indicators.reading import Target
from indicators.record import record
from park.vocabulary import Cadence, Direction
from tests.indicators.small import asked, seen, small_park
from tests.park.made import repeatable

BEFORE, AFTER = date(2025, 6, 30), date(2026, 1, 1)
TARGET = Target(value=100.0, direction=Direction.AT_LEAST, period="2025", cadence=Cadence.BY_END)

values = st.integers(-400, 400).map(lambda quarter: quarter / 4)
yearly = st.dictionaries(st.integers(2015, 2024), values, min_size=3, max_size=7)


def of(rows: list[dict[str, object]], on: date = BEFORE, **own: object) -> Pace:
    """Return the pace of an indicator with these observations."""
    found = record(small_park([asked(**own)], rows), "output", on).pace
    assert found is not None
    return found


@repeatable
@given(seen_by_year=yearly)
def test_the_range_is_that_of_every_two_points(seen_by_year: dict[int, float]) -> None:
    """By another way: whole years and fractions, one point against all that came before."""
    found = of([seen(str(year), value) for year, value in seen_by_year.items()])
    years = sorted(seen_by_year)
    changes = [
        (Fraction(seen_by_year[late]) - Fraction(seen_by_year[early])) / (late - early)
        for at, late in enumerate(years)
        for early in years[:at]
    ]
    last, left = Fraction(seen_by_year[years[-1]]), 2025 - years[-1]
    assert found.least == pytest.approx(float(last + min(changes) * left))
    assert found.most == pytest.approx(float(last + max(changes) * left))
    assert found.points == len(years)


@repeatable
@given(start=values, step=values, years=st.sets(st.integers(2015, 2024), min_size=3))
def test_an_exact_line_is_continued(start: float, step: float, years: set[int]) -> None:
    found = of([seen(str(year), start + step * (year - 2015)) for year in years])
    assert found.least is not None
    assert found.most is not None
    assert found.least == pytest.approx(start + step * 10, abs=1e-6)
    assert found.most == pytest.approx(start + step * 10, abs=1e-6)
    assert found.achieved == pytest.approx(step, abs=1e-6)


@repeatable
@given(seen_by_year=yearly, shuffle=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(
    seen_by_year: dict[int, float], shuffle: object
) -> None:
    rows = [seen(str(year), value) for year, value in seen_by_year.items()]
    mixed = list(rows)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    assert of(rows) == of(mixed)


@repeatable
@given(seen_by_year=st.dictionaries(st.integers(2015, 2024), values, max_size=2))
def test_fewer_than_three_periods_forecast_nothing(seen_by_year: dict[int, float]) -> None:
    found = of([seen(str(year), value) for year, value in seen_by_year.items()])
    assert (found.least, found.most) == (None, None)
    assert found.why_no_range == "pace.none.too_few"


def test_two_values_of_one_year_are_one_period() -> None:
    found = of([seen("2022", 10), seen("2022", 12), seen("2023", 20)])
    assert found.points == 2
    assert found.why_no_range == "pace.none.too_few"


def test_a_bound_is_no_point() -> None:
    rows = [seen("2021", 10), seen("2022", 20), seen("2023", 30, ">")]
    assert of(rows).points == 2
    assert of([*rows, seen("2024", 40)]).points == 3


def test_what_may_not_be_compared_is_no_point() -> None:
    rows = [seen("2021", 10), seen("2022", 20), seen("2024", 40)]
    found = of([*rows, seen("2023", 90, basis="estimate"), seen("2023", 95, scope="city")])
    assert (found.least, found.most) == (50.0, 50.0)


def test_after_the_last_day_nothing_is_forecast() -> None:
    rows = [seen(str(year), 10.0 * (year - 2020)) for year in range(2021, 2025)]
    found = of(rows, AFTER)
    assert (found.least, found.most, found.still_needed) == (None, None, None)
    assert found.why_no_range == "pace.none.over"
    assert of(rows, date(2025, 12, 31)).least == 50.0


def test_a_target_of_every_year_has_no_pace() -> None:
    rows = [seen(str(year), 10.0) for year in range(2021, 2025)]
    found = of(rows, cadence="annual", target_period="2021/2025")
    assert found.why_no_range == "pace.none.every_year"
    assert (found.asked, found.achieved) == (None, None)


def test_what_was_asked_and_what_was_achieved() -> None:
    found = of([seen("2021", 60), seen("2022", 50), seen("2024", 90)])
    assert found.asked == pytest.approx((100 - 60) / 4)
    assert found.achieved == pytest.approx((90 - 60) / 3)
    assert found.still_needed == pytest.approx((100 - 90) / 1)


def test_no_value_no_pace() -> None:
    found = pace((), TARGET, BEFORE)
    assert (found.first, found.asked, found.achieved, found.still_needed) == (None,) * 4


def test_the_pace_is_held_against_what_was_asked_with_its_sign() -> None:
    falling = of([seen("2021", 10), seen("2023", 1)], target_value=15.0)
    assert (falling.asked, falling.achieved, falling.kept) == (1.25, -4.5, False)
    ceiling: dict[str, Any] = {"direction": "at_most", "target_value": 35.0}
    assert of([seen("2021", 55), seen("2023", 40)], **ceiling).kept is True
    assert of([seen("2021", 55), seen("2023", 60)], **ceiling).kept is False


def test_nothing_is_asked_of_what_was_reached_from_the_first() -> None:
    found = of([seen("2021", 30), seen("2023", 36)], direction="at_most", target_value=35.0)
    assert (found.asked, found.achieved, found.kept) == (None, 3.0, None)


def test_no_change_per_year_within_a_year() -> None:
    found = of([seen("2025-12-26", 90), seen("2025", 80)], AFTER, unit="percent")
    assert (found.points, found.achieved, found.kept) == (2, None, None)
    assert of([seen("2024", 90), seen("2025-03", 95)], unit="percent").achieved is None
    near = of([seen("2024-01", 1), seen("2024-02", 9), seen("2024-03", 2)], unit="percent")
    assert near.why_no_range == "pace.none.too_near"


def test_after_the_last_days_value_none_counts() -> None:
    found = of([seen("2025", 110), seen("2026-03", 125)], AFTER)
    assert (found.points, found.asked, found.achieved) == (1, None, None)
