"""Values that nobody can mean, by the unit alone.

Of money, numbers of things, areas, times and ratios there is none below 0. Of what is counted one
by one there is no part. A share of a whole is at most the whole. Any other percentage may be a
growth rate, which falls below 0 and rises over 100 %: such a value is only asked about.
"""

from __future__ import annotations

from park.vocabulary import PERCENT, SHARE_OF_WHOLE, ValueBound

MAY_BE_NEGATIVE = frozenset({PERCENT, "percentage_points"})
"""Rates of change fall below 0; every other unit measures an amount."""

COUNTED = frozenset(
    {
        "enterprises", "companies", "institutes", "funds", "persons", "person_times", "events",
        "platforms", "bases", "centres", "workshops", "factories", "lines", "scenarios",
        "projects", "clusters", "parks", "places", "jobs",
    }
)  # fmt: skip
"""Units of which there are whole ones only."""

YES_NO = "yes_no"

WHOLE = 100.0
"""The percentage that a share of a whole never exceeds."""


def unit_fault(value: float, unit: str, bound: str = ValueBound.EXACT) -> str:
    """Return the code of why no value of this unit can be so; empty if it can."""
    if unit == YES_NO:
        return "" if value in {0.0, 1.0} else "yes_no"
    if value < 0 and unit not in MAY_BE_NEGATIVE:
        return "negative"
    if unit == SHARE_OF_WHOLE and (value > WHOLE or (value == WHOLE and bound == ValueBound.ABOVE)):
        return "over_whole"
    return "part" if unit in COUNTED and not value.is_integer() else ""
