"""The tasks of projects, named and assigned, held against a plain loop: the counts add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

from hypothesis import given

from park import Park
from park.tasks import assigned_of_units, assigned_projects, task_links, tasks_of, unassigned
from tests.park.made import made_park, made_selection, put_under, repeatable, seeds
from tests.park.plain import Plain


def _made(base: Park, seed: int) -> Park:
    park, dice = made_park(base, seed), Random(seed)
    refs = ["", "一(一)", "一;一(一)", "nowhere"]
    named = [dice.choice(refs) for _ in range(len(park))]
    park = replace(park, projects=park.projects.assign(plan_ref=named))
    return put_under(park, ["", "一", "一(一)", "nowhere"], seed)


@repeatable
@given(seed=seeds)
def test_links_against_a_plain_loop(tiny_park: Park, seed: int) -> None:
    park = _made(tiny_park, seed)
    known = list(park.plan_tasks["ref"])
    put = dict(zip(park.project_tasks["project_id"], park.project_tasks["plan_ref"], strict=True))
    links, under = task_links(park), 0
    for at, row in enumerate(park.projects.to_dict("records")):
        stated = [ref for ref in known if ref in row["plan_ref"].split(";")]
        own = dict.fromkeys(stated, False) | {
            ref: True for ref in [put.get(row["id"], "")] if ref in known and ref not in stated
        }
        assert dict(tasks_of(park, row["id"])) == own
        assert len(tasks_of(park, row["id"])) == len(own)
        assert assigned_projects(park)[at] == any(own.values())
        under += bool(own)
    # Projects of any task, each once, and those of none are all projects.
    assert len(set(links.row.tolist())) == under
    assert under + sum(not tasks_of(park, one) for one in park.projects["id"]) == len(park)
    assert tasks_of(park, "nobody") == ()


@repeatable
@given(seed=seeds)
def test_assigned_and_unassigned_of_a_selection(tiny_park: Park, seed: int) -> None:
    park = _made(tiny_park, seed)
    chosen, plain = made_selection(park, seed), Plain(park)
    kept = {row["id"] for row in plain.projects if plain.keeps(row, chosen)}
    held = [row for row in park.project_tasks.to_dict("records") if row["project_id"] in kept]
    reasons = Counter(row["basis"] for row in held if row["basis"] != "assigned")
    assert dict(unassigned(park, chosen)) == dict(reasons)
    counts = assigned_of_units(park, chosen)
    for unit in park.units["id"]:
        tasks = set(park.task_units.loc[park.task_units["unit_id"] == unit, "task_ref"])
        own = [
            name for name in kept if any(put and ref in tasks for ref, put in tasks_of(park, name))
        ]
        assert counts.get(unit, 0) == len(own)
