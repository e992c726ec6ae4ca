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

from park.claims import meant
from park.event_rows import Ints
from park.kept_late import kept_late
from park.lateness import overdue_plans, plans_of
from park.model import Mask, Park
from park.selection import Selection
from park.told_statements import statements


class Told(StrEnum):
    """In which way something was newly told."""

    PASSED = "passed"
    """The date of a plan passed, and nothing says that it was kept."""
    SLIPPED = "slipped"
    """A stage is planned for a later date than was told before."""
    KEPT_LATE = "kept_late"
    """A stage was reached, surely later than it had been planned."""
    PLANNED = "planned"
    """A date is planned for a stage for the first time."""
    MONEY = "money"
    """A sum was told for the first time, or another one than before."""
    DISPUTED = "disputed"
    """Sources disagree on something on which they did not."""
    UNPLACED = "unplaced"
    """It may have been told between the days, or not: its source does not say its day."""


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
    fresh, open_ = told[fresh_of(told, begin, end)], told[open_of(told, begin, end)]
    disputed, unsure = _disputes(told, begin, end)
    found = {
        Told.PASSED: _passed(park, begin, end),
        Told.SLIPPED: _planned(told, fresh, begin, anew=False),
        Told.KEPT_LATE: kept_late(park, begin, end),
        Told.PLANNED: _planned(told, fresh, begin, anew=True),
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


def fresh_of(told: pd.DataFrame, begin: date, end: date) -> pd.Series:
    """Return which of the statements were surely first told between the days."""
    return (told["first"] > begin.toordinal()) & (told["last"] <= end.toordinal())


def open_of(told: pd.DataFrame, begin: date, end: date) -> pd.Series:
    """Return which of the statements may have been told between the days, or before, or after."""
    may = (told["first"] <= end.toordinal()) & (told["last"] > begin.toordinal())
    may &= begin < end
    return may & ~fresh_of(told, begin, end)


def _disputes(told: pd.DataFrame, begin: date, end: date) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the fields that surely came to be contested, and those that may have."""
    own = told[told["of"] == "claim"]
    one, other = begin.toordinal(), end.toordinal()
    low, high = meant(own["subject"], own["value"], own["bound"])
    known = {
        "had": own["last"] <= one, "had_perhaps": own["first"] <= one,
        "has": own["last"] <= other, "has_perhaps": own["first"] <= other,
    }  # fmt: skip
    apart = {name: _apart(own, low, high, so.to_numpy(dtype=bool)) for name, so in known.items()}
    fields = own[["row", "of", "subject"]].drop_duplicates()
    had, had_perhaps, has, has_perhaps = (
        pd.MultiIndex.from_frame(fields[["row", "subject"]]).isin(apart[name]) for name in known
    )
    surely = has & ~had_perhaps
    perhaps = has_perhaps & ~had & ~surely & (begin < end)
    return fields[surely], fields[perhaps]


def _apart(own: pd.DataFrame, low: Ints, high: Ints, known: Mask) -> pd.MultiIndex:
    """Return the contested fields, by row and subject, of the claims that are known."""
    each = own[known][["row", "subject"]].assign(low=low[known], high=high[known])
    spans = each.groupby(["row", "subject"], sort=False).agg({"low": "max", "high": "min"})
    return pd.MultiIndex.from_frame(spans[spans["low"] > spans["high"]].index.to_frame())


def _planned(told: pd.DataFrame, fresh: pd.DataFrame, begin: date, *, anew: bool) -> pd.DataFrame:
    """Return the plans told between the days that go beyond what was planned, or anew.

    Anew is what is planned of a stage for which no date was told before. Of several dates for one
    stage the latest holds, as in `park.lateness.Plans`.
    """
    known = told[(told["of"] == "plan") & (told["last"] <= begin.toordinal())]
    held = known.groupby(["row", "subject"])["ends"].max()
    plans = fresh[fresh["of"] == "plan"]
    at = held.index.get_indexer(pd.MultiIndex.from_frame(plans[["row", "subject"]]))
    if anew:
        return plans[at < 0]
    before = np.append(held.to_numpy(dtype=np.int64), 0)[at]
    return plans[(at >= 0) & (plans["ends"].to_numpy(dtype=np.int64) > before)]


def _passed(park: Park, begin: date, end: date) -> pd.DataFrame:
    late = overdue_plans(park, end) & ~overdue_plans(park, begin)
    known = plans_of(park)
    stages = np.array(park.stages.ids, dtype=object)[known.position[late]]
    return pd.DataFrame({"row": known.row[late], "of": "plan", "subject": stages})
