"""Rules on the dates of stages: what contradicts itself, what has passed, what is not dated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from park.lateness import idle, overdue
from park.model import Mask, Park
from park.quality.rule import Rule, Setting, Severity, Shown

_SIGNED, _STARTED = "signed", "started"
_FILE = "stage_events.csv"
_DATED = ("stage", "date", "bound", "basis")


def _surely_before(park: Park, on: date) -> Iterator[tuple[str, str, Mask]]:
    """Yield an earlier and a later stage, and the projects that surely reached the later first.

    Only dates whose order is beyond doubt count: the last day that the one may mean lies before
    the first day that the other may mean. A stage reached "by" a date may be as old as one likes.
    """
    course = park.course
    happened = ~course.planned & (course.last <= on.toordinal())
    steps = [at for at, step in enumerate(course.in_pipeline) if step]
    soonest = np.zeros((len(steps), len(park)), dtype=np.int32)
    ended = np.full((len(steps), len(park)), np.iinfo(np.int32).max, dtype=np.int32)
    for step, at in enumerate(steps):
        here = happened & (course.position == at)
        np.maximum.at(soonest[step], course.row[here], course.first[here].astype(np.int32))
        np.minimum.at(ended[step], course.row[here], course.last[here].astype(np.int32))
    for one, earlier in enumerate(steps):
        for other in range(one + 1, len(steps)):
            later = course.stage_ids[steps[other]]
            yield course.stage_ids[earlier], later, ended[other] < soonest[one]


def _in_wrong_order(park: Park, on: date, *, signing_and_start: bool) -> Mask:
    """Which projects went through two stages in the wrong order: those two, or any other two."""
    wrong = np.zeros(len(park), dtype=bool)
    for earlier, later, found in _surely_before(park, on):
        if ((earlier, later) == (_SIGNED, _STARTED)) == signing_and_start:
            wrong |= found
    return wrong


def _without_event(park: Park, _setting: Setting) -> Mask:
    known = np.zeros(len(park), dtype=bool)
    known[park.course.row] = True
    return ~known


def _undated(park: Park, setting: Setting) -> Mask:
    """Which projects stand at a stage of which every source only says by when it was reached."""
    course, certain = park.course, park.course.at(setting.on).certain
    happened = ~course.planned & (course.last <= setting.on.toordinal())
    here = happened & (course.position == certain[course.row])
    dated = np.zeros(len(park), dtype=bool)
    dated[course.row[here & (course.first > date.min.toordinal())]] = True
    return np.asarray((certain >= 0) & ~dated, dtype=bool)


def _quiet(park: Park, setting: Setting) -> Mask:
    reported = park.course.at(setting.on).latest_day > 0
    return np.asarray(idle(park, setting.on, setting.idle_days) & reported, dtype=bool)


STARTED_BEFORE_SIGNED = Rule(
    id="started_before_signed",
    severity=Severity.FAULT,
    file=_FILE,
    columns=_DATED,
    shown=Shown.EVENTS,
    breaks=lambda park, setting: _in_wrong_order(park, setting.on, signing_and_start=True),
)
OUT_OF_ORDER = Rule(
    id="out_of_order",
    severity=Severity.FAULT,
    file=_FILE,
    columns=_DATED,
    shown=Shown.EVENTS,
    breaks=lambda park, setting: _in_wrong_order(park, setting.on, signing_and_start=False),
)
PLAN_PASSED = Rule(
    id="plan_passed",
    severity=Severity.GAP,
    file=_FILE,
    columns=_DATED,
    shown=Shown.PLANS,
    breaks=lambda park, setting: overdue(park, setting.on),
)
WITHOUT_EVENT = Rule(
    id="without_event",
    severity=Severity.GAP,
    file=_FILE,
    columns=("project_id",),
    shown=Shown.EVENTS,
    breaks=_without_event,
)
QUIET = Rule(
    id="quiet",
    severity=Severity.GAP,
    file=_FILE,
    columns=_DATED,
    shown=Shown.LATEST,
    breaks=_quiet,
)
UNDATED = Rule(
    id="undated",
    severity=Severity.NOTE,
    file=_FILE,
    columns=("date", "bound"),
    shown=Shown.EVENTS,
    breaks=_undated,
)
