"""A light contract of the GTFS feed: the files that readers need are there, and keys refer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from store.checking.shapes import misplaced
from store.problem import Problem, shown
from store.reading.gtfs_feed import FEED, row_key
from store.reading.rows import Raw, number

NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "agency": ("agency_name", "agency_url", "agency_timezone"),
    "routes": ("route_id", "route_type"),
    "stops": ("stop_id", "stop_name", "stop_lat", "stop_lon"),
    "trips": ("route_id", "service_id", "trip_id"),
    "stop_times": ("trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence"),
}
"""Files that must be there, with the columns each must have."""

SERVICES: Final = ("calendar", "calendar_dates")
"""At least one of these must be there."""

REFERENCES: Final = (
    ("routes", "agency_id", "agency", "agency_id"),
    ("trips", "route_id", "routes", "route_id"),
    ("trips", "shape_id", "shapes", "shape_id"),
    ("stop_times", "trip_id", "trips", "trip_id"),
    ("stop_times", "stop_id", "stops", "stop_id"),
    ("stops", "parent_station", "stops", "stop_id"),
    ("frequencies", "trip_id", "trips", "trip_id"),
)


def feed_problems(feed: Mapping[str, Raw]) -> list[Problem]:
    """Return what is wrong with the feed's tables, taken together."""
    found = [Problem(file=_file(name), code="missing_file") for name in NEEDED if name not in feed]
    if not any(name in feed for name in SERVICES):
        found.append(Problem(file=_file(SERVICES[0]), code="missing_file"))
    for name, columns in NEEDED.items():
        if name in feed:
            found += [
                Problem(file=_file(name), code="missing_column", column=column)
                for column in columns
                if column not in feed[name].header
            ]
    for name, raw in feed.items():
        found += _duplicates(name, raw)
    for name, column, target, key in REFERENCES:
        found += _dangling(feed, name, column, _values(feed.get(target), key))
    services = {value for name in SERVICES for value in _values(feed.get(name), "service_id")}
    found += _dangling(feed, "trips", "service_id", services)
    found += _places(feed.get("stops"))
    return found


def _file(name: str) -> str:
    return f"{FEED}/{name}.txt"


def _values(raw: Raw | None, column: str) -> set[str]:
    return {row.get(column, "") for row in raw.rows} if raw else set()


def _duplicates(name: str, raw: Raw) -> Iterable[Problem]:
    seen: set[tuple[str, ...]] = set()
    for row, line in zip(raw.rows, raw.lines, strict=True):
        key = row_key(name, row)
        if key in seen:
            holes = {"value": shown(" · ".join(key))}
            yield Problem(file=_file(name), code="duplicate", row=line, holes=holes)
        seen.add(key)


def _dangling(
    feed: Mapping[str, Raw], name: str, column: str, known: set[str]
) -> Iterable[Problem]:
    if name not in feed or column not in feed[name].header:
        return
    for row, line in zip(feed[name].rows, feed[name].lines, strict=True):
        if row[column] and row[column] not in known:
            holes = {"value": shown(row[column])}
            yield Problem(
                file=_file(name), code="unknown_feed_row", row=line, column=column, holes=holes
            )


def _places(stops: Raw | None) -> Iterable[Problem]:
    if stops is None or not {"stop_lon", "stop_lat"} <= set(stops.header):
        return
    for row, line in zip(stops.rows, stops.lines, strict=True):
        lon, lat = number(row["stop_lon"]), number(row["stop_lat"])
        if lon is None or lat is None:
            code, holes = "not_number", {"value": shown(f"{row['stop_lon']}, {row['stop_lat']}")}
        else:
            code, holes = misplaced(lon, lat), {"lon": f"{lon:g}", "lat": f"{lat:g}"}
        if code:
            yield Problem(file=_file("stops"), code=code, row=line, column="stop_lon", holes=holes)
