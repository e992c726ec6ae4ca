"""By how many days a planned date moved between two editions of the data."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from park.lateness import plans_of
from park.model import Park


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A planned stage of one project whose date is another one, or new, or gone."""

    stage: str
    least: int | None
    """Days by which it moved at the least, later is positive; None where one edition has none."""
    most: int | None
    """Days by which it moved at the most: more than `least` where a date is known to the month."""

    @property
    def is_exact(self) -> bool:
        """Whether both dates are known to the day."""
        return self.least == self.most


def planned_spans(park: Park, row: int) -> dict[str, tuple[int, int]]:
    """Return the first and last day, as ordinals, that each planned stage of a project may mean.

    Of several dates for one stage the latest holds, as in `park.lateness.Plans`.
    """
    known = plans_of(park)
    begin, end = np.searchsorted(known.row, [row, row + 1])
    return {
        park.stages.ids[int(known.position[at])]: (int(known.first[at]), int(known.last[at]))
        for at in range(int(begin), int(end))
    }


def slips(older: Park, before: int, newer: Park, after: int) -> tuple[Slip, ...]:
    """Return how the planned stages of one project differ, in the order of the stages.

    `before` and `after` are the project's rows in the two editions. Dates known to the month or
    the year are intervals, so the days between them are one too: [first - last, last - first].
    """
    was, now = planned_spans(older, before), planned_spans(newer, after)
    stages = [one for one in (*newer.stages.ids, *older.stages.ids) if one in was or one in now]
    return tuple(
        _slip(stage, was.get(stage), now.get(stage))
        for stage in dict.fromkeys(stages)
        if was.get(stage) != now.get(stage)
    )


def _slip(stage: str, was: tuple[int, int] | None, now: tuple[int, int] | None) -> Slip:
    if was is None or now is None:
        return Slip(stage=stage, least=None, most=None)
    return Slip(stage=stage, least=now[0] - was[1], most=now[1] - was[0])
