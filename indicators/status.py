"""Find what the rules look at, and let the first rule that fits decide (`indicators.rules`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from indicators.reading import Holes, Reading, Status, Target
from indicators.rules import RULES, Facts, Timing
from park.vocabulary import Cadence, Direction, ValueBound

RISING = frozenset({Direction.AT_LEAST, Direction.MORE_THAN})
"""Directions of targets that are reached from below."""

DEFINITE = frozenset({ValueBound.EXACT, ValueBound.ABOUT})
"""Bounds under which the value itself is compared."""

_LINE_DIGITS = 9
"""Decimals of the straight line: what is only rounding of the arithmetic decides nothing."""


def reached(reading: Reading, direction: Direction, goal: float) -> bool | None:
    """Return whether the value is on the goal's right side; None where its bound does not tell."""
    value = reading.value
    assert value is not None, "only values are compared"
    if reading.bound in DEFINITE:
        return {
            Direction.AT_LEAST: value >= goal,
            Direction.MORE_THAN: value > goal,
            Direction.AT_MOST: value <= goal,
            Direction.EXACTLY: value == goal,
        }[direction]
    above = reading.bound is ValueBound.ABOVE
    if (above and value >= goal) or (not above and value <= goal):
        # The true value is surely beyond the goal, on the side that the bound points to.
        return (direction in RISING) if above else direction is Direction.AT_MOST
    return None


def needed(usable: tuple[Reading, ...], target: Target) -> float | None:
    """Return what the straight line from the first value asks for at the latest one.

    None with fewer than two periods, after the target's last day, for a first value that is only a
    bound, and for a target to be hit exactly.
    """
    latest = usable[-1]
    first = [one for one in usable if one.span.last == usable[0].span.last][-1]
    assert first.value is not None, "only values are compared"
    start, end, due = map(in_years, (first.span.last, latest.span.last, target.due))
    judged = first.bound in DEFINITE and target.direction is not Direction.EXACTLY
    if not judged or not start < end < due:
        return None
    line = first.value + (target.value - first.value) * (end - start) / (due - start)
    return round(line, _LINE_DIGITS)


def in_years(day: date) -> float:
    """Return the end of a day in years, so that the ends of years are equally far apart."""
    new_year, next_year = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + ((day - new_year).days + 1) / (next_year - new_year).days


def deciding(usable: tuple[Reading, ...], target: Target) -> Reading:
    """Return the value that is held against the target, of one or more in order of period.

    By the end of a period: the value of its last day, else the latest. In every year: that of the
    latest year in which the target was missed, else of one that does not tell, else the latest.
    """
    if target.cadence is Cadence.BY_END:
        final = [one for one in usable if one.span.last == target.due]
        return final[-1] if final else usable[-1]
    for wanted in (False, None):
        found = [one for one, kept in _years(usable, target) if kept is wanted]
        if found:
            return found[-1]
    return usable[-1]


def _years(usable: tuple[Reading, ...], target: Target) -> tuple[tuple[Reading, bool | None], ...]:
    """Return the surest value of each year in order, and whether the target was kept in it.

    None where the bound does not tell, or where values of the year fall on both sides.
    """
    years: dict[int, list[Reading]] = {}
    for one in usable:
        years.setdefault(one.span.last.year, []).append(one)
    return tuple(
        (
            own[-1],
            None if _differ(own, target) else reached(own[-1], target.direction, target.value),
        )
        for own in years.values()
    )


def _differ(readings: Iterable[Reading], target: Target) -> bool:
    """Whether values fall on both sides of the target."""
    return {True, False} <= {reached(one, target.direction, target.value) for one in readings}


def facts(usable: tuple[Reading, ...], target: Target, on: date) -> Facts:
    """Return what the rules look at, for one or more comparable values in order of period."""
    decides = deciding(usable, target)
    assert decides.bound is not None, "only values are compared"
    end, due = decides.span.last, target.due
    years = _years(usable, target) if target.cadence is Cadence.ANNUAL else ()
    line = needed(usable, target)
    if end == due:
        timing = Timing.DUE
    elif end > due:
        timing = Timing.LATER
    else:
        timing = Timing.WITHIN if end.year == due.year else Timing.EARLIER
    return Facts(
        reached=reached(decides, target.direction, target.value),
        differ=_differ((one for one in usable if one.span.last == end), target),
        timing=timing,
        over=on > due,
        pace=None if line is None else reached(decides, target.direction, line),
        afterwards=any(
            one.span.last > due and reached(one, target.direction, target.value) for one in usable
        ),
        every_year=bool(years)
        and len(years) == _asked_years(target)
        and all(kept for _, kept in years),
        bound=decides.bound,
        direction=target.direction,
    )


def _asked_years(target: Target) -> int:
    return target.due.year - target.span.first.year + 1


def decide(usable: tuple[Reading, ...], target: Target, on: date) -> tuple[Status, str, Holes]:
    """Return the status that `usable` leads to, its line's i18n key, and what decided.

    `usable` is in order of period and not empty.
    """
    seen = facts(usable, target, on)
    rule = next(rule for rule in RULES[target.cadence] if rule.fits(seen))
    decides = deciding(usable, target)
    assert decides.value is not None, "only values are compared"
    years = _years(usable, target)
    holes: Holes = {
        "period": decides.period,
        "due": str(target.due.year),
        "share": share_of_target(decides, target),
        "gap": abs(target.value - decides.value),
        "needed": needed(usable, target),
        "line_about": int(usable[0].bound is ValueBound.ABOUT),
        "years": _asked_years(target),
        "known": len(years),
        "silent": _asked_years(target) - len(years),
        "kept": sum(kept is True for _, kept in years),
        "latest": usable[-1].period,
    }
    return rule.status, rule.reason, holes


def share_of_target(reading: Reading, target: Target | None) -> float | None:
    """Return value over target; None without a value or a target, and for a target of 0."""
    if reading.value is None or target is None or target.value == 0:
        return None
    return reading.value / target.value
