"""Which targets the selected projects serve."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indicators import follows, linked_projects, relevant
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
