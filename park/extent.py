"""Where on the ground an id of the park is to be looked for."""

from __future__ import annotations

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from park.bus_stops import stops
from park.model import Park

Extent = tuple[float, float, float, float]
"""West, south, east, north, in degrees; of a point, west is east and south is north."""


def extent(park: Park, feature_id: str) -> Extent | None:
    """Return the bounds of a zone, project, waterway, context feature or bus stop.

    A project without a site of its own has the bounds of the zones that a source states. None:
    nothing is known of its place, or the id is nothing's.
    """
    found = _shapes(park, feature_id)
    if not found:
        return None
    west, south, east, north = (float(edge) for edge in shapely.total_bounds(found))
    return west, south, east, north


def _shapes(park: Park, feature_id: str) -> list[BaseGeometry]:
    sites = park.project_sites
    found = list(sites.loc[sites["project_id"] == feature_id, "geometry"])
    for rows in (park.zones, park.waterways, park.context):
        found = found or list(rows.loc[rows["id"] == feature_id, "geometry"])
    if not found:
        stated = park.project_zones
        zones = stated.loc[stated["project_id"] == feature_id, "zone_id"]
        found = list(park.zones.loc[park.zones["id"].isin(zones), "geometry"])
    return found or [
        Point(one["lon"], one["lat"]) for one in stops(park) if one["id"] == feature_id
    ]
