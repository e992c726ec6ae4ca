"""What should have happened by a day and is not reported; what was not reported on for long.

A plan is late only where nobody can say that it was kept: what may have been reached by the day is
not late, nor is what was paused or ended since.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from park.course import Course
from park.event_rows import Ints
from park.intervals import Runs
from park.model import Mask, Park
from park.stages import StageKind

Turns = tuple[tuple[date, bool], ...]
"""Days from which on something holds, or holds no longer."""


@dataclass(frozen=True, slots=True, eq=False)
class Plans:
    """Planned stages as arrays, one place for each stage that a project plans."""

    row: Ints
    """The project's row, ascending."""
    position: Ints
    """The stage's position in the stage model."""
    first: Ints
    last: Ints
    """Ordinals of the days that the planned date may mean.

    Of several dates for one stage the latest holds: sources do not say which plan replaced which,
    and a date still to come is no date passed. A stage planned "by" a date is planned for its last
    day, which is the deadline.
    """


def plans(course: Course) -> Plans:
    """Return the stages that projects plan, each with its latest date."""
    planned = np.flatnonzero(course.planned)
    row, position = course.row[planned], course.position[planned]
    first, last = course.first[planned], course.last[planned]
    first = np.where(first == date.min.toordinal(), last, first)
    order = np.lexsort((first, last, position, row))
    row, position = row[order], position[order]
    final = np.ones(len(order), dtype=bool)
    final[:-1] = (row[1:] != row[:-1]) | (position[1:] != position[:-1])
    return Plans(row[final], position[final], first[order][final], last[order][final])


def overdue_plans(park: Park, on: date) -> Mask:
    """Return which of `plans` have passed by the end of `on` without the stage being reached."""
    known, state = park.remember(_plans, None), park.course.at(on)
    behind = known.position > np.maximum(state.certain, state.possible)[known.row]
    return np.asarray((known.last < on.toordinal()) & behind, dtype=bool)


def overdue(park: Park, on: date) -> Mask:
    """Return which projects have a planned date that passed without the stage being reached."""
    return park.remember(_overdue, on)


def next_overdue(park: Park, on: date) -> Mask:
    """Return of which projects the next planned stage is one whose date has passed."""
    return park.remember(_next_overdue, on)


def late_turns(course: Course, found: Sequence[Runs]) -> tuple[Turns, ...]:
    """Return for each project the days on which it begins or ceases to be `overdue`.

    `found` are the runs of the course. The first turn of each is that of the calendar's first day.
    """
    planned: dict[int, list[tuple[int, int]]] = {}
    known = plans(course)
    for row, position, last in zip(
        known.row.tolist(), known.position.tolist(), known.last.tolist(), strict=True
    ):
        planned.setdefault(row, []).append((position, last))
    return tuple(_turns(planned.get(row, []), of_it) for row, of_it in enumerate(found))


def _turns(planned: Sequence[tuple[int, int]], of_it: Runs) -> Turns:
    turns: list[tuple[date, bool]] = []
    days = {run.first for run in of_it} | {date.fromordinal(last + 1) for _, last in planned}
    for day in sorted(days):
        run = next(one for one in of_it if one.first <= day <= one.last)
        reached = max(run.certain, run.possible)
        late = any(at > reached and last < day.toordinal() for at, last in planned)
        if not turns or turns[-1][1] is not late:
            turns.append((day, late))
    return tuple(turns)


def idle(park: Park, on: date, days: int) -> Mask:
    """Return of which projects nothing is reported to have happened in the `days` before `on`.

    Projects of which nothing is known to have happened at all are among them; those that have
    ended are not.
    """
    state = park.course.at(on)
    latest = state.latest_day
    ended = np.array([stage.kind is StageKind.ENDED for stage in park.stages.stages], dtype=bool)
    # The last place is that of "no stage", whose position is -1.
    over = np.append(ended, np.False_)[state.certain]
    return np.asarray((latest <= (on - timedelta(days)).toordinal()) & ~over, dtype=bool)


def plans_of(park: Park) -> Plans:
    """Return the park's planned stages, read once."""
    return park.remember(_plans, None)


def _plans(park: Park, _key: None) -> Plans:
    return plans(park.course)


def _overdue(park: Park, on: date) -> Mask:
    found: npt.NDArray[np.bool_] = np.zeros(len(park), dtype=bool)
    found[plans_of(park).row[overdue_plans(park, on)]] = True
    return found


def _next_overdue(park: Park, on: date) -> Mask:
    known, state = plans_of(park), park.course.at(on)
    found: npt.NDArray[np.bool_] = np.zeros(len(park), dtype=bool)
    found[known.row[overdue_plans(park, on) & (known.position == state.planned[known.row])]] = True
    return found
