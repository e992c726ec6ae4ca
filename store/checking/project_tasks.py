"""A project is under a task, or it is said why not; what the plan says itself is not assigned."""

from __future__ import annotations

from collections.abc import Mapping

from park.vocabulary import TaskBasis
from store.contract.column import SEPARATOR
from store.problem import Problem, shown
from store.reading.rows import Loaded


def project_task_problems(tables: Mapping[str, Loaded]) -> list[Problem]:
    """Return rows whose task and basis contradict each other or the plan's own words."""
    held, projects = tables.get("project_tasks"), tables.get("projects")
    if held is None or projects is None:
        return []
    if not {"project_id", "plan_ref", "basis"} <= set(held.frame):
        return []
    stated: dict[str, str] = {}
    if {"id", "plan_ref"} <= set(projects.frame):
        stated = dict(zip(projects.frame["id"], projects.frame["plan_ref"], strict=True))
    found = []
    rows = zip(held.frame["project_id"], held.frame["plan_ref"], held.frame["basis"], strict=True)
    for place, (project, ref, basis) in enumerate(rows):
        if bool(ref) != (basis == TaskBasis.ASSIGNED):
            holes = {"value": shown(ref), "basis": shown(basis)}
            found.append(held.problem(place, "task_without_basis", "plan_ref", holes))
        if ref and ref in stated.get(project, "").split(SEPARATOR):
            holes = {"value": shown(ref)}
            found.append(held.problem(place, "task_stated_already", "plan_ref", holes))
    return found
