"""Where sources disagree: a project of which two claims on one thing give different values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from park.day import days_or_none
from park.event_rows import Ints
from park.model import Mask, Park
from park.vocabulary import EventBasis, EventBound

PROJECT = "project"
"""The kind of thing that claims on projects name."""

_DATE = "_date"


def is_date(field: str) -> bool:
    """Whether what is claimed is a date: its field is called so, for every kind of thing."""
    return field.endswith(_DATE)


def stage_dated(field: str) -> str:
    """Return the stage that a project's field dates, were there one of that id; empty if none."""
    return field.removesuffix(_DATE) if is_date(field) else ""


def dating(events: Iterable[Mapping[Any, Any]]) -> list[Mapping[Any, Any]]:
    """Return the events of a stage that date it: what happened, and plans where nothing did."""
    every = list(events)
    return [one for one in every if one["basis"] != EventBasis.PLANNED] or every


def disagreeing(park: Park) -> pd.DataFrame:
    """Return the contested fields, one row a project and field: ``entity_id``, ``field``.

    Two claims disagree if their values or bounds differ; the same value from a second source is no
    dispute. Of dates they disagree if no day can be both: "2025" and "2025-03" do not.
    """
    own = park.claims[park.claims["entity"] == PROJECT]
    low, high = meant(own["field"], own["value"], own["bound"])
    each = own[["entity_id", "field"]].assign(low=low, high=high)
    spans = each.groupby(["entity_id", "field"], sort=False).agg({"low": "max", "high": "min"})
    apart = spans[spans["low"] > spans["high"]].index
    return apart.to_frame(index=False)


def contested_claims(park: Park, project_id: str) -> pd.DataFrame:
    """Return the claims on the fields of a project on which its sources disagree."""
    own = park.claims[(park.claims["entity"] == PROJECT) & (park.claims["entity_id"] == project_id)]
    apart = disagreeing(park)
    fields = apart.loc[apart["entity_id"] == project_id, "field"]
    return own[own["field"].isin(fields)]


def meant(field: pd.Series, value: pd.Series, bound: pd.Series) -> tuple[Ints, Ints]:
    """Return from where to where each claim says that its thing lies.

    Several claims on one field agree where the greatest start is no more than the least end: of a
    date the ordinals of its days; of all else a number that stands for value and bound, twice.
    """
    alone, _ = pd.factorize(pd.MultiIndex.from_arrays([field, value, bound]))
    low, high = alone.astype(np.int64), alone.astype(np.int64)
    for at in np.flatnonzero(field.map(is_date).to_numpy(dtype=bool)):
        span = days_or_none(str(value.iloc[at]))
        if span is None:
            continue
        by = bound.iloc[at] == EventBound.BY
        low[at] = date.min.toordinal() if by else span.first.toordinal()
        high[at] = span.last.toordinal()
    return low, high


def contested(park: Park) -> Mask:
    """Return which projects have a field on which sources disagree."""
    found = np.zeros(len(park), dtype=bool)
    rows = park.place.index.get_indexer(pd.Index(disagreeing(park)["entity_id"]))
    found[rows[rows >= 0]] = True
    return found
