"""The order in which projects stand under each other, and the groups they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from park.model import Park
from park.selection import Selection
from park.stages import StageKind
from park.vocabulary import Theme


class Sorting(StrEnum):
    """What decides the order. Projects of which it is unknown stand last, ties as in the data."""

    BEGIN = "begin"
    """The first date that a source gives, planned ones too, the earliest first."""
    LATEST = "latest"
    """The last thing that surely happened by the day, the latest first."""
    STAGE = "stage"
    """The stage surely reached by the day, the furthest first, pauses and ends after them."""
    MONEY = "money"
    """The stated investment, the largest first."""


class Grouping(StrEnum):
    """What projects are put together by."""

    ZONE = "zone"
    THEME = "theme"
    UNIT = "unit"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Group:
    """Projects that count for one zone, theme or unit."""

    key: str
    """Its id; empty where no source says any."""
    rows: tuple[int, ...]


def lineup(park: Park, chosen: Selection, sorting: Sorting) -> npt.NDArray[np.intp]:
    """Return the rows of the selected projects in order."""
    rows = np.flatnonzero(chosen.mask(park))
    return rows[np.argsort(_rank(park, chosen.on, sorting)[rows], kind="stable")]


def _rank(park: Park, on: date, sorting: Sorting) -> npt.NDArray[np.float64]:
    """Return a number a project, the first one the smallest; NaN, which sorts last, is unknown."""
    if sorting is Sorting.MONEY:
        return -park.projects["investment_yi_cny"].to_numpy(dtype=float)
    course = park.course
    if sorting is Sorting.STAGE:
        steps = [stage.kind is StageKind.PIPELINE for stage in park.stages.stages]
        places = np.arange(len(steps), dtype=float)
        # The last place is that of "no stage", whose position is -1.
        rank = np.append(np.where(steps, -places, places), np.nan)
        return rank[course.at(on).certain]
    if sorting is Sorting.LATEST:
        told = ~course.planned & (course.last <= on.toordinal())
        found = np.full(len(park), -np.inf)
        np.maximum.at(found, course.row[told], course.last[told])
        found = -found
    else:
        found = np.full(len(park), np.inf)
        np.minimum.at(found, course.row, course.last)
    return np.where(np.isinf(found), np.nan, found)


def grouped(park: Park, rows: Sequence[int], grouping: Grouping) -> tuple[Group, ...]:
    """Return the rows in groups; in each they keep their order.

    A project that has several zones or units stands in the group of each, as it counts for each
    where projects are filtered by them.
    """
    if grouping is Grouping.NONE:
        return (Group("", tuple(rows)),) if len(rows) else ()
    order, keys = _keys(park, rows, grouping)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row, of_project in zip(rows, keys, strict=True):
        for key in of_project or ("",):
            found[key].append(row)
    ranked = sorted(found, key=lambda key: order.get(key, len(order)))
    return tuple(Group(key, tuple(found[key])) for key in ranked)


def _keys(
    park: Park, rows: Sequence[int], grouping: Grouping
) -> tuple[dict[str, int], Iterable[Collection[str]]]:
    """Return the place of each key, and the keys of each row."""
    at = list(rows)
    if grouping is Grouping.THEME:
        themes = park.projects["theme"].iloc[at]
        places = {str(one): place for place, one in enumerate(Theme)}
        return places, ((one,) for one in themes)
    zoned = grouping is Grouping.ZONE
    links, column = (park.project_zones, "zone_id") if zoned else (park.project_units, "unit_id")
    ids = park.projects["id"].iloc[at]
    here = links[links["project_id"].isin(ids)]
    held: defaultdict[str, set[str]] = defaultdict(set)
    for name, key in zip(here["project_id"], here[column], strict=True):
        held[name].add(key)
    named = park.zones["id"] if zoned else park.units["id"]
    return {one: place for place, one in enumerate(named)}, (held[name] for name in ids)
