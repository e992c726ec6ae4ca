"""The tasks of the plan and what is traced of them, held against a plain loop."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pandas as pd
from hypothesis import given

from indicators.traceability import is_assigned, projects_of, reported_under, traces
from park import Park, Selection
from park.day import day_span
from park.reports import latest_problems, latest_reports
from park.vocabulary import Origin
from tests.park.made import made_park, made_selection, put_under, repeatable, seeds
from tests.park.plain import Plain

TASKS = {
    "二": "",
    "二(二)": "二",
    "二(二)4": "二(二)",
    "一": "",
    "一(一)": "一",
    "二(二)1": "二(二)",
}
ON = date(2026, 11, 23)


def _made(base: Park, seed: int) -> Park:
    """Return a made park on a deeper plan: projects of several tasks, of unknown ones, of none."""
    park, dice = made_park(base, seed), Random(seed)
    refs = ["", "一(一)", "二(二)4", "二(二)1;二(二)4", "二;二(二)4", "nowhere", "二(二)4;nowhere"]
    named = [dice.choice(refs) for _ in range(len(park))]
    ids = [*park.projects["id"], "nobody"]
    troubles = [
        {"project_id": dice.choice(ids), "problem": f"problem {at}", "unit_id": "",
         "reported_on": dice.choice(["2020", "2022-05", "2024-01-31"]),
         "solved_on": dice.choice(["", "", "2023", "2025-06-01"]), "source_ids": "news", "note": ""}
        for at in range(dice.randint(0, 4))
    ]  # fmt: skip
    held = [(ref, unit) for ref in TASKS for unit in base.units["id"] if dice.random() < 0.3]
    return replace(
        put_under(park, ["", "一(一)", "二(二)4", "二(二)", "nowhere"], seed),
        projects=park.projects.assign(plan_ref=named),
        project_problems=pd.DataFrame(troubles, columns=list(base.project_problems)),
        plan_tasks=pd.DataFrame(
            [
                {"ref": ref, "parent_ref": up, "title_zh": ref, "title_en": ref, "title_de": ref}
                for ref, up in TASKS.items()
            ]
        ),
        task_units=pd.DataFrame(
            [{"task_ref": ref, "unit_id": unit, "role": "lead"} for ref, unit in held],
            columns=["task_ref", "unit_id", "role"],
        ),
        indicators=base.indicators.assign(plan_ref=dice.choice(list(TASKS))),
    )


def _under(ref: str, other: str) -> bool:
    """Whether a task is another one or a part of it."""
    while ref:
        if ref == other:
            return True
        ref = TASKS.get(ref, "")
    return False


def _reports(park: Park, project: str, origin: str, on: date) -> list[date]:
    first = park.stages.ids[0]
    return [
        day_span(one["date"]).last
        for one in park.stage_events.to_dict("records")
        if one["project_id"] == project
        and one["basis"] != "planned"
        and day_span(one["date"]).last <= on
        and not (origin == "plan" and one["basis"] == "inferred" and one["stage"] == first)
    ]


@repeatable
@given(seed=seeds)
def test_every_task_once_with_what_belongs_to_it(tiny_park: Park, seed: int) -> None:
    park = _made(tiny_park, seed)
    chosen, plain = made_selection(park, seed), Plain(park)
    found = traces(park, chosen)
    put = dict(zip(park.project_tasks["project_id"], park.project_tasks["plan_ref"], strict=True))
    assert sorted(one.ref for one in found) == sorted(TASKS)
    kept = [row for row in plain.projects if plain.keeps(row, chosen)]
    troubles = park.project_problems.to_dict("records")
    troubled = {
        bad["project_id"] for bad in troubles
        if day_span(bad["reported_on"]).last <= chosen.on
        and not (bad["solved_on"] and day_span(bad["solved_on"]).last <= chosen.on)
    }  # fmt: skip
    for one in found:
        own = [
            row for row in kept
            if any(
                _under(ref, one.ref)
                for ref in (*row["plan_ref"].split(";"), put.get(row["id"], ""))
            )
        ]  # fmt: skip
        only_put = [
            not any(_under(ref, one.ref) for ref in row["plan_ref"].split(";")) for row in own
        ]
        assert list(park.projects["id"].iloc[projects_of(park, chosen, one.ref)]) == [
            row["id"] for row in own
        ]
        assert one.projects == len(own) == sum(one.by_stage.values())
        told = [_reports(park, row["id"], row["origin"], chosen.on) for row in own]
        assert one.reported_projects == sum(map(bool, told))
        assert one.assigned == sum(only_put)
        assert one.reported_assigned == sum(
            bool(days) for days, so in zip(told, only_put, strict=True) if so
        )
        told_in_all = one.reported_projects + one.reported_beyond
        assigned_in_all = one.reported_assigned + one.reported_beyond_assigned
        assert not one.reported_by_assigned or assigned_in_all == told_in_all > 0
        beyond = [
            row for row in plain.projects
            if row not in kept and plain.keeps(row, replace(chosen, units=frozenset()))
            and any(_under(ref, one.ref)
                    for ref in (*row["plan_ref"].split(";"), put.get(row["id"], "")))
            and (_reports(park, row["id"], row["origin"], chosen.on) or row["id"] in troubled)
        ]  # fmt: skip
        assert one.reported_beyond == len(beyond)
        rows = projects_of(park, chosen, one.ref)
        assert is_assigned(park, one.ref, rows).tolist() == only_put
        last = one.latest.last if one.latest else None
        assert last == max((day for days in told for day in days), default=None)
        assert one.problems == sum(
            day_span(bad["reported_on"]).last <= chosen.on
            and not (bad["solved_on"] and day_span(bad["solved_on"]).last <= chosen.on)
            for row in own for bad in troubles if bad["project_id"] == row["id"]
        )  # fmt: skip
        rows = projects_of(park, chosen, one.ref)
        newest = latest_reports(park, rows, chosen.on, 3)
        days = sorted((day for some in told for day in some), reverse=True)
        assert [event.when.last for event in newest] == days[:3]


@repeatable
@given(seed=seeds)
def test_reported_silent_and_left_out_are_all_tasks(tiny_park: Park, seed: int) -> None:
    park = _made(tiny_park, seed)
    found = traces(park, made_selection(park, seed))
    told = sum(one.asked and one.reported for one in found)
    silent = sum(one.asked and not one.reported for one in found)
    assert told + silent + sum(not one.asked for one in found) == len(park.plan_tasks)
    everything = traces(park, Selection(on=ON))
    assert all(one.asked for one in everything)
    for some in (found, everything):
        by_ref = {one.ref: one for one in some}
        for one in some:
            # What is true of a part is true of what it is a part of, and only then.
            assert all(by_ref[up].asked >= one.asked for up in one.lineage)
            assert all(by_ref[up].reported >= one.reported for up in one.lineage)
            assert set(one.parts) == {ref for ref, up in TASKS.items() if up == one.ref}


@repeatable
@given(seed=seeds)
def test_a_heading_counts_the_tasks_under_it(tiny_park: Park, seed: int) -> None:
    park = _made(tiny_park, seed)
    found = traces(park, made_selection(park, seed))
    leaves = {ref for ref in TASKS if ref not in TASKS.values()}
    assert {one.ref for one in found if one.is_task} == leaves
    tasks = [one for one in found if one.ref in leaves and one.asked]
    under = reported_under(found)
    for heading in set(TASKS) - leaves:
        own = [one for one in tasks if _under(one.ref, heading)]
        assert under.get(heading, (0, 0)) == (sum(one.reported for one in own), len(own))
    assert not leaves & set(under)


def test_every_reported_target_has_a_last_value(real_park: Park, demo_park: Park) -> None:
    for park in (real_park, demo_park):
        for on in (date(2021, 6, 1), date(2023, 1, 1), ON):
            for one in traces(park, Selection(on=on)):
                assert len(one.readings) == one.reported_targets
                ends = [reading.span.last for reading in one.readings]
                assert ends == sorted(ends, reverse=True)
                assert all(end <= on for end in ends)


def test_a_filter_by_unit_makes_no_report_unsaid(real_park: Park) -> None:
    """The automotive task names the industry bureau; most plants under it name no unit."""
    of_all = {one.ref: one for one in traces(real_park, Selection(on=ON))}
    for unit in real_park.units["id"]:
        for one in traces(real_park, Selection(on=ON, units=frozenset({unit}))):
            whole = of_all[one.ref]
            assert one.reported == whole.reported
            assert one.reported_by_assigned == whole.reported_by_assigned
            assert one.projects + one.reported_beyond <= whole.projects
    assert not any(one.reported_beyond for one in of_all.values())


def test_what_makes_a_task_reported_can_be_shown(demo_park: Park) -> None:
    chosen = Selection(on=ON)
    for one in traces(demo_park, chosen):
        rows = projects_of(demo_park, chosen, one.ref)
        shown = (
            *one.readings,
            *latest_reports(demo_park, rows, ON, 1),
            *latest_problems(demo_park, rows, ON, 1),
        )
        assert one.reported == bool(shown)
        assert one.problems == len(latest_problems(demo_park, rows, ON, 9999))


def test_a_task_passes_by_its_unit_without_a_project(tiny_park: Park) -> None:
    park = _made(tiny_park, 1)
    units = park.task_units
    for unit in park.units["id"]:
        held = set(units.loc[units["unit_id"] == unit, "task_ref"])
        chosen = Selection(on=ON, units=frozenset({unit}))
        passed = {one.ref for one in traces(park, chosen) if one.asked}
        assert {up for ref in held for up in TASKS if _under(ref, up)} <= passed
        # What is asked of projects alone no task can answer by itself.
        other = Selection(on=ON, units=frozenset({unit}), text="no such")
        assert not any(one.asked for one in traces(park, other))


def test_a_circle_of_tasks_loses_none(tiny_park: Park) -> None:
    park = _made(tiny_park, 2)
    parents = {**TASKS, "二": "二(二)4"}
    tasks = park.plan_tasks.assign(parent_ref=[parents[ref] for ref in park.plan_tasks["ref"]])
    found = traces(replace(park, plan_tasks=tasks), Selection(on=ON))
    assert sorted(one.ref for one in found) == sorted(TASKS)


def test_the_plan_itself_is_no_report(real_park: Park) -> None:
    named = Selection(on=ON, origins=frozenset({Origin.PLAN}))
    found = {one.ref: one for one in traces(real_park, named)}
    assert list(found) == list(real_park.plan_tasks["ref"]), "in the order of the plan"
    assert found["二(二)4"].lineage == ("二(二)4", "二(二)", "二")
    green = found["二(五)3"]
    assert green.projects > 0
    assert not green.reported, "its works are named in the plan and nothing is reported of them"
    assert found["一(二)"].reported_targets > 0
