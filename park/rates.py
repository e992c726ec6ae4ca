"""The rates that are quoted of the pipeline: of the projects that came so far, how many farther.

A project counts by the furthest step of the pipeline that it surely reached: what was paused or
ended since has still been signed. A project that skipped a step, or of which no source reports it,
has passed it once it is known to have come farther.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from park.model import Mask, Park
from park.selection import Selection
from park.vocabulary import InPark


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Projects, and what is published of their money."""

    projects: int
    investment_yi_cny: float
    """Sum of the stated investments in 亿元, without projects outside the park; NaN for none."""
    with_investment: int
    """How many projects the sum is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One rate of the selected projects on a day."""

    id: str
    names: Mapping[str, str]
    """Columns ``name_<language code>``."""
    base_stage: str
    reached_stage: str
    base: Sum
    """Projects that surely came to the base stage or farther."""
    untold: int
    """Projects of the base of which no source reports the base stage itself by the day."""
    told_reached: int
    """Projects of the base of which a source does, and that surely came to the reached stage."""
    reached: Sum
    """Those of them that surely came to the reached stage or farther."""
    may_join: int
    """Further projects that may have come to the base stage by the day."""
    may_reach: int
    """Further projects, of the base or not, that may have come to the reached stage by the day."""
    least: float | None
    """The share if all that may join did, and none that may reach; None where there is no base."""
    most: float | None
    """The share if all that may reach did, and no other joined; None where there is no base."""

    @property
    def share(self) -> float | None:
        """The share of what is sure, 0 to 1; None where there is no base."""
        return self.reached.projects / self.base.projects if self.base.projects else None

    @property
    def told_share(self) -> float | None:
        """The share among those alone whose base stage a source reports; None where it has none."""
        told = self.base.projects - self.untold
        return self.told_reached / told if told else None

    @property
    def is_open(self) -> bool:
        """Whether what may have happened would change the share."""
        return self.least != self.most


def rates(park: Park, chosen: Selection) -> tuple[Rate, ...]:
    """Return the rates of ``data/rates.csv`` for the selected projects, in the file's order."""
    return park.remember(_rates, chosen)


def _rates(park: Park, chosen: Selection) -> tuple[Rate, ...]:
    asked = chosen.mask(park)
    furthest, may_have = park.course.at(chosen.on).furthest, park.course.may_have(chosen.on)
    position = {stage: at for at, stage in enumerate(park.stages.ids)}

    def one(row: Mapping[Any, Any]) -> Rate:
        base, reached = position[row["base_stage"]], position[row["reached_stage"]]
        sure = (asked & (furthest >= base), asked & (furthest >= reached))
        may = (asked & (may_have >= base), asked & (may_have >= reached))
        told = _told(park, chosen.on, base)
        return _rate(park, row, sure, may, told)

    return tuple(one(row) for row in park.rates.to_dict("records"))


def _rate(
    park: Park, row: Mapping[Any, Any], sure: tuple[Mask, Mask], may: tuple[Mask, Mask], told: Mask
) -> Rate:
    base, reached = (_sum(park, mask) for mask in sure)
    may_join, may_reach = (_count(may[at] & ~sure[at]) for at in (0, 1))
    # Who may have reached and is not sure to be in the base comes to both at once.
    both = _count(may[1] & ~sure[0])
    known = base.projects > 0
    return Rate(
        id=row["id"],
        names={str(key): str(one) for key, one in row.items() if str(key).startswith("name_")},
        base_stage=row["base_stage"],
        reached_stage=row["reached_stage"],
        base=base,
        untold=_count(sure[0] & ~told),
        told_reached=_count(sure[1] & told),
        reached=reached,
        may_join=may_join,
        may_reach=may_reach,
        least=reached.projects / (base.projects + may_join) if known else None,
        most=(reached.projects + may_reach) / (base.projects + both) if known else None,
    )


def _told(park: Park, on: date, position: int) -> Mask:
    """Return of which projects a source reports this very stage by the day."""
    course = park.course
    told = ~course.planned & (course.position == position) & (course.last <= on.toordinal())
    found = np.zeros(len(park), dtype=bool)
    found[course.row[told]] = True
    return found


def _sum(park: Park, mask: Mask) -> Sum:
    money = park.projects["investment_yi_cny"].to_numpy(dtype=float)
    counted = mask & ~np.isnan(money) & ~park.codes["in_park"].among(frozenset({InPark.NO}))
    return Sum(
        projects=_count(mask),
        investment_yi_cny=float(money[counted].sum()) if counted.any() else float("nan"),
        with_investment=_count(counted),
    )


def _count(mask: Mask) -> int:
    return int(np.count_nonzero(mask))
