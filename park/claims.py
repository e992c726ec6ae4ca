"""Where sources disagree: a project of which two claims on one thing give different values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from park.model import Mask, Park
from park.vocabulary import EventBasis

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

    Two claims disagree if their value or its bound differs; the same value from a second source is
    no dispute.
    """
    own = park.claims[park.claims["entity"] == PROJECT]
    told = own[["entity_id", "field", "value", "bound"]].drop_duplicates()
    again = told.duplicated(["entity_id", "field"])
    return told.loc[again, ["entity_id", "field"]].drop_duplicates(ignore_index=True)


def contested(park: Park) -> Mask:
    """Return which projects have a field on which sources disagree."""
    found = np.zeros(len(park), dtype=bool)
    rows = park.place.index.get_indexer(pd.Index(disagreeing(park)["entity_id"]))
    found[rows[rows >= 0]] = True
    return found
