"""Why an indicator has its status: every rule of its table, the one that applied, what it saw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from indicators.observed import Observed, in_order, observe, to_reading
from indicators.reading import LeftOut, Reading, Status, Target
from indicators.rules import RULES, Facts, Rule
from indicators.scoreboard import UNREPORTED, indicator, rows_about
from indicators.status import deciding, facts
from park.model import Park
from park.vocabulary import Scope

OTHER_SCOPE = "reason.other_scope"
_LATER = "reason.after_day"


class Outcome(StrEnum):
    """What became of a rule when an indicator was judged."""

    FAILED = "failed"
    """A condition of it does not hold."""
    DECIDED = "decided"
    """The first of which all conditions hold."""
    UNASKED = "unasked"
    """A rule before it had decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that a rule asks."""

    fact: str
    """What it looks at: a field of `indicators.rules.Facts`, or a rule's own before the tables."""
    words: tuple[str, ...]
    """i18n keys."""
    holds: bool | None
    """None where nobody asked."""
    looked_at: tuple[Reading, ...] = ()
    """The values that decided, where the condition speaks of others than the deciding one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One rule in the order in which they are asked: when it applies, and what follows."""

    conditions: tuple[Condition, ...]
    """All of them hold where the rule applies; of none, it applies where no other did."""
    status: Status
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """All that led to a status on one day."""

    steps: tuple[Step, ...]
    """The first one that fits decides; nothing where no target is set."""
    applied: int
    """Place of the step that decided; -1 where no target is set."""
    compared: tuple[Reading, ...]
    """Values that may be compared, in order of period."""
    left_out: tuple[LeftOut, ...]
    """Values known on the day that decided nothing, those of other scopes among them."""

    @property
    def rule(self) -> Step | None:
        """The rule that decided."""
        return self.steps[self.applied] if self.steps else None


_FIRST = (
    ("nothing_of_park", Status.NOT_REPORTED),
    ("nothing_comparable", Status.NOT_COMPARABLE),
)
"""What is asked before the tables: they speak of values that may be compared."""


def explain(park: Park, indicator_id: str, on: date) -> Explained:
    """Return why an indicator stands as it does on `on`.

    Raises
    ------
    indicators.scoreboard.UnknownIndicator
        If there is no indicator of that id.
    """
    asked = indicator(park, indicator_id)
    own = rows_about(park, indicator_id)
    observed = observe(asked, own, on)
    elsewhere = (
        LeftOut(reading=one, why=OTHER_SCOPE)
        for one in in_order(to_reading(row, asked.unit) for row in own)
        if one.scope is not Scope.PARK and one.span.last <= on
    )
    left_out = (*(one for one in observed.left_out if one.why != _LATER), *elsewhere)
    steps = () if asked.target is None else tuple(_steps(observed, asked.target, on))
    applied = next((at for at, one in enumerate(steps) if one.outcome is Outcome.DECIDED), -1)
    return Explained(steps=steps, applied=applied, compared=observed.usable, left_out=left_out)


def _steps(observed: Observed, target: Target, on: date) -> Iterator[Step]:
    """Yield the rules for a target of this kind: those for another direction are none of them."""
    usable = observed.usable
    reported = usable or any(one.why not in UNREPORTED for one in observed.left_out)
    decided = False

    def step(conditions: Iterable[Condition], status: Status) -> Step:
        nonlocal decided
        listed = tuple(conditions)
        if decided:
            outcome = Outcome.UNASKED
            listed = tuple(replace(one, holds=None, looked_at=()) for one in listed)
        else:
            decided = all(one.holds for one in listed)
            outcome = Outcome.DECIDED if decided else Outcome.FAILED
        return Step(conditions=listed, status=status, outcome=outcome)

    for (name, status), so in zip(_FIRST, (not reported, not usable), strict=True):
        yield step([Condition(fact=name, words=(f"rule.{name}",), holds=so)], status)
    seen = facts(usable, target, on) if usable else None
    for rule in RULES[target.cadence]:
        if rule.direction in {None, target.direction}:
            asked = (_condition(rule, name, seen, usable, target) for name in rule.asked())
            yield step(asked, rule.status)


def _condition(
    rule: Rule, name: str, seen: Facts | None, usable: tuple[Reading, ...], target: Target
) -> Condition:
    return Condition(
        fact=name,
        words=tuple(_words(name, getattr(rule, name))),
        holds=None if seen is None else rule.holds(name, seen),
        looked_at=_looked_at(name, usable, target),
    )


def _looked_at(name: str, usable: tuple[Reading, ...], target: Target) -> tuple[Reading, ...]:
    if name == "differ" and usable:
        end = deciding(usable, target).span.last
        return tuple(one for one in usable if one.span.last == end)
    if name == "afterwards":
        return tuple(one for one in usable if one.span.last > target.due)
    return ()


def _words(name: str, wanted: Any) -> Iterator[str]:
    """Yield the words of what a rule wants of a fact."""
    if name in {"differ", "afterwards", "every_year"}:
        yield f"rule.{name}"
    elif name in {"reached", "pace"}:
        yield f"rule.{name}.{_answer(wanted)}"
    elif name == "over":
        yield f"rule.over.{'yes' if wanted else 'no'}"
    elif name == "timing":
        yield from (f"rule.timing.{one}" for one in sorted(wanted))
    else:
        yield f"rule.{name}.{wanted.name.lower()}"


def _answer(allowed: frozenset[bool | None]) -> str:
    if allowed == {True}:
        return "yes"
    return "no" if allowed == {False} else "short"
