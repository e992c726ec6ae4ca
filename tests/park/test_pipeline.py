"""The stage funnel counts every selected project once, and money only where it is stated."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given, settings

from park import Park, Selection, account
from park.pipeline import pipeline
from tests.laws import examples
from tests.park.made import made_park, made_selection, repeatable, seeds
from tests.park.plain import Plain


def _sums(park: Park, chosen: Selection) -> None:
    counts, plain = pipeline(park, chosen), Plain(park)
    assert sum(one.projects for one in counts) == account(park, chosen).selected
    rows = [row for row in plain.projects if plain.keeps(row, chosen)]
    for one in counts:
        here = [row for row in rows if plain.certain_stage(row["id"], chosen.on) == one.stage]
        stated = [
            row["investment_yi_cny"]
            for row in here
            if row["investment_yi_cny"] >= 0 and row["in_park"] != "no" and one.stage != "none"
        ]
        assert one.projects == len(here)
        assert one.with_investment == len(stated)
        if stated:
            assert one.investment_yi_cny == pytest.approx(sum(stated))
        else:
            assert math.isnan(one.investment_yi_cny), "unknown money is never 0"


@settings(repeatable, max_examples=examples(100))
@given(seed=seeds)
def test_sums_to_the_selected_on_generated_parks(tiny_park: Park, seed: int) -> None:
    park = made_park(tiny_park, seed)
    _sums(park, made_selection(park, seed))


@settings(repeatable, max_examples=examples(40))
@given(seed=seeds)
def test_sums_to_the_selected_on_the_real_park(real_park: Park, seed: int) -> None:
    _sums(real_park, made_selection(real_park, seed))


@settings(repeatable, max_examples=examples(50))
@given(seed=seeds)
def test_possible_is_shown_beside_and_never_counted(tiny_park: Park, seed: int) -> None:
    park = made_park(tiny_park, seed)
    chosen = made_selection(park, seed)
    counts = pipeline(park, chosen)
    selected = account(park, chosen).selected
    assert sum(one.possible for one in counts) <= selected
    assert next(one for one in counts if one.stage == "none").possible == 0


def test_stages_stand_in_their_order_and_none_last(tiny_park: Park) -> None:
    counts = pipeline(tiny_park, Selection(on=date(2025, 12, 31)))
    assert [one.stage for one in counts] == [*tiny_park.stages.ids, "none"]
