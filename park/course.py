"""The course of projects: what surely happened by a day, what may have, what is planned.

Events are dated to the day, the month or the year, on a date or by it, so each is an interval of
days. It is certain from the interval's last day on; before that it is possible from the first day
on, and an event "by" a date is possible from the beginning. A planned date makes nothing happen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from park.day import day_span
from park.event_rows import NEVER, Events, Flags, Ints
from park.stages import StageKind, StageModel
from park.vocabulary import NO_STAGE, EventBasis, EventBound

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
    dated: Ints
    """As `possible`, by events alone whose first possible day is known: an event "by" a date is
    possible since ever, which tells nothing of the day."""
    furthest: Ints
    """The furthest step of the pipeline surely reached, also by what was paused or ended since."""
    latest_day: Ints
    """Ordinal of the last day on which something surely happened; 0 where nothing did."""
    not_yet: Flags
    """Whether the project surely had not been heard of by the day: it is on no list then."""

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
    in_pipeline: Flags
    """Per stage: whether it is a step of the pipeline, not a pause or an end."""
    length: int
    """Number of projects."""
    row: Ints
    """Per event: its project's row, ascending."""
    position: Ints
    """Per event: its stage's position in the model."""
    first: Ints
    last: Ints
    planned: Flags
    always: Flags
    """Per project: whether it is there on every day, whatever its events say."""

    @classmethod
    def of(
        cls, place: pd.Series, events: pd.DataFrame, stages: StageModel, always: Flags | None = None
    ) -> Course:
        """Read the events (columns of ``data/stage_events.csv``) of the projects in `place`.

        `always` are the projects that are there on every day, such as those that the plan names.

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
            always=np.zeros(len(place), dtype=bool) if always is None else always,
        )

    def at(self, day: date) -> StageState:
        """Return where every project stands at the end of `day`; the arrays are shared."""
        return self._states(day)

    @cached_property
    def _states(self) -> Callable[[date], StageState]:
        return lru_cache(_STATES)(self._state)

    def _state(self, day: date) -> StageState:
        today = day.toordinal()
        stepped = self._risen.latest(today)
        furthest, stepped_on = stepped.spread(stepped.position), stepped.spread(stepped.last, 0)
        certain, latest_day = self._halted(today, furthest, stepped_on)
        begun = [
            events.where((events.first <= today) & (events.last > today))
            for events in (self._steps, self._halts)
        ]
        told = [events.where(events.first > date.min.toordinal()) for events in begun]
        return StageState(
            stage_ids=self.stage_ids,
            certain=certain,
            possible=self._beyond(certain, begun),
            dated=self._beyond(certain, told),
            planned=self._nearest(certain),
            furthest=furthest,
            latest_day=latest_day,
            not_yet=self.heard_from > today,
        )

    @cached_property
    def heard_from(self) -> Ints:
        """Per project: the ordinal of the first day on which it may have been heard of.

        It is heard of when the first of its events may have happened, or when a date planned for
        it has passed: that plan was made before. Without an event that is no plan, nothing says
        when it was first heard of, and it is there on every day.
        """
        ever, never = np.int32(date.min.toordinal()), date.max.toordinal()
        begins = np.where(self.planned, self.last, self.first)
        every = Events(self.length, self.row, self.position, begins, self.last)
        earliest = -every.most(-begins, -never)
        happens = np.zeros(self.length, dtype=bool)
        happens[self.row[~self.planned]] = True
        return np.where(happens & ~self.always, earliest, ever)

    def may_have(self, day: date) -> Ints:
        """Return the furthest step of the pipeline reached if all that may have happened did."""
        begun = self._steps.where(self._steps.first <= day.toordinal())
        return begun.most(begun.position)

    def _halted(self, today: int, furthest: Ints, stepped_on: Ints) -> tuple[Ints, Ints]:
        """Return the certain stages and the last days on which something surely happened.

        A project that was paused or ended stands there, unless it took a step after it.
        """
        halts = self._halts.where(self._halts.last <= today)
        if not len(halts.row):
            return furthest, stepped_on
        halted_on = halts.most(halts.last, 0)
        last_ones = halts.where(halts.last == halted_on[halts.row])
        halted = last_ones.most(last_ones.position)
        stands = (halted >= 0) & (halted_on >= stepped_on)
        return np.where(stands, halted, furthest), np.maximum(halted_on, stepped_on)

    def _beyond(self, certain: Ints, begun: Iterable[Events]) -> Ints:
        """Return the furthest stage of events that may have happened, where it goes beyond."""
        found = np.full(self.length, NEVER, dtype=np.int8)
        for events in begun:
            if len(events.row):
                found = np.maximum(found, events.most(events.position))
        return np.where(found > certain, found, np.int8(NEVER))

    def _nearest(self, certain: Ints) -> Ints:
        """Return the earliest planned stage beyond the certain one."""
        beyond = len(self.stage_ids)
        ahead = self._plans.where(self._plans.position > certain[self._plans.row])
        nearest = -ahead.most(-ahead.position, -beyond)
        return np.where(nearest == beyond, np.int8(NEVER), nearest)

    @cached_property
    def _risen(self) -> Events:
        """The steps in the order of their days, each at the furthest position so far.

        One look at the last step of a day then tells what all steps up to it came to.
        """
        steps = self._steps
        order = np.lexsort((steps.last, steps.row))
        row = steps.row[order]
        apart = row * np.int64(len(self.stage_ids) + 1)
        furthest = np.maximum.accumulate(steps.position[order] + apart) - apart
        return Events(
            self.length, row, furthest.astype(np.int8), steps.first[order], steps.last[order]
        )

    @cached_property
    def _steps(self) -> Events:
        return self._only(~self.planned & self.in_pipeline[self.position])

    @cached_property
    def _halts(self) -> Events:
        return self._only(~self.planned & ~self.in_pipeline[self.position])

    @cached_property
    def _plans(self) -> Events:
        return self._only(self.planned)

    def _only(self, which: Flags) -> Events:
        parts = (one[which] for one in (self.row, self.position, self.first, self.last))
        return Events(self.length, *parts)

    def turns(self) -> tuple[tuple[date, ...], tuple[date, ...]]:
        """Return the first and the last day on which an event begins or ends; of none, nothing."""
        begins = self.first[self.first > date.min.toordinal()]
        if not len(self.last):
            return (), ()
        first = int(min(self.last.min(), begins.min(initial=self.last.min())))
        return (date.fromordinal(first),), (date.fromordinal(int(self.last.max())),)

    def of_rows(self, rows: Ints) -> Course:
        """Return the course of some projects alone, in the order of their `rows`, ascending."""
        kept = np.flatnonzero(np.isin(self.row, rows))
        return replace(
            self,
            length=len(rows),
            row=np.searchsorted(rows, self.row[kept]).astype(np.int32),
            position=self.position[kept],
            first=self.first[kept],
            last=self.last[kept],
            planned=self.planned[kept],
            always=self.always[rows],
        )
