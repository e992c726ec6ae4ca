"""What is wrong, missing or uncertain in the data: a register of rules, and who breaks each.

To add a rule is one entry here and its texts under ``quality.rule.<id>`` in every catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from park.model import Mask, Park
from park.quality.dates import (
    OUT_OF_ORDER,
    PLAN_PASSED,
    QUIET,
    STARTED_BEFORE_SIGNED,
    UNDATED,
    WITHOUT_EVENT,
)
from park.quality.facts import (
    DISPUTED,
    MONEY_IN_WORDS,
    MONEY_WITHOUT_SOURCE,
    SCHEMATIC,
    UNTRANSLATED,
    WITHOUT_OWNER,
    WITHOUT_UNIT,
    WITHOUT_ZONE,
)
from park.quality.rule import Rule, Setting, Severity, Shown
from park.quality.steps import STEP_NOT_ALLOWED
from park.selection import Selection

RULES: tuple[Rule, ...] = (
    STARTED_BEFORE_SIGNED,
    OUT_OF_ORDER,
    DISPUTED,
    STEP_NOT_ALLOWED,
    PLAN_PASSED,
    QUIET,
    WITHOUT_EVENT,
    WITHOUT_UNIT,
    WITHOUT_OWNER,
    WITHOUT_ZONE,
    MONEY_WITHOUT_SOURCE,
    MONEY_IN_WORDS,
    UNDATED,
    SCHEMATIC,
    UNTRANSLATED,
)
"""In the order they are listed: the heaviest first."""


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """The selected projects that break a rule."""

    rule: Rule
    rows: npt.NDArray[np.intp]
    """Rows of the projects, in the park's order."""


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """Every rule with what breaks it. A project may break several, so counts do not add up."""

    each: tuple[Finding, ...]
    selected: int
    broken: int
    """Selected projects that break at least one rule."""
    faulty: int
    """Selected projects that break a rule of the heaviest kind."""


def findings(park: Park, chosen: Selection, idle_days: int) -> Findings:
    """Hold the selected projects against every rule, as of the selection's day."""
    asked = chosen.mask(park)
    broken = park.remember(_broken, Setting(chosen.on, idle_days))
    some, faulty = np.zeros((2, len(park)), dtype=bool)
    for rule, mask in zip(RULES, broken, strict=True):
        some |= mask
        if rule.severity is Severity.FAULT:
            faulty |= mask
    return Findings(
        each=tuple(
            Finding(rule, np.flatnonzero(mask & asked))
            for rule, mask in zip(RULES, broken, strict=True)
        ),
        selected=int(asked.sum()),
        broken=int((asked & some).sum()),
        faulty=int((asked & faulty).sum()),
    )


def _broken(park: Park, setting: Setting) -> tuple[Mask, ...]:
    return tuple(rule.breaks(park, setting) for rule in RULES)


__all__ = ["RULES", "Finding", "Findings", "Rule", "Setting", "Severity", "Shown", "findings"]
