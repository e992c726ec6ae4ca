"""How fast an indicator would have to move, how fast it moved, and what that leaves open.

The range for the target's last day is made of the changes per year between every two of the
comparable values: the slowest and the fastest of them, each continued from the latest value. These
are the slopes of which the estimator of Theil (1950) and Sen (1968, "Estimates of the regression
coefficient based on Kendall's tau", JASA 63) takes the median. The whole span is shown, because a
handful of yearly values bears no confidence interval.

A bound (> 830) is no point: the change from it is unknown. After the target's last day nothing is
forecast, and a value of that day is the last that counts. Of a target "in every year" each year
stands for itself, so it has no pace. Two values of one year, or nearer than half a year, tell no
change per year: five days would be stretched to a year.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from indicators.reading import Reading, Target
from indicators.status import DEFINITE, in_years, reached
from park.vocabulary import Cadence, Direction, ValueBound

LEAST_POINTS = 3
"""From fewer periods nothing is forecast: two points always lie on one line."""

LEAST_YEARS = 0.5
"""Nearer values tell no change per year."""

_DIGITS = 9
"""Decimals that are compared: what is only rounding of the arithmetic decides nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Changes per year in the indicator's unit, and the range they leave open."""

    points: int
    """Comparable periods whose value is known and no bound."""
    first: Reading | None
    latest: Reading | None
    """The first and the latest of those values; None without any."""
    asked: float | None
    """Change per year from the first value to the target on its last day; None where the first
    value reached the target already."""
    achieved: float | None
    """Change per year from the first value to the latest; None where they are too near."""
    kept: bool | None
    """Whether `achieved` is at least, or at most, what was asked; None where that is not known."""
    still_needed: float | None
    """Change per year from the latest value to the target; None once its period is over."""
    least: float | None
    most: float | None
    """What the target's last day would bring at the slowest and the fastest change seen."""
    about: bool
    """Whether one of the values was told as "about": the range is no surer than it."""
    why_no_range: str | None
    """i18n key, set exactly when `least` and `most` are None."""


def pace(usable: Iterable[Reading], target: Target, on: date) -> Pace:
    """Return the pace of comparable readings towards a target, as known on `on`; in any order."""
    known = [one for one in usable if one.bound in DEFINITE and one.value is not None]
    points = sorted(((in_years(one.span.last), float(one.value or 0), one) for one in known),
                    key=lambda point: point[:2])  # fmt: skip
    due = in_years(target.due)
    if any(time == due for time, _, _ in points):
        points = [point for point in points if point[0] <= due]
    times = sorted({time for time, _, _ in points})
    by_end = target.cadence is Cadence.BY_END
    first, latest = (points[0], points[-1]) if points else (None, None)
    least, most, why = _range(points, target, on)
    reached_first = first is not None and reached(first[2], target.direction, target.value)
    to_do = by_end and first and not reached_first
    asked = _slope(first, (due, target.value)) if to_do and first else None
    achieved = _rate(first, latest) if by_end and first and latest else None
    return Pace(
        points=len(times),
        first=first[2] if first else None,
        latest=latest[2] if latest else None,
        asked=asked,
        achieved=achieved,
        kept=_kept(asked, achieved, target.direction),
        still_needed=(
            _slope(latest, (due, target.value)) if by_end and latest and on <= target.due else None
        ),
        least=least,
        most=most,
        about=any(one.bound is ValueBound.ABOUT for _, _, one in points),
        why_no_range=why,
    )


_Point = tuple[float, float, Reading]


def _slope(start: _Point | tuple[float, float], end: _Point | tuple[float, float]) -> float | None:
    """Return the change per year from one point to a later one; None where it is not later."""
    years = end[0] - start[0]
    return (end[1] - start[1]) / years if years > 0 else None


def _rate(start: _Point, end: _Point) -> float | None:
    """Return the change per year between two values; None where they are too near for one."""
    same = start[2].span.last.year == end[2].span.last.year
    return None if same or end[0] - start[0] < LEAST_YEARS else _slope(start, end)


def _kept(asked: float | None, achieved: float | None, direction: Direction) -> bool | None:
    if asked is None or achieved is None or direction is Direction.EXACTLY:
        return None
    more = round(achieved - asked, _DIGITS)
    return {
        Direction.AT_LEAST: more >= 0,
        Direction.MORE_THAN: more > 0,
        Direction.AT_MOST: more <= 0,
    }[direction]


def _range(
    points: list[_Point], target: Target, on: date
) -> tuple[float | None, float | None, str | None]:
    if target.cadence is not Cadence.BY_END:
        return None, None, "pace.none.every_year"
    if on > target.due:
        return None, None, "pace.none.over"
    if len({time for time, _, _ in points}) < LEAST_POINTS:
        return None, None, "pace.none.too_few"
    left = in_years(target.due) - points[-1][0]
    if left <= 0:
        return None, None, "pace.none.at_end"
    slopes = [slope for one, other in combinations(points, 2)
              if (slope := _rate(one, other)) is not None]  # fmt: skip
    if not slopes:
        return None, None, "pace.none.too_near"
    ends = [value for time, value, _ in points if time == points[-1][0]]
    return min(ends) + min(slopes) * left, max(ends) + max(slopes) * left, None
