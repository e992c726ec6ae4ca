"""What the charts of an indicator show, and the titles that say what is seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from i18n import Speech
from indicators import (
    Indicator,
    Reading,
    Record,
    Target,
    say_amount,
    say_figure,
    say_period,
    say_scope,
    say_value,
)
from indicators.observed import is_partial
from indicators.record import LEFT_OUT, PART
from indicators.say import YES_NO, say_standing, say_unit
from indicators.status import DEFINITE
from park import Park
from park.day import period_span
from park.vocabulary import Cadence, Direction
from ui.value_chart import Goal, Picture, Span
from ui.value_marks import mark, middle, years

_PARTIAL = frozenset({LEFT_OUT["reason.partial"], PART})


def picture(record: Record, say: Speech) -> Picture | None:
    """Return the park's own series against its target; None where there is nothing to draw."""
    shown = [one for one in record.entries if one.reading.value is not None]
    unit = record.indicator.unit
    if not shown or unit == YES_NO:
        return None
    marks = [(one, mark(one.reading, say, whole=one.why not in _PARTIAL)) for one in shown]
    joined = [made for one, made in marks if one.used and one.reading.bound in DEFINITE]
    return Picture(
        title=headline(record, say),
        unit=unit_words(unit, say),
        marks=[made for _, made in marks],
        line=joined if record.indicator.target is not None else (),
        goal=_goal(record, say),
        span=_span(record, say),
    )


def unit_words(unit: str, say: Speech) -> str:
    """Return a unit's words for an axis."""
    return say_unit(say, unit)


def headline(record: Record, say: Speech) -> str:
    """Return what is seen: the latest comparable value and how it stands to its target."""
    found, name = record.assessment, say.name(record.indicator.names)
    if found.reading.value is None:
        return say("indicator_page.seen_none", name=name)
    words = {
        "name": name,
        "period": say_period(say, found.reading.period),
        "value": say_value(say, found.reading),
    }
    if told := _told_otherwise(record, say):
        return say("indicator_page.seen_differ", name=name, period=words["period"], values=told)
    if found.share_of_target is None:
        return say("indicator_page.seen", **words)
    return say("indicator_page.seen_against", **words, standing=say_standing(say, found))


def _told_otherwise(record: Record, say: Speech) -> str:
    """Return all values that sources give where they differ on the deciding one; else nothing."""
    reading = record.assessment.reading
    versions = [
        replace(reading, value=version.value, bound=version.bound)
        for one in record.conflicts
        if (one.period, one.scope) == (reading.period, reading.scope)
        for version in one.versions
    ]
    return " / ".join(dict.fromkeys(say_value(say, one) for one in versions))


def _goal(record: Record, say: Speech) -> Goal | None:
    target, unit = record.indicator.target, record.indicator.unit
    if target is None:
        return None
    amount = say_amount(say, target.value, unit)
    if target.direction is Direction.MORE_THAN:
        amount = say("indicator.bound.above", it=amount)
    return Goal(
        x=_due(target),
        y=say.shown(target.value, unit),
        label=say("indicator_page.goal", amount=amount, period=say_period(say, target.period)),
    )


def _due(target: Target) -> float:
    """Return where a target is due: at the end of its period, or within its last year."""
    if target.cadence is Cadence.ANNUAL:
        return middle(period_span(str(target.due.year)))
    return years(target.due, end=True)


def _span(record: Record, say: Speech) -> Span | None:
    found, target, unit = record.pace, record.indicator.target, record.indicator.unit
    if found is None or target is None or found.least is None or found.most is None:
        return None
    least, most = (
        say_figure(say, one, unit, exact=False).number for one in (found.least, found.most)
    )
    return Span(
        x=_due(target),
        least=say.shown(found.least, unit),
        most=say.shown(found.most, unit),
        least_label=least,
        most_label="" if most == least else most,
    )


def context_pictures(
    park: Park, asked: Indicator, readings: Iterable[Reading], say: Speech
) -> tuple[Picture, ...]:
    """Return one quiet picture a scope of which there are at least two values."""
    made = []
    for _, some in groupby(readings, key=lambda one: (one.scope, one.scope_detail)):
        members = [one for one in some if one.value is not None]
        if len(members) < 2 or members[0].unit == YES_NO:
            continue
        last = members[-1]
        made.append(
            Picture(
                title=say("indicator_page.context_seen", where=say_scope(park, last, say),
                          value=say_value(say, last),
                          period=say_period(say, last.period)),
                unit=unit_words(last.unit, say),
                marks=[mark(one, say, whole=not is_partial(asked, one)) for one in members],
                quiet=True,
            )
        )  # fmt: skip
    return tuple(made)
