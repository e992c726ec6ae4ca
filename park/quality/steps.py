"""The rule on the steps of a project: what the stage model lets follow what."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from park.model import Mask, Park
from park.quality.rule import Rule, Setting, Severity, Shown
from park.stages import StageKind, StageModel


def _leaps(stages: StageModel) -> npt.NDArray[np.bool_]:
    """Return, for a stage (row) and the next one (column), whether the model knows no such step.

    Going back within the pipeline is left to the rule on the order of dates.
    """
    leap = np.zeros((len(stages.ids), len(stages.ids)), dtype=bool)
    for at, one in enumerate(stages.stages):
        for to, other in enumerate(stages.stages):
            both = one.kind is StageKind.PIPELINE and other.kind is StageKind.PIPELINE
            back = both and to < at
            leap[at, to] = to != at and not back and other.id not in one.followed_by
    return leap


def _leapt(park: Park, setting: Setting) -> Mask:
    """Which projects surely went from one reported stage to a next that may not follow it."""
    course = park.course
    happened = ~course.planned & (course.last <= setting.on.toordinal())
    order = np.lexsort((course.last, course.first, course.row))
    order = order[happened[order]]
    one, other = order[:-1], order[1:]
    sure = (course.row[one] == course.row[other]) & (course.last[one] < course.first[other])
    leap = sure & _leaps(park.stages)[course.position[one], course.position[other]]
    found = np.zeros(len(park), dtype=bool)
    found[course.row[one[leap]]] = True
    return found


STEP_NOT_ALLOWED = Rule(
    id="step_not_allowed",
    severity=Severity.GAP,
    file="stage_events.csv",
    columns=("stage", "date"),
    shown=Shown.EVENTS,
    breaks=_leapt,
)
