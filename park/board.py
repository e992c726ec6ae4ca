"""The board: a column a stage, with the projects in it on which something happened last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from park.day import day_span
from park.model import Mask, Park
from park.pipeline import StageCount, pipeline
from park.selection import Selection
from park.vocabulary import NO_STAGE, EventBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One stage of the board."""

    count: StageCount
    """All of its projects and their money, whether they have a card or not."""
    rows: tuple[int, ...]
    """Rows of the projects that have a card, the latest happening first."""
    possible: tuple[int, ...]
    """Rows of projects that may have come here by the day; never counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastEvent:
    """The last thing that surely happened to a project by a day."""

    stage: str
    written: str
    """The date as its source gives it."""
    bound: str


def board(park: Park, chosen: Selection, most: int) -> tuple[Column, ...]:
    """Return a column for every stage and one for "none", each with at most `most` cards."""
    asked = chosen.mask(park)
    state = park.course.at(chosen.on)
    position = {stage: at for at, stage in enumerate(park.stages.ids)} | {NO_STAGE: -1}

    def first(among: Mask) -> tuple[int, ...]:
        rows = np.flatnonzero(among)
        order = np.argsort(-state.latest_day[rows], kind="stable")[:most]
        return tuple(map(int, rows[order]))

    return tuple(
        Column(
            count=one,
            rows=first(asked & (state.certain == position[one.stage])),
            possible=first(asked & (state.possible == position[one.stage])) if one.possible else (),
        )
        for one in pipeline(park, chosen)
    )


def last_event(park: Park, project_id: str, on: date) -> LastEvent | None:
    """Return the last event of a project that surely happened by a day, or None."""
    order = park.stages.ids.index
    told = [
        (day_span(one["date"]).last, order(one["stage"]), one)
        for one in park.of_project("stage_events", project_id).to_dict("records")
        if one["basis"] != EventBasis.PLANNED and day_span(one["date"]).last <= on
    ]
    if not told:
        return None
    _, _, last = max(told, key=lambda one: one[:2])
    return LastEvent(stage=last["stage"], written=last["date"], bound=last["bound"])
