"""The register is the data: every indicator of the repository can be read, assessed and said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from i18n import Speech, languages, texts
from indicators import (
    HEADLINE,
    Status,
    assess,
    plan_indicators,
    say_period,
    say_reason,
    say_target,
    say_value,
    scoreboard,
    series,
)
from park.vocabulary import Scope

if TYPE_CHECKING:
    from park.model import Park

ON = date(2026, 11, 23)


def test_headline_targets_are_the_plans(real_park: Park) -> None:
    assert set(HEADLINE) <= {one.id for one in plan_indicators(real_park)}


def test_every_plan_indicator_has_a_target(real_park: Park) -> None:
    assert [one.id for one in plan_indicators(real_park) if one.target is None] == []


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_every_indicator_can_be_said(real_park: Park, code: str) -> None:
    speech = Speech(code)
    units = {f"unit_of_measure.{one}" for one in real_park.indicators["unit"]}
    assert units - texts(code).keys() == set(), f"add the units to i18n/{code}.toml"
    for one in real_park.indicators["id"]:
        found = assess(real_park, one, ON)
        assert say_reason(speech, found)
        if found.target is not None:
            assert say_target(speech, found.target, found.reading.unit)
        for scope in Scope:
            for reading in series(real_park, one, scope):
                assert say_value(speech, reading)
                assert say_period(speech, reading.period)
                assert reading.source_ids


def test_nothing_observed_in_the_target_year_is_never_called_missed(real_park: Park) -> None:
    for found in scoreboard(real_park, ON):
        if found.status is Status.MISSED:
            assert found.target is not None
            assert found.reading.span.last <= found.target.due
            assert found.reading.span.last.year == found.target.due.year
