"""Why a target stands as it does: the rule in words, its numbers, what was left out, all rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from i18n import Speech
from indicators import (
    Assessment,
    Explained,
    Reading,
    say_period,
    say_reason,
    say_scope,
    say_target,
    say_value,
)
from indicators.gap import gap
from indicators.reading import Target
from indicators.record import LEFT_OUT
from indicators.say import say_gap, say_worked_out
from park import Park
from park.vocabulary import Direction
from ui.citations import source_links
from ui.markup import Child, joined, tag
from ui.rule_words import YEARS, condition_words, rules_list, rules_title, status_word, then


def why(park: Park, found: Assessment, told: Explained, on: date, say: Speech) -> Markup:
    """Return the line that says the status; opened, all that led to it."""
    return tag(
        "details",
        tag("summary", basis_line(found, say)),
        tag(
            "div",
            tag("div", *_decided(park, found, told, on, say), *_left_out(park, told, say)),
            _rules(found, told, on, say),
            class_="twin-why",
        ),
    )


def rules_told(park: Park, found: Assessment, told: Explained, on: date, say: Speech) -> Markup:
    """Return what stands on an indicator's page, where its values have their table: the rules."""
    return tag(
        "details",
        tag("summary", say("why.open")),
        tag(
            "div",
            tag("div", *_decided(park, found, told, on, say)),
            tag("div", tag("h4", rules_title(found, say)), rules_list(found, told, on, say)),
            class_="twin-why",
        ),
    )


def basis_line(found: Assessment, say: Speech) -> str:
    """Return the line that says the status in words; never the status word once more."""
    reason = say_reason(say, found)
    again = reason == say(f"status.{found.status}")
    return say("why.no_figure") if again else say("why.summary", reason=reason)


def _decided(
    park: Park, found: Assessment, told: Explained, on: date, say: Speech
) -> Iterator[Markup]:
    if told.rule is not None:
        words = condition_words(told.rule, say)
        yield tag("h4", say("why.rule"))
        yield tag("p", words, then(say), status_word(str(told.rule.status), say))
    rows = list(_numbers(park, found, on, say))
    yield tag("h4", say("why.numbers"))
    yield tag(
        "dl",
        *(joined([tag("dt", say(f"why.{name}")), tag("dd", value)]) for name, value in rows),
        class_="twin-facts",
    )


def _numbers(park: Park, found: Assessment, on: date, say: Speech) -> Iterator[tuple[str, Child]]:
    reading, holes = found.reading, found.holes
    if found.target is not None:
        yield "target", say_target(say, found.target, reading.unit)
    if reading.value is not None:
        yield "value", _told(park, reading, say)
    if (line := say_worked_out(say, found, "needed")) is not None:
        yield "needed", line
    if found.target is not None and reading.value is not None and not found.differing:
        yield from _gap(reading, found.target, say)
    if "known" in holes and found.target is not None and found.target.cadence == "annual":
        counts = {name: say.number(float(holes[name] or 0), 0) for name in YEARS}
        yield "years", say("why.years_of", **counts)
    yield "day", say.day(on)


def _gap(reading: Reading, target: Target, say: Speech) -> Iterator[tuple[str, Child]]:
    """Yield what is missing or too much; of a target that is reached, only that it is."""
    away = gap(reading, target)
    if away is None:
        yield "gap", say("why.no_gap")
        return
    beyond = target.direction is Direction.AT_MOST
    yield "beyond" if beyond else "gap", say_gap(say, reading, away)


def _told(park: Park, reading: Reading, say: Speech) -> str:
    return say(
        "why.told",
        value=say_value(say, reading),
        period=say_period(say, reading.period),
        scope=say_scope(park, reading, say),
        basis=say(f"observation_basis.{reading.basis}"),
    )


def _left_out(park: Park, told: Explained, say: Speech) -> Iterator[Markup]:
    others = told.compared[:-1]
    if others:
        yield tag("h4", say("why.others", count=len(others)))
        yield tag("ul", *(_item(park, one, None, say) for one in others))
    if told.left_out:
        yield tag("h4", say("why.left_out", count=len(told.left_out)))
        lines = (_item(park, one.reading, one.why, say) for one in told.left_out)
        yield tag("ul", *lines)
    else:
        yield tag("p", say("why.nothing_left_out"), class_="twin-quiet")


def _item(park: Park, reading: Reading, reason: str | None, say: Speech) -> Markup:
    said = None if reason is None else tag("small", say(LEFT_OUT[reason]))
    links = source_links(park, reading.source_ids, say)
    return tag("li", _told(park, reading, say), " ", links, said)


def _rules(found: Assessment, told: Explained, on: date, say: Speech) -> Markup | None:
    if not told.steps:
        return None
    title, listed = rules_title(found, say), rules_list(found, told, on, say)
    if not told.compared:
        # Without a value the first rules decide: the others are there for who asks for them.
        return tag("details", tag("summary", title), listed)
    return tag("div", tag("h4", title), listed)
