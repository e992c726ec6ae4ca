"""What each responsible unit and each task of the plan has in hand.

A project of two units counts at both, so the counts of all holders may exceed the number of
projects; a project of none is counted in a row of its own. No project is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from park.day import DaySpan
from park.event_rows import Ints
from park.lateness import idle, overdue
from park.latest import latest_of, latest_spans
from park.model import Mask, Park
from park.selection import Selection
from park.tasks import task_links
from park.vocabulary import NO_STAGE, NO_UNIT, InPark, UnitRole

By = Literal["unit", "task"]

NO_TASK = "none"
"""The holder of projects that are under no task of the plan."""

IDLE_DAYS = 365
"""After so many days without a report a project is asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What one unit or one task has in hand, of the selected projects."""

    holder: str
    """Id of the unit or number of the task; `NO_UNIT` or `NO_TASK` for none."""
    projects: int
    assigned: int
    """How many of them a task has by their subject matter alone, not named by the plan."""
    by_stage: Mapping[str, int]
    """Projects by certain stage, stages without any left out; adds up to `projects`."""
    possible: int
    """Projects that may have come to a further stage than the certain one."""
    planned: int
    """Projects of which a stage beyond the certain one is planned, whatever its date."""
    investment_yi_cny: float
    """Sum of the stated investments in 亿元, counted as in `park.pipeline`; NaN for none."""
    with_investment: int
    """How many projects the sum is made of."""
    assigned_with_investment: int
    """How many of these a task has by their subject matter alone."""
    overdue: int
    """Projects with a planned date that passed without the stage being reached."""
    idle: int
    """Projects of which nothing is reported to have happened for `IDLE_DAYS`."""
    latest: DaySpan | None
    """The days on which something last surely happened at one of them."""
    roles: Mapping[str, int]
    """Projects by the part that the unit has in them; empty for tasks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """All units or all tasks, whether they have something in hand or not."""

    rows: tuple[Holding, ...]
    """In the order of the data, those of nobody last."""
    projects: int
    """The selected projects, each once."""
    shared: int
    """Selected projects that are counted at more than one holder."""


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """Who holds which project, as arrays, one place a pair; nobody holds what nobody else does."""

    holders: tuple[str, ...]
    row: npt.NDArray[np.intp]
    holder: npt.NDArray[np.intp]
    role: npt.NDArray[np.intp]
    assigned: Mask


def holdings(park: Park, chosen: Selection, by: By) -> Holdings:
    """Count what each holder has of the selected projects."""
    return park.remember(_holdings, (chosen, by))


def held_by(park: Park, chosen: Selection, by: By, holder: str) -> npt.NDArray[np.intp]:
    """Return the rows of the selected projects of one holder; none for one that is not known."""
    pairs = park.remember(_pairs, by)
    if holder not in pairs.holders:
        return np.zeros(0, dtype=np.intp)
    rows = pairs.row[pairs.holder == pairs.holders.index(holder)]
    return np.sort(rows[chosen.mask(park)[rows]])


def _holdings(park: Park, asked: tuple[Selection, By]) -> Holdings:
    chosen, by = asked
    pairs, selected = park.remember(_pairs, by), chosen.mask(park)
    keep = selected[pairs.row]
    row, holder = pairs.row[keep], pairs.holder[keep]
    state = park.course.at(chosen.on)
    names, stages = len(pairs.holders), len(state.stage_ids) + 1
    money = park.projects["investment_yi_cny"].to_numpy(dtype=float)
    outside = park.codes["in_park"].among(frozenset({InPark.NO}))
    stated = ~np.isnan(money[row]) & ~outside[row] & (state.certain[row] >= 0)

    def count(among: npt.NDArray[np.bool_]) -> Ints:
        return np.bincount(holder[among], minlength=names)

    latest = latest_of(latest_spans(park, chosen.on), holder, row, names)
    # "No stage", whose position is -1, stands last as it does in the pipeline.
    place = holder * stages + (state.certain[row].astype(np.intp) % stages)
    by_stage = np.bincount(place, minlength=names * stages).reshape(names, stages)
    roles = np.bincount(
        holder * (len(UnitRole) + 1) + pairs.role[keep], minlength=names * (len(UnitRole) + 1)
    ).reshape(names, -1)
    put, put_known = count(pairs.assigned[keep]), count(pairs.assigned[keep] & stated)
    counts, known = np.bincount(holder, minlength=names), count(stated)
    sums = np.bincount(holder[stated], weights=money[row][stated], minlength=names)
    late = count(overdue(park, chosen.on)[row])
    possible, planned = count(state.possible[row] >= 0), count(state.planned[row] >= 0)
    quiet = count(idle(park, chosen.on, IDLE_DAYS)[row])
    times = np.bincount(row, minlength=len(park))
    return Holdings(
        rows=tuple(
            Holding(
                holder=name,
                projects=int(counts[at]),
                assigned=int(put[at]),
                by_stage=_named((*state.stage_ids, NO_STAGE), by_stage[at]),
                possible=int(possible[at]),
                planned=int(planned[at]),
                investment_yi_cny=float(sums[at]) if known[at] else float("nan"),
                with_investment=int(known[at]),
                assigned_with_investment=int(put_known[at]),
                overdue=int(late[at]),
                idle=int(quiet[at]),
                latest=latest[at],
                roles=_named(tuple(UnitRole), roles[at]),
            )
            for at, name in enumerate(pairs.holders)
        ),
        projects=int(selected.sum()),
        shared=int((times > 1).sum()),
    )


def _named(names: tuple[str, ...], counts: Ints) -> Mapping[str, int]:
    """Return the counts that are not 0 by name; counts beyond the names are of nothing named."""
    named = zip(names, counts, strict=False)
    return {str(name): int(count) for name, count in named if count}


def _pairs(park: Park, by: By) -> _Pairs:
    known, row, holder, role = _by_unit(park) if by == "unit" else _by_task(park)
    assigned = task_links(park).assigned if by == "task" else np.zeros(len(row), dtype=bool)
    free = np.ones(len(park), dtype=bool)
    free[row] = False
    alone = np.flatnonzero(free)
    return _Pairs(
        holders=(*known, NO_UNIT if by == "unit" else NO_TASK),
        row=np.concatenate([row, alone]),
        holder=np.concatenate([holder, np.full(len(alone), len(known))]),
        role=np.concatenate([role, np.full(len(alone), len(UnitRole))]),
        assigned=np.concatenate([assigned, np.zeros(len(alone), dtype=bool)]),
    )


_Held = tuple[tuple[str, ...], npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.intp]]


def _by_unit(park: Park) -> _Held:
    held, units = park.project_units, tuple(map(str, park.units["id"]))
    row = park.place.index.get_indexer(pd.Index(held["project_id"]))
    holder = pd.Index(units).get_indexer(pd.Index(held["unit_id"]))
    role = pd.Index([str(one) for one in UnitRole]).get_indexer(pd.Index(held["role"]))
    there = (row >= 0) & (holder >= 0)
    return units, row[there], holder[there], role[there] % (len(UnitRole) + 1)


def _by_task(park: Park) -> _Held:
    links = task_links(park)
    return links.refs, links.row, links.task, np.full(len(links.row), len(UnitRole))
