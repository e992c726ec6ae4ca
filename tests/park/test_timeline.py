"""The timeline says of every day what the course says, and leaves out nothing told."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings

from park import Park
from park.timeline import Line, MarkKind, timeline
from park.vocabulary import EventBasis
from tests.laws import examples
from tests.park.made import Made, days, event, made_park, park_of, repeatable, seeds
from tests.park.plain import Plain
from tests.park.test_course import FACTS


def line(base: Park, on: date, *events: dict[str, str]) -> Line:
    """Return the line of one project with these events."""
    (found,) = timeline(park_of(base, [Made(**FACTS, events=events)]), [0], on)  # type: ignore[arg-type]
    return found


@settings(repeatable, max_examples=examples(150))
@given(seed=seeds, on=days)
def test_every_event_is_in_exactly_one_bar_or_mark(tiny_park: Park, seed: int, on: date) -> None:
    park = made_park(tiny_park, seed)
    lines = timeline(park, range(len(park)), on)
    told = Counter(park.stage_events["project_id"])
    for row, one in enumerate(lines):
        assert one.row == row
        assert len(one.events) == told[park.projects["id"].iloc[row]]
        held = [bar.event for bar in one.bars] + [mark.event for mark in one.marks]
        assert sorted(held) == list(range(len(one.events)))


@settings(repeatable, max_examples=examples(150))
@given(seed=seeds, on=days)
def test_bars_say_what_the_course_says_on_every_day(tiny_park: Park, seed: int, on: date) -> None:
    park = made_park(tiny_park, seed)
    plain = Plain(park)
    lines = timeline(park, range(len(park)), on)
    turns = {end for one in lines for bar in one.bars for end in (bar.since, bar.until)}
    turns |= {on - timedelta(days=Random(seed).randrange(4_000)) for _ in range(5)}
    for day in {on, *turns, *(one - timedelta(days=1) for one in turns)}:
        if day > on:
            continue
        state = [str(one) for one in park.course.at(day).certain_ids]
        for row, one in enumerate(lines):
            here = [bar.stage for bar in one.bars if bar.since <= day <= bar.until]
            assert [park.stages.ids[at] for at in here] == [s for s in [state[row]] if s != "none"]
            assert state[row] == plain.certain_stage(park.projects["id"].iloc[row], day)


@settings(repeatable, max_examples=examples(100))
@given(seed=seeds, on=days)
def test_planned_never_makes_a_bar_and_nothing_runs_past_the_day(
    tiny_park: Park, seed: int, on: date
) -> None:
    park = made_park(tiny_park, seed)
    for one in timeline(park, range(len(park)), on):
        assert all(one.events[bar.event].basis is not EventBasis.PLANNED for bar in one.bars)
        assert all(bar.since <= bar.until <= on for bar in one.bars)
        for before, after in pairwise(one.bars):
            assert before.stage != after.stage, "what is told again begins no other bar"
        for mark in one.marks:
            told = one.events[mark.event]
            planned = told.basis is EventBasis.PLANNED
            assert planned == (mark.kind is MarkKind.PLANNED)
            if mark.kind is MarkKind.LATER:
                assert not told.by
                assert told.span.first > on
            if mark.kind is MarkKind.POSSIBLE:
                assert told.span.last > on


def test_a_date_known_to_the_year_begins_its_bar_on_the_last_day(tiny_park: Park) -> None:
    found = line(tiny_park, date(2024, 6, 1), event("started", "2020"), event("operating", "2022"))
    assert [(bar.since, bar.until) for bar in found.bars] == [
        (date(2020, 12, 31), date(2022, 12, 30)),
        (date(2022, 12, 31), date(2024, 6, 1)),
    ]
    assert found.events[0].span.first == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("on", "kind"),
    [
        (date(2021, 12, 31), MarkKind.LATER),
        (date(2022, 1, 1), MarkKind.POSSIBLE),
        (date(2022, 12, 30), MarkKind.POSSIBLE),
    ],
)
def test_an_event_is_later_then_possible_then_a_bar(
    tiny_park: Park, on: date, kind: MarkKind
) -> None:
    found = line(tiny_park, on, event("started", "2022"))
    assert not found.bars
    assert [mark.kind for mark in found.marks] == [kind]
    assert line(tiny_park, date(2022, 12, 31), event("started", "2022")).bars


def test_a_resumed_project_stands_where_it_had_come_to(tiny_park: Park) -> None:
    found = line(
        tiny_park,
        date(2024, 1, 1),
        event("completed", "2020-01-01"),
        event("paused", "2021-01-01"),
        event("started", "2022-01-01"),
    )
    assert [tiny_park.stages.ids[bar.stage] for bar in found.bars] == [
        "completed", "paused", "completed",
    ]  # fmt: skip
    assert not found.marks
