"""What is measured and what follows from it: values only, no rules.

Unknown is a value of its own: a `Reading` without a number carries the reason, and is never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from park.day import DaySpan, period_span
from park.vocabulary import Cadence, Direction, ObservationBasis, Scope, ValueBound


class Status(StrEnum):
    """How an indicator stands to its target. The words are under ``status.<value>``."""

    MET = "met"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    MISSED = "missed"
    NOT_REPORTED = "not_reported"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What is asked of an indicator."""

    value: float
    """In the indicator's unit."""
    direction: Direction
    period: str
    """As written: a year, or ``start/end``."""
    cadence: Cadence

    @property
    def span(self) -> DaySpan:
        """The days of the target's period."""
        return period_span(self.period)

    @property
    def due(self) -> date:
        """The last day of the target's period."""
        return self.span.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One row of ``data/indicators.csv``."""

    id: str
    names: Mapping[str, str]
    """The row's ``name_<language>`` columns, as `i18n.Speech.name` takes them."""
    origin: str
    unit: str
    """Slug; its words are under ``unit_of_measure.<slug>``."""
    target: Target | None
    """None where nothing is asked of the indicator."""
    plan_ref: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An indicator's value in one period, or the reason why there is none."""

    indicator_id: str
    value: float | None
    unit: str
    bound: ValueBound | None
    """How `value` bounds the true one; None without a value."""
    period: str
    """As written in the data; empty without a value."""
    scope: Scope
    scope_detail: str = ""
    """Which zone, enterprise or part; empty where the value speaks of the whole scope."""
    basis: ObservationBasis | None
    source_ids: tuple[str, ...]
    note: str = ""
    why_none: str | None = None
    """i18n key, set exactly when `value` is None."""

    def __post_init__(self) -> None:
        if (self.value is None) != (self.why_none is not None):
            raise ValueError(f"{self.indicator_id}: a value, or the reason why there is none")

    @property
    def span(self) -> DaySpan:
        """The days that the value speaks of; raise park.day.BadDate without a period."""
        return period_span(self.period)


Holes = Mapping[str, float | str | None]
"""The numbers that decided, by hole of the reason's line; `indicators.say` puts them into words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An observation of the park that decides nothing, and why."""

    reading: Reading
    why: str
    """i18n key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """An indicator held against its target on one day."""

    reading: Reading
    """The value that is held against the target; see `indicators.status.deciding`."""
    target: Target | None
    share_of_target: float | None
    """Value over target, 1 = equal. For a bound, the share of the bound itself."""
    status: Status
    reason: str
    """i18n key of the one line that says the status in words; see `indicators.say_reason`."""
    holes: Holes
    left_out: tuple[LeftOut, ...]
    """Observations of the park that were not compared, in order of period."""
    park_observations: int
    """Observations of the park whose period had ended by the day, compared or left out."""
    differing: tuple[Reading, ...] = ()
    """Values of one period on both sides of the target, of which `reading` is only one."""

    @property
    def indicator_id(self) -> str:
        """Id of the indicator."""
        return self.reading.indicator_id

    @property
    def target_value(self) -> float | None:
        """The target in the reading's unit; None where nothing is asked."""
        return None if self.target is None else self.target.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of what was asked has been reported at all."""

    total: int
    with_park_observation: int
    by_status: Mapping[Status, int]
    """Every status, with 0 where none has it; the numbers add up to `total`."""
