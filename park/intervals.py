"""Where projects stand over all of time: for each, the runs of days on which nothing changes.

A course answers for one day. To play through time, or to hold two days against each other without
asking again, the answers are wanted at once: between two days on which an event begins or ends,
no answer changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from park.course import Course
from park.day import DaySpan


@dataclass(frozen=True, slots=True)
class Run:
    """Days on which a project's standing does not change."""

    first: date
    last: date
    """Both ends are included; the last run of a project ends with the calendar."""
    certain: int
    """Position of the stage in the stage model, as in `park.course.StageState`; -1 for none."""
    possible: int
    planned: int
    dated: int
    not_yet: bool
    """Whether the project surely had not been heard of."""


@dataclass(frozen=True, slots=True)
class Due:
    """A stage that a source plans for a date. It says nothing of what happened."""

    row: int
    """The project's row."""
    position: int
    """The stage's position in the stage model."""
    span: DaySpan
    """The days that the date may mean."""


Runs = tuple[Run, ...]


def runs(course: Course) -> tuple[Runs, ...]:
    """Return every project's runs, one place a project; together they cover the whole calendar."""
    happened = ~course.planned
    turns = {date.min.toordinal(), *course.first[happened], *course.last[happened]}
    turns.update(course.heard_from)
    days = [date.fromordinal(int(one)) for one in sorted(turns)]
    states = [course.at(day) for day in days]
    # One place a day, a project, and one of the four stages or whether it is not yet there.
    standing = np.stack(
        [
            np.stack([one.certain, one.possible, one.planned, one.dated, one.not_yet], axis=1)
            for one in states
        ]
    )
    return tuple(_runs_of(days, standing[:, row, :].tolist()) for row in range(course.length))


def _runs_of(days: list[date], standing: list[list[int]]) -> Runs:
    turns = [at for at in range(len(days)) if at == 0 or standing[at] != standing[at - 1]]
    ends = [date.fromordinal(days[at].toordinal() - 1) for at in turns[1:]]
    return tuple(
        _run(days[at], end, standing[at]) for at, end in zip(turns, [*ends, date.max], strict=True)
    )


def _run(first: date, last: date, standing: list[int]) -> Run:
    certain, possible, planned, dated, not_yet = standing
    return Run(first, last, certain, possible, planned, dated, bool(not_yet))


def due(course: Course) -> tuple[Due, ...]:
    """Return what sources plan, by day."""
    found = [
        Due(int(row), int(position), span)
        for row, position, planned, span in zip(
            course.row, course.position, course.planned, _spans(course), strict=True
        )
        if planned
    ]
    return tuple(sorted(found, key=lambda one: (one.span.last, one.row, one.position)))


def turned_by(course: Course) -> dict[tuple[int, date], DaySpan]:
    """Return what a source says of the day, by project row and day, where a run may begin.

    A run begins on a day although the source may know no more than a month: from the event's last
    day on it is certain, from its first day on possible. Of several events the best known is told.
    """
    found: dict[tuple[int, date], DaySpan] = {}
    happened = zip(course.row.tolist(), course.planned.tolist(), _spans(course), strict=True)
    spans = [(row, span) for row, planned, span in happened if not planned]
    for row, span in sorted(spans, key=lambda one: one[1].last - one[1].first, reverse=True):
        found[row, span.first] = found[row, span.last] = span
    return found


def _spans(course: Course) -> list[DaySpan]:
    days = zip(course.first.tolist(), course.last.tolist(), strict=True)
    return [DaySpan(date.fromordinal(first), date.fromordinal(last)) for first, last in days]
