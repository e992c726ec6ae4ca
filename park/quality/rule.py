"""What a rule of data quality is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from park.model import Mask, Park


class Severity(StrEnum):
    """How much a broken rule weighs, the heaviest first."""

    FAULT = "fault"
    """Two statements cannot both be true."""
    GAP = "gap"
    """Something that somebody must know is missing."""
    NOTE = "note"
    """The row is sound, and a reader should know its limits."""


class Shown(StrEnum):
    """What of a project shows that it breaks the rule."""

    PLANS = "plans"
    EVENTS = "events"
    LATEST = "latest"
    MONEY = "money"
    CLAIMS = "claims"
    NAMES = "names"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Setting:
    """What rules look at beside the park."""

    on: date
    """The day as of which dates have passed."""
    idle_days: int
    """After how many days without a report a project is asked about, at least 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that holds of a sound row. Its texts stand under ``quality.rule.<id>``."""

    id: str
    severity: Severity
    file: str
    """The data file in which it is mended."""
    columns: tuple[str, ...]
    shown: Shown
    breaks: Callable[[Park, Setting], Mask]
    """Which projects break it, one place a project."""
