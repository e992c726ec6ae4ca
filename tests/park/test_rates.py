"""Rates count whom a plain loop counts, and what is open is an interval, never a guess."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings

from park import Park, Selection
from park.rates import Rate, rates
from tests.laws import examples
from tests.park.made import Made, event, made_park, made_selection, park_of, repeatable, seeds
from tests.park.plain import Plain, Row
from tests.park.test_course import FACTS

DAY = date(2024, 6, 1)


def found(base: Park, *projects: tuple[dict[str, str], ...]) -> Rate:
    """Return the tiny park's one rate, of those in operation among those started."""
    made = [Made(**FACTS, events=events) for events in projects]  # type: ignore[arg-type]
    (one,) = rates(park_of(base, made), Selection(on=DAY))
    return one


def _agrees(park: Park, chosen: Selection) -> None:
    plain = Plain(park)
    rows = [row for row in plain.projects if plain.keeps(row, chosen)]

    def passed(stage: str, *, maybe: bool = False) -> list[Row]:
        return [row for row in rows if plain.has_passed(row["id"], stage, chosen.on, maybe=maybe)]

    for one, row_of in zip(rates(park, chosen), park.rates.to_dict("records"), strict=True):
        assert one.id == row_of["id"]
        for counted, stage in ((one.base, one.base_stage), (one.reached, one.reached_stage)):
            sure = passed(stage)
            money = [
                row["investment_yi_cny"]
                for row in sure
                if row["investment_yi_cny"] >= 0 and row["in_park"] != "no"
            ]
            assert (counted.projects, counted.with_investment) == (len(sure), len(money))
            if money:
                assert counted.investment_yi_cny == pytest.approx(sum(money))
            else:
                assert math.isnan(counted.investment_yi_cny), "unknown money is never 0"
        told = {
            name
            for name, spans in plain.spans.items()
            if any(stage == one.base_stage and last <= chosen.on for _, last, stage in spans)
        }
        assert one.untold == sum(row["id"] not in told for row in passed(one.base_stage))
        assert one.told_reached == sum(row["id"] in told for row in passed(one.reached_stage))
        assert one.may_join == len(passed(one.base_stage, maybe=True)) - one.base.projects
        assert one.may_reach == len(passed(one.reached_stage, maybe=True)) - one.reached.projects


@settings(repeatable, max_examples=examples(120))
@given(seed=seeds)
def test_counts_are_those_of_a_plain_loop_on_generated_parks(tiny_park: Park, seed: int) -> None:
    park = made_park(tiny_park, seed)
    _agrees(park, made_selection(park, seed))


@settings(repeatable, max_examples=examples(40))
@given(seed=seeds)
def test_counts_are_those_of_a_plain_loop_on_the_real_park(real_park: Park, seed: int) -> None:
    _agrees(real_park, made_selection(real_park, seed))


@settings(repeatable, max_examples=examples(150))
@given(seed=seeds)
def test_the_bounds_hold_whatever_of_the_possible_happened(tiny_park: Park, seed: int) -> None:
    """Each open project may be out, in the base, or in both: try them all for up to six."""
    park = made_park(tiny_park, seed)
    chosen, plain = replace(made_selection(park, seed), stages=frozenset()), Plain(park)
    (one,) = rates(park, chosen)
    ways: list[set[tuple[int, int]]] = []
    for row in plain.projects:
        if not plain.keeps(row, chosen):
            continue
        (base, may_join), (reached, may_reach) = (
            [plain.has_passed(row["id"], stage, chosen.on, maybe=maybe) for maybe in (False, True)]
            for stage in (one.base_stage, one.reached_stage)
        )
        options = {(int(base), int(reached))}
        if may_join:
            options.add((1, int(reached)))
        if may_reach:
            options.add((1, 1))
        ways.append(options)
    if one.share is None:
        assert (one.least, one.most) == (None, None)
        return
    assert one.least is not None
    assert one.most is not None
    assert 0 <= one.least <= one.share <= one.most <= 1
    shares = {
        sum(way[1] for way in told) / sum(way[0] for way in told)
        for told in product(*ways[:6])
        if len(ways) <= 6 and any(way[0] for way in told)
    }
    if shares:
        assert min(shares) == pytest.approx(one.least)
        assert max(shares) == pytest.approx(one.most)


def test_without_a_base_there_is_no_rate(tiny_park: Park) -> None:
    one = found(tiny_park, (event("started", "2030", basis="planned"),))
    assert (one.base.projects, one.share, one.least, one.most) == (0, None, None, None)
    assert not one.is_open


def test_what_was_paused_since_had_still_started(tiny_park: Park) -> None:
    one = found(tiny_park, (event("started", "2020"), event("paused", "2022")))
    assert (one.base.projects, one.reached.projects, one.share) == (1, 0, 0.0)


def test_who_skipped_a_stage_has_passed_it(tiny_park: Park) -> None:
    one = found(tiny_park, (event("operating", "2020"),), (event("started", "2020"),))
    assert (one.base.projects, one.reached.projects, one.share) == (2, 1, 0.5)


def test_an_open_date_makes_an_interval(tiny_park: Park) -> None:
    sure = (event("started", "2020"),)
    one = found(tiny_park, sure, (*sure, event("operating", "2024")), (event("started", "2024"),))
    assert (one.base.projects, one.reached.projects) == (2, 0)
    assert (one.may_join, one.may_reach, one.least, one.most) == (1, 1, 0.0, 0.5)
    assert one.is_open


def test_a_planned_date_reaches_nothing(tiny_park: Park) -> None:
    one = found(tiny_park, (event("started", "2020"), event("operating", "2023", "=", "planned")))
    assert (one.reached.projects, one.may_reach) == (0, 0)
    assert not one.is_open


def test_a_stage_reached_filters_by_what_was_passed(tiny_park: Park) -> None:
    made = [
        Made(**FACTS, events=events)  # type: ignore[arg-type]
        for events in (
            (event("operating", "2020"), event("paused", "2022")),
            (event("started", "2020"),),
            (event("operating", "2030"),),
        )
    ]
    park = park_of(tiny_park, made)
    chosen = Selection(on=DAY, reached=frozenset({"completed"}))
    assert chosen.mask(park).tolist() == [True, False, False]
