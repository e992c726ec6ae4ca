"""The status rules: tables that are read from the top, the first row that fits decides.

Only values of the park as a whole decide, reported or derived, of a whole period that had ended by
the day asked (`indicators.observed` leaves the rest out). They are compared:

- A target "by the end of" a period is decided by a value of that period's last day: met or missed,
  whatever came later. Without one, a value from before or after it that reaches the target is met,
  and the line says in which period. One that falls short is judged by its pace when there are two
  or more values: by the straight line from the first of them to the target at its last day. The
  end of the period changes nothing in that; it only adds that the final value is not known. So a
  single value is `not_comparable` before and after, and nothing is `missed` that nobody has seen.
- A target "in every year" is missed once a year is known in which it was. It is met when it was
  kept in each of its years; as long as years are to come, `on_pace`, and with years that nobody
  reported it is `not_comparable`.
- A bound decides only what it proves: "more than 40" says nothing about a target of 50, and is
  `not_comparable`, with the largest possible gap. "About" compares as it stands and is said so.
- Values of one day that contradict each other decide nothing.

A value under a ceiling is "reached" by being low; nothing here depends on the unit.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from indicators.reading import Status
from park.vocabulary import Cadence, Direction, ValueBound


class Timing(StrEnum):
    """Where the latest value stands to the target's last day."""

    DUE = "due"
    WITHIN = "within"
    """In the same year, before its end."""
    EARLIER = "earlier"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the rules look at."""

    reached: bool | None
    """None where the bound does not tell."""
    differ: bool
    """Whether values of the same day fall on both sides of the target."""
    timing: Timing
    over: bool
    """Whether the target's period is over on the day asked."""
    pace: bool | None
    """Whether the value keeps up with the straight line; None where that cannot be said."""
    afterwards: bool
    """Whether a value from after the target's last day reaches it."""
    every_year: bool
    """Whether each year of the target's period is known, and it was kept in all of them."""
    bound: ValueBound
    direction: Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A row: the status and its words where all conditions hold. None asks for nothing."""

    status: Status
    reason: str
    """i18n key."""
    differ: bool | None = None
    reached: frozenset[bool | None] | None = None
    timing: frozenset[Timing] | None = None
    over: bool | None = None
    pace: frozenset[bool | None] | None = None
    afterwards: bool | None = None
    every_year: bool | None = None
    bound: ValueBound | None = None
    direction: Direction | None = None

    def asked(self) -> tuple[str, ...]:
        """Return the names of the facts that the rule asks about, in the order of its columns."""
        return tuple(one for one in _COLUMNS if getattr(self, one) is not None)

    def holds(self, name: str, facts: Facts) -> bool:
        """Whether the condition on one of the facts holds."""
        wanted, found = getattr(self, name), getattr(facts, name)
        return found in wanted if isinstance(wanted, frozenset) else bool(found == wanted)

    def fits(self, facts: Facts) -> bool:
        """Whether every condition holds."""
        return all(self.holds(one, facts) for one in self.asked())


_COLUMNS = tuple(one.name for one in fields(Rule) if one.name not in {"status", "reason"})

_YES, _NO = frozenset({True}), frozenset({False})
_SHORT: frozenset[bool | None] = frozenset({False, None})

DIFFER = Rule(status=Status.NOT_COMPARABLE, reason="reason.sources_differ", differ=True)

BOUNDS = (
    *(
        Rule(
            status=Status.NOT_COMPARABLE,
            reason="reason.lower_bound",
            bound=ValueBound.ABOVE,
            direction=one,
        )
        for one in (Direction.AT_LEAST, Direction.MORE_THAN)
    ),
    Rule(
        status=Status.NOT_COMPARABLE,
        reason="reason.upper_bound",
        bound=ValueBound.BELOW,
        direction=Direction.AT_MOST,
    ),
    Rule(status=Status.NOT_COMPARABLE, reason="reason.bound_open"),
)

BY_END = (
    DIFFER,
    Rule(
        status=Status.MET,
        reason="reason.met",
        reached=_YES,
        timing=frozenset({Timing.DUE}),
    ),
    Rule(
        status=Status.MET,
        reason="reason.met_later",
        reached=_YES,
        timing=frozenset({Timing.LATER}),
    ),
    Rule(
        status=Status.MET,
        reason="reason.met_within",
        reached=_YES,
        timing=frozenset({Timing.WITHIN}),
        over=True,
    ),
    Rule(status=Status.MET, reason="reason.met_before", reached=_YES, over=True),
    Rule(status=Status.MET, reason="reason.met_already", reached=_YES),
    Rule(
        status=Status.MISSED,
        reason="reason.missed_then_reached",
        reached=_NO,
        timing=frozenset({Timing.DUE}),
        afterwards=True,
    ),
    Rule(
        status=Status.MISSED,
        reason="reason.missed",
        reached=_NO,
        timing=frozenset({Timing.DUE}),
    ),
    Rule(
        status=Status.BEHIND,
        reason="reason.short_later",
        reached=_NO,
        timing=frozenset({Timing.LATER}),
        over=True,
    ),
    Rule(status=Status.BEHIND, reason="reason.behind_at_last", reached=_SHORT, over=True, pace=_NO),
    Rule(
        status=Status.NOT_COMPARABLE,
        reason="reason.on_pace_at_last",
        reached=_SHORT,
        over=True,
        pace=_YES,
    ),
    Rule(status=Status.NOT_COMPARABLE, reason="reason.final_unknown", reached=_NO, over=True),
    Rule(status=Status.ON_PACE, reason="reason.on_pace", reached=_SHORT, over=False, pace=_YES),
    Rule(status=Status.BEHIND, reason="reason.behind_pace", reached=_SHORT, over=False, pace=_NO),
    Rule(status=Status.NOT_COMPARABLE, reason="reason.no_pace", reached=_NO),
    *BOUNDS,
)

ANNUAL = (
    DIFFER,
    Rule(status=Status.MISSED, reason="reason.annual_missed", reached=_NO),
    Rule(status=Status.MET, reason="reason.annual_met", every_year=True),
    Rule(status=Status.ON_PACE, reason="reason.annual_so_far", reached=_YES, over=False),
    Rule(status=Status.NOT_COMPARABLE, reason="reason.annual_gaps", reached=_YES),
    *BOUNDS,
)

RULES = {Cadence.BY_END: BY_END, Cadence.ANNUAL: ANNUAL}
