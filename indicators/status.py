"""Find what the rules look at, and let the first rule that fits decide (`indicators.rules`)."""

from __future__ import annotations

from datetime import date

from indicators.reading import Holes, Reading, Status, Target
from indicators.rules import RULES, Facts, Timing
from park.vocabulary import Direction, ValueBound

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
            Direction.AT_MOST: value <= goal,
            Direction.EXACTLY: value == goal,
        }[direction]
    above = reading.bound is ValueBound.ABOVE
    if (above and value >= goal) or (not above and value <= goal):
        # The true value is surely beyond the goal, on the side that the bound points to.
        return direction is (Direction.AT_LEAST if above else Direction.AT_MOST)
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


def facts(usable: tuple[Reading, ...], target: Target, on: date) -> Facts:
    """Return what the rules look at, for one or more comparable values in order of period."""
    latest = usable[-1]
    assert latest.bound is not None, "only values are compared"
    end, due = latest.span.last, target.due
    verdicts = {
        reached(one, target.direction, target.value) for one in usable if one.span.last == end
    }
    line = needed(usable, target)
    if end == due:
        timing = Timing.DUE
    elif end > due:
        timing = Timing.LATER
    else:
        timing = Timing.WITHIN if end.year == due.year else Timing.EARLIER
    return Facts(
        reached=reached(latest, target.direction, target.value),
        differ={True, False} <= verdicts,
        timing=timing,
        over=on > due,
        pace=None if line is None else reached(latest, target.direction, line),
        bound=latest.bound,
        direction=target.direction,
    )


def decide(usable: tuple[Reading, ...], target: Target, on: date) -> tuple[Status, str, Holes]:
    """Return the status of the latest of `usable`, its line's i18n key, and what decided.

    `usable` is in order of period and not empty.
    """
    seen = facts(usable, target, on)
    rule = next(rule for rule in RULES[target.cadence] if rule.fits(seen))
    latest = usable[-1]
    assert latest.value is not None, "only values are compared"
    years = {one.span.last.year: one for one in usable}
    holes: Holes = {
        "period": latest.period,
        "due": str(target.due.year),
        "share": share_of_target(latest, target),
        "gap": abs(target.value - latest.value),
        "needed": needed(usable, target),
        "years": target.due.year - target.span.first.year + 1,
        "known": len(years),
        "kept": sum(reached(one, target.direction, target.value) is True for one in years.values()),
    }
    return rule.status, rule.reason, holes


def share_of_target(reading: Reading, target: Target | None) -> float | None:
    """Return value over target; None without a value or a target, and for a target of 0."""
    if reading.value is None or target is None or target.value == 0:
        return None
    return reading.value / target.value
