"""How far things are from a zone, when neither is known exactly: an interval, or nothing at all."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import ArrayLike

from geo.crs import to_metric
from park.bus_stops import calling_at, stops
from park.model import Park
from park.vocabulary import Theme

NEAR_M = 1_000.0
"""So many metres from a zone's outline are near it: a quarter of an hour on foot."""

Row = Mapping[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A thing and its distance from a zone, in metres; 0 is inside.

    The true distance lies between the two; both are NaN where it cannot be determined, because the
    thing's place is schematic with no accuracy given.
    """

    row: Row
    least_m: float
    most_m: float

    @property
    def is_known(self) -> bool:
        """Whether anything can be said of the distance."""
        return not math.isnan(self.least_m)


def placed_stops(park: Park) -> tuple[tuple[dict[str, Any], ...], Any, list[float]]:
    """Return the stops, their places in EPSG:4326, and how many metres each may be off.

    A stop is as well known as the worst known line that calls at it; NaN where none has a place.
    """
    sites = park.project_sites
    accuracy = dict(zip(sites["project_id"], sites["accuracy_m"], strict=True))
    rows = stops(park)
    off_m = [
        max((float(accuracy[one]) for one in calling_at(park, stop["id"]) if one in accuracy),
            default=math.nan)
        for stop in rows
    ]  # fmt: skip
    places = shapely.points([(stop["lon"], stop["lat"]) for stop in rows]) if rows else []
    return rows, places, off_m


def stops_near(park: Park, zone: Row) -> tuple[Reach, ...]:
    """Return the planned lines' stops that may lie in a zone or near it, the nearest first."""
    rows, places, off_m = placed_stops(park)
    return _near(zone, pd.DataFrame(list(rows)), places, off_m)


def works_near(park: Park, zone: Row) -> tuple[Reach, ...]:
    """Return the works on the water whose place may lie in a zone or near it, the nearest first."""
    works = park.projects[park.projects["theme"] == Theme.WATERWAYS]
    sites = park.project_sites[["project_id", "geometry", "accuracy_m"]]
    joined = sites.merge(works, left_on="project_id", right_on="id")
    return _near(zone, joined, joined["geometry"].to_numpy(), joined["accuracy_m"].to_numpy())


def _near(zone: Row, rows: pd.DataFrame, places: ArrayLike, off_m: ArrayLike) -> tuple[Reach, ...]:
    """Measure all at once; only what may be near becomes a row."""
    home, flat = to_metric(zone["geometry"]), to_metric(np.asarray(places, dtype=object))
    either_m = np.asarray(off_m, dtype=float) + float(zone["accuracy_m"])
    deep = shapely.covers(home, flat)
    to_edge = shapely.distance(shapely.boundary(home), flat)
    between = np.where(deep, -to_edge, shapely.distance(home, flat))
    least = np.maximum(between - either_m, 0.0)
    most = np.maximum(between + either_m, 0.0)
    # A comparison with NaN is false: what cannot be determined stays.
    at = np.flatnonzero(~(least > NEAR_M))
    order = at[np.lexsort((most[at], np.isnan(most[at])))]
    told = rows.iloc[order].to_dict("records")
    return tuple(
        Reach(row=row, least_m=float(least[one]), most_m=float(most[one]))
        for row, one in zip(told, order, strict=True)
    )
