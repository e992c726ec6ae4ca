"""Laws of the status over generated series, and the same answer by another way."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import Status, assess, coverage, scoreboard
from tests.indicators.small import asked, seen, small_park

Row = dict[str, Any]


class Period(NamedTuple):
    written: str
    first: date
    last: date
    kind: str


YEARS = [Period(f"{y}", date(y, 1, 1), date(y, 12, 31), "year") for y in range(2019, 2028)]
OTHERS = [
    Period("2023-01/2023-12", date(2023, 1, 1), date(2023, 12, 31), "year"),
    Period("2024-01-01/2024-12-31", date(2024, 1, 1), date(2024, 12, 31), "year"),
    Period("2025-10", date(2025, 10, 1), date(2025, 10, 31), "moment"),
    Period("2025-12", date(2025, 12, 1), date(2025, 12, 31), "moment"),
    Period("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "moment"),
    Period("2025-12-31", date(2025, 12, 31), date(2025, 12, 31), "moment"),
    Period("2022-01/2022-08", date(2022, 1, 1), date(2022, 8, 31), "stretch"),
    Period("2025-01/2025-11", date(2025, 1, 1), date(2025, 11, 30), "stretch"),
    Period("2021/2025", date(2021, 1, 1), date(2025, 12, 31), "stretch"),
]
PERIODS = {one.written: one for one in (*YEARS, *OTHERS)}
PARTIAL = [one.written for one in OTHERS if one.kind == "stretch"]

values = st.integers(0, 40).map(lambda half: half / 2)
days = st.sampled_from(
    [date(2018, 1, 1), date(2023, 6, 30), date(2025, 11, 1), date(2025, 12, 31),
     date(2026, 11, 23), date(2028, 1, 1)]
)  # fmt: skip
targets = st.builds(
    asked,
    unit=st.sampled_from(["yi_cny", "percent"]),
    direction=st.sampled_from(["at_least", "at_most", "exactly"]),
    target_value=st.integers(1, 16).map(float),
    target_period=st.sampled_from(["2025", "2021/2025"]),
    cadence=st.sampled_from(["by_end", "annual"]),
)


def observations(periods: list[str] = list(PERIODS)) -> st.SearchStrategy[Row]:  # noqa: B006
    return st.builds(
        seen,
        st.sampled_from(periods),
        values,
        st.sampled_from(["=", "=", "=", ">", "<", "~"]),
        scope=st.sampled_from(["park", "park", "park", "city"]),
        basis=st.sampled_from(["reported", "reported", "derived", "estimate", "expected"]),
        scope_detail=st.sampled_from(["", "", "", "east"]),
    )


def beats(row: Row, goal: float, direction: str) -> str:
    """Say "yes", "no" or "?" by trying numbers that the row may stand for."""
    value = row["value"]
    may_be = {
        "=": [value],
        "~": [value],
        ">": [value + 1e-9, *(value + step for step in (0.001, 0.25, 1, 1000)), goal + 1000],
        "<": [value - 1e-9, *(value - step for step in (0.001, 0.25, 1, 1000)), goal - 1000],
    }[row["bound"]]
    if row["bound"] in "<>" and (goal > value) == (row["bound"] == ">") and goal != value:
        may_be.append(goal)
    answers = {
        {"at_least": one >= goal, "at_most": one <= goal, "exactly": one == goal}[direction]
        for one in may_be
    }
    return "?" if len(answers) > 1 else "yes" if answers.pop() else "no"


def years(day: date) -> Fraction:
    """Count years by their days: the last of December 2025 is 2026."""
    passed = day.timetuple().tm_yday
    return day.year + Fraction(passed, 366 if day.year % 4 == 0 else 365)


def plainly(row: Row, rows: list[Row], on: date) -> str:  # noqa: C901, PLR0911
    """Return the status by one plain pass, without the tables."""
    annual = row["cadence"] == "annual"
    goal, direction = row["target_value"], row["direction"]
    first_year = 2021 if "/" in row["target_period"] else 2025
    best: list[tuple[Any, Row]] = []
    any_of_park = False
    for place, one in enumerate(rows):
        period = PERIODS[one["period"]]
        if one["scope"] != "park" or period.last > on:
            continue
        any_of_park = True
        if one["scope_detail"] or one["basis"] in ("estimate", "expected"):
            continue
        if period.kind == "stretch":
            continue
        if period.kind == "moment" and (annual or row["unit"] == "yi_cny"):
            continue
        if annual and not first_year <= period.last.year <= 2025:
            continue
        best.append(((period.last, "<>~=".index(one["bound"]), period.first, place), one))
    best.sort(key=lambda pair: pair[0])
    if not best:
        return "not_comparable" if any_of_park else "not_reported"
    latest_key, latest = best[-1]
    end = latest_key[0]
    same_day = {beats(one, goal, direction) for key, one in best if key[0] == end}
    if {"yes", "no"} <= same_day:
        return "not_comparable"
    verdict = beats(latest, goal, direction)
    if verdict == "yes":
        return "met"
    if annual or end == date(2025, 12, 31):
        return "missed" if verdict == "no" else "not_comparable"
    if on > date(2025, 12, 31):
        return "behind" if verdict == "no" else "not_comparable"
    start_day = best[0][0][0]
    start = [one for key, one in best if key[0] == start_day][-1]
    if start_day == end or start["bound"] in "<>" or direction == "exactly":
        return "not_comparable"
    run = (years(end) - years(start_day)) / (2026 - years(start_day))
    line = round(float(Fraction(start["value"]) + Fraction(goal - start["value"]) * run), 9)
    return {"yes": "on_pace", "no": "behind", "?": "not_comparable"}[beats(latest, line, direction)]


@settings(max_examples=400, deadline=None)
@given(targets, st.lists(observations(), max_size=7), days)
def test_the_same_status_by_another_way(row: Row, rows: list[Row], on: date) -> None:
    assert assess(small_park([row], rows), "output", on).status == plainly(row, rows, on)


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
