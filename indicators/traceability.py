"""Every task of the plan with what can be traced of it: units, targets, projects, reports.

What has parts is a heading, no task: only tasks are counted. A heading stands for its parts too:
what is counted of it is its own and that of its parts, each once. No task is left out, whatever is
selected; one that no selected project, unit or zone has to do with is only marked as such.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from indicators.reading import Assessment, Reading, Status
from indicators.scoreboard import UNREPORTED, plan_indicators, scoreboard
from indicators.task_tree import task_tree
from park.day import DaySpan
from park.latest import latest_of
from park.model import Mask, Park
from park.reports import open_problems, reported_spans
from park.selection import Selection
from park.vocabulary import NO_STAGE, NO_UNIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One task or heading of the plan on one day, of the selected projects."""

    ref: str
    lineage: tuple[str, ...]
    """The task, what it is a part of, and so on up to the chapter."""
    parts: tuple[str, ...]
    """The tasks right below it."""
    units: tuple[tuple[str, str], ...]
    """Its own responsible units with their roles."""
    targets: tuple[Assessment, ...]
    """The plan's targets, held against what is reported of the whole park."""
    projects: int
    by_stage: Mapping[str, int]
    """Projects by certain stage, stages without any left out; adds up to `projects`."""
    assigned: int
    """How many of `projects` the plan does not name there: put there by their subject matter."""
    reported_projects: int
    """Projects of which anything was reported beyond that the plan names them."""
    reported_assigned: int
    """How many of `reported_projects` are assigned."""
    reported_beyond: int
    """Further projects with a report or a problem, which the filter by unit alone leaves out.

    That filter asks whose the task is; it cannot make a report unsaid."""
    reported_beyond_assigned: int
    """How many of `reported_beyond` are assigned."""
    latest: DaySpan | None
    """The days on which something reported last surely happened."""
    problems: int
    """Problems reported of the projects and not known to be solved."""
    asked: bool
    """Whether it or a part of it passes the selection."""
    by_project: bool
    """Whether none of the units asked for is responsible for it: their projects put it here."""

    @property
    def is_task(self) -> bool:
        """Whether it is a task itself, and not a heading that tasks stand under."""
        return not self.parts

    @property
    def depth(self) -> int:
        """How many tasks it stands under."""
        return len(self.lineage) - 1

    @property
    def reported_targets(self) -> int:
        """How many of its targets have any observation of the park."""
        return sum(one.park_observations > 0 for one in self.targets)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Of each target with any observation of the park the last one, the latest first."""
        last = [max(some, key=_ended) for one in self.targets if (some := _observed(one))]
        return tuple(sorted(last, key=_ended, reverse=True))

    @property
    def by_status(self) -> Counter[Status]:
        """The targets by status."""
        return Counter(one.status for one in self.targets)

    @property
    def reported_by_assigned(self) -> bool:
        """Whether nothing is reported but of projects that the plan does not name there."""
        told = self.reported_projects + self.reported_beyond
        assigned = self.reported_assigned + self.reported_beyond_assigned
        return 0 < told == assigned and not self.reported_targets

    @property
    def reported(self) -> bool:
        """Whether anything at all was reported."""
        told = self.reported_projects or self.reported_beyond
        return bool(self.reported_targets or told or self.problems)


def _observed(one: Assessment) -> list[Reading]:
    compared = [one.reading] if one.reading.value is not None else []
    return compared + [left.reading for left in one.left_out if left.why not in UNREPORTED]


def _ended(reading: Reading) -> date:
    return reading.span.last


def reported_under(found: Iterable[Trace]) -> Mapping[str, tuple[int, int]]:
    """Return, by heading, of how many tasks under it that pass anything is reported, of how many.

    A task counts at every heading above it; what passes are all that are `asked`.
    """
    under: dict[str, tuple[int, int]] = {}
    for one in found:
        if one.is_task and one.asked:
            for ref in one.lineage[1:]:
                told, count = under.get(ref, (0, 0))
                under[ref] = (told + one.reported, count + 1)
    return under


def traces(park: Park, chosen: Selection) -> tuple[Trace, ...]:
    """Return every task once, each before its parts, in the order of the data."""
    return park.remember(_traces, chosen)


def projects_of(park: Park, chosen: Selection, ref: str) -> npt.NDArray[np.intp]:
    """Return the rows of the selected projects of a task and its parts, ascending."""
    tree = task_tree(park)
    if ref not in tree.lineage:
        return np.zeros(0, dtype=np.intp)
    rows = tree.row[tree.task == list(tree.lineage).index(ref)]
    return np.sort(rows[chosen.mask(park)[rows]])


def is_assigned(park: Park, ref: str, rows: npt.NDArray[np.intp]) -> Mask:
    """Return which of a task's projects, given by their rows, the plan does not name there."""
    tree = task_tree(park)
    here = tree.task == list(tree.lineage).index(ref)
    return np.isin(rows, tree.row[here & tree.assigned])


def _traces(park: Park, chosen: Selection) -> tuple[Trace, ...]:
    tree, selected = task_tree(park), chosen.mask(park)
    keep = selected[tree.row]
    row, task, assigned = tree.row[keep], tree.task[keep], tree.assigned[keep]
    state, length = park.course.at(chosen.on), len(tree.lineage)
    stages = len(state.stage_ids) + 1
    spans = reported_spans(park, chosen.on)
    _, last = spans
    counts = np.bincount(task, minlength=length)
    told = np.bincount(task[last[row] > 0], minlength=length)
    put = np.bincount(task[assigned], minlength=length)
    put_told = np.bincount(task[assigned & (last[row] > 0)], minlength=length)
    problems = open_problems(park, chosen.on)
    troubled = np.bincount(task, weights=problems[row], minlength=length)
    of_any_unit = replace(chosen, units=frozenset()).mask(park)[tree.row] & ~keep
    beyond = of_any_unit & ((last[tree.row] > 0) | (problems[tree.row] > 0))
    told_beyond = np.bincount(tree.task[beyond], minlength=length)
    put_beyond = np.bincount(tree.task[beyond & tree.assigned], minlength=length)
    latest = latest_of(spans, task, row, length)
    # "No stage", whose position is -1, stands last as it does in the pipeline.
    place = task * stages + (state.certain[row].astype(np.intp) % stages)
    by_stage = np.bincount(place, minlength=length * stages).reshape(length, stages)
    names = (*state.stage_ids, NO_STAGE)
    units, targets = _units(park), _targets(park, tree.lineage, chosen.on)
    fitting = {ref for ref in tree.lineage if _fits(park, chosen, ref, units.get(ref, ()))}
    asked = {up for ref in fitting for up in tree.lineage[ref]}
    theirs = {
        up for ref in tree.lineage if _is_of(chosen, units.get(ref, ())) for up in tree.lineage[ref]
    }
    parts: dict[str, list[str]] = {}
    for ref, line in tree.lineage.items():
        for parent in line[1:2]:
            parts.setdefault(parent, []).append(ref)
    return tuple(
        Trace(
            ref=ref,
            lineage=line,
            parts=tuple(parts.get(ref, ())),
            units=units.get(ref, ()),
            targets=targets[ref],
            projects=int(counts[at]),
            by_stage={
                name: int(count) for name, count in zip(names, by_stage[at], strict=True) if count
            },
            assigned=int(put[at]),
            reported_projects=int(told[at]),
            reported_assigned=int(put_told[at]),
            reported_beyond=int(told_beyond[at]),
            reported_beyond_assigned=int(put_beyond[at]),
            latest=latest[at],
            problems=int(troubled[at]),
            asked=ref in asked or counts[at] > 0,
            by_project=ref not in theirs,
        )
        for at, (ref, line) in enumerate(tree.lineage.items())
    )


def _fits(park: Park, chosen: Selection, ref: str, units: Sequence[tuple[str, str]]) -> bool:
    """Whether a task passes by itself: only its units and its zones can be asked of a task."""
    if chosen != Selection(on=chosen.on, zones=chosen.zones, units=chosen.units):
        return False
    return _is_of(chosen, units) and (not chosen.zones or bool(_zones(park, ref) & chosen.zones))


def _is_of(chosen: Selection, units: Sequence[tuple[str, str]]) -> bool:
    """Whether one of the units asked for is responsible for a task that has these."""
    held = {unit for unit, _ in units} or {NO_UNIT}
    return not chosen.units or bool(held & chosen.units)


def _zones(park: Park, ref: str) -> frozenset[str]:
    """Return the zones that a task of the plan is about."""
    named = zip(park.zones["id"], park.zones["plan_ref"], strict=True)
    return frozenset(str(zone) for zone, refs in named if ref in str(refs).split(";"))


def _units(park: Park) -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    held = park.task_units
    for task, unit, role in zip(held["task_ref"], held["unit_id"], held["role"], strict=True):
        found[str(task)] = (*found.get(str(task), ()), (str(unit), str(role)))
    return found


def _targets(
    park: Park, lineage: Mapping[str, tuple[str, ...]], on: date
) -> Mapping[str, tuple[Assessment, ...]]:
    found: dict[str, list[Assessment]] = {ref: [] for ref in lineage}
    for one, asked in zip(scoreboard(park, on), plan_indicators(park), strict=True):
        lines = (lineage.get(ref, ()) for ref in asked.plan_ref.split(";"))
        for ref in {up for line in lines for up in line}:
            found[ref].append(one)
    return {ref: tuple(some) for ref, some in found.items()}
