"""Laws of the status over generated series, and the same answer by another way."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import Status, assess, coverage, explain, scoreboard
from tests.indicators.plain_status import (
    PARTIAL,
    PERIODS,
    Row,
    days,
    observations,
    plainly,
    targets,
)
from tests.indicators.small import small_park
from tests.laws import examples

if TYPE_CHECKING:
    from park.model import Park

DATA = Path(__file__).parents[2] / "data"


@settings(max_examples=examples(400), deadline=None)
@given(targets, st.lists(observations(), max_size=7), days)
def test_the_same_status_by_another_way(row: Row, rows: list[Row], on: date) -> None:
    park = small_park([row], rows)
    found = assess(park, "output", on)
    assert found.status == plainly(row, rows, on)
    told = explain(park, "output", on)
    assert told.rule is not None
    assert told.rule.status is found.status, "the rule shown is the one that decided"
    known = [one for one in rows if PERIODS[one["period"]].last <= on]
    assert len(told.compared) + len(told.left_out) == len(known), "no value is silent"


@pytest.mark.parametrize("year", range(2018, 2030))
def test_every_real_indicator_by_another_way(real_park: Park, year: int) -> None:
    def read(file: str) -> list[Row]:
        with (DATA / file).open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    seen_rows: dict[str, list[Row]] = {}
    for one in read("observations.csv"):
        seen_rows.setdefault(one["indicator_id"], []).append(one | {"value": float(one["value"])})
    asked_rows = [one for one in read("indicators.csv") if one["target_value"]]
    assert len(asked_rows) > 30
    for row in asked_rows:
        for on in (date(year, 6, 30), date(year, 12, 31)):
            goal = row | {"target_value": float(row["target_value"])}
            wanted = plainly(goal, seen_rows.get(row["id"], []), on)
            assert assess(real_park, row["id"], on).status == wanted, (row["id"], on)


@settings(deadline=None)
@given(st.lists(targets, max_size=5), st.lists(observations(), max_size=7), days)
def test_every_indicator_has_exactly_one_status(
    rows: list[Row], observed: list[Row], on: date
) -> None:
    named = [row | {"id": f"i{place}"} for place, row in enumerate(rows)]
    own = [one | {"indicator_id": f"i{place % 5}"} for place, one in enumerate(observed)]
    found = scoreboard(small_park(named, own), on)
    assert [one.indicator_id for one in found] == [row["id"] for row in named]
    counted = coverage(found)
    assert sum(counted.by_status.values()) == counted.total == len(named)
    for one in found:
        assert one == assess(small_park(named, own), one.indicator_id, on)


@settings(deadline=None)
@given(targets, st.lists(observations(), max_size=7), days)
def test_unknown_is_never_a_number(row: Row, rows: list[Row], on: date) -> None:
    found = assess(small_park([row], rows), "output", on)
    if found.reading.value is None:
        assert found.share_of_target is None
        assert found.reading.why_none == found.reason
        assert found.status in (Status.NOT_REPORTED, Status.NOT_COMPARABLE)
    else:
        written = [one for one in rows if one["period"] == found.reading.period]
        assert found.reading.value in [one["value"] for one in written]
        assert found.status is not Status.NOT_REPORTED


@settings(deadline=None)
@given(
    targets,
    st.lists(observations(), max_size=5),
    st.lists(observations(PARTIAL), min_size=1, max_size=3),
    days,
)
def test_a_partial_period_never_decides(
    row: Row, rows: list[Row], partial: list[Row], on: date
) -> None:
    without = assess(small_park([row], rows), "output", on)
    found = assess(small_park([row], [*rows, *partial]), "output", on)
    if without.reading.value is not None:
        assert found.status == without.status
        assert found.reading == without.reading
    else:
        assert found.status in (Status.NOT_REPORTED, Status.NOT_COMPARABLE)
        assert found.reading.value is None
