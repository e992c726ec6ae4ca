"""Projects over time: what a source tells of each, as bars and marks on one line a project.

A bar is a run of days on which a project surely stood at one stage. It begins on the last day that
the date of its event may mean, as in `park.course`; from the first such day on the stage is only
possible. Whatever an event did not begin is a mark, so that nothing told is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from park.day import DaySpan, day_span
from park.model import Park
from park.stages import StageKind
from park.vocabulary import EventBasis, EventBound


class MarkKind(StrEnum):
    """What an event that began no bar is on the day asked."""

    PASSED = "passed"
    """It surely happened, and the project stood as far or farther already."""
    POSSIBLE = "possible"
    """It may have happened by the day."""
    PLANNED = "planned"
    """A source plans it, for whatever day. It makes nothing happen."""
    LATER = "later"
    """It is reported of days after the day asked."""


@dataclass(frozen=True, slots=True)
class Told:
    """One stage event as its source tells it."""

    stage: int
    """Position in the stage model."""
    written: str
    """The date as the source gives it: YYYY, YYYY-MM or YYYY-MM-DD."""
    span: DaySpan
    by: bool
    """On or before the date: there is no first day that it may mean."""
    basis: EventBasis


@dataclass(frozen=True, slots=True)
class Bar:
    """Days on which a project surely stood at one stage."""

    stage: int
    """Position in the stage model. A project that resumes stands where it had come to before."""
    since: date
    until: date
    """The last day of it; the day asked where the project still stands there."""
    event: int
    """Place of the event that began it among the line's events."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An event that began no bar."""

    kind: MarkKind
    event: int


@dataclass(frozen=True, slots=True)
class Line:
    """One project over time. Each of its events is in one bar or in one mark."""

    row: int
    """The project's row in `Park.projects`."""
    events: tuple[Told, ...]
    """By date."""
    bars: tuple[Bar, ...]
    """By day; they do not overlap."""
    marks: tuple[Mark, ...]


def timeline(park: Park, rows: Sequence[int], on: date) -> tuple[Line, ...]:
    """Return the lines of the projects in these rows as of a day, in the order of `rows`."""
    steps = [stage.kind is StageKind.PIPELINE for stage in park.stages.stages]
    told = _told(park, rows)
    return tuple(_line(row, told[row], steps, on) for row in rows)


def _told(park: Park, rows: Sequence[int]) -> defaultdict[int, list[Told]]:
    names = park.projects["id"].iloc[list(rows)]
    row_of = dict(zip(names, rows, strict=True))
    events = park.stage_events[park.stage_events["project_id"].isin(names)]
    columns = ("project_id", "stage", "date", "bound", "basis")
    position = {stage: at for at, stage in enumerate(park.stages.ids)}
    span_of = cache(day_span)
    found: defaultdict[int, list[Told]] = defaultdict(list)
    for name, stage, written, bound, basis in zip(*(events[one] for one in columns), strict=True):
        found[row_of[name]].append(
            Told(
                stage=position[stage],
                written=written,
                span=span_of(written),
                by=bound == EventBound.BY,
                basis=EventBasis(basis),
            )
        )
    return found


def _line(row: int, told: list[Told], steps: Sequence[bool], on: date) -> Line:
    events = tuple(sorted(told, key=lambda one: (one.span.last, one.span.first, one.stage)))
    happened = [
        at
        for at, one in enumerate(events)
        if one.basis is not EventBasis.PLANNED and one.span.last <= on
    ]
    bars = tuple(_bars(events, happened, steps, on))
    began = {bar.event for bar in bars}
    sure = set(happened)
    marks = tuple(
        Mark(MarkKind.PASSED if at in sure else _ahead(one, on), at)
        for at, one in enumerate(events)
        if at not in began
    )
    return Line(row, events, bars, marks)


def _ahead(one: Told, on: date) -> MarkKind:
    if one.basis is EventBasis.PLANNED:
        return MarkKind.PLANNED
    return MarkKind.POSSIBLE if one.by or one.span.first <= on else MarkKind.LATER


def _bars(
    events: Sequence[Told], happened: Sequence[int], steps: Sequence[bool], on: date
) -> Iterable[Bar]:
    """Follow the sure events day by day; the rule is that of `park.course`."""
    standing, since, origin, furthest = -1, date.min, -1, -1
    for last, group in _by_last_day(events, happened):
        halts = [at for at in group if not steps[events[at].stage]]
        furthest = max([furthest, *(events[at].stage for at in group if at not in halts)])
        # A pause on the very day of a step counts as after it.
        now = max(events[at].stage for at in halts) if halts else furthest
        if now == standing:
            continue
        if standing >= 0:
            yield Bar(standing, since, date.fromordinal(last.toordinal() - 1), origin)
        standing, since = now, last
        # A resumed project may stand at a stage that none of the day's events names.
        origin = max(group, key=lambda at: (events[at].stage == now, _is_stated(events[at])))
    if standing >= 0:
        yield Bar(standing, since, on, origin)


def _is_stated(one: Told) -> bool:
    return one.basis is EventBasis.STATED


def _by_last_day(
    events: Sequence[Told], happened: Sequence[int]
) -> Iterable[tuple[date, list[int]]]:
    found: dict[date, list[int]] = {}
    for at in happened:
        found.setdefault(events[at].span.last, []).append(at)
    return found.items()
