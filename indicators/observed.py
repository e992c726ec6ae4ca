"""Which observations there are of an indicator, and which may be compared with its target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from indicators.reading import Indicator, LeftOut, Reading
from park.day import DaySpan
from park.model import Park
from park.vocabulary import Cadence, ObservationBasis, Scope, ValueBound

DECIDING = frozenset({ObservationBasis.REPORTED, ObservationBasis.DERIVED})
"""Estimates and expectations are listed and never decide."""

ADDS_UP = frozenset({"yi_cny", "yi_eur", "yi_usd", "events", "person_times"})
"""Units of what adds up over time: only a whole year of it compares with a year's target."""

BALANCES = frozenset({"credit-balance", "fund-size"})
"""Amounts of money that stand at a moment and do not add up."""

_SURER_FIRST = (ValueBound.EXACT, ValueBound.ABOUT, ValueBound.ABOVE, ValueBound.BELOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """An indicator's observations as known on one day."""

    usable: tuple[Reading, ...]
    """May be compared with the target, in order of period; of one period the surest last."""
    left_out: tuple[LeftOut, ...]
    elsewhere: bool
    """Whether another scope (district, city …) has a value for it."""
    ahead: bool
    """Whether another scope has one of a period that is not over, an expected one mostly."""


def source_ids(written: object) -> tuple[str, ...]:
    """Return the ids that a ``source_ids`` cell lists."""
    return tuple(part for part in str(written).split(";") if part)


def to_reading(row: Mapping[Any, Any], unit: str) -> Reading:
    """Return a row of the observations as a reading; a missing number stays missing."""
    known = not pd.isna(row["value"])
    return Reading(
        indicator_id=str(row["indicator_id"]),
        value=float(row["value"]) if known else None,
        unit=unit,
        bound=ValueBound(row["bound"]) if known else None,
        period=str(row["period"]),
        scope=Scope(row["scope"]),
        scope_detail=str(row["scope_detail"]),
        basis=ObservationBasis(row["basis"]),
        source_ids=source_ids(row["source_ids"]),
        note=str(row["note"]),
        why_none=None if known else "reason.value_unknown",
    )


def in_order(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return readings by the end of their period, then by its start; else as in the data."""
    return tuple(sorted(readings, key=lambda one: (one.span.last, one.span.first)))


def rows_of(park: Park) -> dict[str, list[dict[Any, Any]]]:
    """Return the observations as plain rows by indicator."""
    return park.remember(_rows_of, None)


def _rows_of(park: Park, _: None) -> dict[str, list[dict[Any, Any]]]:
    rows: dict[str, list[dict[Any, Any]]] = {}
    for row in park.observations.to_dict("records"):
        rows.setdefault(str(row["indicator_id"]), []).append(row)
    return rows


def adds_up(indicator: Indicator) -> bool:
    """Whether the indicator's values are totals over time, not levels at a moment."""
    if indicator.target is not None and indicator.target.cadence is Cadence.ANNUAL:
        return True
    return indicator.unit in ADDS_UP and indicator.id not in BALANCES


def is_whole_year(span: DaySpan) -> bool:
    """Whether the days are exactly one calendar year."""
    year = span.first.year
    return span == DaySpan(date(year, 1, 1), date(year, 12, 31))


def is_partial(indicator: Indicator, reading: Reading) -> bool:
    """Whether the period is a part of one that the target speaks of, or of a year.

    A total needs one whole year. A level needs a year or one moment (a month or a day); a level
    over a stretch of time is as unclear as a total of eight months. Without a target nothing says
    which period is meant, so that one moment or several years will do; but a stretch within a year
    (eight months of a total, or of its growth) is a part wherever whole years stand beside it.
    """
    if is_whole_year(reading.span):
        return False
    if indicator.target is None:
        return "/" in reading.period and reading.span.first.year == reading.span.last.year
    return adds_up(indicator) or "/" in reading.period


def _why_left_out(indicator: Indicator, reading: Reading, on: date) -> str | None:
    target, span = indicator.target, reading.span
    annual = target is not None and target.cadence is Cadence.ANNUAL
    checks = (
        ("reason.after_day", span.last > on),
        ("reason.value_unknown", reading.value is None),
        ("reason.part_of_park", bool(reading.scope_detail)),
        ("reason.estimate", reading.basis not in DECIDING),
        ("reason.partial", target is not None and is_partial(indicator, reading)),
        (
            "reason.outside_period",
            annual
            and target is not None
            and not target.span.first <= span.first <= span.last <= target.due,
        ),
    )
    return next((why for why, so in checks if so), None)


def observe(indicator: Indicator, rows: Iterable[Mapping[Any, Any]], on: date) -> Observed:
    """Sort an indicator's observations into those that may be compared and those that may not."""
    readings = in_order(to_reading(row, indicator.unit) for row in rows)
    of_park = [one for one in readings if one.scope is Scope.PARK]
    others = [one for one in readings if one.scope is not Scope.PARK]
    judged = [(one, _why_left_out(indicator, one, on)) for one in of_park]
    usable = (one for one, why in judged if why is None)
    return Observed(
        usable=tuple(sorted(usable, key=lambda one: (one.span.last, -_rank(one)))),
        left_out=tuple(LeftOut(reading=one, why=why) for one, why in judged if why is not None),
        elsewhere=any(one.span.last <= on for one in others),
        ahead=any(one.span.last > on for one in others),
    )


def _rank(reading: Reading) -> int:
    return _SURER_FIRST.index(reading.bound or ValueBound.BELOW)
