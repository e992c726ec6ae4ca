"""What was newly told of one project, line by line: earlier and newer values, and days between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from park.day import DaySpan, day_span
from park.kept_late import kept_late
from park.model import Park
from park.told import Newly, Told, fresh_of, open_of
from park.told_statements import statements
from park.vocabulary import EventBasis


@dataclass(frozen=True, slots=True)
class Said:
    """One value and who told it."""

    value: str
    bound: str
    source_ids: tuple[str, ...]
    """Empty where a unit reported it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What was newly told of one thing about a project."""

    of: str
    """claim, money, year or plan: what kind of thing it is."""
    subject: str
    """Field of the claim, year and kind of the money, or stage of the plan."""
    earlier: tuple[Said, ...]
    newer: tuple[Said, ...]
    least: int | None = None
    most: int | None = None
    """Days by which a plan moved or is past, an interval as the dates are."""


def lines(park: Park, found: Newly, news: Told, row: int) -> tuple[Line, ...]:
    """Return what was newly told of one project in one way."""
    told = statements(park)
    of_it = told[told["row"] == row]
    things = found.each[news]
    mine = things[things["row"] == row]
    values = (
        of_it[(of_it["of"] == of) & (of_it["subject"] == subject)]
        for of, subject in zip(mine["of"], mine["subject"], strict=True)
    )
    if news is Told.PASSED:
        return tuple(_passed_line(one, found.end) for one in values)
    if news is Told.KEPT_LATE:
        late = kept_late(park, found.begin, found.end)
        late = late[late["row"] == row]
        return tuple(_late_line(park, of_it, one) for one in late.to_dict("records"))
    return tuple(_line(found, news, one) for one in values)


def _line(found: Newly, news: Told, told: pd.DataFrame) -> Line:
    known = told["last"] <= found.begin.toordinal()
    fresh = fresh_of(told, found.begin, found.end)
    if news is Told.UNPLACED:
        fresh = open_of(told, found.begin, found.end)
    if news is Told.DISPUTED:
        fresh = (told["last"] <= found.end.toordinal()) & ~known
    earlier, newer = told[known], told[fresh]
    line = Line(
        of=str(told["of"].iloc[0]), subject=str(told["subject"].iloc[0]),
        earlier=_said(earlier), newer=_said(newer),
    )  # fmt: skip
    if news is not Told.SLIPPED:
        return line
    last = newer.loc[[newer["ends"].idxmax()]]
    if earlier.empty:
        return replace(line, newer=_said(last))
    first = earlier.loc[[earlier["ends"].idxmax()]]
    (was_from, was_to), (now_from, now_to) = (_days(one) for one in (first, last))
    return replace(
        line, earlier=_said(first), newer=_said(last), least=now_from - was_to,
        most=now_to - was_from,
    )  # fmt: skip


def _late_line(park: Park, told: pd.DataFrame, late: Mapping[Any, Any]) -> Line:
    events = park.of_project("stage_events", str(park.projects["id"].iloc[late["row"]]))
    reached = DaySpan(date.fromordinal(late["since"]), date.fromordinal(late["until"]))
    own = events[(events["stage"] == late["subject"]) & (events["basis"] != EventBasis.PLANNED)]
    (event,) = [one for one in own.to_dict("records") if day_span(one["date"]) == reached][:1]
    newer = pd.DataFrame([event]).rename(columns={"date": "value"})
    return Line(
        of="plan", subject=str(late["subject"]), earlier=_said(told.loc[[late["plan"]]]),
        newer=_said(newer), least=int(late["least"]), most=int(late["most"]),
    )  # fmt: skip


def _passed_line(told: pd.DataFrame, end: date) -> Line:
    last = told.loc[[told["ends"].idxmax()]]
    begins, ends = _days(last)
    on = end.toordinal()
    return Line(
        of="plan", subject=str(last["subject"].iloc[0]), earlier=(), newer=_said(last),
        least=on - ends, most=on - begins,
    )  # fmt: skip


def _days(plan: pd.DataFrame) -> tuple[int, int]:
    """Return the first and last day of a plan; a plan "by" a date is planned for its last."""
    span = day_span(str(plan["value"].iloc[0]))
    last = span.last.toordinal()
    return (last if plan["bound"].iloc[0] == "by" else span.first.toordinal()), last


def _said(told: pd.DataFrame) -> tuple[Said, ...]:
    return tuple(
        Said(value, bound, tuple(one for one in source_ids.split(";") if one))
        for value, bound, source_ids in zip(
            told["value"], told["bound"], told["source_ids"], strict=True
        )
    )
