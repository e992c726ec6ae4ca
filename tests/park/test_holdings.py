"""What units and tasks have in hand, held against a plain loop: nothing lost, nothing invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import isnan
from random import Random

from hypothesis import given

from park import Park, Selection
from park.day import day_span
from park.holdings import NO_TASK, By, held_by, holdings
from park.vocabulary import NO_UNIT
from tests.park.made import made_park, made_selection, put_under, repeatable, seeds
from tests.park.plain import Plain, Row


def _made(base: Park, seed: int) -> Park:
    """Return a made park whose projects name tasks, some several, some none, some unknown ones."""
    park, dice = made_park(base, seed), Random(seed)
    refs = ["", "一(一)", "一;一(一)", "一(一);一(一)", "nowhere", "一"]
    named = [dice.choice(refs) for _ in range(len(park))]
    named_park = replace(park, projects=park.projects.assign(plan_ref=named))
    return put_under(named_park, ["", "一", "一(一)", "nowhere"], seed)


def _holders(park: Park, by: By, project: Row, plain: Plain) -> set[str]:
    if by == "unit":
        return set(plain.units[project["id"]]) or {NO_UNIT}
    named, put = set(project["plan_ref"].split(";")), _put(park, project)
    return (named | put) & set(park.plan_tasks["ref"]) or {NO_TASK}


def _put(park: Park, project: Row) -> set[str]:
    """Return the task that a project is put under by its subject matter."""
    held = park.project_tasks.to_dict("records")
    return {one["plan_ref"] for one in held if one["project_id"] == project["id"]}


def _check(park: Park, chosen: Selection, by: By) -> None:
    plain, found = Plain(park), holdings(park, chosen, by)
    kept = [row for row in plain.projects if plain.keeps(row, chosen)]
    mine = {row["id"]: _holders(park, by, row, plain) for row in kept}
    known = [*park.units["id"]] if by == "unit" else [*park.plan_tasks["ref"]]
    assert [one.holder for one in found.rows] == [*known, NO_UNIT if by == "unit" else NO_TASK]
    assert found.projects == len(kept)
    assert sum(one.projects for one in found.rows) == sum(map(len, mine.values()))
    assert found.shared == sum(len(some) > 1 for some in mine.values())
    for one in found.rows:
        own = [row for row in kept if one.holder in mine[row["id"]]]
        stages = [plain.certain_stage(row["id"], chosen.on) for row in own]
        assert one.projects == len(own) == sum(one.by_stage.values())
        # Of a unit nothing is assigned: it answers for a task, not for a company's project.
        assert one.assigned == sum(
            by == "task"
            and one.holder in _put(park, row)
            and one.holder not in row["plan_ref"].split(";")
            for row in own
        )
        assert one.by_stage == {stage: stages.count(stage) for stage in set(stages)}
        assert one.possible == sum(plain.may_stand_farther(r["id"], chosen.on) for r in own)
        assert one.planned == sum(plain.is_planned_farther(r["id"], chosen.on) for r in own)
        sums = [
            row["investment_yi_cny"]
            for row, stage in zip(own, stages, strict=True)
            if not isnan(row["investment_yi_cny"]) and row["in_park"] != "no" and stage != "none"
        ]
        assert one.with_investment == len(sums)
        assert one.assigned_with_investment == sum(
            by == "task"
            and one.holder in _put(park, row)
            and one.holder not in row["plan_ref"].split(";")
            and not isnan(row["investment_yi_cny"])
            and row["in_park"] != "no"
            and stage != "none"
            for row, stage in zip(own, stages, strict=True)
        )
        assert isnan(one.investment_yi_cny) if not sums else one.investment_yi_cny == sum(sums)
        assert one.overdue == sum(plain.is_late(row["id"], chosen.on) for row in own)
        days = [max((d for d, _ in plain.events[r["id"]] if d <= chosen.on), default=None)
                for r in own]  # fmt: skip
        last = one.latest.last if one.latest else None
        assert last == max((day for day in days if day), default=None)
        long_ago = chosen.on - timedelta(365)
        assert one.idle == sum(day is None or day <= long_ago for day in days)
        rows = held_by(park, chosen, by, one.holder)
        assert set(park.projects["id"].iloc[rows]) == {row["id"] for row in own}
        assert len(rows) == len(own)


@repeatable
@given(seed=seeds)
def test_units_against_a_plain_loop(tiny_park: Park, seed: int) -> None:
    park = _made(tiny_park, seed)
    _check(park, made_selection(park, seed), "unit")


@repeatable
@given(seed=seeds)
def test_tasks_against_a_plain_loop(tiny_park: Park, seed: int) -> None:
    park = _made(tiny_park, seed)
    _check(park, made_selection(park, seed), "task")


def test_counted_by_hand(tiny_park: Park) -> None:
    found = holdings(tiny_park, Selection(on=date(2026, 1, 1)), "unit")
    committee, bureau, nobody = found.rows
    assert (committee.projects, committee.latest, committee.roles) == (0, None, {})
    assert (bureau.projects, bureau.by_stage, bureau.roles) == (
        1, {"operating": 1}, {"responsible": 1},
    )  # fmt: skip
    assert bureau.latest == day_span("2022-05")
    assert nobody.overdue == 1, "the wetland was to be completed by the end of 2025"
    assert held_by(tiny_park, Selection(on=date(2026, 1, 1)), "unit", "nobody").size == 0
