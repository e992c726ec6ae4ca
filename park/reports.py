"""What was reported of projects beyond their place in the plan: events and open problems.

That a project of the plan was proposed, inferred from the plan itself, is no report of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from park.day import DaySpan, day_span
from park.event_rows import Ints
from park.latest import Spans, spans_among
from park.model import Mask, Park
from park.vocabulary import EventBasis, Origin


@dataclass(frozen=True, slots=True)
class Report:
    """Something that surely happened to a project, and that is more than its place in the plan."""

    row: int
    """The project's row."""
    stage: str
    when: DaySpan
    """The days on which it may have happened."""


def latest_reports(park: Park, rows: Ints, on: date, most: int) -> tuple[Report, ...]:
    """Return the last things that surely happened to some projects by a day, the latest first."""
    course = park.course
    told = np.flatnonzero(_told(park, on) & np.isin(course.row, rows))
    newest = told[np.argsort(-course.last[told], kind="stable")][:most]
    return tuple(
        Report(
            int(course.row[one]),
            course.stage_ids[int(course.position[one])],
            DaySpan(*(date.fromordinal(int(end[one])) for end in (course.first, course.last))),
        )
        for one in newest
    )


def _told(park: Park, on: date) -> Mask:
    """Return which events of the course surely happened by a day and are reports."""
    course = park.course
    happened = ~course.planned & (course.last <= on.toordinal())
    return np.asarray(happened & ~park.remember(_listings, None), dtype=bool)


def _listings(park: Park, _key: None) -> Mask:
    """Return which events of the course only say that the plan names the project."""
    events, course = park.stage_events, park.course
    rows = park.rows_of(events["project_id"])
    order = np.argsort(rows, kind="stable")
    inferred = (events["basis"] == EventBasis.INFERRED).to_numpy()[order[rows[order] >= 0]]
    of_plan = park.codes["origin"].among(frozenset({Origin.PLAN}))
    return np.asarray(inferred & (course.position == 0) & of_plan[course.row], dtype=bool)


def reported_spans(park: Park, on: date) -> Spans:
    """Return when something reported last surely happened, by project (`park.latest`).

    Nothing where by `on` nothing is reported but that the plan names the project.
    """
    return spans_among(park, _told(park, on))


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem that is reported of a project and not known to be solved."""

    row: int
    """The project's row."""
    words: str
    when: DaySpan
    """The days on which it may have been reported."""


def latest_problems(park: Park, rows: Ints, on: date, most: int) -> tuple[Problem, ...]:
    """Return the open problems of some projects on a day, the latest reported first."""
    told = park.project_problems
    at = park.rows_of(told["project_id"])
    asked = told[_open(park, on) & np.isin(at, rows)]
    found = [
        Problem(int(row), str(words), day_span(str(day)))
        for row, words, day in zip(
            park.rows_of(asked["project_id"]), asked["problem"], asked["reported_on"], strict=True
        )
    ]
    return tuple(sorted(found, key=lambda one: one.when.last, reverse=True)[:most])


def open_problems(park: Park, on: date) -> npt.NDArray[np.float64]:
    """Return how many open problems each project has on a day."""
    rows = park.rows_of(park.project_problems["project_id"])
    return np.bincount(rows[_open(park, on)], minlength=len(park)).astype(float)


def _open(park: Park, on: date) -> Mask:
    """Return which rows of the problems are of a project and open on a day."""
    told = park.project_problems
    known = park.rows_of(told["project_id"]) >= 0
    return np.asarray(known & _by(told["reported_on"], on) & ~_by(told["solved_on"], on))


def _by(written: pd.Series, on: date) -> Mask:
    """Return which dates had surely come by a day; an empty one had not."""
    at, dates = pd.factorize(written)
    come = [bool(one) and day_span(str(one)).last <= on for one in dates]
    return np.array([*come, False], dtype=bool)[at]
