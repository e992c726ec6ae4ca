"""Rebuild the zones from points and edges, so that anyone can see why a line lies where it does.

`control_points.csv` says where the known corners are, `zone_edges.csv` how the four edges of a zone
hang on them, `zones.geojson` which area the plan gives. The geometry and the accuracy of the zones
are replaced, and the course of a waterway that an edge stands for; names, notes and sources are
kept. The same input gives the same bytes. A surveyed outline is imported instead of running this.
"""

import csv
import json
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from geo.crs import LonLat
from geo.reconstruct import Frontage, Outline, Side, reconstruct

DIGITS = 6
"""Decimals of a degree that are kept, about 0.1 m: far finer than any accuracy here."""

AREA_ACCURACY_KM2 = 0.05
"""The plan says "about" and gives one decimal: 3.2 may be anything from 3.15 to 3.25."""

Rows = list[dict[str, str]]
Collection = dict[str, Any]


class CannotReconstruct(ValueError):
    """The points, edges and areas in the folder contradict each other or are incomplete."""


def main(folder: Path) -> None:
    """Rebuild `zones.geojson` and the waterways among the edges in `folder`.

    Raises
    ------
    CannotReconstruct
        If an edge is missing or names an unknown point, if zones overlap, if a zone crosses a
        waterway, or if an edge claims to be better known than its points allow.
    geo.errors.NoSolution
        If no outline has the area the plan gives.
    """
    points = {row["id"]: row for row in _table(folder / "control_points.csv")}
    edges = _table(folder / "zone_edges.csv")
    zones = _collection(folder / "zones.geojson")
    waterways = _collection(folder / "waterways.geojson")
    for zone in zones["features"]:
        properties = zone["properties"]
        own = _edges_of(properties["id"], edges)
        outline = _outline(own, points, float(properties["planned_area_km2"]))
        zone["geometry"] = _geometry(outline.polygon)
        properties["accuracy_m"] = max(int(edge["accuracy_m"]) for edge in own.values())
        for waterway in waterways["features"]:
            if course := _course(waterway["properties"]["id"], own, outline):
                waterway["geometry"] = _geometry(course)
    _require_consistent(zones, waterways, edges)
    _write(folder / "zones.geojson", zones)
    _write(folder / "waterways.geojson", waterways)


def _edges_of(zone_id: str, rows: Rows) -> dict[str, dict[str, str]]:
    """Return the edges of a zone as `frontage`, `start`, `end` and `free`.

    The frontage is the edge between two known points; the sides leave one of them; the free edge
    hangs on neither.
    """
    found: dict[str, dict[str, str]] = {}
    rows = [row for row in rows if row["zone_id"] == zone_id]
    frontage = next((row for row in rows if row["from_point"] and row["to_point"]), None)
    if frontage is None:
        raise CannotReconstruct(f"{zone_id}: no edge runs from a known point to another")
    names = {frontage["from_point"]: "start", frontage["to_point"]: "end", "": "free"}
    for row in rows:
        found["frontage" if row is frontage else names.get(row["from_point"], "?")] = row
    if set(found) != {"frontage", "start", "end", "free"}:
        raise CannotReconstruct(f"{zone_id}: needs a frontage, a side at each end and a free edge")
    return found


def _outline(
    own: dict[str, dict[str, str]], points: dict[str, dict[str, str]], target_km2: float
) -> Outline:
    road = own["frontage"]
    through = [road["from_point"], *filter(None, road["via_points"].split(";")), road["to_point"]]
    if unknown := [name for name in through if name not in points]:
        raise CannotReconstruct(f"no such control point: {', '.join(unknown)}")
    places = [points[name] for name in through]
    frontage = Frontage(
        points=tuple(LonLat(float(place["lon"]), float(place["lat"])) for place in places),
        accuracy_m=tuple(float(place["accuracy_m"]) for place in places),
    )
    start, end = (_side(own[name]) for name in ("start", "end"))
    outline = reconstruct(frontage, start, end, target_km2, AREA_ACCURACY_KM2)
    for name, least_m in outline.accuracy_m.items():
        if float(own[name]["accuracy_m"]) < round(least_m):
            edge = f"{own[name]['zone_id']}, {own[name]['side']}"
            raise CannotReconstruct(f"{edge}: not better than {least_m:.0f} m")
    return outline


def _side(edge: dict[str, str]) -> Side:
    return Side(
        angle_deg=float(edge["angle_deg"]), angle_accuracy_deg=float(edge["angle_accuracy_deg"])
    )


def _course(
    waterway_id: str, own: dict[str, dict[str, str]], outline: Outline
) -> LineString | None:
    """Return the edges that stand for a waterway as one line, from the frontage's end to its start.

    For a frontage written from west to east that is downstream: the rivers here run west.
    """
    course: list[tuple[float, ...]] = []
    for name in ("end", "free", "start"):
        if own[name]["waterway_id"] == waterway_id:
            # The sides run away from the road, the free edge from start to end.
            edge = [*outline.edges[name].coords][:: 1 if name == "end" else -1]
            if course and course[-1] != edge[0]:
                raise CannotReconstruct(f"{waterway_id}: its edges do not form one line")
            course += edge[1:] if course else edge
    return LineString(course) if course else None


def _require_consistent(zones: Collection, waterways: Collection, edges: Rows) -> None:
    areas = {zone["properties"]["id"]: _shape(zone) for zone in zones["features"]}
    for (one, here), (other, there) in combinations(areas.items(), 2):
        if here.intersection(there).area > 0:
            raise CannotReconstruct(f"{one} and {other} overlap")
    edge_of = {(row["zone_id"], row["waterway_id"]) for row in edges}
    for waterway in waterways["features"]:
        name = waterway["properties"]["id"]
        for zone_id, area in areas.items():
            if (zone_id, name) not in edge_of and area.intersects(_shape(waterway)):
                raise CannotReconstruct(f"{zone_id} crosses {name}")


def _table(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _collection(path: Path) -> Collection:
    collection: Collection = json.loads(path.read_text(encoding="utf-8"))
    return collection


def _shape(feature: dict[str, Any]) -> BaseGeometry:
    return shapely.geometry.shape(feature["geometry"])


def _geometry(geometry: LineString | Polygon) -> dict[str, Any]:
    if isinstance(geometry, Polygon):
        return {"type": "Polygon", "coordinates": [_rounded(geometry.exterior.coords)]}
    return {"type": "LineString", "coordinates": _rounded(geometry.coords)}


def _rounded(coords: Any) -> list[list[float]]:
    return [[round(lon, DIGITS), round(lat, DIGITS)] for lon, lat in coords]


def _write(path: Path, collection: Collection) -> None:
    """Write one feature per line, so that a change of one zone is one changed line in review."""
    features = ",\n".join(json.dumps(one, ensure_ascii=False) for one in collection["features"])
    text = f'{{"type": "FeatureCollection", "features": [\n{features}\n]}}\n'
    path.with_suffix(".new").write_text(text, encoding="utf-8", newline="\n")
    path.with_suffix(".new").replace(path)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "data"))
