"""The course of projects: what surely happened by a day, what may have, what is planned.

Events are dated to the day, the month or the year, on a date or by it, so each is an interval of
days. It is certain from the interval's last day on; before that it is possible from the first day
on, and an event "by" a date is possible from the beginning. A planned date makes nothing happen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from park.day import day_span
from park.stages import StageKind, StageModel
from park.vocabulary import NO_STAGE, EventBasis, EventBound

Ints = npt.NDArray[np.integer]

_NEVER = -1
"""Position of "no stage" in a StageState."""

_STATES = 12
"""Days whose states are kept; one of a million projects takes 8 megabytes."""


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
    furthest: Ints
    """The furthest step of the pipeline surely reached, also by what was paused or ended since."""
    latest_day: Ints
    """Ordinal of the last day on which something surely happened; 0 where nothing did."""

    def ids(self, positions: Ints) -> npt.NDArray[np.object_]:
        """Return stage ids for positions; "none" where there is no stage."""
        names = np.array([*self.stage_ids, NO_STAGE], dtype=object)
        return names[positions]

    @property
    def certain_ids(self) -> npt.NDArray[np.object_]:
        """The certain stage's id of every project, "none" where there is none."""
        return self.ids(self.certain)


@dataclass(frozen=True, eq=False)
class Course:
    """All stage events of a park as arrays, one place an event, days as ordinals.

    Events stand project by project: what holds of each project is then one pass over the events.
    """

    stage_ids: tuple[str, ...]
    in_pipeline: npt.NDArray[np.bool_]
    """Per stage: whether it is a step of the pipeline, not a pause or an end."""
    length: int
    """Number of projects."""
    row: Ints
    """Per event: its project's row, ascending."""
    position: Ints
    """Per event: its stage's position in the model."""
    first: Ints
    last: Ints
    planned: npt.NDArray[np.bool_]
    starts: Ints
    """Places in `row` where the events of another project begin."""

    @classmethod
    def of(cls, place: pd.Series, events: pd.DataFrame, stages: StageModel) -> Course:
        """Read the events (columns of ``data/stage_events.csv``) of the projects in `place`.

        Raises
        ------
        park.day.BadDate
            If an event's date is no date.
        """
        rows = place.index.get_indexer(pd.Index(events["project_id"]))
        order = np.argsort(rows, kind="stable")
        order = order[rows[order] >= 0]
        known, row = events.iloc[order], rows[order].astype(np.int32)
        written, dates = pd.factorize(known["date"])
        spans = [day_span(one) for one in dates]
        first = np.array([span.first.toordinal() for span in spans], dtype=np.int32)[written]
        last = np.array([span.last.toordinal() for span in spans], dtype=np.int32)[written]
        by = (known["bound"] == EventBound.BY).to_numpy()
        rank = {stage: position for position, stage in enumerate(stages.ids)}
        return cls(
            stage_ids=stages.ids,
            in_pipeline=np.array([s.kind is StageKind.PIPELINE for s in stages.stages]),
            length=len(place),
            row=row,
            position=known["stage"].map(rank).to_numpy().astype(np.int8),
            first=np.where(by, np.int32(date.min.toordinal()), first),
            last=last,
            planned=(known["basis"] == EventBasis.PLANNED).to_numpy(),
            starts=np.flatnonzero(np.diff(row, prepend=-1)),
        )

    def at(self, day: date) -> StageState:
        """Return where every project stands at the end of `day`; the arrays are shared."""
        return self._states(day)

    @cached_property
    def _states(self) -> Callable[[date], StageState]:
        return lru_cache(_STATES)(self._state)

    def _state(self, day: date) -> StageState:
        today = day.toordinal()
        happened = ~self.planned & (self.last <= today)
        step = self.in_pipeline[self.position]
        furthest = self._most(np.where(happened & step, self.position, _NEVER))
        certain = self._halted(happened & ~step, happened & step, furthest)
        open_ = ~self.planned & (self.first <= today) & (self.last > today)
        possible = self._most(np.where(open_, self.position, _NEVER))
        return StageState(
            stage_ids=self.stage_ids,
            certain=certain,
            possible=np.where(possible > certain, possible, np.int8(_NEVER)),
            planned=self._nearest(self.planned & (self.position > certain[self.row])),
            furthest=furthest,
            latest_day=np.maximum(self._most(np.where(happened, self.last, _NEVER)), 0),
        )

    def _halted(
        self, halt: npt.NDArray[np.bool_], step: npt.NDArray[np.bool_], furthest: Ints
    ) -> Ints:
        """Return the furthest step, or the pause or end of a project after which none came."""
        if not halt.any():
            return furthest
        stepped_on = self._most(np.where(step, self.last, _NEVER))
        halted_on = self._most(np.where(halt, self.last, _NEVER))
        latest = halt & (self.last == halted_on[self.row])
        halted = self._most(np.where(latest, self.position, _NEVER))
        return np.where((halted >= 0) & (halted_on >= stepped_on), halted, furthest)

    def _most(self, values: Ints, empty: int = _NEVER) -> Ints:
        """Return the greatest value of each project's events, `empty` for a project without any."""
        found = np.full(self.length, empty, dtype=values.dtype)
        if len(values):
            found[self.row[self.starts]] = np.maximum.reduceat(values, self.starts)
        return found

    def _nearest(self, among: npt.NDArray[np.bool_]) -> Ints:
        """Return the earliest stage of each project's events that are `among`."""
        beyond = len(self.stage_ids)
        nearest = -self._most(np.where(among, -self.position, np.int8(-beyond)), empty=-beyond)
        return np.where(nearest == beyond, np.int8(_NEVER), nearest)
