"""Which task of the plan each project belongs to: named there by the plan, or put there by us.

A reported project is not in the plan. Where a task's words cover its subject it is put under that
one task, and whoever shows it says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from park.listed import listed
from park.model import Mask, Park
from park.selection import Selection
from park.vocabulary import TaskBasis

Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class TaskLinks:
    """Pairs of project and task, each once; rows ascend."""

    refs: tuple[str, ...]
    """Numbers of the tasks, in the order of the data."""
    row: Places
    task: Places
    """Position in `refs`."""
    assigned: Mask
    """Which pairs are by subject matter, and not named by the plan."""


def task_links(park: Park) -> TaskLinks:
    """Return the tasks of all projects; tasks that the plan does not have are left out."""
    return park.remember(_links, None)


def assigned_projects(park: Park) -> Mask:
    """Return which projects are under a task by their subject matter."""
    return park.remember(_assigned, None)


def unassigned(park: Park, chosen: Selection) -> Mapping[str, int]:
    """Count the selected projects that were put under no task, by the reason why."""
    return park.remember(_unassigned, chosen)


def assigned_of_units(park: Park, chosen: Selection) -> Mapping[str, int]:
    """Count the selected projects that are put under the tasks of each unit.

    A unit answers for its tasks, not for the companies' projects that serve them: these are never
    among what it has in hand.
    """
    return park.remember(_of_units, chosen)


def tasks_of(park: Park, project_id: str) -> tuple[tuple[str, bool], ...]:
    """Return the tasks of a project, each with whether it is only assigned."""
    links = task_links(park)
    if project_id not in park.place.index:
        return ()
    at = int(park.place[project_id])
    first, last = (int(links.row.searchsorted(at, side)) for side in ("left", "right"))
    return tuple(
        (links.refs[int(links.task[one])], bool(links.assigned[one])) for one in range(first, last)
    )


def _links(park: Park, _key: None) -> TaskLinks:
    refs = tuple(map(str, park.plan_tasks["ref"]))
    index = pd.Index(refs, dtype=object)
    row, number, written = listed(park.projects["plan_ref"])
    task = index.get_indexer(written)[number]
    held = park.project_tasks
    put = np.asarray(park.rows_of(held["project_id"]), dtype=np.intp)
    under = np.asarray(index.get_indexer(pd.Index(held["plan_ref"], dtype=object)), dtype=np.intp)
    known, placed = task >= 0, (put >= 0) & (under >= 0)
    width = max(len(refs), 1)
    stated = row[known] * width + task[known]
    # Sorted, and of equal pairs the first is kept: what the plan names is not assigned.
    pairs, at = np.unique(
        np.concatenate([stated, put[placed] * width + under[placed]]), return_index=True
    )
    return TaskLinks(refs, pairs // width, pairs % width, at >= len(stated))


def _assigned(park: Park, _key: None) -> Mask:
    links = task_links(park)
    found = np.zeros(len(park), dtype=bool)
    found[links.row[links.assigned]] = True
    return found


def _unassigned(park: Park, chosen: Selection) -> Mapping[str, int]:
    rows, reason = park.remember(_reasons, None)
    counts = np.bincount(reason[chosen.mask(park)[rows]], minlength=len(TaskBasis))
    return {str(one): int(count) for one, count in zip(TaskBasis, counts, strict=True) if count}


def _reasons(park: Park, _key: None) -> tuple[Places, Places]:
    """Return the rows of the projects that are under no task, and why: a place in `TaskBasis`."""
    held = park.project_tasks
    rows = park.rows_of(held["project_id"])
    reason = pd.Index([str(one) for one in TaskBasis]).get_indexer(pd.Index(held["basis"]))
    known = (rows >= 0) & (reason >= 0) & (reason != list(TaskBasis).index(TaskBasis.ASSIGNED))
    return rows[known], reason[known]


def _of_units(park: Park, chosen: Selection) -> Mapping[str, int]:
    links = task_links(park)
    keep = links.assigned & chosen.mask(park)[links.row]
    by_task = np.bincount(links.task[keep], minlength=len(links.refs))
    counts = dict(zip(links.refs, by_task, strict=True))
    # A project is put under one task and a unit stands once at a task: nothing counts twice.
    found: dict[str, int] = {}
    held = park.task_units
    for ref, unit in zip(held["task_ref"], held["unit_id"], strict=True):
        found[str(unit)] = found.get(str(unit), 0) + int(counts.get(str(ref), 0))
    return found
