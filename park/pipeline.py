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
    return park.remember(_counted, chosen)


def _counted(park: Park, chosen: Selection) -> tuple[StageCount, ...]:
    rows = chosen.rows(park)
    state = park.course.at(chosen.on)
    money = park.projects["investment_yi_cny"].to_numpy(dtype=float)[rows]
    in_park = park.codes["in_park"]
    outside = in_park.names.index(InPark.NO) if InPark.NO in in_park.names else -1
    stated = ~np.isnan(money) & (in_park.codes[rows] != outside)
    # One place a stage; "no stage", whose position is -1, first.
    places = len(state.stage_ids) + 1
    certain, possible = state.certain[rows] + 1, state.possible[rows] + 1
    projects = np.bincount(certain, minlength=places)
    may_be = np.bincount(possible, minlength=places)
    known = np.bincount(certain[stated], minlength=places)
    sums = np.bincount(certain[stated], weights=money[stated], minlength=places)
    counts = []
    for at, stage in enumerate((NO_STAGE, *state.stage_ids)):
        # Without a stage nobody knows what had been invested by the day.
        with_investment = 0 if stage == NO_STAGE else int(known[at])
        counts.append(
            StageCount(
                stage=stage,
                projects=int(projects[at]),
                possible=0 if stage == NO_STAGE else int(may_be[at]),
                investment_yi_cny=float(sums[at]) if with_investment else float("nan"),
                with_investment=with_investment,
            )
        )
    return (*counts[1:], counts[0])
