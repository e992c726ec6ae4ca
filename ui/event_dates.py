"""The days of an event in words: as exactly as they are known, and no more."""

from __future__ import annotations

from i18n import Speech
from indicators import say_period
from park.day import DaySpan, deadline_as, written_as
from park.latest import BEGINNING


def say_span(span: DaySpan, say: Speech) -> str:
    """Return a day, month or year, or "by" one where only the last possible day is known."""
    if span.first == BEGINNING:
        return say("date_bound.by", date=deadline_as(span.last))
    return say("date_bound.=", date=written_as(span))


def say_span_in_words(span: DaySpan, say: Speech) -> str:
    """Return what `say_span` does in the language's own words, beside periods of values."""
    if span.first == BEGINNING:
        return say("date_bound.by", date=say_period(say, deadline_as(span.last)))
    return say("date_bound.=", date=say_period(say, written_as(span)))
