"""The plan's targets by the part of the plan, by the responsible unit, or by how they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from indicators.reading import Assessment, Status
from indicators.scoreboard import indicator
from park.model import Park
from park.vocabulary import NO_UNIT


class GroupedBy(StrEnum):
    """By what the targets are set together."""

    PART = "part"
    UNIT = "unit"
    STATUS = "status"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Targets that belong together, in the order of the plan."""

    key: str
    """A part of the plan, the id of a unit or `park.vocabulary.NO_UNIT`, or a status."""
    members: tuple[Assessment, ...]


def part_of(park: Park, ref: str) -> str:
    """Return the part of the plan that a task belongs to: the level under the plan's chapters."""
    above = lineage(park, ref)
    return above[-2] if len(above) > 1 else ref


def lineage(park: Park, ref: str) -> tuple[str, ...]:
    """Return a task and the tasks that it is a part of, upwards; nothing for an unknown one."""
    parents = dict(zip(park.plan_tasks["ref"], park.plan_tasks["parent_ref"], strict=True))
    found: list[str] = []
    while ref in parents and ref not in found:
        found.append(ref)
        ref = str(parents[ref])
    return tuple(found)


def grouped(park: Park, found: Iterable[Assessment], by: GroupedBy) -> tuple[Group, ...]:
    """Return the targets in groups; empty ones are left out.

    A target of several responsible units stands under each of them. Parts are in the order of the
    plan, units in the order of the register with those of nobody last, statuses as declared.
    """
    listed = tuple(found)
    refs = {
        one.indicator_id: indicator(park, one.indicator_id).plan_ref.split(";") for one in listed
    }
    keys: Mapping[str, tuple[str, ...]]
    order: list[str]
    if by is GroupedBy.STATUS:
        keys = {one.indicator_id: (str(one.status),) for one in listed}
        order = [str(one) for one in Status]
    elif by is GroupedBy.PART:
        keys = {
            name: tuple(dict.fromkeys(part_of(park, ref) for ref in some))
            for name, some in refs.items()
        }
        order = list(dict.fromkeys(key for some in keys.values() for key in some))
    else:
        held: dict[str, list[str]] = {}
        for task, unit in zip(park.task_units["task_ref"], park.task_units["unit_id"], strict=True):
            held.setdefault(str(task), []).append(str(unit))
        keys = {
            name: tuple(unit for ref in some for unit in held.get(ref, ())) or (NO_UNIT,)
            for name, some in refs.items()
        }
        order = [*(str(one) for one in park.units["id"]), NO_UNIT]
    groups = (
        Group(key=key, members=tuple(one for one in listed if key in keys[one.indicator_id]))
        for key in order
    )
    return tuple(one for one in groups if one.members)
