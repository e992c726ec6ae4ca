"""An observation that somebody types in, and what is wrong with it: that is refused.

A value is typed in the unit that the reader is shown, and read as it is shown: by `i18n.Speech`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from i18n import Speech
from indicators.entry_source import Fault, NewSource, source_faults, text_fault
from indicators.entry_unit import unit_fault
from indicators.observed import is_whole_year, source_ids, to_reading
from indicators.reading import Reading
from indicators.say import say_value
from indicators.scoreboard import UnknownIndicator, indicator, series
from park.day import BadDate, DaySpan, period_span
from park.model import Park
from park.vocabulary import ObservationBasis, Scope, Trust, ValueBound

EARLIEST = date(2000, 1, 1)
LONGEST = 300
"""Characters of one field."""

_NAMED = frozenset({Scope.ZONE, Scope.ENTERPRISE})
"""Scopes that mean nothing without saying which."""

_NOBODY = frozenset({"data", "demo"})
"""Names that the store gives itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed, as it was typed but for spaces at the ends and the form of the period."""

    indicator_id: str
    value: str
    bound: str
    period: str
    """In the data's own form where it was understood; see `indicators.entry_period`."""
    scope: str
    scope_detail: str
    basis: str
    source_id: str
    """Id of a source that is there; empty where there is none or a new one."""
    new_source: NewSource | None
    note: str
    author: str


def faults(park: Park, draft: Draft, today: date, say: Speech) -> tuple[Fault, ...]:
    """Return everything that is wrong, in the order of the fields, as its reader writes."""
    return tuple(_faults(park, draft, today, say))


def _faults(park: Park, draft: Draft, today: date, say: Speech) -> Iterator[Fault]:
    if draft.indicator_id not in set(park.indicators["id"]):
        yield Fault("indicator", "choose")
    value, unit = value_of(park, draft, say), unit_of(park, draft)
    if value is None:
        yield Fault("value", "number" if draft.value else "empty", {"value": draft.value[:40]})
    elif unit and (code := unit_fault(value, unit, draft.bound)):
        yield Fault("value", code, {"value": draft.value[:40]})
    yield from _choices(draft)
    yield from _period_faults(draft.period, draft.basis, today)
    if draft.scope in _NAMED and not draft.scope_detail:
        yield Fault("scope_detail", "empty")
    for field in ("scope_detail", "note"):
        text = str(getattr(draft, field))
        if code := text_fault(text, LONGEST):
            yield Fault(field, code, {"most": str(LONGEST)})
    yield from _source_faults(park, draft, today)
    if (unfit := author_fault(draft.author)) is not None:
        yield unfit
    if (there := _same(park, draft)) is not None:
        yield Fault("period", "there", {"value": say_value(say, there)})


def author_fault(author: str) -> Fault | None:
    """Return what is wrong with the name of who enters a value or takes one back."""
    if not author:
        return Fault("author", "empty")
    if author.casefold() in _NOBODY:
        return Fault("author", "reserved", {"value": author})
    code = text_fault(author, LONGEST)
    return Fault("author", code, {"most": str(LONGEST)}) if code else None


def _choices(draft: Draft) -> Iterator[Fault]:
    known = (("bound", ValueBound), ("scope", Scope), ("basis", ObservationBasis))
    for field, words in known:
        if getattr(draft, field) not in set(words):
            yield Fault(field, "choose")


def _period_faults(written: str, basis: str, today: date) -> Iterator[Fault]:
    span = span_of(written)
    if span is None:
        yield Fault("period", "period" if written else "empty", {"value": written[:40]})
    elif span.last > today and basis != ObservationBasis.EXPECTED:
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


def _same(park: Park, draft: Draft) -> Reading | None:
    """Return the observation that this one would silently take the place of."""
    rows = park.observations
    cells = {**_key(draft), "source_ids": draft.source_id}
    same = rows
    for column, value in cells.items():
        same = same[same[column] == value]
    if not len(same) or not draft.source_id:
        return None
    return to_reading(same.iloc[0].to_dict(), unit_of(park, draft))


def _key(draft: Draft) -> dict[str, str]:
    return {
        "indicator_id": draft.indicator_id,
        "period": draft.period,
        "scope": draft.scope,
        "scope_detail": draft.scope_detail,
        "basis": draft.basis,
    }


def unit_of(park: Park, draft: Draft) -> str:
    """Return the unit of the indicator that was chosen; empty without one."""
    try:
        return indicator(park, draft.indicator_id).unit
    except UnknownIndicator:
        return ""


def value_of(park: Park, draft: Draft, say: Speech) -> float | None:
    """Return the typed value in the unit of the data; None where it is no number."""
    return say.understood(draft.value, unit_of(park, draft))


def span_of(written: str) -> DaySpan | None:
    """Return the days of a period; None where it is none."""
    try:
        return period_span(written)
    except BadDate:
        return None


def former(park: Park, draft: Draft) -> Reading | None:
    """Return the last known value of the same scope and part before the draft's period.

    Before a whole year it is that of a whole year, if there is any. Without a period the latest of
    all. None where there is none, or no such indicator.
    """
    span = span_of(draft.period)
    known = [
        one
        for one in readings_beside(park, draft)
        if one.value is not None
        and (span is None or (one.span.last < span.last and one.period != draft.period))
    ]
    if span is not None and is_whole_year(span):
        known = [one for one in known if is_whole_year(one.span)] or known
    return known[-1] if known else None


def readings_beside(park: Park, draft: Draft) -> tuple[Reading, ...]:
    """Return the observations of the same indicator, scope and part."""
    try:
        return series(park, draft.indicator_id, draft.scope, draft.scope_detail)
    except UnknownIndicator:
        return ()


def observation_row(park: Park, draft: Draft, say: Speech) -> Mapping[str, object]:
    """Return a draft without faults as a row of the observations."""
    source = draft.source_id if draft.new_source is None else draft.new_source.id
    value = value_of(park, draft, say)
    row = {**_key(draft), "value": value, "bound": draft.bound, "note": draft.note}
    return row | {"source_ids": ";".join(source_ids(source))}
