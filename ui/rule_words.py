"""The rules of a status in words: each with what became of it, and the numbers put in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from i18n import Speech
from indicators import (
    Assessment,
    Condition,
    Explained,
    Outcome,
    Reading,
    Step,
    say_period,
    say_target,
    say_value,
)
from indicators.say import say_worked_out
from ui.markup import tag
from ui.theme import STATUS_MARKS

_CLASSES = {Outcome.DECIDED: "twin-applied", Outcome.UNASKED: "twin-unasked"}
_MARKS = {Outcome.FAILED: "×", Outcome.DECIDED: "▸", Outcome.UNASKED: "·"}
YEARS = ("years", "known", "kept")


def status_word(status: str, say: Speech) -> Markup:
    """Return a status as its shape and its word, in its colour."""
    mark = tag("span", STATUS_MARKS[status], class_="twin-mark", aria_hidden="true")
    return tag("span", mark, say(f"status.{status}"), class_=f"twin-text-{status}")


def condition_words(step: Step, say: Speech) -> str:
    """Return when a rule applies."""
    words = [say(one) for asked in step.conditions for one in asked.words]
    return say("rule.join").join(words or [say("rule.otherwise")])


def then(say: Speech) -> str:
    """Return the sign between a rule and the status that follows."""
    return f" {say('rule.then')} "


def rules_list(found: Assessment, told: Explained, on: date, say: Speech) -> Markup:
    """Return all rules for a target of this kind in their order."""
    return tag("ol", *(_rule(step, found, told, on, say) for step in told.steps))


def rules_title(found: Assessment, say: Speech) -> str:
    """Return for what kind of target the rules are."""
    target = found.target
    assert target is not None, "without a target no rule is asked"
    return say(
        "why.rules",
        direction=say(f"why.direction.{target.direction}"),
        cadence=say(f"why.cadence.{target.cadence}"),
    )


def _rule(step: Step, found: Assessment, told: Explained, on: date, say: Speech) -> Markup:
    mark = tag("span", _MARKS[step.outcome], " ", aria_hidden="true")
    decided = step.outcome is Outcome.DECIDED
    numbers = list(_put_in(step, found, told, on, say))
    return tag(
        "li",
        condition_words(step, say),
        then(say),
        status_word(str(step.status), say),
        tag(
            "b" if decided else "span",
            mark,
            say(f"rule.outcome.{step.outcome}"),
            class_="twin-outcome",
        ),
        tag("small", say("rule.join").join(numbers)) if numbers else None,
        class_=_CLASSES.get(step.outcome),
    )


def _put_in(step: Step, found: Assessment, told: Explained, on: date, say: Speech) -> Iterator[str]:
    """Yield the numbers that decided the rule: all of them, or those of what does not hold."""
    if step.outcome is Outcome.UNASKED:
        return
    seen = step.outcome is Outcome.DECIDED
    facts = (one for one in step.conditions if one.holds is seen)
    yield from dict.fromkeys(_numbers(one, found, told, on, say) for one in facts)


def _numbers(asked: Condition, found: Assessment, told: Explained, on: date, say: Speech) -> str:
    """Return what one condition looked at."""
    target, holes, reading = found.target, found.holes, found.reading
    assert target is not None, "without a target no rule is asked"
    line, count = say_worked_out(say, found, "needed"), found.park_observations
    words = asked.fact
    if words == "nothing_comparable":
        count = len(told.compared)
    elif words == "afterwards" and not asked.looked_at:
        words = "afterwards_none"
    elif words == "pace" and line is None:
        words = "pace_none"
    return say(
        f"rule.numbers.{words}",
        count=count,
        day=say.day(on),
        due=say.day(target.due),
        target=say_target(say, target, reading.unit),
        value=say_value(say, reading),
        period=say_period(say, reading.period) if reading.period else "",
        needed=line or "",
        values=say("list.join").join(_told(one, say) for one in asked.looked_at),
        **{name: say.number(float(holes.get(name) or 0), 0) for name in YEARS},
    )


def _told(reading: Reading, say: Speech) -> str:
    period = say_period(say, reading.period)
    return say("rule.numbers.one", value=say_value(say, reading), period=period)
