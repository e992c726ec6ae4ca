"""How far a value is from its target: never "reached" where the status says missed."""

from __future__ import annotations

import pytest

from i18n import Speech
from indicators import Status, assess, scoreboard
from indicators.final import Final, final
from indicators.gap import Gap, gap
from indicators.say import say_gap, say_reason
from park.vocabulary import ValueBound
from tests.indicators.small import AFTER, asked, seen, small_park

ZH = Speech("zh")
SHARE = {"unit": "percent_of_whole", "target_value": 50.0}
CEILING = {"unit": "working_days", "target_value": 35.0, "direction": "at_most"}
EVERY_YEAR = {"cadence": "annual", "target_period": "2021/2025", "unit": "events"}


@pytest.mark.parametrize(("own", "value", "bound", "amount", "how"), [
    (SHARE, 40.0, "=", 10.0, ValueBound.EXACT), (SHARE, 40.0, "~", 10.0, ValueBound.ABOUT),
    (SHARE, 40.0, ">", 10.0, ValueBound.BELOW), (SHARE, 40.0, "<", 10.0, ValueBound.ABOVE),
    (SHARE, 50.0, "<", 0.0, ValueBound.ABOVE), (CEILING, 40.0, "=", 5.0, ValueBound.EXACT),
    (CEILING, 40.0, ">", 5.0, ValueBound.ABOVE), (CEILING, 40.0, "<", 5.0, ValueBound.BELOW),
    (CEILING, 35.0, ">", 0.0, ValueBound.ABOVE),
])  # fmt: skip
def test_a_gap_has_the_bound_of_its_value(
    own: dict[str, object], value: float, bound: str, amount: float, how: ValueBound
) -> None:
    found = assess(small_park([asked(**own)], [seen("2025", value, bound)]), "output", AFTER)
    assert found.target is not None
    assert gap(found.reading, found.target) == Gap(amount, how)
    assert found.status is not Status.MET


@pytest.mark.parametrize(("own", "value", "bound"), [
    (SHARE, 50.0, "="), (SHARE, 50.0, ">"), (CEILING, 35.0, "<"), (CEILING, 30.0, "~"),
])  # fmt: skip
def test_what_is_reached_has_no_gap(own: dict[str, object], value: float, bound: str) -> None:
    found = assess(small_park([asked(**own)], [seen("2025", value, bound)]), "output", AFTER)
    assert found.target is not None
    assert gap(found.reading, found.target) is None
    assert found.status is Status.MET


def test_less_than_the_target_is_short_of_it_by_nobody_knows_what() -> None:
    found = assess(small_park([asked(**SHARE)], [seen("2025", 50, "<")]), "output", AFTER)
    assert found.target is not None
    away = gap(found.reading, found.target)
    assert away is not None
    assert say_gap(ZH, found.reading, away) == ZH("indicator.gap_open")


def test_some_years_of_an_annual_target_are_no_final_result() -> None:
    rows = [seen("2024", 120), *(seen(str(year), 120) for year in (2021, 2022, 2023, 2025))]
    for known, wanted in ((1, Final.SOME_YEARS), (4, Final.SOME_YEARS), (5, Final.RESULT)):
        found = assess(small_park([asked(**EVERY_YEAR)], rows[:known]), "output", AFTER)
        assert final(found) is wanted


def test_where_sources_differ_none_is_taken_for_all() -> None:
    rows = [seen("2025", 40, source_ids="a"), seen("2025", 35, source_ids="b"), seen("2024", 50)]
    (found,) = scoreboard(small_park([asked(**CEILING)], rows), AFTER)
    assert sorted(one.value or 0 for one in found.differing) == [35, 40]
    assert found.share_of_target is None
    (found,) = scoreboard(small_park([asked(**CEILING)], rows[1:]), AFTER)
    assert found.differing == ()


def test_exactly_what_is_to_be_exceeded_is_said_so() -> None:
    park = small_park([asked(direction="more_than")], [seen("2025", 100)])
    assert ZH("indicator.equal", it="100 亿元") in say_reason(ZH, assess(park, "output", AFTER))
