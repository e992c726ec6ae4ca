"""What sources newly told between two days, by the days on which they were published.

Claims, plans and reports of units carry the day of their source, so these can be placed in time;
the stages themselves are compared by `park.difference`. What a source told on a day that is known
to the month or not at all is placed only where every day that it may mean says the same; else it
is listed as not to be placed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from park.day import day_span
from park.lateness import overdue_plans, plans_of
from park.model import Mask, Park
from park.selection import Selection
from park.told_statements import statements


class Told(StrEnum):
    """In which way something was newly told."""

    PASSED = "passed"
    """The date of a plan passed, and nothing says that it was kept."""
    SLIPPED = "slipped"
    """A stage is planned for a later date than was told before, or for the first time."""
    MONEY = "money"
    """A sum was told for the first time, or another one than before."""
    DISPUTED = "disputed"
    """Sources disagree on something on which they did not."""
    UNPLACED = "unplaced"
    """It may have been told between the days, or not: its source does not say its day."""


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Newly:
    """What was told of the selected projects after `begin` and by the end of `end`."""

    begin: date
    end: date
    each: Mapping[Told, pd.DataFrame]
    """By kind, one row a thing told: ``row`` of the project, ``of``, ``subject``."""

    def rows(self, news: Told) -> npt.NDArray[np.intp]:
        """Return the rows of the projects of which something was told in one way, each once."""
        return np.unique(self.each[news]["row"].to_numpy(dtype=np.intp))

    def surely(self) -> npt.NDArray[np.intp]:
        """Return the rows of the projects of which something was surely told between the days."""
        found = [self.rows(news) for news in Told if news is not Told.UNPLACED]
        return np.unique(np.concatenate(found))


def newly(park: Park, chosen: Selection, before: date) -> Newly:
    """Return what was told between two days; which of them is the earlier makes no difference.

    As in `park.difference`, a project counts as selected if it is on either of the two days.
    """
    return park.remember(_newly, (chosen, before))


def _newly(park: Park, days: tuple[Selection, date]) -> Newly:
    chosen, before = days
    begin, end = sorted((before, chosen.on))
    asked = chosen.mask(park) | replace(chosen, on=before).mask(park)
    told = statements(park)
    fresh, open_ = told[_fresh(told, begin, end)], told[_open(told, begin, end)]
    disputed, unsure = _disputes(told, begin, end)
    found = {
        Told.PASSED: _passed(park, begin, end),
        Told.SLIPPED: _slipped(told, fresh, begin),
        Told.MONEY: fresh[fresh["of"].isin(["money", "year"])],
        Told.DISPUTED: disputed,
        Told.UNPLACED: pd.concat([open_[open_["of"] != "claim"], unsure]),
    }
    return Newly(
        begin=begin, end=end, each={news: _kept(one, asked) for news, one in found.items()}
    )


def _kept(frame: pd.DataFrame, asked: Mask) -> pd.DataFrame:
    """Return what was told of selected projects, each thing once, in the projects' order."""
    named = frame[["row", "of", "subject"]].drop_duplicates()
    mine = named[asked[named["row"].to_numpy(dtype=np.intp)]]
    kept: pd.DataFrame = mine.sort_values("row", kind="stable").reset_index(drop=True)
    return kept


def _fresh(told: pd.DataFrame, begin: date, end: date) -> pd.Series:
    return (told["first"] > begin.toordinal()) & (told["last"] <= end.toordinal())


def _open(told: pd.DataFrame, begin: date, end: date) -> pd.Series:
    """Which of the values may have been told between the days, or before, or after."""
    may = (told["first"] <= end.toordinal()) & (told["last"] > begin.toordinal())
    may &= begin < end
    return may & ~_fresh(told, begin, end)


def _disputes(told: pd.DataFrame, begin: date, end: date) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the fields that surely came to be contested, and those that may have."""
    own = told[told["of"] == "claim"]
    one, other = begin.toordinal(), end.toordinal()
    counted = (
        own.assign(
            had=own["last"] <= one, had_perhaps=own["first"] <= one,
            has=own["last"] <= other, has_perhaps=own["first"] <= other,
        )
        .groupby(["row", "of", "subject"], sort=False)[["had", "had_perhaps", "has", "has_perhaps"]]
        .sum()
        .reset_index()
    )  # fmt: skip
    surely = (counted["has"] > 1) & (counted["had_perhaps"] < 2)
    perhaps = (counted["has_perhaps"] > 1) & (counted["had"] < 2) & ~surely & (begin < end)
    return counted[surely], counted[perhaps]


def _slipped(told: pd.DataFrame, fresh: pd.DataFrame, begin: date) -> pd.DataFrame:
    """Return the plans told between the days that go beyond what was known before of a stage.

    Of several dates for one stage the latest holds, as in `park.lateness.Plans`.
    """
    known = told[(told["of"] == "plan") & (told["last"] <= begin.toordinal())]
    held = known.groupby(["row", "subject"])["ends"].max()
    plans = fresh[fresh["of"] == "plan"]
    at = held.index.get_indexer(pd.MultiIndex.from_frame(plans[["row", "subject"]]))
    before = np.append(held.to_numpy(dtype=np.int64), -1)[at]
    return plans[plans["ends"].to_numpy(dtype=np.int64) > before]


def _passed(park: Park, begin: date, end: date) -> pd.DataFrame:
    late = overdue_plans(park, end) & ~overdue_plans(park, begin)
    known = plans_of(park)
    stages = np.array(park.stages.ids, dtype=object)[known.position[late]]
    return pd.DataFrame({"row": known.row[late], "of": "plan", "subject": stages})


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
    return tuple(_line(found, news, one) for one in values)


def _line(found: Newly, news: Told, told: pd.DataFrame) -> Line:
    known = told["last"] <= found.begin.toordinal()
    fresh = _fresh(told, found.begin, found.end)
    if news is Told.UNPLACED:
        fresh = _open(told, found.begin, found.end)
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
