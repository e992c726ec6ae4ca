"""Each rule on the smallest series that calls for it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from indicators import (
    Assessment,
    Reading,
    Status,
    UnknownIndicator,
    assess,
    coverage,
    scoreboard,
    series,
)
from indicators.rules import ANNUAL, BY_END
from park.vocabulary import Scope
from tests.indicators.small import AFTER, asked, seen, small_park

Row = dict[str, Any]
PERCENT = {"unit": "percent", "target_value": 50.0}
CEILING = {"unit": "working_days", "target_value": 35.0, "direction": "at_most"}
EXACTLY = {"direction": "exactly"}
MORE = {"direction": "more_than"}
EVERY_YEAR = {"cadence": "annual", "target_period": "2021/2025", "unit": "events"}
DURING = date(2024, 6, 30)

CASES: dict[str, tuple[Row, list[Row], date, str, str]] = {
    "reached in the target year": ({}, [seen("2025", 100)], AFTER, "met", "met"),
    "exactly what is to be exceeded": (MORE, [seen("2025", 100)], AFTER, "missed", "missed"),
    "exceeded": (MORE, [seen("2025", 100.1)], AFTER, "met", "met"),
    "more than what is to be exceeded": (MORE, [seen("2025", 100, ">")], AFTER, "met", "met"),
    "a lower bound below what is to be exceeded":
        (MORE, [seen("2025", 99, ">")], AFTER, "not_comparable", "lower_bound"),
    "reached before, end unknown": ({}, [seen("2023", 120)], AFTER, "met", "met_before"),
    "reached after, end unknown": ({}, [seen("2026", 120)], date(2027, 1, 1), "met", "met_later"),
    "reached already": ({}, [seen("2023", 120)], DURING, "met", "met_already"),
    "short in the target year": ({}, [seen("2025", 99.9)], AFTER, "missed", "missed"),
    "short before, end unknown":
        ({}, [seen("2024", 70)], AFTER, "not_comparable", "final_unknown"),
    "short after, end unknown": ({}, [seen("2026", 70)], date(2027, 1, 1), "behind", "short_later"),
    "short at the end, reached later": (
        {}, [seen("2025", 90), seen("2026", 120)], date(2027, 1, 1), "missed",
        "missed_then_reached",
    ),
    "short at the end, and later":
        ({}, [seen("2025", 90), seen("2026", 95)], date(2027, 1, 1), "missed", "missed"),
    "reached at the end, lost later":
        ({}, [seen("2025", 100), seen("2026", 95)], date(2027, 1, 1), "met", "met"),
    "fell back": ({}, [seen("2023", 120), seen("2024", 70)], AFTER, "behind", "behind_at_last"),
    "behind when last seen":
        ({}, [seen("2021", 60), seen("2023", 79.9)], AFTER, "behind", "behind_at_last"),
    "on the line when last seen": (
        {}, [seen("2021", 60), seen("2023", 80)], AFTER, "not_comparable", "on_pace_at_last",
    ),
    "on the line": ({}, [seen("2021", 60), seen("2023", 80)], DURING, "on_pace", "on_pace"),
    "under the line": ({}, [seen("2021", 60), seen("2023", 79.9)], DURING, "behind", "behind_pace"),
    "one period": ({}, [seen("2023", 80)], DURING, "not_comparable", "no_pace"),
    "line from a bound":
        ({}, [seen("2021", 60, ">"), seen("2023", 80)], DURING, "not_comparable", "no_pace"),
    "line from the surer of two": (
        {}, [seen("2021", 60), seen("2021", 50, ">"), seen("2023", 80)], DURING,
        "on_pace", "on_pace",
    ),
    "bound above the line": ({}, [seen("2021", 60), seen("2023", 85, ">")], DURING, "on_pace",
        "on_pace"),
    "bound below the line": ({}, [seen("2021", 60), seen("2023", 75, ">")], DURING,
        "not_comparable", "lower_bound"),
    "lower bound under the target":
        (PERCENT, [seen("2025-10", 40, ">")], AFTER, "not_comparable", "lower_bound"),
    "lower bound at the target": (PERCENT, [seen("2025-10", 50, ">")], AFTER, "met", "met_within"),
    "upper bound under the target": ({}, [seen("2025", 90, "<")], AFTER, "missed", "missed"),
    "upper bound over the target":
        ({}, [seen("2025", 110, "<")], AFTER, "not_comparable", "bound_open"),
    "about": ({}, [seen("2025", 100, "~")], AFTER, "met", "met"),
    "under the ceiling": (CEILING, [seen("2025", 30)], AFTER, "met", "met"),
    "at the ceiling": (CEILING, [seen("2025", 35)], AFTER, "met", "met"),
    "over the ceiling": (CEILING, [seen("2025", 40)], AFTER, "missed", "missed"),
    "surely under the ceiling": (CEILING, [seen("2025", 35, "<")], AFTER, "met", "met"),
    "perhaps over the ceiling":
        (CEILING, [seen("2025", 40, "<")], AFTER, "not_comparable", "upper_bound"),
    "surely over the ceiling": (CEILING, [seen("2025", 35, ">")], AFTER, "missed", "missed"),
    "perhaps under the ceiling":
        (CEILING, [seen("2025", 30, ">")], AFTER, "not_comparable", "bound_open"),
    "exactly": (EXACTLY, [seen("2025", 100)], AFTER, "met", "met"),
    "not exactly": (EXACTLY, [seen("2025", 101)], AFTER, "missed", "missed"),
    "a level in the year":
        (PERCENT, [seen("2025-10", 45)], AFTER, "not_comparable", "final_unknown"),
    "a level at its end": (PERCENT, [seen("2025-12", 45)], AFTER, "missed", "missed"),
    "a month of a total": ({}, [seen("2025-12", 120)], AFTER, "not_comparable", "partial"),
    "eight months": ({}, [seen("2025-01/2025-08", 120)], AFTER, "not_comparable", "partial"),
    "five years": ({}, [seen("2021/2025", 500)], AFTER, "not_comparable", "partial"),
    "twelve months": ({}, [seen("2025-01/2025-12", 120)], AFTER, "met", "met"),
    "a balance": (
        {"id": "credit-balance"},
        [seen("2025-12", 120, indicator_id="credit-balance")], AFTER, "met", "met",
    ),
    "every year, kept":
        (EVERY_YEAR, [seen(f"{year}", 100) for year in range(2021, 2026)], AFTER, "met",
         "annual_met"),
    "every year, kept so far":
        (EVERY_YEAR, [seen("2022", 100), seen("2023", 100)], DURING, "on_pace", "annual_so_far"),
    "every year, years unknown":
        (EVERY_YEAR, [seen("2023", 100)], AFTER, "not_comparable", "annual_gaps"),
    "every year, missed once": (
        EVERY_YEAR, [seen("2021", 90), seen("2024", 150)], AFTER, "missed", "annual_missed"),
    "every year, a year disputed": (
        EVERY_YEAR, [seen("2021", 90), seen("2021", 110), seen("2024", 150)], AFTER,
        "not_comparable", "sources_differ"),
    "every year, missed":
        (EVERY_YEAR, [seen("2022", 100), seen("2023", 90)], AFTER, "missed", "annual_missed"),
    "every year, before":
        (EVERY_YEAR, [seen("2020", 100)], AFTER, "not_comparable", "outside_period"),
    "every year, bound":
        (EVERY_YEAR, [seen("2023", 90, ">")], AFTER, "not_comparable", "lower_bound"),
    "nothing": ({}, [], AFTER, "not_reported", "none"),
    "another scope": ({}, [seen("2025", 999, scope="city")], AFTER, "not_reported", "other_scope"),
    "a part of the park":
        ({}, [seen("2025", 999, scope_detail="east")], AFTER, "not_comparable", "part_of_park"),
    "an estimate":
        ({}, [seen("2025", 999, basis="estimate")], AFTER, "not_comparable", "estimate"),
    "expected": ({}, [seen("2025", 999, basis="expected")], AFTER, "not_comparable", "estimate"),
    "derived": ({}, [seen("2025", 999, basis="derived")], AFTER, "met", "met"),
    "not yet": ({}, [seen("2025", 999)], DURING, "not_reported", "after_day"),
    "a value nobody wrote":
        ({}, [seen("2025", float("nan"))], AFTER, "not_reported", "value_unknown"),
    "sources disagree":
        ({}, [seen("2025", 120), seen("2025", 90)], AFTER, "not_comparable", "sources_differ"),
    "sources agree enough": ({}, [seen("2025", 120), seen("2025", 110)], AFTER, "met", "met"),
    "no target": (
        {"target_value": float("nan"), "direction": "", "target_period": "", "cadence": ""},
        [seen("2025-01/2025-08", 1)], AFTER, "not_comparable", "no_target",
    ),
}  # fmt: skip


def assessed(own: Row, rows: list[Row], on: date) -> Assessment:
    row = asked(**own)
    return assess(small_park([row], rows), row["id"], on)


@pytest.mark.parametrize(
    ("own", "rows", "on", "status", "reason"), CASES.values(), ids=CASES.keys()
)
def test_rule(own: Row, rows: list[Row], on: date, status: str, reason: str) -> None:
    found = assessed(own, rows, on)
    assert (found.status, found.reason) == (status, f"reason.{reason}")


def test_every_row_of_the_tables_has_a_case() -> None:
    called_for = {f"reason.{reason}" for *_, reason in CASES.values()}
    assert {rule.reason for rule in (*BY_END, *ANNUAL)} <= called_for


def test_numbers_that_decided() -> None:
    found = assessed({}, [seen("2021", 60), seen("2023", 79)], DURING)
    assert found.share_of_target == pytest.approx(0.79)
    assert found.holes["needed"] == pytest.approx(80)
    gap = assessed(PERCENT, [seen("2025-10", 40, ">")], AFTER)
    assert gap.holes["gap"] == 10
    assert gap.share_of_target == pytest.approx(0.8)


def test_years_of_an_annual_target() -> None:
    found = assessed(EVERY_YEAR, [seen("2021", 100), seen("2022", 90), seen("2024", 100)], AFTER)
    assert {name: found.holes[name] for name in ("years", "known", "kept")} == {
        "years": 5, "known": 3, "kept": 2,
    }  # fmt: skip


def test_partial_period_is_listed_and_not_compared() -> None:
    rows = [seen("2022-01/2022-08", 500), seen("2021", 80)]
    found = assessed({}, rows, AFTER)
    assert (found.reading.period, found.reading.value) == ("2021", 80)
    assert [(one.reading.period, one.why) for one in found.left_out] == [
        ("2022-01/2022-08", "reason.partial")
    ]
    assert found.park_observations == 2


def test_no_value_has_a_reason_and_no_number() -> None:
    reading = assessed({}, [], AFTER).reading
    assert (reading.value, reading.why_none) == (None, "reason.none")
    assert assessed({}, [], AFTER).share_of_target is None


def test_a_value_of_zero_is_a_value() -> None:
    found = assessed({}, [seen("2025", 0)], AFTER)
    assert (found.reading.value, found.share_of_target, found.status) == (0, 0, Status.MISSED)


def test_nothing_is_a_share_of_a_target_of_zero() -> None:
    found = assessed(CEILING | {"target_value": 0.0}, [seen("2025", 3)], AFTER)
    assert (found.share_of_target, found.status) == (None, Status.MISSED)


def test_what_is_not_known_on_the_day_is_not_counted() -> None:
    rows = [seen("2025", 100), seen("2023", float("nan"))]
    assert assessed({}, rows, DURING).park_observations == 0


@pytest.mark.parametrize(("value", "why"), [(None, None), (1.0, "reason.none")])
def test_a_reading_is_a_value_or_a_reason(value: float | None, why: str | None) -> None:
    with pytest.raises(ValueError, match="output"):
        Reading(
            indicator_id="output", value=value, unit="percent", bound=None, period="",
            scope=Scope.PARK, basis=None, source_ids=(), why_none=why,
        )  # fmt: skip


def test_the_surest_of_one_period_is_read() -> None:
    rows = [seen("2025", 101), seen("2025", 100, ">"), seen("2025", 102, "~")]
    assert assessed({}, rows, AFTER).reading.value == 101


def test_series_is_in_order_and_keeps_scopes_apart() -> None:
    rows = [
        seen("2024", 3), seen("2020", 1, ">", basis="expected"), seen("2022-01/2022-08", 2),
        seen("2022", 9, scope="city"), seen("2022", 4, scope="zone", scope_detail="west"),
        seen("2022", 5, scope="zone", scope_detail="east"),
    ]  # fmt: skip
    park = small_park([asked()], rows)
    assert [one.value for one in series(park, "output")] == [1, 2, 3]
    assert [one.value for one in series(park, "output", "city")] == [9]
    assert [one.value for one in series(park, "output", "zone", "east")] == [5]


def test_scoreboard_lists_the_plan_only_and_coverage_adds_up() -> None:
    rows = [asked(id="a"), asked(id="b"), asked(id="c"), asked(id="d", origin="other")]
    observations = [
        seen("2025", 120, indicator_id="a"), seen("2025", 1, indicator_id="b", basis="estimate"),
        seen("2025", 1, indicator_id="c", scope="city"),
    ]  # fmt: skip
    found = scoreboard(small_park(rows, observations), AFTER)
    assert [one.indicator_id for one in found] == ["a", "b", "c"]
    counted = coverage(found)
    assert (counted.total, counted.with_park_observation) == (3, 2)
    assert sum(counted.by_status.values()) == 3
    assert set(counted.by_status) == set(Status)


def test_unknown_indicator_is_refused() -> None:
    with pytest.raises(UnknownIndicator):
        assess(small_park([asked()]), "no-such", AFTER)
