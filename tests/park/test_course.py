"""Where a project stands on a day: certain, possible, planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given

from park import Park
from park.course import StageState
from tests.park.made import Made, days, event, made_park, park_of, repeatable, seeds
from tests.park.plain import Plain

FACTS = {
    "theme": "industry", "sector": "automotive", "origin": "plan", "in_park": "yes", "owner": "",
    "money": 1.0,
}  # fmt: skip


def stages(base: Park, on: date, *events: dict[str, str]) -> tuple[str, str, str]:
    """Return the certain, possible and planned stage of one project with these events."""
    made = Made(**FACTS, events=events)  # type: ignore[arg-type]
    state = park_of(base, [made]).course.at(on)
    return tuple(str(state.ids(one)[0]) for one in (state.certain, state.possible, state.planned))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("written", "bound", "on", "expected"),
    [
        ("2020-04-01", "=", date(2020, 3, 31), ("none", "none")),
        ("2020-04-01", "=", date(2020, 4, 1), ("started", "none")),
        ("2020-04", "=", date(2020, 3, 31), ("none", "none")),
        ("2020-04", "=", date(2020, 4, 1), ("none", "started")),
        ("2020-04", "=", date(2020, 4, 29), ("none", "started")),
        ("2020-04", "=", date(2020, 4, 30), ("started", "none")),
        ("2020", "=", date(2019, 12, 31), ("none", "none")),
        ("2020", "=", date(2020, 1, 1), ("none", "started")),
        ("2020", "=", date(2020, 12, 31), ("started", "none")),
        ("2020-04", "by", date(2001, 1, 1), ("none", "started")),
        ("2020-04", "by", date(2020, 4, 30), ("started", "none")),
    ],
)
def test_certain_from_the_last_day_possible_from_the_first(
    tiny_park: Park, written: str, bound: str, on: date, expected: tuple[str, str]
) -> None:
    certain, possible, planned = stages(tiny_park, on, event("started", written, bound))
    assert (certain, possible) == expected
    assert planned == "none"


@pytest.mark.parametrize("bound", ["=", "by"])
def test_a_planned_date_never_makes_a_project_started(tiny_park: Park, bound: str) -> None:
    planned = event("started", "2020-04", bound, "planned")
    for on in (date(2019, 1, 1), date(2020, 4, 30), date(2090, 1, 1)):
        assert stages(tiny_park, on, planned) == ("none", "none", "started")


def test_what_is_planned_next_is_the_nearest_stage_not_yet_reached(tiny_park: Park) -> None:
    told = (
        event("operating", "2026", basis="planned"),
        event("completed", "2025", basis="planned"),
        event("started", "2024", basis="planned"),
        event("started", "2023-05"),
    )
    assert stages(tiny_park, date(2023, 6, 1), *told) == ("started", "none", "completed")
    assert stages(tiny_park, date(2022, 6, 1), *told) == ("none", "none", "started")


def test_possible_is_only_what_lies_beyond_the_certain(tiny_park: Park) -> None:
    told = (event("operating", "2021-06-01"), event("started", "2022"))
    assert stages(tiny_park, date(2022, 6, 1), *told) == ("operating", "none", "none")


def test_inferred_events_count_as_happened(tiny_park: Park) -> None:
    told = event("completed", "2021", basis="inferred")
    assert stages(tiny_park, date(2022, 1, 1), told)[0] == "completed"


def test_pause_and_resume(tiny_park: Park) -> None:
    told = (
        event("started", "2020-01-10"),
        event("paused", "2021-03"),
        event("completed", "2023-05-01"),
    )
    assert stages(tiny_park, date(2021, 3, 30), *told)[0] == "started"
    assert stages(tiny_park, date(2021, 3, 31), *told)[0] == "paused"
    assert stages(tiny_park, date(2023, 4, 30), *told)[0] == "paused"
    assert stages(tiny_park, date(2023, 5, 1), *told)[0] == "completed"


def test_a_planned_pause_stops_nothing(tiny_park: Park) -> None:
    told = (event("started", "2020"), event("paused", "2021", basis="planned"))
    assert stages(tiny_park, date(2022, 1, 1), *told)[0] == "started"


def test_resumed_at_the_same_stage(tiny_park: Park) -> None:
    told = (event("started", "2020"), event("paused", "2021"), event("started", "2022"))
    assert stages(tiny_park, date(2021, 12, 31), *told)[0] == "paused"
    assert stages(tiny_park, date(2022, 12, 31), *told)[0] == "started"


@repeatable
@given(seed=seeds, on=days)
def test_arrays_say_what_plain_loops_say(tiny_park: Park, seed: int, on: date) -> None:
    park = made_park(tiny_park, seed)
    found = [str(one) for one in park.course.at(on).certain_ids]
    plain = Plain(park)
    assert found == [plain.certain_stage(one, on) for one in park.projects["id"]]


@repeatable
@given(seed=seeds, on=days)
def test_only_facts_move_a_project(tiny_park: Park, seed: int, on: date) -> None:
    """Without its planned events, a park stands where it stood."""
    park = made_park(tiny_park, seed)
    facts = park.stage_events[park.stage_events["basis"] != "planned"].reset_index(drop=True)
    without = replace(park, stage_events=facts).course.at(on)
    state = park.course.at(on)
    assert np.array_equal(state.certain, without.certain)
    assert np.array_equal(state.possible, without.possible)
    assert (without.planned == -1).all()


def test_every_project_has_a_place_in_the_state(real_park: Park) -> None:
    state: StageState = real_park.course.at(date(2025, 12, 31))
    assert len(state.certain) == len(state.possible) == len(state.planned) == len(real_park)
    assert (state.certain != -1).any()


def test_what_is_possible_since_ever_has_no_date(tiny_park: Park) -> None:
    made = Made(
        theme="industry", sector="other", origin="plan", in_park="yes", owner="", money=1.0,
        events=(event("operating", "2025-01-14", bound="by"), event("started", "2023")),
    )  # fmt: skip
    course = park_of(tiny_park, [made]).course
    ids = course.stage_ids
    before, within = course.at(date(2012, 1, 1)), course.at(date(2023, 6, 1))
    assert (ids[before.possible[0]], before.dated[0]) == ("operating", -1)
    assert (ids[within.possible[0]], ids[within.dated[0]]) == ("operating", "started")
