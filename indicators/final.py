"""What is known at the end: the result of the year that was asked, or the last value before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from indicators.reading import Assessment
from park.vocabulary import Cadence


class Final(StrEnum):
    """What the latest comparable value of a target is, seen from its last day."""

    RESULT = "result"
    """A value at the end of the target's period: the final result."""
    WITHIN = "within"
    """A value of the last year, from before its end."""
    SOME_YEARS = "some_years"
    """Of a target in every year: values of some of its years, and of others none."""
    LAST_KNOWN = "last_known"
    """A value of another year: the last one known."""
    NONE = "none"


def final(found: Assessment) -> Final:
    """Return what the assessment's value is, seen from the last day of its target."""
    if found.target is None or found.reading.value is None:
        return Final.NONE
    end, due = found.reading.span.last, found.target.due
    if found.target.cadence is Cadence.ANNUAL:
        # Each of its years is a target year: only whole ones are compared.
        known = found.holes.get("known") == found.holes.get("years")
        return Final.RESULT if known else Final.SOME_YEARS
    if end == due:
        return Final.RESULT
    return Final.WITHIN if end.year == due.year else Final.LAST_KNOWN


def finals(assessments: Iterable[Assessment]) -> Counter[Final]:
    """Count the targets by what is known at their end."""
    return Counter(final(one) for one in assessments)


def last_day(assessments: Iterable[Assessment]) -> date | None:
    """Return the latest day that any of the targets is due; None without a target."""
    return max((one.target.due for one in assessments if one.target is not None), default=None)
