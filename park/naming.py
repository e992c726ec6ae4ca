"""Which things name others: works their water, and bus stops their metro station.

The data has no column for either, but its names have it. Nothing is told from nearness: works on
the water stand where a schematic line was put, and a stop where it was assumed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from park.bus_stops import stops
from park.model import Mask, Park
from park.vocabulary import Theme

_STATION = "metro_station"

Row = Mapping[Any, Any]


def works_naming(park: Park, water: Row) -> Mask:
    """Return which projects are works on the water whose name or stated place names this one."""
    written = park.projects["name_zh"] + "\n" + park.projects["location_note"]
    on_water = (park.projects["theme"] == Theme.WATERWAYS).to_numpy(dtype=bool)
    return on_water & _holding(written, water["name_zh"])


def stations_named(park: Park, stop: Row) -> list[Row]:
    """Return the metro stations whose name is in that of a bus stop."""
    stations = park.context[park.context["kind"] == _STATION].to_dict("records")
    return [one for one in stations if one["name_zh"] and one["name_zh"] in stop["name_zh"]]


def stops_naming(park: Park, station: Row) -> list[Row]:
    """Return the bus stops in whose name that of a metro station is; none of another place."""
    if station["kind"] != _STATION or not station["name_zh"]:
        return []
    return [one for one in stops(park) if station["name_zh"] in one["name_zh"]]


def _holding(written: pd.Series, name: str) -> Mask:
    held = [bool(name) and name in one for one in written]
    return pd.Series(held, dtype=bool).to_numpy()
