"""Read a GTFS feed as it is: tables of text. Its own rules are checked in `store.checking.feed`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from store.problem import Problem
from store.reading.csv_file import read_csv
from store.reading.rows import Raw, Unreadable

FEED: Final = "bus/gtfs"
"""Folder of the feed inside the data folder."""

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "agency": ("agency_id",),
    "routes": ("route_id",),
    "stops": ("stop_id",),
    "trips": ("trip_id",),
    "stop_times": ("trip_id", "stop_sequence"),
    "calendar": ("service_id",),
    "calendar_dates": ("service_id", "date"),
    "shapes": ("shape_id", "shape_pt_sequence"),
}
"""Columns that tell one row from another, where GTFS says so; elsewhere the whole row does."""


def read_feed(folder: Path) -> tuple[Mapping[str, Raw], list[Problem]]:
    """Return the feed's tables by file name without ending, and what kept them from reading."""
    tables: dict[str, Raw] = {}
    problems: list[Problem] = []
    for path in sorted((folder / FEED).glob("*.txt")):
        file = f"{FEED}/{path.name}"
        try:
            raw = read_csv(file, path.read_bytes())
        except Unreadable as error:
            problems.append(error.problem)
        except OSError:
            problems.append(Problem(file=file, code="unreadable_file"))
        else:
            problems += raw.problems
            tables[path.stem] = raw
    return tables, problems


def row_key(name: str, cells: Mapping[str, str]) -> tuple[str, ...]:
    """Return what tells a row of a feed's table from the others."""
    columns = [column for column in KEYS.get(name, ()) if column in cells]
    return tuple(cells[column] for column in columns or cells)
