"""Every reported project is under one task of the plan, or it is said why not."""

from __future__ import annotations

from datetime import date

import pandas as pd

from park import Park, Selection
from park.tasks import assigned_projects, unassigned
from park.vocabulary import Origin, TaskBasis


def test_every_reported_project_is_assigned_or_said_why_not(real_park: Park) -> None:
    held, projects = real_park.project_tasks, real_park.projects
    reported = projects.loc[projects["origin"] == Origin.REPORTED, "id"]
    assert sorted(held["project_id"]) == sorted(reported)
    assert (held["note"] != "").all(), "each row says in a few words why"
    reasons = unassigned(real_park, Selection(on=date(2026, 11, 23)))
    assert set(reasons) <= {one for one in TaskBasis if one is not TaskBasis.ASSIGNED}
    assert sum(reasons.values()) + int(assigned_projects(real_park).sum()) == len(reported)


def test_only_tasks_are_assigned_and_no_headings(real_park: Park) -> None:
    tasks = set(real_park.plan_tasks["ref"]) - set(real_park.plan_tasks["parent_ref"])
    put = real_park.project_tasks.set_index("project_id")["plan_ref"]
    assert set(put) - {""} <= tasks
    for project in ("bmw-lydia", "bmw-gen6-battery", "zf-edrive", "gestamp-shenyang"):
        assert put[project] == "二(一)1"


def test_what_lies_outside_the_park_is_assigned_to_nothing(real_park: Park) -> None:
    outside = real_park.projects.loc[real_park.projects["in_park"] == "no", "id"]
    assert not assigned_projects(real_park)[real_park.rows_of(outside)].any()


def test_what_a_strict_reading_did_not_accept_is_under_no_task(real_park: Park) -> None:
    """What would fit two tasks, or of which the sources say too little, is not put under one."""
    held = real_park.project_tasks.set_index("project_id")
    refused = {
        "runbang-damei-1": TaskBasis.NONE, "runbang-damei-2": TaskBasis.NONE,
        "teijin-csp": TaskBasis.SEVERAL, "vycon-flywheel": TaskBasis.SEVERAL,
        "bmw-ad-centre": TaskBasis.SEVERAL, "siemens-dc-signal": TaskBasis.UNCLEAR,
        "sino-german-college-bldg": TaskBasis.UNCLEAR, "bmw-training-centre": TaskBasis.UNCLEAR,
        "hunhe-flood-tiexi": TaskBasis.UNCLEAR, "metalfoam": TaskBasis.UNCLEAR,
    }  # fmt: skip
    assert {one: held["basis"][one] for one in refused} == refused
    without = pd.Series(held.index[held["plan_ref"] == ""])
    assert not assigned_projects(real_park)[real_park.rows_of(without)].any()
