"""How a value is drawn and written in a chart: where its period lies, its shape, its label."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from i18n import Speech
from indicators import Reading, say_figure
from park.day import DaySpan
from park.vocabulary import ObservationBasis, ValueBound
from ui.figure_cards import BOUND_MARKS

_BOUND_SHAPES = {ValueBound.ABOVE: "triangle-up", ValueBound.BELOW: "triangle-down"}
"""A bound is an open arrow head that points to where the true value lies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One value in a chart. `x` are years, so that 2024.5 is the middle of 2024."""

    x: float
    x_first: float
    x_last: float
    y: float
    """In the language's customary unit."""
    label: str
    shape: str
    filled: bool
    """Closed for a value that is known; open for a bound, an estimate and part of a year."""


def years(day: date, *, end: bool) -> float:
    """Return the beginning or the end of a day in years."""
    new_year, next_year = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + ((day - new_year).days + end) / (next_year - new_year).days


def middle(span: DaySpan) -> float:
    """Return the middle of a period in years."""
    return (years(span.first, end=False) + years(span.last, end=True)) / 2


def mark(reading: Reading, say: Speech, *, whole: bool = True) -> Mark:
    """Return how a value is drawn; not `whole` where its period is no whole one of its target."""
    assert reading.value is not None, "only values are drawn"
    bound = reading.bound or ValueBound.EXACT
    sure = reading.basis in {ObservationBasis.REPORTED, ObservationBasis.DERIVED}
    return Mark(
        x=middle(reading.span),
        x_first=years(reading.span.first, end=False),
        x_last=years(reading.span.last, end=True),
        y=say.shown(reading.value, reading.unit),
        label=BOUND_MARKS[bound] + say_figure(say, reading.value, reading.unit).number,
        shape=_BOUND_SHAPES.get(bound, "circle" if whole else "square"),
        filled=sure and whole and bound is ValueBound.EXACT,
    )
