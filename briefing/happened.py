"""The stage events of selected projects, each with how it stands on the day that is asked."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from park import Park, Selection
from park.day import day_span
from park.vocabulary import EventBasis, EventBound

CERTAIN, POSSIBLE, PLANNED, LATER = "certain", "possible", "planned", "later"
"""It surely happened by the day, it may have, it is planned, or it is reported for a later day."""

_PRECISION: Final = {4: "year", 7: "month", 10: "day"}


def precision(written: pd.Series) -> list[str]:
    """Return how well each date is known; nothing where there is no date."""
    return [_PRECISION.get(int(length), "") for length in written.str.len()]


def events_of(park: Park, chosen: Selection) -> pd.DataFrame:
    """Return the events of the selected projects, by project, with four columns more.

    ``row`` is the project's place in the park, ``position`` that of the stage in the model,
    ``last`` the ordinal of the last day that the date may mean, ``standing`` how it stands.
    """
    events = park.stage_events
    rows = park.place.index.get_indexer(pd.Index(events["project_id"]))
    kept = np.flatnonzero((rows >= 0) & chosen.mask(park)[rows])
    kept = kept[np.argsort(rows[kept], kind="stable")]
    found = events.iloc[kept].reset_index(drop=True)
    rank = {stage: position for position, stage in enumerate(park.stages.ids)}
    written, dates = pd.factorize(found["date"])
    spans = [day_span(one) for one in dates]
    first = np.array([span.first.toordinal() for span in spans], dtype=np.int64)[written]
    last = np.array([span.last.toordinal() for span in spans], dtype=np.int64)[written]
    by = (found["bound"] == EventBound.BY).to_numpy()
    planned = (found["basis"] == EventBasis.PLANNED).to_numpy()
    return found.assign(
        row=rows[kept],
        position=found["stage"].map(rank).to_numpy(dtype=np.int64),
        last=last,
        standing=_standing(chosen.on, planned, np.where(by, 0, first), last),
    )


def _standing(
    day: date,
    planned: npt.NDArray[np.bool_],
    first: npt.NDArray[np.int64],
    last: npt.NDArray[np.int64],
) -> npt.NDArray[np.str_]:
    today = day.toordinal()
    return np.select(
        [planned, last <= today, first <= today], [PLANNED, CERTAIN, POSSIBLE], default=LATER
    )


def latest(events: pd.DataFrame, length: int) -> npt.NDArray[np.int64]:
    """Return for each of `length` projects which event surely happened last, or -1.

    Of several on one day it is the one of the furthest stage.
    """
    happened = np.flatnonzero((events["standing"] == CERTAIN).to_numpy())
    order = np.lexsort(
        (events["position"].to_numpy()[happened], events["last"].to_numpy()[happened])
    )
    return _put(events, happened[order], length)


def next_planned(
    events: pd.DataFrame, planned: npt.NDArray[np.integer], length: int
) -> npt.NDArray[np.int64]:
    """Return for each project which event plans the stage that is `planned` next, or -1."""
    rows = events["row"].to_numpy()
    ahead = (events["standing"] == PLANNED).to_numpy()
    asked = ahead & (events["position"].to_numpy() == planned[rows])
    return _put(events, np.flatnonzero(asked)[::-1], length)


def _put(events: pd.DataFrame, places: npt.NDArray[np.intp], length: int) -> npt.NDArray[np.int64]:
    found = np.full(length, -1, dtype=np.int64)
    found[events["row"].to_numpy()[places]] = places
    return found
