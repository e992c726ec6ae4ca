"""Everything that is known of one indicator: each value with what became of it, and what differs.

Values of another scope stand apart: they are context and never part of the park's series.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from indicators.observed import is_partial, observe, to_reading
from indicators.pace import Pace, pace
from indicators.reading import Assessment, Indicator, Reading, Status
from indicators.scoreboard import assess, indicator, rows_about
from indicators.status import deciding
from park.day import DaySpan, period_span
from park.model import Park
from park.published import published
from park.vocabulary import Scope, ValueBound

USED, DECIDES, NO_TARGET = "entry.used", "entry.decides", "entry.no_target"
"""i18n keys of what became of a value that was not left out."""

PART = "entry.part"
"""i18n key of a part of a year where no target says which periods count."""

LATEST = "entry.latest"
LATEST_BOUNDS = {ValueBound.ABOVE: "entry.latest_above", ValueBound.BELOW: "entry.latest_below"}
"""i18n keys of the latest value where the target stays undecided in spite of it."""

LEFT_OUT = {
    "reason.after_day": "left_out.after_day",
    "reason.value_unknown": "left_out.value_unknown",
    "reason.part_of_park": "left_out.part_of_park",
    "reason.estimate": "left_out.estimate",
    "reason.partial": "left_out.partial",
    "reason.outside_period": "left_out.outside_period",
    "reason.other_scope": "left_out.other_scope",
}
"""Why one value decides nothing; the reasons themselves speak of a target without any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One value and what became of it."""

    reading: Reading
    used: bool
    """Whether it may be compared with the target."""
    why: str
    """i18n key: in what way it was used, or why it was left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What one source says."""

    value: float
    bound: ValueBound
    source_id: str
    chosen: bool
    """Whether the twin goes by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One period of one scope of which sources say different things."""

    period: str
    scope: Scope
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One indicator as known on a day."""

    indicator: Indicator
    assessment: Assessment
    entries: tuple[Entry, ...]
    """The park's own values told by the day, in order of period, compared or not."""
    elsewhere: tuple[Reading, ...]
    """Values of other scopes told by the day, by scope, then by period."""
    told_later: int
    """How many of all these values were told only after the day, as far as their sources say."""
    later: int
    """Values of any scope that nobody had told by the day; they stand nowhere else."""
    conflicts: tuple[Conflict, ...]
    """Of periods that had ended by the day."""
    pace: Pace | None
    """None where nothing is asked of the indicator."""


def record(park: Park, indicator_id: str, on: date) -> Record:
    """Return everything known of one indicator on `on`.

    Raises
    ------
    indicators.scoreboard.UnknownIndicator
        If there is no indicator of that id.
    """
    asked = indicator(park, indicator_id)
    rows = rows_about(park, indicator_id)
    seen = observe(asked, rows, on)
    found = assess(park, indicator_id, on)
    entries = _used(asked, found, seen.usable)
    entries += [
        Entry(reading=one.reading, used=False, why=LEFT_OUT[one.why]) for one in seen.left_out
    ]
    readings = [to_reading(row, asked.unit) for row in rows]
    appeared = published(park)
    told = [one for one in readings if is_told(one, appeared, on)]
    return Record(
        indicator=asked,
        assessment=found,
        entries=tuple(
            sorted(
                (one for one in entries if is_told(one.reading, appeared, on)),
                key=lambda one: _when(one.reading),
            )
        ),
        elsewhere=tuple(
            sorted(
                (one for one in told if one.scope is not Scope.PARK),
                key=lambda one: (list(Scope).index(one.scope), one.scope_detail, _when(one)),
            )
        ),
        told_later=sum(is_told_later(one, appeared, on) for one in told),
        later=len(readings) - len(told),
        conflicts=tuple(
            one
            for one in (*_claimed(park, indicator_id), *_observed(readings))
            if period_span(one.period).last <= on
        ),
        pace=None if asked.target is None else pace(seen.usable, asked.target, on),
    )


def is_told(reading: Reading, appeared: Mapping[str, DaySpan], on: date) -> bool:
    """Whether a value was known on a day: its period was over, or it was expected in print."""
    if reading.span.last <= on:
        return True
    return any(appeared[one].first <= on for one in reading.source_ids if one in appeared)


def is_told_later(reading: Reading, appeared: Mapping[str, DaySpan], on: date) -> bool:
    """Whether all sources of a value appeared after a day; False where one does not say when."""
    sources = reading.source_ids
    return bool(sources) and all(one in appeared and appeared[one].first > on for one in sources)


def deciding_told_later(park: Park, found: Iterable[Assessment], on: date) -> int:
    """Return how many targets are judged by a value that nobody had told by the day."""
    appeared = published(park)
    return sum(
        one.reading.value is not None and is_told_later(one.reading, appeared, on) for one in found
    )


def _used(asked: Indicator, found: Assessment, usable: tuple[Reading, ...]) -> list[Entry]:
    if asked.target is None:
        parts = [(one, is_partial(asked, one)) for one in usable]
        return [
            Entry(reading=one, used=not part, why=PART if part else NO_TARGET)
            for one, part in parts
        ]
    decides = deciding(usable, asked.target) if usable else None
    return [
        Entry(reading=one, used=True, why=_of_latest(found) if one is decides else USED)
        for one in usable
    ]


def _of_latest(found: Assessment) -> str:
    """Return what the latest value does: where it leaves the status open, it decides nothing."""
    if found.status is not Status.NOT_COMPARABLE:
        return DECIDES
    bound = found.reading.bound
    return LATEST_BOUNDS.get(bound, LATEST) if bound is not None else LATEST


def _when(reading: Reading) -> tuple[date, date]:
    return reading.span.last, reading.span.first


def _claimed(park: Park, indicator_id: str) -> tuple[Conflict, ...]:
    """Return what ``data/claims.csv`` sets side by side under ``value@period@scope``."""
    if park.claims.empty:
        return ()
    own = park.claims[
        (park.claims["entity"] == "indicator") & (park.claims["entity_id"] == indicator_id)
    ]
    found = []
    for field, rows in own.groupby("field", sort=False):
        _, period, scope = str(field).split("@")
        versions = tuple(_version(row) for row in rows.to_dict("records"))
        found.append(Conflict(period=period, scope=Scope(scope), versions=versions))
    return tuple(found)


def _version(row: Mapping[Any, Any]) -> Version:
    return Version(
        value=float(row["value"]),
        bound=ValueBound(row["bound"]),
        source_id=str(row["source_id"]),
        chosen=row["chosen"] == "yes",
    )


def _observed(readings: list[Reading]) -> tuple[Conflict, ...]:
    """Return the observations of one period and scope that differ: none of them is chosen."""
    groups: dict[tuple[str, Scope, str], list[Reading]] = {}
    for one in readings:
        if one.value is not None:
            groups.setdefault((one.period, one.scope, one.scope_detail), []).append(one)
    return tuple(
        Conflict(
            period=period,
            scope=scope,
            versions=tuple(
                Version(value=one.value, bound=one.bound, source_id=source, chosen=False)
                for one in members
                if one.value is not None and one.bound is not None
                for source in one.source_ids
            ),
        )
        for (period, scope, _), members in groups.items()
        if len({(one.value, one.bound) for one in members}) > 1
    )
