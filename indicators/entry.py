"""An observation that somebody types in: what is wrong with it, and what is surprising.

What is wrong is refused. What is only surprising against the values before it is asked about, and
may be right.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.numbers import NumberFormatError, parse_decimal

from indicators.entry_source import Fault, NewSource, source_faults, text_fault
from indicators.observed import adds_up, is_whole_year, source_ids
from indicators.reading import Reading
from indicators.scoreboard import UnknownIndicator, indicator, series
from park.day import BadDate, DaySpan, day_span, period_span
from park.model import Park
from park.vocabulary import ObservationBasis, Scope, Trust, ValueBound

FACTOR = 2.0
"""A value more than so many times the one before, or less than its part, is asked about."""

JUMP = 20.0
"""Percentages that differ by more than so many points are asked about."""

EARLIEST = date(2000, 1, 1)
LONGEST = 300
"""Characters of one field."""

_LARGEST = 1e12
_NUMERAL = re.compile(r"[-+\u2212]?[0-9][0-9.,'\u2019\u00a0\u202f ]*")
_NAMED = frozenset({Scope.ZONE, Scope.ENTERPRISE})
"""Scopes that mean nothing without saying which."""

_NOBODY = frozenset({"data", "demo"})
"""Names that the store gives itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed, as it was typed but for spaces at the ends."""

    indicator_id: str
    value: str
    bound: str
    period: str
    scope: str
    scope_detail: str
    basis: str
    source_id: str
    """Id of a source that is there; empty where there is none or a new one."""
    new_source: NewSource | None
    note: str
    author: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a value surprises. The words are under ``entering.doubt.<code>``."""

    code: str
    former: Reading | None = None
    """The value that it is held against."""


def faults(park: Park, draft: Draft, today: date, locale: str) -> tuple[Fault, ...]:
    """Return everything that is wrong, in the order of the fields; numbers are as in `locale`."""
    return tuple(_faults(park, draft, today, locale))


def _faults(park: Park, draft: Draft, today: date, locale: str) -> Iterator[Fault]:
    if draft.indicator_id not in set(park.indicators["id"]):
        yield Fault("indicator", "choose")
    if number(draft.value, locale) is None:
        yield Fault("value", "number" if draft.value else "empty", {"value": draft.value[:40]})
    yield from _choices(draft)
    yield from _period_faults(draft.period, today)
    if draft.scope in _NAMED and not draft.scope_detail:
        yield Fault("scope_detail", "empty")
    for field in ("scope_detail", "note", "author"):
        text = str(getattr(draft, field))
        if code := text_fault(text, LONGEST):
            yield Fault(field, code, {"most": str(LONGEST)})
    yield from _source_faults(park, draft, today)
    if not draft.author:
        yield Fault("author", "empty")
    elif draft.author.casefold() in _NOBODY:
        yield Fault("author", "reserved", {"value": draft.author})
    if (there := _same(park, draft)) is not None:
        yield Fault("period", "there", {"value": f"{there:g}"})


def _choices(draft: Draft) -> Iterator[Fault]:
    known = (("bound", ValueBound), ("scope", Scope), ("basis", ObservationBasis))
    for field, words in known:
        if getattr(draft, field) not in set(words):
            yield Fault(field, "choose")


def _period_faults(written: str, today: date) -> Iterator[Fault]:
    span = _span(written)
    if span is None:
        yield Fault("period", "period" if written else "empty", {"value": written[:40]})
    elif span.last > today:
        yield Fault("period", "ahead", {"value": written})
    elif span.first < EARLIEST:
        yield Fault("period", "early", {"value": written, "year": str(EARLIEST.year)})


def _source_faults(park: Park, draft: Draft, today: date) -> Iterator[Fault]:
    if draft.new_source is not None:
        yield from source_faults(park, draft.new_source, today)
        return
    known = dict(zip(park.sources["id"], park.sources["trust"], strict=True))
    if not draft.source_id or draft.source_id not in known:
        yield Fault("source", "choose")
    elif known[draft.source_id] == Trust.GEOMETRY:
        yield Fault("source", "geometry")


def _same(park: Park, draft: Draft) -> float | None:
    """Return the value of the row that this one would silently take the place of."""
    rows = park.observations
    cells = {**_key(draft), "source_ids": draft.source_id}
    same = rows
    for column, value in cells.items():
        same = same[same[column] == value]
    return float(same["value"].iloc[0]) if len(same) and draft.source_id else None


def _key(draft: Draft) -> dict[str, str]:
    return {
        "indicator_id": draft.indicator_id,
        "period": draft.period,
        "scope": draft.scope,
        "scope_detail": draft.scope_detail,
        "basis": draft.basis,
    }


def number(written: str, locale: str) -> float | None:
    """Return the number that a text means in a locale; None for one that is none there."""
    text = unicodedata.normalize("NFKC", written).strip().replace("\u2212", "-")
    if not _NUMERAL.fullmatch(text):
        return None
    try:
        value: Decimal = parse_decimal(text, locale=locale, strict=True)
    except (NumberFormatError, ValueError):
        return None
    found = float(value)
    return found if math.isfinite(found) and abs(found) <= _LARGEST else None


def _span(written: str) -> DaySpan | None:
    try:
        return period_span(written)
    except BadDate:
        return None


def former(park: Park, draft: Draft) -> Reading | None:
    """Return the last known value of the same scope and part before the draft's period.

    Without a period the latest of all. None where there is none, or no such indicator.
    """
    span = _span(draft.period)
    known = [
        one
        for one in _series(park, draft)
        if one.value is not None
        and (span is None or (one.span.last < span.last and one.period != draft.period))
    ]
    return known[-1] if known else None


def _series(park: Park, draft: Draft) -> tuple[Reading, ...]:
    try:
        return series(park, draft.indicator_id, draft.scope, draft.scope_detail)
    except UnknownIndicator:
        return ()


def doubts(park: Park, draft: Draft, locale: str) -> tuple[Doubt, ...]:
    """Return what is surprising about a draft without faults; nothing about one that has some."""
    value, span = number(draft.value, locale), _span(draft.period)
    if value is None or span is None:
        return ()
    found = [Doubt("early_source")] if _told_before(park, draft, span) else []
    return (*found, *_against_history(park, draft, value, span))


def _told_before(park: Park, draft: Draft, span: DaySpan) -> bool:
    """Return whether the source appeared before the period was over, of which it should report."""
    if draft.basis != ObservationBasis.REPORTED:
        return False
    if draft.new_source is not None:
        published = draft.new_source.published
    else:
        published = str(park.sources.set_index("id")["published"].get(draft.source_id, ""))
    try:
        return bool(published) and day_span(published).last < span.last
    except BadDate:
        return False


def _against_history(park: Park, draft: Draft, value: float, span: DaySpan) -> Iterator[Doubt]:
    asked = indicator(park, draft.indicator_id)
    every = [one for one in _series(park, draft) if one.value is not None]
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
        yield Doubt("jump" if nearest.unit == "percent" else "factor", nearest)
    if value < 0 <= min((one.value or 0.0 for one in every), default=0.0):
        yield Doubt("negative")


def _is_far(value: float, nearest: Reading) -> bool:
    known = nearest.value or 0.0
    if nearest.unit == "percent":
        return abs(value - known) > JUMP
    low, high = sorted((abs(value), abs(known)))
    return value * known < 0 or high > FACTOR * low


def observation_row(draft: Draft, locale: str) -> Mapping[str, object]:
    """Return a draft without faults as a row of the observations."""
    source = draft.source_id if draft.new_source is None else draft.new_source.id
    value = number(draft.value, locale)
    row = {**_key(draft), "value": value, "bound": draft.bound, "note": draft.note}
    return row | {"source_ids": ";".join(source_ids(source))}
