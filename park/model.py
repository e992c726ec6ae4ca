"""The park as one read-only value: every row of one revision, ready to be narrowed.

A `Park` is built by `store` and shared by all sessions. Nobody changes its frames.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property, lru_cache
from typing import TypeVar, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from park.course import Course
from park.stages import StageModel
from park.vocabulary import InPark, Origin, Placing

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]
Key = TypeVar("Key", bound=Hashable)
Answer = TypeVar("Answer")

_REMEMBERED = 48
"""Answers by key that a park keeps; a mask of a million projects is one megabyte."""


@dataclass(frozen=True, slots=True, eq=False)
class Codes:
    """A column of few different values: for each project the position of its value."""

    names: tuple[str, ...]
    codes: npt.NDArray[np.intp]

    def among(self, asked: frozenset[str], rows: Rows | None = None) -> Mask:
        """Return which projects, or which of those in some rows, have one of these values."""
        codes = self.codes if rows is None else self.codes[rows]
        return np.array([value in asked for value in self.names], dtype=bool)[codes]


@dataclass(frozen=True, kw_only=True)
class Revision:
    """One state of the store."""

    number: int
    author: str
    made_at: datetime
    """When it was written, UTC."""
    why: str


@dataclass(frozen=True, kw_only=True)
class Park:
    """Everything the twin knows of one park at one revision.

    Frames have a plain RangeIndex and the columns of the data file of the same name. Text that is
    unknown is the empty string, a number that is unknown is NaN. Geometry columns hold shapely
    geometries in EPSG:4326, longitude first.
    """

    id: str
    revision: Revision
    stages: StageModel
    projects: pd.DataFrame
    project_zones: pd.DataFrame
    project_units: pd.DataFrame
    project_tasks: pd.DataFrame
    project_sites: pd.DataFrame
    stage_events: pd.DataFrame
    rates: pd.DataFrame
    claims: pd.DataFrame
    project_money: pd.DataFrame
    project_problems: pd.DataFrame
    project_next_steps: pd.DataFrame
    project_links: pd.DataFrame
    zones: pd.DataFrame
    zone_edges: pd.DataFrame
    control_points: pd.DataFrame
    waterways: pd.DataFrame
    context: pd.DataFrame
    indicators: pd.DataFrame
    observations: pd.DataFrame
    plan_tasks: pd.DataFrame
    task_units: pd.DataFrame
    plan_numbers: pd.DataFrame
    units: pd.DataFrame
    sources: pd.DataFrame
    organisations: pd.DataFrame
    translations: pd.DataFrame
    gtfs: Mapping[str, pd.DataFrame]
    """GTFS tables by file name without ending; all columns text, as the feed has them."""
    demonstration: bool = False
    """Whether the projects are made up: whatever is shown or handed out then says so."""

    def __len__(self) -> int:
        """Return the number of projects."""
        return len(self.projects)

    @cached_property
    def place(self) -> pd.Series:
        """Row of each project in `projects`, by project id."""
        return pd.Series(np.arange(len(self)), index=pd.Index(self.projects["id"]))

    def mask_of(self, project_ids: pd.Series) -> Mask:
        """Return which projects are among `project_ids`; ids that are no project are ignored."""
        found = np.zeros(len(self), dtype=bool)
        rows = self.rows_of(project_ids)
        found[rows[rows >= 0]] = True
        return found

    def rows_of(self, project_ids: pd.Series) -> npt.NDArray[np.intp]:
        """Return the row of each project id in `projects`, -1 for an id that is no project."""
        return self.place.index.get_indexer(pd.Index(project_ids))

    def has(self, feature_id: str) -> bool:
        """Whether something a reader can look at has this id: a feature, a task, an indicator."""
        return feature_id in self._ids

    @cached_property
    def _ids(self) -> frozenset[str]:
        frames = (self.projects, self.zones, self.waterways, self.context, self.indicators)
        named = [*(frame["id"] for frame in frames), self.plan_tasks["ref"]]
        return frozenset().union(*named, self.gtfs["stops"]["stop_id"])

    @cached_property
    def in_zone(self) -> Mapping[str, Mask]:
        """Which projects count for each zone. A project may count for several, or for none."""
        return self._holding(self.project_zones, "zone_id", self.zones)

    @cached_property
    def of_unit(self) -> Mapping[str, Mask]:
        """Which projects each responsible unit has a part in."""
        return self._holding(self.project_units, "unit_id", self.units)

    def _holding(self, links: pd.DataFrame, column: str, held: pd.DataFrame) -> Mapping[str, Mask]:
        rows = self.rows_of(links["project_id"])
        codes = pd.Index(held["id"]).get_indexer(pd.Index(links[column]))
        found = np.zeros((len(held), len(self)), dtype=bool)
        known = (rows >= 0) & (codes >= 0)
        found[codes[known], rows[known]] = True
        return dict(zip(held["id"], found, strict=True))

    @cached_property
    def has_unit(self) -> Mask:
        """Which projects have at least one responsible unit that a source names."""
        return self.mask_of(self.project_units["project_id"])

    @cached_property
    def has_zone(self) -> Mask:
        """Which projects have at least one zone that a source states."""
        return self.mask_of(self.project_zones["project_id"])

    @cached_property
    def has_site(self) -> Mask:
        """Which projects have a place of their own on the map."""
        return self.mask_of(self.project_sites["project_id"])

    @cached_property
    def codes(self) -> Mapping[str, Codes]:
        """The projects' columns of closed vocabularies, and ``placing``, as positions."""
        columns = ("theme", "sector", "origin", "in_park")
        found = {column: coded(self.projects[column]) for column in columns}
        outside = found["in_park"].among(frozenset({InPark.NO}))
        placing = np.select([self.has_site, self.has_zone, outside], [0, 1, 2], default=3)
        return {**found, "placing": Codes(tuple(map(str, Placing)), placing)}

    def of_project(self, frame: str, project_id: str) -> pd.DataFrame:
        """Return the rows of another frame, such as ``stage_events``, that speak of a project.

        In the frame's order; without a scan of the frame, which may have millions of rows.
        """
        return self.of_projects(frame, [project_id])

    def of_projects(self, frame: str, project_ids: Sequence[str]) -> pd.DataFrame:
        """Return the rows of another frame that speak of any of some projects, as `of_project`."""
        order, held = self.remember(_by_project, frame)
        known = self.place.index.get_indexer(pd.Index(list(project_ids), dtype="str"))
        asked = np.unique(known[known >= 0])
        first, last = (held.searchsorted(asked, side) for side in ("left", "right"))
        spans = [order[a:b] for a, b in zip(first, last, strict=True)]
        at = np.sort(np.concatenate(spans)) if spans else order[:0]
        rows: pd.DataFrame = getattr(self, frame).iloc[at]
        return rows

    def remember(self, question: Callable[[Park, Key], Answer], key: Key) -> Answer:
        """Return what `question` answers for `key`, asked once: the park never changes.

        What has no key, None, is of the park as a whole and kept as long as the park. The answer
        is shared: nobody may change it.
        """
        memory = self._of_the_whole if key is None else self._memory
        return cast("Answer", memory(question, key))

    @cached_property
    def _memory(self) -> Callable[..., object]:
        return lru_cache(_REMEMBERED)(self._answer)

    @cached_property
    def _of_the_whole(self) -> Callable[..., object]:
        return cache(self._answer)

    def _answer(self, question: Callable[[Park, Key], Answer], key: Key) -> Answer:
        return question(self, key)

    @cached_property
    def texts(self) -> Mapping[str, Mapping[Hashable, object]]:
        """What definitions and notes say in other languages, a row of `translations` by its words.

        Words that nobody translated are missing.
        """
        return {str(row["text_zh"]): row for row in self.translations.to_dict("records")}

    @cached_property
    def called(self) -> Mapping[str, Mapping[Hashable, object]]:
        """What organisations are called, a row of `organisations` by how the data writes them."""
        return {str(row["written"]): row for row in self.organisations.to_dict("records")}

    @cached_property
    def course(self) -> Course:
        """When each project surely, possibly or by plan reached each stage."""
        named = self.codes["origin"].among(frozenset({Origin.PLAN}))
        return Course.of(self.place, self.stage_events, self.stages, named)


def coded(column: pd.Series) -> Codes:
    """Return a column of few different values as positions."""
    at, values = pd.factorize(column)
    return Codes(tuple(map(str, values)), at)


def _by_project(park: Park, frame: str) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the order of a frame's rows by project, and the projects' rows in that order."""
    rows = park.place.index.get_indexer(pd.Index(getattr(park, frame)["project_id"]))
    order = np.argsort(rows, kind="stable")
    return order, rows[order]
