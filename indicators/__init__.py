"""What can be measured: values with unit, period, scope and source, held against their targets.

Indicators come from the data: to add one, add a row to ``data/indicators.csv`` and its values to
``data/observations.csv``; a new unit needs its words under ``unit_of_measure``.
"""

from indicators.final import Final, final, finals, last_day
from indicators.goals import public_goals, target_sources
from indicators.grouping import Group, GroupedBy, grouped, lineage, part_of
from indicators.linked import (
    follows,
    is_overall,
    linked_projects,
    relevant,
    served,
    under_way,
)
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
    say_scope,
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
from indicators.why import Condition, Explained, Outcome, Step, explain

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
    "Condition",
    "Conflict",
    "Coverage",
    "Entry",
    "Explained",
    "Figure",
    "Final",
    "Group",
    "GroupedBy",
    "Holes",
    "Indicator",
    "LeftOut",
    "Outcome",
    "Pace",
    "Reading",
    "Record",
    "Status",
    "Step",
    "Target",
    "UnknownIndicator",
    "assess",
    "coverage",
    "explain",
    "final",
    "finals",
    "follows",
    "grouped",
    "indicator",
    "is_overall",
    "last_day",
    "lineage",
    "linked_projects",
    "part_of",
    "plan_indicators",
    "public_goals",
    "record",
    "relevant",
    "say_amount",
    "say_figure",
    "say_period",
    "say_reason",
    "say_scope",
    "say_target",
    "say_value",
    "scoreboard",
    "series",
    "served",
    "target_sources",
    "under_way",
]
