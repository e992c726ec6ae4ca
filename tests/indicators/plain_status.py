"""Generated series, and their status by one plain pass that knows nothing of the rule tables."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any, NamedTuple

from hypothesis import strategies as st

from tests.indicators.small import asked, seen

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
    direction=st.sampled_from(["at_least", "more_than", "at_most", "exactly"]),
    target_value=st.integers(1, 16).map(float),
    target_period=st.sampled_from(["2025", "2021/2025", "2022", "2023/2026"]),
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
        {
            "at_least": one >= goal,
            "more_than": one > goal,
            "at_most": one <= goal,
            "exactly": one == goal,
        }[direction]
        for one in may_be
    }
    return "?" if len(answers) > 1 else "yes" if answers.pop() else "no"


def years(day: date) -> Fraction:
    """Count years by their days: the last of December 2025 is 2026."""
    passed = day.timetuple().tm_yday
    return day.year + Fraction(passed, 366 if day.year % 4 == 0 else 365)


def read_plainly(written: str) -> Period:
    """Read a period of the real data: years, months or a stretch of months of one year."""
    start, slash, end = written.partition("/")
    numbers = [int(part) for part in (end or start).split("-")]
    begins = [int(part) for part in start.split("-")]
    first = date(*[*begins, 1, 1][:3])
    last = {
        1: lambda: date(numbers[0], 12, 31),
        2: lambda: date(numbers[0] + numbers[1] // 12, numbers[1] % 12 + 1, 1) - timedelta(days=1),
        3: lambda: date(*numbers),
    }[len(numbers)]()
    year = (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31))
    return Period(written, first, last, "year" if year else "stretch" if slash else "moment")


def plainly(row: Row, rows: list[Row], on: date) -> str:  # noqa: C901, PLR0911, PLR0912
    """Return the status by one plain pass, without the tables."""
    annual = row["cadence"] == "annual"
    goal, direction = row["target_value"], row["direction"]
    first_year, due_year = int(row["target_period"][:4]), int(row["target_period"][-4:])
    due = date(due_year, 12, 31)
    total = row["unit"] in ("yi_cny", "events", "person_times") and row["id"] not in (
        "credit-balance", "fund-size",
    )  # fmt: skip
    best: list[tuple[Any, Row]] = []
    any_of_park = False
    for place, one in enumerate(rows):
        period = PERIODS.get(one["period"]) or read_plainly(one["period"])
        if one["scope"] != "park" or period.last > on:
            continue
        any_of_park = True
        if one["scope_detail"] or one["basis"] in ("estimate", "expected"):
            continue
        if period.kind == "stretch":
            continue
        if period.kind == "moment" and (annual or total):
            continue
        if annual and not first_year <= period.last.year <= due_year:
            continue
        best.append(((period.last, "<>~=".index(one["bound"]), period.first, place), one))
    best.sort(key=lambda pair: pair[0])
    if not best:
        return "not_comparable" if any_of_park else "not_reported"
    if annual:
        return every_year(best, goal, direction, range(first_year, due_year + 1), over=on > due)
    at_end = [one for key, one in best if key[0] == due]
    later = [one for key, one in best if key[0] > due]
    earlier = [(key[0], one) for key, one in best if key[0] < due]
    # The last day's values decide if there are any; else those of the latest day.
    last_day = best[-1][0][0]
    deciding = at_end or [one for key, one in best if key[0] == last_day]
    answers = [beats(one, goal, direction) for one in deciding]
    if "yes" in answers and "no" in answers:
        return "not_comparable"
    if answers[-1] == "yes":
        return "met"
    if at_end:
        return "missed" if answers[-1] == "no" else "not_comparable"
    if later:
        return "behind" if answers[-1] == "no" else "not_comparable"
    start_day = earlier[0][0]
    start = [one for day, one in earlier if day == start_day][-1]
    if start_day == last_day or start["bound"] in "<>" or direction == "exactly":
        return "not_comparable"
    run = (years(last_day) - years(start_day)) / (due_year + 1 - years(start_day))
    line = round(float(Fraction(start["value"]) + Fraction(goal - start["value"]) * run), 9)
    keeps_up = beats(deciding[-1], line, direction)
    if keeps_up == "no":
        return "behind"
    return "on_pace" if keeps_up == "yes" and on <= due else "not_comparable"


def every_year(
    best: list[tuple[Any, Row]], goal: float, direction: str, asked_for: range, *, over: bool
) -> str:
    """Return the status of a target that is to be kept in every year, year by year."""
    verdicts = []
    for year in asked_for:
        own = [beats(one, goal, direction) for key, one in best if key[0].year == year]
        both = "yes" in own and "no" in own
        verdicts.append("?" if both else own[-1] if own else "silent")
    if "no" in verdicts:
        return "missed"
    if "?" in verdicts:
        return "not_comparable"
    if "silent" not in verdicts:
        return "met"
    return "not_comparable" if over else "on_pace"
