"""Values that nobody can mean, by the unit alone.

Of money, numbers of things, areas, times and ratios there is none below 0. Of what is counted one
by one there is no part. A percentage may be a growth rate, which falls below 0 and rises over
100 %: its unit forbids neither, so there such a value is only asked about.
"""

from __future__ import annotations

MAY_BE_NEGATIVE = frozenset({"percent", "percentage_points"})
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


def unit_fault(value: float, unit: str) -> str:
    """Return the code of why no value of this unit can be so; empty if it can."""
    if unit == YES_NO:
        return "" if value in {0.0, 1.0} else "yes_no"
    if value < 0 and unit not in MAY_BE_NEGATIVE:
        return "negative"
    return "part" if unit in COUNTED and not value.is_integer() else ""
