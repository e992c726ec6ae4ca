"""Made-up places: some in a zone, some near, some known by zone only, many nowhere."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from park.vocabulary import GeometryBasis, InPark, ZoneBasis
from store.demonstration.course import FIRST
from store.demonstration.dice import Dice, Ints, Texts
from store.demonstration.given import Given
from store.reading.rows import GEOMETRY

Floats = npt.NDArray[np.float64]

_HOW_OFTEN = (0.22, 0.10, 0.28, 0.40)
_IN_ZONE, _NEAR, _ZONE_ONLY, _NOWHERE = range(4)

_AROUND = 0.06
"""Degrees round the zones in which what lies near them may be, some 5 km."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where projects are."""

    in_park: Texts
    zones: pd.DataFrame
    sites: pd.DataFrame


def places(dice: Dice, given: Given, ids: pd.Series) -> Places:
    """Return places of projects; a place in a zone and the zone never contradict each other."""
    count = len(ids)
    kind = dice.at(4, count, _HOW_OFTEN)
    zone = dice.at(len(given.zones), count)
    in_park = np.full(count, InPark.YES.value, dtype=object)
    near, nowhere = kind == _NEAR, kind == _NOWHERE
    in_park[near] = dice.pick((InPark.NO, InPark.UNKNOWN), near.sum())
    words = (InPark.YES, InPark.UNKNOWN, InPark.NO)
    in_park[nowhere] = dice.pick(words, nowhere.sum(), (0.45, 0.5, 0.05))
    return Places(
        np.array([str(one) for one in in_park], dtype=object),
        _zones(dice, given, ids, kind, zone),
        _sites(dice, given, ids, kind, zone),
    )


def _zones(dice: Dice, given: Given, ids: pd.Series, kind: Ints, zone: Ints) -> pd.DataFrame:
    names = np.array(list(given.zones), dtype=object)
    known = np.nonzero((kind == _IN_ZONE) | (kind == _ZONE_ONLY))[0]
    basis = np.where(kind[known] == _IN_ZONE, ZoneBasis.SITE.value, ZoneBasis.STATED.value)
    parts = [(known, zone[known], basis)]
    if len(names) > 1:
        # A project may count for two zones, and is still one project.
        both = known[dice.chance(0.03, len(known)) & (kind[known] == _ZONE_ONLY)]
        other = (zone[both] + 1) % len(names)
        parts.append((both, other, np.full(len(both), ZoneBasis.PLANNER.value)))
    rows, at, why = (np.concatenate(one) for one in zip(*parts, strict=True))
    order = np.argsort(rows, kind="stable")
    return pd.DataFrame(
        {
            "project_id": ids.to_numpy()[rows[order]],
            "zone_id": names[at[order]],
            "basis": why[order],
        }
    )


def _sites(dice: Dice, given: Given, ids: pd.Series, kind: Ints, zone: Ints) -> pd.DataFrame:
    lon, lat = np.full(len(ids), np.nan), np.full(len(ids), np.nan)
    outlines = list(given.zones.values())
    every = shapely.union_all(outlines)
    for at, outline in enumerate(outlines):
        here = np.nonzero((kind == _IN_ZONE) & (zone == at))[0]
        lon[here], lat[here] = _thrown(dice, _box(outline), outline, len(here), inside=True)
    near = np.nonzero(kind == _NEAR)[0]
    west, south, east, north = _box(every)
    round_it = (west - _AROUND, south - _AROUND, east + _AROUND, north + _AROUND)
    lon[near], lat[near] = _thrown(dice, round_it, every, len(near), inside=False)
    placed = np.nonzero(np.isfinite(lon))[0]
    bases = (GeometryBasis.DERIVED, GeometryBasis.RECONSTRUCTED, GeometryBasis.SCHEMATIC)
    return pd.DataFrame(
        {
            "project_id": ids.to_numpy()[placed],
            "geometry_basis": [str(one) for one in dice.pick(bases, len(placed), (5, 3, 2))],
            "accuracy_m": np.array((30.0, 100.0, 300.0))[dice.at(3, len(placed))],
            "source_ids": FIRST,
            "note": "",
            GEOMETRY: shapely.points(lon[placed], lat[placed]),
        }
    )


def _box(outline: shapely.Geometry) -> tuple[float, float, float, float]:
    west, south, east, north = shapely.bounds(outline).tolist()
    return west, south, east, north


def _thrown(
    dice: Dice,
    box: tuple[float, float, float, float],
    outline: shapely.Geometry,
    count: int,
    *,
    inside: bool,
) -> tuple[Floats, Floats]:
    """Return points of the box on one side of the outline, to a tenth of a metre."""
    shapely.prepare(outline)
    west, south, east, north = box
    lon, lat = np.empty(0), np.empty(0)
    while len(lon) < count:
        more = 2 * (count - len(lon)) + 16
        x = dice.numbers.uniform(west, east, more).round(6)
        y = dice.numbers.uniform(south, north, more).round(6)
        kept = shapely.contains_xy(outline, x, y) == inside
        lon, lat = np.concatenate((lon, x[kept])), np.concatenate((lat, y[kept]))
    return lon[:count], lat[:count]
