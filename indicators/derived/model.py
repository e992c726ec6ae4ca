"""What the twin computes from itself: a figure, or why there is none, with the rows behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from park.model import Park
from park.selection import Selection

SHARE, COUNT, MONEY, KILOMETRES = "share", "count", "money", "kilometres"
UNITS = (SHARE, COUNT, MONEY, KILOMETRES)
"""How a measure is said: a part of 1, a number, 亿元, kilometres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure between two bounds, which are equal where it is known; or why there is none."""

    unit: str
    """One of `UNITS`."""
    least: float | None = None
    most: float | None = None
    why_none: str | None = None
    """i18n key, set exactly when both are None."""
    drawn: float | None = None
    """What the map draws of a thing whose true length nobody knows; never added to anything."""

    def __post_init__(self) -> None:
        if (self.least is None) != (self.most is None):
            raise ValueError("both bounds, or none")
        if (self.least is None) != (self.why_none is not None):
            raise ValueError("a measure, or the reason why there is none")

    @property
    def is_known(self) -> bool:
        """Whether there is a figure or an interval."""
        return self.least is not None


def exactly(value: float, unit: str) -> Measure:
    """Return a measure that is known as it stands."""
    return Measure(unit=unit, least=value, most=value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Projects that came to a stage, and those they are a share of."""

    stage: Mapping[Any, Any]
    """Columns ``name_<language code>``, here and below."""
    projects: int
    base_stage: Mapping[Any, Any]
    base: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a derived indicator."""

    names: Mapping[Any, Any] | None
    """Columns ``name_<language code>``; None where `key` says it."""
    key: str = ""
    """i18n key of the line where it has no name in the data."""
    within_m: float | None = None
    """The distance that the line speaks of, in metres."""
    measure: Measure
    known: int | None = None
    """How many of the projects have the figure that was added up; None where all have."""
    projects: int | None = None
    opens: Selection | None = None
    """The projects behind the line: exactly `projects` of them."""
    project: str = ""
    """Id of the one project behind the line."""
    stops: tuple[Mapping[Any, Any], ...] | None = None
    """The bus stops behind the line, as `park.bus_stops.stops` has them; None of other things."""
    part: Part | None = None
    """What a share is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A derived indicator of a selection on its day."""

    rows: tuple[Row, ...]
    seen: Mapping[str, Measure] = field(default_factory=dict)
    """What the title says is seen, by hole."""
    title: str = ""
    """i18n key of the title where nothing was seen; empty where the usual one will do."""


@dataclass(frozen=True, slots=True)
class Derived:
    """One entry of the register; its words are under ``derived.<id>``: title and rule."""

    id: str
    compute: Callable[[Park, Selection], Result]
    rules_on: str = ""
    """Id of the page that says more of the rule."""
