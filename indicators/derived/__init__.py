"""Indicators that the twin computes from its own projects and places, as of a day.

To add one, write what computes it, add one line to `DERIVED`, and its ``title`` and ``rule`` under
``derived.<id>`` in the catalogues of every language.
"""

from __future__ import annotations

from indicators.derived.ground import routes, walking, works
from indicators.derived.model import Derived, Measure, Part, Result, Row
from indicators.derived.pipeline import committed, conversion, stages

DERIVED: tuple[Derived, ...] = (
    Derived("stages", stages),
    Derived("conversion", conversion, rules_on="board"),
    Derived("committed", committed),
    Derived("works", works),
    Derived("walking", walking),
    Derived("routes", routes),
)
"""In the order in which they are shown."""

__all__ = ["DERIVED", "Derived", "Measure", "Part", "Result", "Row"]
