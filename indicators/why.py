"""Why an indicator has its status: every rule of its table, the one that applied, what it saw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from indicators.observed import in_order, observe, to_reading
from indicators.reading import LeftOut, Reading, Status
from indicators.rules import RULES, Rule
from indicators.scoreboard import UNREPORTED, indicator, rows_about
from indicators.status import facts
from park.model import Park
from park.vocabulary import Scope

OTHER_SCOPE = "reason.other_scope"
_LATER = "reason.after_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One rule in the order in which they are asked: when it applies, and what follows."""

    conditions: tuple[str, ...]
    """i18n keys; all of them hold where the rule applies."""
    status: Status


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


FIRST = (
    Step(conditions=("rule.nothing_of_park",), status=Status.NOT_REPORTED),
    Step(conditions=("rule.nothing_comparable",), status=Status.NOT_COMPARABLE),
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
    steps: tuple[Step, ...] = ()
    applied = -1
    if asked.target is not None:
        table = RULES[asked.target.cadence]
        steps = (*FIRST, *(Step(conditions=tuple(_conditions(one)), status=one.status)
                           for one in table))  # fmt: skip
        if observed.usable:
            seen = facts(observed.usable, asked.target, on)
            applied = len(FIRST) + next(at for at, one in enumerate(table) if one.fits(seen))
        else:
            applied = int(any(one.why not in UNREPORTED for one in observed.left_out))
    return Explained(steps=steps, applied=applied, compared=observed.usable, left_out=left_out)


def _conditions(rule: Rule) -> Iterator[str]:
    """Yield the words of a rule's conditions; those of none say that nothing else applied."""
    words = list(_asked(rule))
    yield from words or ["rule.otherwise"]


def _asked(rule: Rule) -> Iterator[str]:
    if rule.differ is not None:
        yield "rule.differ"
    if rule.reached is not None:
        yield f"rule.reached.{_answer(rule.reached)}"
    if rule.timing is not None:
        yield from (f"rule.timing.{one}" for one in sorted(rule.timing))
    if rule.over is not None:
        yield f"rule.over.{'yes' if rule.over else 'no'}"
    if rule.pace is not None:
        yield f"rule.pace.{_answer(rule.pace)}"
    if rule.afterwards is not None:
        yield "rule.afterwards"
    if rule.every_year is not None:
        yield "rule.every_year"
    if rule.bound is not None:
        yield f"rule.bound.{rule.bound.name.lower()}"
    if rule.direction is not None:
        yield f"rule.direction.{rule.direction}"


def _answer(allowed: frozenset[bool | None]) -> str:
    if allowed == {True}:
        return "yes"
    return "no" if allowed == {False} else "short"
