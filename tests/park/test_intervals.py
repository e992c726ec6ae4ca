"""The runs of days say for every day exactly what the course says for it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given

from park import Park
from park.day import day_span
from park.intervals import Run, Runs, due, runs, turned_by
from tests.park.made import Made, days, event, made_park, park_of, repeatable, seeds
from tests.park.plain import Plain


def _run(found: Runs, on: date) -> Run:
    (run,) = (one for one in found if one.first <= on <= one.last)
    return run


def _standing(found: Runs, on: date) -> tuple[int, ...]:
    run = _run(found, on)
    return run.certain, run.possible, run.planned, run.dated, run.not_yet


def _agree(park: Park, on: date) -> None:
    state = park.course.at(on)
    for at, found in enumerate(runs(park.course)):
        stages = (state.certain, state.possible, state.planned, state.dated, state.not_yet)
        asked = tuple(int(one[at]) for one in stages)
        assert _standing(found, on) == asked, f"{park.projects['id'].iloc[at]} on {on}"


@repeatable
@given(seed=seeds, on=days)
def test_on_every_day_the_runs_say_what_the_course_says(
    tiny_park: Park, seed: int, on: date
) -> None:
    _agree(made_park(tiny_park, seed), on)


@repeatable
@given(seed=seeds)
def test_on_the_days_around_every_turn_too(tiny_park: Park, seed: int) -> None:
    park = made_park(tiny_park, seed)
    turns = {run.first for found in runs(park.course) for run in found} - {date.min}
    for turn in sorted(turns)[:8]:
        for beside in (-1, 0, 1):
            _agree(park, turn + timedelta(days=beside))


@repeatable
@given(seed=seeds)
def test_runs_cover_the_calendar_without_gap_and_each_differs_from_the_last(
    tiny_park: Park, seed: int
) -> None:
    park = made_park(tiny_park, seed)
    found = runs(park.course)
    assert len(found) == len(park)
    for one in found:
        assert one[0].first == date.min
        assert one[-1].last == date.max
        for former, later in pairwise(one):
            assert later.first - former.last == timedelta(days=1)
            assert _standing((former,), former.first) != _standing((later,), later.first)


@repeatable
@given(seed=seeds, on=days)
def test_a_project_comes_once_and_has_no_stage_before(tiny_park: Park, seed: int, on: date) -> None:
    park = made_park(tiny_park, seed)
    plain = Plain(park)
    for project, found in zip(plain.projects, runs(park.course), strict=True):
        assert _run(found, on).not_yet == plain.not_yet(project, on)
        absent = [run.not_yet for run in found]
        assert absent == sorted(absent, reverse=True)
        assert not absent[-1]
        assert all(run.certain == run.possible == -1 for run in found if run.not_yet)


def test_the_real_park_on_days_that_matter(real_park: Park) -> None:
    for on in (date(1999, 1, 1), date(2012, 1, 1), date(2022, 6, 23), date(2099, 12, 31)):
        _agree(real_park, on)


def test_what_is_planned_is_due_on_its_last_day_and_moves_nothing(tiny_park: Park) -> None:
    told = (event("operating", "2023-02", basis="planned"), event("started", "2020"))
    made = Made(
        theme="industry", sector="other", origin="plan", in_park="yes", owner="", money=1.0,
        events=told,
    )  # fmt: skip
    park = park_of(tiny_park, [made])
    (planned,) = due(park.course)
    assert (planned.row, planned.span.last) == (0, date(2023, 2, 28))
    assert park.stages.ids[planned.position] == "operating"
    turns = [run.first for run in runs(park.course)[0]]
    assert turns == [date.min, date(2020, 1, 1), date(2020, 12, 31)]


def test_where_a_run_begins_the_source_may_know_a_month_or_a_deadline_only(
    tiny_park: Park,
) -> None:
    told = (event("started", "2020"), event("completed", "2022-03-04"))
    made = Made(
        theme="industry", sector="other", origin="plan", in_park="yes", owner="", money=1.0,
        events=told,
    )  # fmt: skip
    found = turned_by(park_of(tiny_park, [made]).course)
    year, day = day_span("2020"), day_span("2022-03-04")
    assert found == {(0, year.first): year, (0, year.last): year, (0, day.first): day}
