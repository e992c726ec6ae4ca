"""What of each project is held against another edition, as one number a project.

Numbers are hashes: equal content gives equal numbers, in whatever order its rows stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from park.claims import PROJECT, disagreeing
from park.lateness import plans_of
from park.listed import listed
from park.model import Park
from park.vocabulary import EventBasis

Hashes = npt.NDArray[np.uint64]

APART = ("id", "investment_yi_cny", "source_ids")
"""Columns of a project that have kinds of news of their own."""

BESIDE = (
    "project_zones",
    "project_units",
    "project_tasks",
    "project_problems",
    "project_next_steps",
    "project_links",
)
"""Frames of rows that speak of a project and have no kind of news of their own."""

_DATED = ["stage", "date", "bound", "basis", "note"]


def facts(park: Park, on: date) -> Mapping[str, npt.NDArray[Any]]:
    """Return arrays by name, one place a project, that differ where the projects do."""
    return {**park.remember(_facts, None), "stage": _stages(park, on)}


def disputes(park: Park) -> pd.MultiIndex:
    """Return the contested fields of projects as pairs of project id and field."""
    return park.remember(_disputes, None)


def _disputes(park: Park, _key: None) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(disagreeing(park))


def _stages(park: Park, on: date) -> Hashes:
    state = park.course.at(on)
    names = np.array([*state.stage_ids, ""], dtype=object)
    return _hashed(names)[state.certain]


def _facts(park: Park, _key: None) -> Mapping[str, npt.NDArray[Any]]:
    events = park.stage_events
    happened = events["basis"] != EventBasis.PLANNED
    sites = park.project_sites
    places = sites[["project_id", "geometry_basis", "accuracy_m", "note"]].assign(
        shape=shapely.to_wkb(sites["geometry"].to_numpy())
    )
    claimed = park.claims[park.claims["entity"] == PROJECT].rename(
        columns={"entity_id": "project_id"}
    )
    columns = [one for one in park.projects.columns if one not in APART]
    return {
        "happened": np.bincount(park.course.row[~park.course.planned], minlength=len(park)),
        "money": _hashed(park.projects["investment_yi_cny"].to_numpy(dtype=float)),
        "project_money": _of_projects(park, park.project_money),
        "course": _of_projects(park, events.loc[happened, ["project_id", *_DATED]]),
        "events": _of_projects(park, events),
        "plans": _plans(park),
        "sources": _sources(park),
        "claims": _of_projects(park, claimed.drop(columns="entity")),
        "projects": _hashed_rows(park.projects[columns]),
        "project_sites": _of_projects(park, places),
        **{name: _of_projects(park, getattr(park, name)) for name in BESIDE},
    }


def _hashed(values: npt.NDArray[Any]) -> Hashes:
    return np.asarray(pd.util.hash_array(values), dtype=np.uint64)


def _hashed_rows(frame: pd.DataFrame) -> Hashes:
    return np.asarray(pd.util.hash_pandas_object(frame, index=False), dtype=np.uint64)


def _summed(park: Park, rows: npt.NDArray[np.integer], hashes: Hashes) -> Hashes:
    """Return the sum of the hashes of each project's rows; rows of no project are left out."""
    found = np.zeros(len(park), dtype=np.uint64)
    there = rows >= 0
    np.add.at(found, rows[there], hashes[there])
    return found


def _of_projects(park: Park, frame: pd.DataFrame) -> Hashes:
    rows = park.place.index.get_indexer(pd.Index(frame["project_id"]))
    return _summed(park, rows, _hashed_rows(frame.drop(columns="project_id")))


def _plans(park: Park) -> Hashes:
    known = plans_of(park)
    stages = np.array(park.stages.ids, dtype=object)[known.position]
    dated = pd.DataFrame({"stage": stages, "first": known.first, "last": known.last})
    return _summed(park, known.row, _hashed_rows(dated))


def _sources(park: Park) -> Hashes:
    """Return hashes of the sets of sources that projects, their events and their places cite."""
    index = park.place.index
    cited = [(np.arange(len(park)), park.projects["source_ids"])] + [
        (index.get_indexer(pd.Index(frame["project_id"])), frame["source_ids"])
        for frame in (park.stage_events, park.project_sites)
    ]
    rows = np.concatenate([one for one, _ in cited])
    at, number, values = listed(pd.concat([column for _, column in cited], ignore_index=True))
    pairs = pd.unique(rows[at].astype(np.int64) * max(len(values), 1) + number)
    row, source = np.divmod(pairs, max(len(values), 1))
    return _summed(park, row, _hashed(values.to_numpy(dtype=object))[source])
