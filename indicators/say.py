"""Put readings, targets and reasons into the words of one language."""

from __future__ import annotations

import math
from dataclasses import dataclass

from i18n import Speech
from i18n.speech import decimals_of
from indicators.gap import Gap
from indicators.reading import Assessment, Reading, Target
from park import Park
from park.day import period_span
from park.vocabulary import PERCENTAGES, Direction, ValueBound

MONEY, POINTS, YES_NO = "yi_cny", "percentage_points", "yes_no"

_DIGITS = 2
_WHOLE = 100

_WRITTEN_YEAR, _WRITTEN_MONTH = len("2025"), len("2025-10")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and its unit apart, for a card that sets them in two sizes."""

    number: str
    unit: str


def say_figure(speech: Speech, value: float, unit: str, *, exact: bool = True) -> Figure:
    """Return the number and the unit's words, both in the language's customary scale.

    What is stated is written out in full (`exact`), so that nothing is rounded onto its target;
    what is worked out is rounded.
    """
    if unit == YES_NO:
        return Figure(speech("indicator.yes" if value else "indicator.no"), "")
    shown = speech.shown(value, unit)
    number = speech.number(shown, decimals_of(shown, _DIGITS) if exact else _DIGITS)
    return Figure(number, say_unit(speech, unit, number))


def say_unit(speech: Speech, unit: str, number: str = "") -> str:
    """Return a unit's words in the form that a number wants; by themselves, for many."""
    return speech(f"unit_of_measure.{unit}", count=number)


def say_amount(speech: Speech, value: float, unit: str, *, exact: bool = False) -> str:
    """Return the number with its unit as running text, rounded unless it is `exact`."""
    if unit in PERCENTAGES:
        return speech.percent(value / 100, decimals_of(value, 1) if exact else 1)
    if unit == MONEY:
        return speech.money(value, exact=exact)
    figure = say_figure(speech, value, unit, exact=exact)
    if speech.has(together := f"indicator.amount_of.{unit}"):
        return speech(together, number=figure.number)
    return speech("indicator.amount", number=figure.number, unit=figure.unit).strip()


def unit_between(unit: str) -> str:
    """Return the unit of a difference: two percentages differ by points."""
    return POINTS if unit in PERCENTAGES else unit


def say_value(speech: Speech, reading: Reading) -> str:
    """Return the value with its bound and unit, or why there is none."""
    if reading.value is None:
        return speech(reading.why_none or "reason.none")
    amount = say_amount(speech, reading.value, reading.unit, exact=True)
    return speech(f"indicator.bound.{(reading.bound or ValueBound.EXACT).name.lower()}", it=amount)


def say_target(speech: Speech, target: Target, unit: str) -> str:
    """Return the target with its direction, unit and period."""
    return speech(
        f"indicator.target.{target.direction}_{target.cadence}",
        it=say_amount(speech, target.value, unit, exact=True),
        period=say_period(speech, target.period),
    )


def _one_date(speech: Speech, written: str) -> str:
    day = period_span(written).first
    if len(written) == _WRITTEN_YEAR:
        return speech("period.year", year=day.year)
    if len(written) == _WRITTEN_MONTH:
        return speech("period.month", year=day.year, month=speech.month(day))
    return speech.day(day)


def say_period(speech: Speech, written: str) -> str:
    """Return a period (a year, month or day, or ``start/end`` of them) as the language writes it.

    Raises
    ------
    park.day.BadDate
        If the text is no period.
    """
    span = period_span(written)
    start, slash, end = written.partition("/")
    if not slash:
        return _one_date(speech, written)
    if len(start) == len(end) == _WRITTEN_YEAR:
        return speech("period.years", first=span.first.year, last=span.last.year)
    if len(start) == len(end) == _WRITTEN_MONTH and span.first.year == span.last.year:
        return speech(
            "period.months",
            year=span.first.year,
            first=speech.month(span.first),
            last=speech.month(span.last),
        )
    return speech("period.span", start=_one_date(speech, start), end=_one_date(speech, end))


def whole_percent(share: float) -> float:
    """Return a share in whole percent, rounded; only the whole target is 100 %: 0.9996 is 99 %."""
    percent = round(share * 100, 6)
    whole = math.floor(percent + 0.5)
    if whole == _WHOLE and percent != _WHOLE:
        whole += 1 if percent > _WHOLE else -1
    return whole / 100


def say_standing(speech: Speech, assessment: Assessment) -> str:
    """Return how the value stands to the target, as a share of it."""
    share, target = assessment.share_of_target, assessment.target
    if share is None or target is None:
        return say_value(speech, assessment.reading)
    direction = target.direction
    if (
        direction is Direction.MORE_THAN
        and share == 1
        and assessment.reading.bound is ValueBound.EXACT
    ):
        return speech("indicator.equal", it=say_value(speech, assessment.reading))
    said = speech.percent(whole_percent(share))
    bound = assessment.reading.bound
    if bound is None or bound is ValueBound.EXACT:
        return speech(f"indicator.standing.{direction}", share=said)
    bounded = speech(f"indicator.bound.{bound.name.lower()}", it=said)
    return speech(f"indicator.standing_bounded.{direction}", share=bounded)


def say_worked_out(speech: Speech, assessment: Assessment, name: str) -> str | None:
    """Return the ``gap`` or the ``needed`` value; "about" where what it is worked out from is."""
    number, reading = assessment.holes.get(name), assessment.reading
    if number is None:
        return None
    unit = unit_between(reading.unit) if name == "gap" else reading.unit
    amount = say_amount(speech, float(number), unit)
    line = name == "needed" and bool(assessment.holes.get("line_about"))
    about = line or (name == "gap" and reading.bound is ValueBound.ABOUT)
    return speech("indicator.bound.about", it=amount) if about else amount


def say_gap(speech: Speech, reading: Reading, found: Gap) -> str:
    """Return what is missing, or too much, with its bound."""
    if not found.amount and found.bound is ValueBound.ABOVE:
        return speech("indicator.gap_open")
    amount = say_amount(speech, found.amount, unit_between(reading.unit))
    return speech(f"indicator.gap.{found.bound.name.lower()}", it=amount)


def say_reason(speech: Speech, assessment: Assessment) -> str:
    """Return the one line that says the status in words."""
    reading, holes = assessment.reading, assessment.holes
    said: dict[str, object] = {
        name: speech.number(float(holes[name] or 0), 0)
        for name in ("years", "known", "kept", "silent")
        if name in holes
    }
    for name in ("period", "due", "latest"):
        if name in holes:
            said[name] = say_period(speech, str(holes[name]))
    said |= {
        name: words
        for name in ("gap", "needed")
        if (words := say_worked_out(speech, assessment, name)) is not None
    }
    if reading.value is not None:
        said["value"] = say_value(speech, reading)
        said["standing"] = say_standing(speech, assessment)
    return speech(assessment.reason, **said)


def say_scope(park: Park, reading: Reading, say: Speech) -> str:
    """Return what a value speaks of: the park, or a part of it or another area, in words."""
    detail = say.translated(reading.scope_detail, park.texts)
    scope = say(f"scope.{reading.scope}")
    return say("indicator_page.where", scope=scope, detail=detail).strip()
