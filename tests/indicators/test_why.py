"""The rules behind a status: all that are for such a target, in order, and what became of each."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import languages, texts
from indicators import Outcome, assess, explain
from indicators.rules import RULES
from park.vocabulary import Cadence, Direction
from tests.indicators.plain_status import Row, days, observations, targets
from tests.indicators.small import AFTER, asked, seen, small_park
from tests.park.made import repeatable


@repeatable
@given(targets, st.lists(observations(), max_size=6), days)
def test_those_before_failed_one_decided_and_none_after_was_asked(
    row: Row, rows: list[Row], on: Any
) -> None:
    park = small_park([row], rows)
    steps = explain(park, "output", on).steps
    at = [one.outcome for one in steps].index(Outcome.DECIDED)
    assert all(one.holds for one in steps[at].conditions)
    for one in steps[:at]:
        assert one.outcome is Outcome.FAILED
        assert any(asked.holds is False for asked in one.conditions)
    for one in steps[at + 1 :]:
        assert one.outcome is Outcome.UNASKED
        assert all(asked.holds is None for asked in one.conditions)
    assert steps[at].status is assess(park, "output", on).status


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("cadence", list(Cadence))
def test_every_rule_for_such_a_target_is_listed_and_no_other(
    direction: Direction, cadence: Cadence
) -> None:
    row = asked(direction=direction, cadence=cadence, target_period="2021/2025")
    steps = explain(small_park([row], [seen("2024", 70)]), "output", AFTER).steps
    own = [one for one in RULES[cadence] if one.direction in {None, direction}]
    assert [one.status for one in steps[2:]] == [one.status for one in own]
    for step, rule in zip(steps[2:], own, strict=True):
        assert tuple(one.fact for one in step.conditions) == rule.asked()
    words = {key for one in steps for it in one.conditions for key in it.words}
    for code in languages():
        assert words <= texts(code.code).keys()


def test_values_that_contradict_are_named() -> None:
    rows = [seen("2024", 120), seen("2024", 70, source_ids="paper")]
    steps = explain(small_park([asked()], rows), "output", AFTER).steps
    (differ,) = (it for one in steps for it in one.conditions if it.fact == "differ")
    assert sorted(one.value or 0 for one in differ.looked_at) == [70.0, 120.0]
