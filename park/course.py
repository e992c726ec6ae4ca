"""The course of projects: what surely happened by a day, what may have, what is planned.

Events are dated to the day, the month or the year, on a date or by it, so each is an interval of
days. It is certain from the interval's last day on; before that it is possible from the first day
on, and an event "by" a date is possible from the beginning. A planned date makes nothing happen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from park.day import day_span
from park.stages import StageKind, StageModel
from park.vocabulary import NO_STAGE, EventBasis, EventBound

Ints = npt.NDArray[np.int64]

_NEVER = -1
"""Position of "no stage" in a StageState."""


@dataclass(frozen=True, eq=False)
class StageState:
    """Where every project stands on one day. Arrays have one place a project.

    Values are positions in the stage model's order, or -1 where there is none.
    """

    stage_ids: tuple[str, ...]
    certain: Ints
    """The stage surely reached by the day. The only one that counts."""
    possible: Ints
    """A further stage that may have been reached by the day, where there is one."""
    planned: Ints
    """The next stage that is planned and not yet reached, whatever its date."""

    def ids(self, positions: Ints) -> npt.NDArray[np.object_]:
        """Return stage ids for positions; "none" where there is no stage."""
        names = np.array([*self.stage_ids, NO_STAGE], dtype=object)
        return names[positions]

    @property
    def certain_ids(self) -> npt.NDArray[np.object_]:
        """The certain stage's id of every project, "none" where there is none."""
        return self.ids(self.certain)


def _furthest(rows: Ints, positions: Ints, length: int) -> Ints:
    best = np.full(length, _NEVER, dtype=np.int64)
    np.maximum.at(best, rows, positions)
    return best


@dataclass(frozen=True, eq=False)
class Course:
    """All stage events of a park as arrays, one place an event, days as ordinals."""

    stage_ids: tuple[str, ...]
    in_pipeline: npt.NDArray[np.bool_]
    """Per stage: whether it is a step of the pipeline, not a pause or an end."""
    length: int
    """Number of projects."""
    row: Ints
    """Per event: its project's row."""
    position: Ints
    """Per event: its stage's position in the model."""
    first: Ints
    last: Ints
    planned: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, place: pd.Series, events: pd.DataFrame, stages: StageModel) -> Course:
        """Read the events (columns of ``data/stage_events.csv``) of the projects in `place`.

        Raises
        ------
        park.day.BadDate
            If an event's date is no date.
        """
        known = events[events["project_id"].isin(place.index)]
        spans = [day_span(written) for written in known["date"]]
        by = (known["bound"] == EventBound.BY).to_numpy()
        first = np.array([span.first.toordinal() for span in spans], dtype=np.int64)
        rank = {stage: position for position, stage in enumerate(stages.ids)}
        return cls(
            stage_ids=stages.ids,
            in_pipeline=np.array([s.kind is StageKind.PIPELINE for s in stages.stages]),
            length=len(place),
            row=place.loc[known["project_id"]].to_numpy(dtype=np.int64),
            position=known["stage"].map(rank).to_numpy().astype(np.int64),
            first=np.where(by, date.min.toordinal(), first),
            last=np.array([span.last.toordinal() for span in spans], dtype=np.int64),
            planned=(known["basis"] == EventBasis.PLANNED).to_numpy(),
        )

    def at(self, day: date) -> StageState:
        """Return where every project stands at the end of `day`."""
        today = day.toordinal()
        certain = self._reached(~self.planned & (self.last <= today))
        open_ = ~self.planned & (self.first <= today) & (self.last > today)
        possible = _furthest(self.row[open_], self.position[open_], self.length)
        ahead = self.planned & (self.position > certain[self.row])
        planned = self._nearest(ahead)
        return StageState(
            stage_ids=self.stage_ids,
            certain=certain,
            possible=np.where(possible > certain, possible, _NEVER),
            planned=planned,
        )

    def _reached(self, happened: npt.NDArray[np.bool_]) -> Ints:
        """Return the furthest pipeline stage, unless the project was paused or ended after it."""
        step = happened & self.in_pipeline[self.position]
        halt = happened & ~self.in_pipeline[self.position]
        furthest = _furthest(self.row[step], self.position[step], self.length)
        if not halt.any():
            return furthest
        stepped_on = _furthest(self.row[step], self.last[step], self.length)
        halted_on = _furthest(self.row[halt], self.last[halt], self.length)
        latest = halt & (self.last == halted_on[self.row])
        halted = _furthest(self.row[latest], self.position[latest], self.length)
        return np.where((halted >= 0) & (halted_on >= stepped_on), halted, furthest)

    def _nearest(self, among: npt.NDArray[np.bool_]) -> Ints:
        beyond = len(self.stage_ids)
        nearest = np.full(self.length, beyond, dtype=np.int64)
        np.minimum.at(nearest, self.row[among], self.position[among])
        return np.where(nearest == beyond, _NEVER, nearest)
