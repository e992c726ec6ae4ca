"""Bus stops and the lines that call at them, as the feed has them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pandas as pd

from park.model import Park


def stops(park: Park) -> tuple[dict[str, Any], ...]:
    """Return each stop as a row: ``id``, ``name_zh`` and further languages, ``lon``, ``lat``."""
    said = _translated(park)
    return tuple(
        {
            "id": stop["stop_id"],
            "name_zh": stop["stop_name"],
            **said.get(stop["stop_id"], {}),
            "lon": float(stop["stop_lon"]),
            "lat": float(stop["stop_lat"]),
        }
        for stop in park.gtfs["stops"].to_dict("records")
    )


def calling_at(park: Park, stop_id: str) -> frozenset[str]:
    """Return the ids of the lines that call at a stop; a line's id is its project's."""
    calls, trips = park.gtfs["stop_times"], park.gtfs["trips"]
    calling = set(calls.loc[calls["stop_id"] == stop_id, "trip_id"])
    return frozenset(trips.loc[trips["trip_id"].isin(calling), "route_id"])


def served_by(park: Park, line_ids: set[str]) -> frozenset[str]:
    """Return the ids of the stops that any of these lines calls at."""
    calls, trips = park.gtfs["stop_times"], park.gtfs["trips"]
    run = set(trips.loc[trips["route_id"].isin(line_ids), "trip_id"])
    return frozenset(calls.loc[calls["trip_id"].isin(run), "stop_id"])


def _translated(park: Park) -> dict[str, dict[str, str]]:
    """Return the stops' names in other languages, by stop, as the feed's translations have them."""
    rows = park.gtfs.get("translations", pd.DataFrame())
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows.to_dict("records"):
        if row["table_name"] == "stops" and row["field_name"] == "stop_name":
            found[row["record_id"]][f"name_{row['language']}"] = row["translation"]
    return found
