"""Made-up stage events: a plausible order, with the gaps and the doubts that real sources have."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from park.vocabulary import EventBasis, EventBound
from store.demonstration.dice import Bools, Dice, Ints
from store.demonstration.given import Given

FIRST, SECOND = "demonstration", "demonstration-2"
"""Ids of the two made-up sources: two, so that they can disagree."""

_YEARS_BACK = 7
_MONTH_DAYS = 30.4
_REPORTED = 0.55
"""Share of the steps that were taken and that some source mentions."""

_KEY = ["project_id", "stage", "date", "bound", "basis"]
_WRITTEN = (0.35, 0.4, 0.25)
_ROUGHLY = (0.1, 0.45, 0.45)


def stage_events(dice: Dice, given: Given, ids: pd.Series) -> pd.DataFrame:
    """Return the stage events of projects, those of one project together."""
    count = len(ids)
    today = given.as_of.toordinal()
    days, taken = _walks(dice, given, count)
    last = np.where(taken.any(axis=1), taken.shape[1] - 1 - taken[:, ::-1].argmax(axis=1), -1)
    told = taken & (dice.numbers.random(taken.shape) < _REPORTED)
    told[np.arange(count)[last >= 0], last[last >= 0]] = True
    parts = [_told(dice, given, told, days)]
    parts += _planned(dice, given, last, today)
    parts += _halted(dice, given, last, days, today)
    parts += _doubted(dice, given, last, days, today)
    events = pd.concat(parts, ignore_index=True).sort_values("row", kind="stable")
    events.insert(0, "project_id", ids.to_numpy()[events.pop("row").to_numpy()])
    return events.drop_duplicates(_KEY, ignore_index=True)


def _walks(dice: Dice, given: Given, count: int) -> tuple[Ints, Bools]:
    """Return the day of each step of each project, and whether it was taken by the last day."""
    steps = len(given.steps)
    today = given.as_of.toordinal()
    begun = today - dice.numbers.integers(0, _YEARS_BACK * 365, size=(count, 1))
    gaps = dice.numbers.gamma(2.0, 3.5 * _MONTH_DAYS, size=(count, steps)).astype(np.int64)
    gaps[:, 0] = 0
    # Some sources date a later step before an earlier one.
    gaps[:, 1:][dice.numbers.random((count, steps - 1)) < 0.01] -= 500
    days = begun + gaps.cumsum(axis=1)
    furthest = dice.at(steps + 1, count, [1.0] * (steps - 1) + [2.0, 1.0])
    return days, (days <= today) & (np.arange(steps) < furthest[:, None])


def _frame(
    rows: Ints, stages: object, dates: object, bounds: object, basis: object, source: str
) -> pd.DataFrame:
    columns = {"row": rows, "stage": stages, "date": dates, "bound": bounds, "basis": basis}
    return pd.DataFrame({**columns, "source_ids": source, "note": ""})


def _told(dice: Dice, given: Given, told: Bools, days: Ints) -> pd.DataFrame:
    rows, steps = np.nonzero(told)
    many = len(rows)
    return _frame(
        rows,
        np.array(given.steps, dtype=object)[steps],
        dice.written(days[rows, steps], _WRITTEN),
        np.where(dice.chance(0.15, many), EventBound.BY.value, EventBound.ON.value),
        np.where(dice.chance(0.6, many), EventBasis.STATED.value, EventBasis.INFERRED.value),
        FIRST,
    )


def _planned(dice: Dice, given: Given, last: Ints, today: int) -> Iterator[pd.DataFrame]:
    """Yield plans for the next step; some of their dates have passed without an event."""
    rows = np.nonzero(dice.chance(0.35, len(last)) & (last + 1 < len(given.steps)))[0]
    ahead = dice.numbers.integers(-250, 800, size=len(rows))
    yield _frame(
        rows,
        np.array(given.steps, dtype=object)[last[rows] + 1],
        dice.written(today + ahead, _ROUGHLY),
        np.where(dice.chance(0.5, len(rows)), EventBound.BY.value, EventBound.ON.value),
        EventBasis.PLANNED.value,
        FIRST,
    )


def _halted(dice: Dice, given: Given, last: Ints, days: Ints, today: int) -> Iterator[pd.DataFrame]:
    """Yield pauses and ends, after the last step."""
    if not given.halts:
        return
    rows = np.nonzero(dice.chance(0.06, len(last)) & (last >= 0))[0]
    since = days[rows, last[rows]] + dice.numbers.integers(20, 400, size=len(rows))
    yield _frame(
        rows,
        dice.pick(given.halts, len(rows)),
        dice.written(np.minimum(since, today), _WRITTEN),
        EventBound.ON.value,
        EventBasis.STATED.value,
        FIRST,
    )


def _doubted(
    dice: Dice, given: Given, last: Ints, days: Ints, today: int
) -> Iterator[pd.DataFrame]:
    """Yield what a second source says of the last step: another date."""
    rows = np.nonzero(dice.chance(0.03, len(last)) & (last >= 0))[0]
    off = dice.numbers.integers(-300, 300, size=len(rows))
    yield _frame(
        rows,
        np.array(given.steps, dtype=object)[last[rows]],
        dice.written(np.minimum(days[rows, last[rows]] + off, today), _WRITTEN),
        EventBound.ON.value,
        EventBasis.STATED.value,
        f"{FIRST};{SECOND}",
    )
