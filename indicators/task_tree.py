"""The tasks of the plan as a tree, and which projects count at which: at their own and above."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from park.model import Mask, Park
from park.tasks import task_links


@dataclass(frozen=True, slots=True, eq=False)
class TaskTree:
    """The tasks in the order of the plan, and which projects count at which."""

    lineage: Mapping[str, tuple[str, ...]]
    row: npt.NDArray[np.intp]
    task: npt.NDArray[np.intp]
    """Position in `lineage`. One place a pair of project and task; no pair stands twice."""
    assigned: Mask
    """Which pairs rest on subject matter alone."""


def task_tree(park: Park) -> TaskTree:
    """Return the tree; computed once, for the park never changes."""
    return park.remember(_tree, None)


def _tree(park: Park, _key: None) -> TaskTree:
    lineage = _lineage(park)
    at = {ref: place for place, ref in enumerate(lineage)}
    links = task_links(park)
    # For each task, itself and all it stands under; -1 fills up.
    deepest = max((len(line) for line in lineage.values()), default=1)
    above = np.full((len(links.refs), deepest), -1, dtype=np.intp)
    for place, ref in enumerate(links.refs):
        for step, up in enumerate(lineage[ref]):
            above[place, step] = at[up]
    task = above[links.task].ravel()
    known = task >= 0
    width = max(len(at), 1)
    pairs = np.repeat(links.row, deepest)[known] * width + task[known]
    assigned = np.repeat(links.assigned, deepest)[known]
    # What the plan names comes first, and of equal pairs the first is kept.
    order = np.argsort(assigned, kind="stable")
    pairs, first = np.unique(pairs[order], return_index=True)
    return TaskTree(lineage, pairs // width, pairs % width, assigned[order][first])


def _lineage(park: Park) -> Mapping[str, tuple[str, ...]]:
    """Return each task with what it stands under, each before its parts; a circle ends itself."""
    refs = tuple(map(str, park.plan_tasks["ref"]))
    parent = dict(zip(refs, map(str, park.plan_tasks["parent_ref"]), strict=True))
    found: dict[str, tuple[str, ...]] = {}

    def add(some: Iterable[str], line: tuple[str, ...]) -> None:
        for ref in some:
            if ref not in found:
                found[ref] = (ref, *line)
                add((one for one in refs if parent[one] == ref), found[ref])

    add((ref for ref in refs if parent[ref] not in parent), ())
    add(refs, ())
    return found
