"""How far a value is from its target: short of it, beyond a limit, or on its right side."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.reading import Reading, Target
from indicators.status import DEFINITE, reached
from park.vocabulary import Direction, ValueBound


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing, or too much under a ceiling; in the indicator's unit."""

    amount: float
    """Never below 0; 0 where the value stands on the target and that is not enough."""
    bound: ValueBound
    """How the true gap stands to the amount: above or below it where the value is a bound."""


def gap(reading: Reading, target: Target) -> Gap | None:
    """Return the gap of a known value; None where it is on the target's right side for sure.

    Of "more than 40" against a target of 50 less than 10 is missing; of "less than 40" more than
    10 is. A bound that may be on either side of the target has a gap below its amount, or none.
    """
    assert reading.value is not None, "only values have a gap"
    if reached(reading, target.direction, target.value):
        return None
    short = target.value - reading.value
    away = -short if target.direction is Direction.AT_MOST else short
    if reading.bound in DEFINITE or target.direction is Direction.EXACTLY:
        bound = reading.bound or ValueBound.EXACT
        return Gap(abs(away), bound if bound in DEFINITE else ValueBound.ABOUT)
    widens = (reading.bound is ValueBound.BELOW) != (target.direction is Direction.AT_MOST)
    return Gap(max(away, 0.0), ValueBound.ABOVE if widens else ValueBound.BELOW)
