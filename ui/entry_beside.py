"""What is known already of the indicator that a value is entered for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from markupsafe import Markup

from i18n import Speech
from indicators import (
    indicator,
    say_period,
    say_scope,
    say_target,
    say_value,
    series,
)
from indicators.entry import Draft, former, observation_row
from indicators.entry_source import Fault
from indicators.observed import to_reading
from indicators.reading import Indicator, Reading
from indicators.record import is_told
from indicators.say import say_unit
from park import Park
from park.published import published
from park.vocabulary import Scope
from ui.citations import source_links
from ui.markup import tag
from ui.tables import table

_SHOWN = 8


def beside(park: Park, draft: Draft, on: date, say: Speech) -> Markup:
    """Return unit, target and the value before, and under them the last values of the scope."""
    if not (park.indicators["id"] == draft.indicator_id).any():
        return tag("div", tag("p", say("entering.no_indicator")), class_="twin-card twin-entry")
    asked = indicator(park, draft.indicator_id)
    defined = say.translated(asked.definition, park.texts)
    return tag(
        "div",
        tag("h3", say.name(asked.names), class_="twin-title"),
        tag("p", defined, class_="twin-quiet") if defined else None,
        tag(
            "dl",
            *_line(say("entering.unit"), unit_words(asked, say)),
            *_line(say("entering.target"), _target(asked, say)),
            *_line(say("entering.former"), _former(park, draft, say)),
        ),
        _values(park, asked, draft.scope, on, say),
        class_="twin-card twin-entry",
    )


def _line(name: str, content: Markup | str) -> tuple[Markup, Markup]:
    return tag("dt", name), tag("dd", content)


def unit_words(asked: Indicator, say: Speech) -> str:
    """Return the unit in which a value is typed: the one that the reader is shown."""
    return say_unit(say, asked.unit) or say("entering.yes_no")


def _target(asked: Indicator, say: Speech) -> str:
    return say_target(say, asked.target, asked.unit) if asked.target else say("entering.no_target")


def _former(park: Park, draft: Draft, say: Speech) -> Markup | str:
    before = former(park, draft)
    if before is None:
        return say("entering.no_former")
    return tag(
        "span", reading_line(park, before, say), " ", source_links(park, before.source_ids, say)
    )


def _values(park: Park, asked: Indicator, scope: str, on: date, say: Speech) -> Markup | None:
    appeared = published(park)
    known = [one for one in series(park, asked.id, scope) if is_told(one, appeared, on)]
    if not known:
        return None
    rows = [
        [
            say_period(say, one.period),
            say_value(say, one),
            say_scope(park, one, say),
            say(f"observation_basis.{one.basis}"),
            source_links(park, one.source_ids, say),
        ]
        for one in reversed(known[-_SHOWN:])
    ]
    names = ("period", "value", "scope", "basis", "sources")
    return table([say(f"table.{one}") for one in names], rows, numeric={1})


def reading_line(park: Park, reading: Reading, say: Speech) -> str:
    """Return a value with period, scope and part, and whether it was reported, in words."""
    return say(
        "entering.reading",
        value=say_value(say, reading),
        period=say_period(say, reading.period),
        scope=say_scope(park, reading, say),
        basis=say(f"observation_basis.{reading.basis}"),
    )


_UNDERSTOOD = frozenset({"indicator", "value", "bound", "period", "scope", "scope_detail", "basis"})
"""Fields without which there is nothing to say of what would be saved."""


def to_be_saved(park: Park, draft: Draft, wrong: Iterable[Fault], say: Speech) -> Markup | None:
    """Return what a draft is understood to say; None while a field of it is wrong or empty."""
    if _UNDERSTOOD & {one.field for one in wrong}:
        return None
    row = observation_row(park, draft, say)
    return tag("p", say("entering.to_be_saved", what=saved_line(park, row, say)),
               class_="twin-understood")  # fmt: skip


def saved_line(park: Park, row: Mapping[str, object], say: Speech) -> str:
    """Return an observation's row in words."""
    asked = indicator(park, str(row["indicator_id"]))
    reading = to_reading({"scope_detail": "", "note": "", **row, "scope": Scope(str(row["scope"]))},
                         asked.unit)  # fmt: skip
    return say(
        "entering.named", name=say.name(asked.names), reading=reading_line(park, reading, say)
    )
