"""What is surprising about an observation that is typed in: it is asked about, and may be right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from i18n import Speech
from indicators.entry import Draft, readings_beside, span_of, value_of
from indicators.entry_unit import WHOLE
from indicators.observed import adds_up, is_whole_year
from indicators.reading import Reading
from indicators.scoreboard import indicator
from park.day import DaySpan, days_or_none
from park.model import Park
from park.published import published
from park.vocabulary import PERCENT, PERCENTAGES, ObservationBasis

FACTOR = 2.0
"""A value more than so many times the one before, or less than its part, is asked about."""

JUMP = 20.0
"""Percentages that differ by more than so many points are asked about."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a value surprises. The words are under ``entering.doubt.<code>``."""

    code: str
    former: Reading | None = None
    """The value that it is held against."""


def doubts(park: Park, draft: Draft, say: Speech) -> tuple[Doubt, ...]:
    """Return what is surprising about a draft without faults; nothing about one that has some."""
    value, span = value_of(park, draft, say), span_of(draft.period)
    if value is None or span is None:
        return ()
    asked = indicator(park, draft.indicator_id)
    found = [Doubt("early_source")] if _told_before(park, draft, span) else []
    if asked.target is not None and adds_up(asked) and not is_whole_year(span):
        found.append(Doubt("not_a_year"))
    return (*found, *_against_history(park, draft, value, span))


def _told_before(park: Park, draft: Draft, span: DaySpan) -> bool:
    """Return whether the source appeared before the period was over, of which it should report."""
    if draft.basis != ObservationBasis.REPORTED:
        return False
    if draft.new_source is not None:
        appeared = days_or_none(draft.new_source.published)
    else:
        appeared = published(park).get(draft.source_id)
    return appeared is not None and appeared.last < span.last


def _against_history(park: Park, draft: Draft, value: float, span: DaySpan) -> Iterator[Doubt]:
    asked = indicator(park, draft.indicator_id)
    every = [one for one in readings_beside(park, draft) if one.value is not None]
    yield from (
        Doubt("same_period", one)
        for one in every
        if one.period == draft.period and one.value != value
    )
    # A part of a year beside a whole one differs by nature: like is compared with like.
    whole = is_whole_year(span)
    like = [
        one
        for one in every
        if one.period != draft.period and (not adds_up(asked) or is_whole_year(one.span) == whole)
    ]
    before = [one for one in like if one.span.last <= span.last]
    nearest = before[-1] if before else (like[0] if like else None)
    if nearest is not None and _is_far(value, nearest):
        yield Doubt("jump" if nearest.unit in PERCENTAGES else "factor", nearest)
    # Of other units a negative value is refused: see `indicators.entry_unit`.
    if value < 0 <= min((one.value or 0.0 for one in every), default=0.0):
        yield Doubt("negative")
    if asked.unit == PERCENT and value > WHOLE >= max(
        (one.value or 0.0 for one in every), default=0.0
    ):
        yield Doubt("over_whole")


def _is_far(value: float, nearest: Reading) -> bool:
    known = nearest.value or 0.0
    if nearest.unit in PERCENTAGES:
        return abs(value - known) > JUMP
    low, high = sorted((abs(value), abs(known)))
    return value * known < 0 or high > FACTOR * low
