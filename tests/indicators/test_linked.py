"""Which targets the selected projects serve."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from indicators import follows, is_overall, linked_projects, relevant, under_way
from park import Park, Selection
from tests.indicators.small import asked, seen, small_park

REFS = ["", "二(二)3", "二(二)3;二(三)2", "二(三)2", "一(二)"]
PARK = small_park(
    [asked(id="lines", plan_ref="二(二)3"), asked(id="events", plan_ref="二(三)2"),
     asked(id="loose", plan_ref=""), asked(id="talents", plan_ref="二(四)3")],
    [seen("2025", 1, indicator_id="lines", scope="zone", scope_detail="east"),
     seen("2025", 1, indicator_id="events")],
    REFS,
)  # fmt: skip


def test_projects_of_the_same_task() -> None:
    assert linked_projects(PARK, "lines").tolist() == [False, True, True, False, False]
    assert linked_projects(PARK, "events").tolist() == [False, False, True, True, False]
    assert not linked_projects(PARK, "loose").any()


def test_projects_that_are_put_under_the_task() -> None:
    put = pd.DataFrame(
        [("p0", "二(二)3", "assigned"), ("p4", "二(三)2", "assigned"), ("p3", "", "unclear")],
        columns=["project_id", "plan_ref", "basis"],
    )
    park = replace(PARK, project_tasks=put)
    assert linked_projects(park, "lines").tolist() == [True, True, True, False, False]
    assert linked_projects(park, "events").tolist() == [False, False, True, True, True]
    assert relevant(park, np.array([0])) == {"lines"}


def test_what_is_under_way_in_the_whole_park(real_park: Park) -> None:
    assert is_overall(real_park, "tax-revenue")
    assert not is_overall(real_park, "foreign-enterprise-share")
    chosen = Selection(on=date(2026, 11, 23))
    state, projects = real_park.course.at(chosen.on), real_park.projects
    found = set(under_way(real_park, chosen).tolist())
    stages = ("started", "topped_out", "completed", "trial")
    for row, (certain, inside) in enumerate(
        zip(state.ids(state.certain), projects["in_park"], strict=True)
    ):
        if certain in stages or row in found:
            assert (row in found) == (inside != "no")
        assert row not in found or certain not in ("operating", "full_capacity", "cancelled")


def test_no_projects() -> None:
    empty = small_park([asked()])
    assert linked_projects(empty, "output").tolist() == []
    assert relevant(empty, np.zeros(0, dtype=bool)) == frozenset()


@given(st.lists(st.booleans(), min_size=len(REFS), max_size=len(REFS)))
def test_relevant_are_those_with_a_chosen_linked_project(chosen: list[bool]) -> None:
    mask = np.array(chosen)
    linked = {one: linked_projects(PARK, one) for one in PARK.indicators["id"]}
    assert relevant(PARK, mask) == {one for one, own in linked.items() if (own & mask).any()}


def test_only_values_by_zone_can_follow_the_zone_filter() -> None:
    assert follows(PARK, "lines")
    assert not follows(PARK, "events")
