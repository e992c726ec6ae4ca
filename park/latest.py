"""When something last surely happened at each project: the days that it may have been, not one."""

from __future__ import annotations

from datetime import date

import numpy as np

from park.day import DaySpan
from park.event_rows import Ints
from park.model import Mask, Park

BEGINNING = date.min
"""The first of the days that an event "by" a date may mean."""

Spans = tuple[Ints, Ints]


def latest_spans(park: Park, on: date) -> Spans:
    """Return first and last ordinal of the latest certain event by project; 0 where there is none.

    Of events that end on one day the one that is known best is taken.
    """
    return park.remember(_spans, on)


def _spans(park: Park, on: date) -> Spans:
    course = park.course
    return spans_among(park, ~course.planned & (course.last <= on.toordinal()))


def spans_among(park: Park, events: Mask) -> Spans:
    """Return the same of some events of the course alone."""
    course = park.course
    first, last = np.zeros((2, len(park)), dtype=np.int64)
    np.maximum.at(last, course.row[events], course.last[events])
    here = events & (course.last == last[course.row])
    np.maximum.at(first, course.row[here], course.first[here])
    return first, last


def span_of(first: int, last: int) -> DaySpan | None:
    """Return ordinals as days; None where nothing happened."""
    return DaySpan(date.fromordinal(first), date.fromordinal(last)) if last else None


def latest_of(spans: Spans, holder: Ints, row: Ints, holders: int) -> tuple[DaySpan | None, ...]:
    """Return the latest span of each holder's projects; `holder` and `row` pair them."""
    first, last = spans
    order = np.lexsort((first[row], last[row], holder))
    found: list[DaySpan | None] = [None] * holders
    ends = np.append(np.flatnonzero(np.diff(holder[order])), len(order) - 1)
    for at in order[ends] if len(order) else ():
        found[int(holder[at])] = span_of(int(first[row[at]]), int(last[row[at]]))
    return tuple(found)
