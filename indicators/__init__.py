"""What can be measured: values with unit, period, scope and source, held against their targets.

Indicators come from the data: to add one, add a row to ``data/indicators.csv`` and its values to
``data/observations.csv``; a new unit needs its words under ``unit_of_measure``.
"""

from indicators.linked import follows, linked_projects, relevant
from indicators.pace import Pace
from indicators.reading import (
    Assessment,
    Coverage,
    Holes,
    Indicator,
    LeftOut,
    Reading,
    Status,
    Target,
)
from indicators.record import Conflict, Entry, Record, record
from indicators.say import (
    Figure,
    say_amount,
    say_figure,
    say_period,
    say_reason,
    say_target,
    say_value,
)
from indicators.scoreboard import (
    UnknownIndicator,
    assess,
    coverage,
    indicator,
    plan_indicators,
    scoreboard,
    series,
)

HEADLINE = (
    "industrial-output",
    "tax-revenue",
    "foreign-enterprise-share",
    "above-scale-enterprises",
)
"""The four targets shown first: the plan's overall goals, and the share of foreign enterprises."""

__all__ = [
    "HEADLINE",
    "Assessment",
    "Conflict",
    "Coverage",
    "Entry",
    "Figure",
    "Holes",
    "Indicator",
    "LeftOut",
    "Pace",
    "Reading",
    "Record",
    "Status",
    "Target",
    "UnknownIndicator",
    "assess",
    "coverage",
    "follows",
    "indicator",
    "linked_projects",
    "plan_indicators",
    "record",
    "relevant",
    "say_amount",
    "say_figure",
    "say_period",
    "say_reason",
    "say_target",
    "say_value",
    "scoreboard",
    "series",
]
