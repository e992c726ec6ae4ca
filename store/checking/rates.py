"""A rate leads forward along the pipeline: from a step of it to a later one."""

from __future__ import annotations

from collections.abc import Mapping

from park.stages import StageKind
from store.problem import Problem, shown
from store.reading.rows import Loaded

_STAGE_COLUMNS = {"id", "order", "kind"}
_RATE_COLUMNS = {"base_stage", "reached_stage"}


def rate_problems(tables: Mapping[str, Loaded]) -> list[Problem]:
    """Return rates of pauses and ends, and rates that do not lead to a later stage."""
    rates, stages = tables.get("rates"), tables.get("stages")
    if rates is None or stages is None:
        return []
    if not (set(rates.frame) >= _RATE_COLUMNS and set(stages.frame) >= _STAGE_COLUMNS):
        return []
    steps = stages.frame[stages.frame["kind"] == StageKind.PIPELINE]
    order: dict[str, float] = dict(zip(steps["id"], steps["order"], strict=True))
    known = set(stages.frame["id"])
    found = []
    for place, (base, reached) in enumerate(
        zip(rates.frame["base_stage"], rates.frame["reached_stage"], strict=True)
    ):
        if not {base, reached} <= known:
            continue
        for column, stage in (("base_stage", base), ("reached_stage", reached)):
            if stage not in order:
                holes = {"value": shown(stage)}
                found.append(rates.problem(place, "no_step", column, holes))
        if {base, reached} <= set(order) and order[reached] <= order[base]:
            holes = {"value": shown(reached), "base": shown(base)}
            found.append(rates.problem(place, "not_later", "reached_stage", holes))
    return found
