"""Derived from places: lengths of works and lines, and who can walk to a stop.

Lengths are geodesic, of what the map draws. A place is good to its accuracy: within a tenth of the
figure it is given as it stands, beyond that as an interval, and of a schematic line not at all,
because where it begins and ends was assumed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import shapely

from geo.crs import to_metric
from geo.measure import length_m
from indicators.derived.model import COUNT, KILOMETRES, SHARE, Measure, Result, Row, exactly
from park.bus_stops import served_by
from park.model import Mask, Park
from park.selection import Selection
from park.vocabulary import NO_STAGE, GeometryBasis, Theme
from park.zone_reach import placed_stops

WALKS_M = (400.0, 800.0)
"""Straight-line distances that planners take for five and ten minutes on foot."""

_M_PER_KM = 1_000.0
_TENTH = 0.1


def works(park: Park, chosen: Selection) -> Result:
    """Add up the lengths of works on the water by certain stage."""
    asked = chosen.mask(park) & park.codes["theme"].among(frozenset({Theme.WATERWAYS}))
    lengths = _lengths(park, asked)
    stage_of, rows = park.course.at(chosen.on).certain, []
    for at, stage in [*enumerate(park.stages.ids), (-1, NO_STAGE)]:
        members = np.flatnonzero(asked & (stage_of == at))
        if not len(members):
            continue
        opens = replace(chosen, stages=frozenset({stage}), themes=frozenset({str(Theme.WATERWAYS)}))
        rows.append(
            Row(
                names=None if stage == NO_STAGE else park.stages[stage].names,
                key="stage.none" if stage == NO_STAGE else "",
                measure=_sum(lengths.get(int(one), _NOWHERE) for one in members),
                projects=len(members),
                opens=opens,
            )
        )
    total = int(asked.sum())
    known = sum(one.is_known for one in lengths.values())
    seen = {"works": exactly(total, COUNT), "known": exactly(known, COUNT)}
    return Result(rows=tuple(rows), seen=seen)


def routes(park: Park, chosen: Selection) -> Result:
    """Return the length of each bus line of the feed."""
    asked = chosen.mask(park) & park.mask_of(park.gtfs["routes"]["route_id"])
    lengths, rows = _lengths(park, asked), []
    for at in np.flatnonzero(asked):
        line = park.projects.iloc[int(at)].to_dict()
        rows.append(
            Row(names=line, measure=lengths.get(int(at), _NOWHERE), project=str(line["id"]))
        )
    known = sum(one.measure.is_known for one in rows)
    seen = {"lines": exactly(len(rows), COUNT), "known": exactly(known, COUNT)}
    return Result(rows=tuple(rows), seen=seen)


def walking(park: Park, chosen: Selection) -> Result:
    """Return which share of each zone lies within a straight line of a stop of a selected line."""
    lines = set(park.gtfs["routes"]["route_id"])
    running = {one for one in lines if one in park.place and chosen.mask(park)[park.place[one]]}
    served = served_by(park, running)
    rows, places, off_m = placed_stops(park)
    at = [place for place, stop in enumerate(rows) if stop["id"] in served]
    flat = to_metric(np.asarray(places, dtype=object)[at]) if at else np.array([], dtype=object)
    off = np.asarray(off_m, dtype=float)[at]
    found = tuple(
        Row(
            names=zone,
            within_m=walk,
            measure=within(zone, flat, off, walk),
            stops=tuple(rows[at[one]] for one in np.flatnonzero(_may_reach(zone, flat, off, walk))),
        )
        for zone in park.zones.to_dict("records")
        if not chosen.zones or zone["id"] in chosen.zones
        for walk in WALKS_M
    )
    known = sum(one.measure.is_known for one in found)
    counts = {"stops": len(at), "known": known, "total": len(found)}
    return Result(rows=found, seen={key: exactly(one, COUNT) for key, one in counts.items()})


def within(zone: Mapping[Any, Any], stops: Any, off_m: Any, walk_m: float) -> Measure:
    """Return the share of a zone within `walk_m` of any stop, each good to `off_m` metres.

    `stops` are points in the metric system, `off_m` an array of as many numbers; NaN is unknown.

    The least is what is within reach wherever the stops really are. The most is bounded twice. No
    place farther than the walk and the error together can be within a walk; but the ring of the
    error is only where the one circle may lie, and is not itself within a walk. So the share is
    also no more than the circles of all the stops that may reach the zone, laid side by side.
    """
    if not len(stops):
        return Measure(unit=SHARE, why_none="derived.none.no_stops")
    home = to_metric(zone["geometry"])
    off = _error_m(zone, off_m, walk_m)
    if np.isnan(off).any():
        return Measure(unit=SHARE, why_none="derived.none.schematic")
    # A stop that may be anywhere within its accuracy surely serves what is within the rest.
    least, most = (
        _covered(home, stops, np.maximum(reach, 0.0)) for reach in (walk_m - off, walk_m + off)
    )
    may_reach = int(_may_reach(zone, stops, off_m, walk_m).sum())
    most = min(most, round(may_reach * math.pi * walk_m**2 / float(home.area), 3))
    if least <= 0.0 and most >= 1.0:
        return Measure(unit=SHARE, why_none="derived.none.schematic")
    return Measure(unit=SHARE, least=least, most=max(least, most))


def _may_reach(zone: Mapping[Any, Any], stops: Any, off_m: Any, walk_m: float) -> Mask:
    """Return which stops may lie within a walk of a zone; of unknown accuracy, any may."""
    if not len(stops):
        return np.zeros(0, dtype=bool)
    reach = walk_m + _error_m(zone, off_m, walk_m)
    far: Mask = shapely.distance(stops, to_metric(zone["geometry"])) >= reach
    return ~far


def _error_m(zone: Mapping[Any, Any], off_m: Any, walk_m: float) -> Any:
    """Return how far each stop and the outline may be off together; 0 within a tenth of a walk."""
    either = np.asarray(off_m, dtype=float) + float(zone["accuracy_m"])
    return np.where(either <= _TENTH * walk_m, 0.0, either)


def _covered(home: Any, stops: Any, reach_m: Any) -> float:
    discs = shapely.buffer(stops, reach_m, quad_segs=32)
    part = float(shapely.area(shapely.intersection(home, shapely.union_all(discs))) / home.area)
    return min(1.0, round(part, 3))


_NOWHERE = Measure(unit=KILOMETRES, why_none="derived.none.no_site")


def _lengths(park: Park, asked: Mask) -> Mapping[int, Measure]:
    """Return the length of every asked project that has a place of its own, by its row."""
    sites: pd.DataFrame = park.project_sites
    rows = park.rows_of(sites["project_id"])
    held = np.flatnonzero((rows >= 0) & asked[rows])
    drawn = length_m(sites["geometry"].to_numpy()[held])
    return {
        int(rows[at]): length(
            metres, sites["geometry_basis"].iloc[at], sites["accuracy_m"].iloc[at]
        )
        for at, metres in zip(held, drawn, strict=True)
    }


def length(drawn_m: float, basis: str, accuracy_m: float) -> Measure:
    """Return a length in km of a line whose two ends are each good to `accuracy_m`."""
    drawn = drawn_m / _M_PER_KM
    if basis == GeometryBasis.SCHEMATIC or math.isnan(accuracy_m):
        return Measure(unit=KILOMETRES, why_none="derived.none.schematic", drawn=drawn)
    off = 2 * accuracy_m / _M_PER_KM
    if off <= _TENTH * drawn:
        return exactly(drawn, KILOMETRES)
    return Measure(unit=KILOMETRES, least=max(drawn - off, 0.0), most=drawn + off)


def _sum(parts: Iterable[Measure]) -> Measure:
    """Add lengths; the sum is known only if every part is."""
    listed = tuple(parts)
    drawn = [one.drawn for one in listed if one.drawn is not None]
    why = next((one.why_none for one in listed if one.why_none), None)
    if why is not None:
        return Measure(unit=KILOMETRES, why_none=why, drawn=sum(drawn) if drawn else None)
    return Measure(
        unit=KILOMETRES,
        least=sum(one.least or 0.0 for one in listed),
        most=sum(one.most or 0.0 for one in listed),
    )
