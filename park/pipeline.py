"""The pipeline of projects: how many stand at each stage, and how much money is stated for them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from park.model import Park
from park.selection import Selection
from park.vocabulary import NO_STAGE, InPark


@dataclass(frozen=True, slots=True, kw_only=True)
class StageCount:
    """The selected projects whose certain stage is this one."""

    stage: str
    """Stage id, or "none" for projects without a certain stage on the day."""
    projects: int
    possible: int
    """Further projects that may have reached the stage by the day; never counted as reached."""
    investment_yi_cny: float
    """Sum of the stated investments in 亿元; NaN where there is none to add.

    Projects outside the park are not added, nor those without a stage: what was invested by a day
    on which nothing had been reported is unknown.
    """
    with_investment: int
    """How many projects the sum is made of."""


def pipeline(park: Park, chosen: Selection) -> tuple[StageCount, ...]:
    """Count the selected projects by certain stage, in the order of the stages, "none" last."""
    asked = chosen.mask(park)
    state = park.course.at(chosen.on)
    certain, possible = state.certain_ids, state.ids(state.possible)
    money = park.projects["investment_yi_cny"].to_numpy(dtype=float)
    counted = (park.projects["in_park"] != InPark.NO).to_numpy()
    counts = []
    for stage in (*park.stages.ids, NO_STAGE):
        here = asked & (certain == stage)
        stated = here & ~np.isnan(money) & counted & (stage != NO_STAGE)
        counts.append(
            StageCount(
                stage=stage,
                projects=int(here.sum()),
                possible=0 if stage == NO_STAGE else int((asked & (possible == stage)).sum()),
                investment_yi_cny=float(money[stated].sum()) if stated.any() else float("nan"),
                with_investment=int(stated.sum()),
            )
        )
    return tuple(counts)
