"""What the plan asks of each responsible unit, and of each task: names, parts and targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from i18n import Speech
from indicators import plan_indicators, scoreboard
from park import Park, Selection
from park.holdings import NO_TASK, By
from park.tasks import assigned_of_units, unassigned
from park.vocabulary import NO_UNIT
from ui.task_words import said_reasons


@dataclass(frozen=True, slots=True)
class Duty:
    """What is said of one unit or one task, whatever it has in hand."""

    name: str
    targets: Counter[str]
    """The plan's targets of its tasks, counted by status."""
    parts: str
    """Of a unit, its tasks by part; of a task, its units with their parts."""
    beside: str
    """Of a unit, projects assigned to its tasks, which it does not have in hand; of no task, why
    projects are under none."""


def duties(park: Park, by: By, chosen: Selection, say: Speech) -> Mapping[str, Duty]:
    """Return every unit or every task by its id, and what stands for none."""
    targets, parts = _targets(park, by, chosen.on), _parts(park, by, say)
    beside = _beside(park, by, chosen, say)
    return {
        holder: Duty(
            name, targets.get(holder, Counter()), parts.get(holder, ""), beside.get(holder, "")
        )
        for holder, name in _names(park, by, say).items()
    }


def _beside(park: Park, by: By, chosen: Selection, say: Speech) -> Mapping[str, str]:
    if by == "task":
        return {NO_TASK: said_reasons(unassigned(park, chosen), say)}
    return {
        unit: say("task_link.beside_unit", count=say.number(count, 0))
        for unit, count in assigned_of_units(park, chosen).items()
        if count
    }


def _names(park: Park, by: By, say: Speech) -> Mapping[str, str]:
    if by == "unit":
        named = {row["id"]: say.name(row) for row in park.units.to_dict("records")}
        return {**named, NO_UNIT: say("filter.unit.none")}
    named = {
        row["ref"]: say("responsibility.task_name", ref=row["ref"], title=say.name(row, "title"))
        for row in park.plan_tasks.to_dict("records")
    }
    return {**named, NO_TASK: say("responsibility.no_task")}


def _parts(park: Park, by: By, say: Speech) -> Mapping[str, str]:
    """Return who has which part: of a task its units, of a unit how many tasks, by part."""
    held = park.task_units
    if by == "unit":
        counts = held.groupby(["unit_id", "role"], sort=False).size()
        found: dict[str, list[str]] = {}
        for (unit, role), count in zip(counts.index.to_list(), counts, strict=True):
            said = say("responsibility.tasks_as", role=say(f"unit_role.{role}"), count=int(count))
            found.setdefault(unit, []).append(said)
        return {unit: say("list.join").join(parts) for unit, parts in found.items()}
    names = {row["id"]: say.name(row) for row in park.units.to_dict("records")}
    told: dict[str, list[str]] = {}
    for row in held.to_dict("records"):
        role = say(f"unit_role.{row['role']}")
        said = say("responsibility.unit_as", role=role, unit=names[row["unit_id"]])
        told.setdefault(row["task_ref"], []).append(said)
    return {task: say("list.join").join(parts) for task, parts in told.items()}


def _targets(park: Park, by: By, on: date) -> Mapping[str, Counter[str]]:
    """Return the plan's targets of each holder's tasks, counted by status."""
    units: dict[str, list[str]] = {}
    for row in park.task_units.to_dict("records"):
        units.setdefault(row["task_ref"], []).append(row["unit_id"])
    found: dict[str, Counter[str]] = {}
    asked_of = {one.id: one.plan_ref.split(";") for one in plan_indicators(park)}
    for one in scoreboard(park, on):
        refs = asked_of[one.indicator_id]
        holders = {unit for ref in refs for unit in units.get(ref, [])} if by == "unit" else refs
        for holder in holders:
            found.setdefault(holder, Counter())[str(one.status)] += 1
    return found
