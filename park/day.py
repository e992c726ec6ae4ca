"""Dates as sources give them: to the day, the month or the year, on a date or by it.

A date known to the month is an interval of days, never its first day.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


class BadDate(ValueError):
    """A text that is no date of the form YYYY, YYYY-MM or YYYY-MM-DD."""


@dataclass(frozen=True, slots=True, order=True)
class DaySpan:
    """All the days a written date may mean, both ends included."""

    first: date
    last: date


def written_as(span: DaySpan) -> str:
    """Return days as the date that means them: a year, a month or a day, else ``first/last``."""
    for length in (4, 7, 10):
        written = span.first.isoformat()[:length]
        if day_span(written) == span:
            return written
    return f"{span.first.isoformat()}/{span.last.isoformat()}"


def deadline_as(last: date) -> str:
    """Return the shortest date that ends on a day: by 2021-12-31 and by 2021 are the same."""
    written = last.isoformat()
    return next(one for one in (written[:4], written[:7], written) if day_span(one).last == last)


def day_span(written: str) -> DaySpan:
    """Return the days that `written` (YYYY, YYYY-MM or YYYY-MM-DD) may mean.

    Raises
    ------
    BadDate
        If the text has another form or names a day that does not exist.
    """
    match = _WRITTEN.fullmatch(written)
    if match is None:
        raise BadDate(written)
    year = int(match["year"])
    try:
        if match["day"]:
            day = date(year, int(match["month"]), int(match["day"]))
            return DaySpan(day, day)
        if match["month"]:
            month = int(match["month"])
            return DaySpan(
                date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
            )
        return DaySpan(date(year, 1, 1), date(year, 12, 31))
    except ValueError as error:
        raise BadDate(written) from error


def days_or_none(written: str) -> DaySpan | None:
    """Return the days that `written` may mean; None where it is no date."""
    try:
        return day_span(written)
    except BadDate:
        return None


def period_span(written: str) -> DaySpan:
    """Return the days of a period written as one date or as ``start/end``.

    Raises
    ------
    BadDate
        If either end is no date, or the period ends before it starts.
    """
    start, slash, end = written.partition("/")
    span = day_span(start)
    if not slash:
        return span
    span = DaySpan(span.first, day_span(end).last)
    if span.last < span.first:
        raise BadDate(written)
    return span
