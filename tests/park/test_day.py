"""Written dates are spans of days, and nothing else is a date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from park.day import BadDate, day_span, deadline_as, period_span, written_as
from tests.park.made import repeatable, written_dates


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_date_is_every_day_it_may_mean(written: str, first: date, last: date) -> None:
    span = day_span(written)
    assert (span.first, span.last) == (first, last)
    assert period_span(written) == span


@pytest.mark.parametrize(
    "written",
    ["", " 2024", "2024 ", "24", "2024-1", "2024-13", "2024-00", "2023-02-29", "2024-04-31",
     "2024/01", "2024-01-01T00", "２０２４", "2024年", "0000", "-2024", "2024-01-01\n", "１2024"],
)  # fmt: skip
def test_another_form_is_no_date(written: str) -> None:
    with pytest.raises(BadDate):
        day_span(written)


@pytest.mark.parametrize("written", ["2024/", "/2024", "2024/2023", "2024-05/2024-04", "a/b", "//"])
def test_a_period_needs_two_dates_in_order(written: str) -> None:
    with pytest.raises(BadDate):
        period_span(written)


def test_a_period_runs_from_its_first_day_to_its_last() -> None:
    span = period_span("2022-01/2022-08")
    assert (span.first, span.last) == (date(2022, 1, 1), date(2022, 8, 31))


@repeatable
@given(written=written_dates)
def test_a_span_holds_exactly_the_days_written_that_way(written: str) -> None:
    span = day_span(written)
    one = timedelta(days=1)
    for day in (span.first, span.last):
        assert day.isoformat().startswith(written)
    for day in (span.first - one, span.last + one):
        assert not day.isoformat().startswith(written)


@repeatable
@given(written=st.text(max_size=12))
def test_any_text_is_a_date_or_a_bad_date(written: str) -> None:
    for read in (day_span, period_span):
        try:
            span = read(written)
        except BadDate:
            continue
        assert span.first <= span.last


@repeatable
@given(written=written_dates)
def test_days_are_written_as_the_date_that_means_them(written: str) -> None:
    span = day_span(written)
    assert day_span(written_as(span)) == span
    assert day_span(deadline_as(span.last)).last == span.last
    assert len(deadline_as(span.last)) <= len(written)


def test_days_that_no_date_means_are_written_from_first_to_last() -> None:
    span = period_span("2024-02-28/2024-03")
    assert written_as(span) == "2024-02-28/2024-03-31"
