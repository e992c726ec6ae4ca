"""What differs between two days: which projects are new, which moved to another stage.

Only certain stages are compared: what is possible or planned on a day differs from nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np

from park.model import Mask, Park
from park.selection import Selection
from park.vocabulary import NO_STAGE, InPark


class Change(StrEnum):
    """What happened to a project between the one day and the other."""

    APPEARED = "appeared"
    """It was not heard of by the one day, or nothing certain was reported; by the other it was."""
    MOVED = "moved"
    """It stood at another stage."""
    VANISHED = "vanished"
    """The mirror of appeared: the other day is the earlier one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A project that stands elsewhere on the other day."""

    project_id: str
    change: Change
    before: str
    """Id of the certain stage on the one day; "none" where there is none."""
    after: str
    """The same of the other day; "none" also where it was heard of without a certain stage."""
    investment_yi_cny: float
    """The stated investment in 亿元; NaN where none is published.

    No source says on which day a sum was settled: it is the same for both days.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many projects changed in one way, and the money stated for them."""

    projects: int
    investment_yi_cny: float
    """Sum of what is published for them, without projects outside the park; NaN for none."""
    with_investment: int
    """How many projects the sum is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs between the day `before` and the day `after`."""

    before: date
    after: date
    rows: tuple[Differing, ...]
    """In the order of the projects' file."""
    tallies: Mapping[Change, Tally]
    unchanged: int
    """Selected projects that stand on both days where they stood, and were heard of on both or
    on neither."""


def difference(park: Park, chosen: Selection, before: date) -> Difference:
    """Compare the day `before` with the selection's own day.

    A project counts as selected if it is on either of the two days: a filter by stage that keeps
    it on one day alone must not hide that it moved.
    """
    after = chosen.on
    asked = chosen.mask(park) | replace(chosen, on=before).mask(park)
    one, other = (park.course.at(day) for day in (before, after))
    # What is heard of for the first time is news, also where nobody says how far it has come.
    heard = one.not_yet != other.not_yet
    differs: Mask = asked & ((one.certain != other.certain) | heard)
    at_rows = np.flatnonzero(differs)
    stood, stands = (state.ids(state.certain[at_rows]) for state in (one, other))
    money = park.projects["investment_yi_cny"].to_numpy(dtype=float)
    ids = park.projects["id"].to_numpy()
    rows = tuple(
        Differing(
            project_id=str(ids[at]),
            change=_change(before_id, after_id, began=began),
            before=before_id,
            after=after_id,
            investment_yi_cny=float(money[at]),
        )
        for at, before_id, after_id, began in zip(
            at_rows, stood, stands, one.not_yet[at_rows], strict=True
        )
    )
    return Difference(
        before=before,
        after=after,
        rows=rows,
        tallies={change: _tally(park, rows, change) for change in Change},
        unchanged=int((asked & ~differs).sum()),
    )


def _change(before: str, after: str, *, began: bool) -> Change:
    if began or (before == NO_STAGE and after != NO_STAGE):
        return Change.APPEARED
    return Change.VANISHED if after == NO_STAGE else Change.MOVED


def _tally(park: Park, rows: tuple[Differing, ...], change: Change) -> Tally:
    outside = set(park.projects.loc[park.projects["in_park"] == InPark.NO, "id"])
    here = [row for row in rows if row.change is change]
    sums = [
        row.investment_yi_cny
        for row in here
        if row.project_id not in outside and not np.isnan(row.investment_yi_cny)
    ]
    return Tally(
        projects=len(here),
        investment_yi_cny=float(sum(sums)) if sums else float("nan"),
        with_investment=len(sums),
    )
