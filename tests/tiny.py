"""A tiny park: a complete, valid data folder small enough to count by hand.

Two zones of 1 km² beside each other, one work of 500 m, three projects (one with a site, one known
by zone only, one with neither), one indicator, one bus line with two stops.
"""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from park.model import Park
from store.contract import TABLES

MADE_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

Row = dict[str, str]

CSV_ROWS: dict[str, list[Row]] = {
    "sources.csv": [
        {
            "id": "plan", "title": "Plan", "publisher": "City", "published": "2021",
            "accessed": "2026-01-02", "url": "https://example.org/plan", "trust": "A",
            "licence": "facts cited", "attribution": "City",
        },
        {
            "id": "news", "title": "News", "publisher": "Daily", "published": "2023-05-01",
            "accessed": "2026-01-02", "url": "https://example.org/news", "trust": "B",
            "licence": "facts cited", "attribution": "Daily",
        },
    ],
    "units.csv": [
        {"id": "committee", "name_zh": "管委会", "name_en": "Committee", "name_de": "Komitee",
         "aliases": ""},
        {"id": "bureau", "name_zh": "工信局", "name_en": "Bureau", "name_de": "Amt",
         "aliases": "市工信局"},
    ],
    "plan_tasks.csv": [
        {"ref": "一", "parent_ref": "", "title_zh": "目标", "title_en": "Goals",
         "title_de": "Ziele"},
        {"ref": "一(一)", "parent_ref": "一", "title_zh": "产业", "title_en": "Industry",
         "title_de": "Industrie"},
    ],
    "task_units.csv": [{"task_ref": "一(一)", "unit_id": "bureau", "role": "lead"}],
    "indicators.csv": [
        {
            "id": "output", "name_zh": "工业总产值", "name_en": "Industrial output",
            "name_de": "Industrieproduktion", "origin": "plan", "unit": "yi_cny",
            "direction": "at_least", "target_value": "1600", "target_period": "2025",
            "cadence": "by_end", "plan_ref": "一(一)", "definition": "到 2025 年",
        },
    ],
    "observations.csv": [
        {
            "indicator_id": "output", "period": "2022", "value": "946.1", "bound": "=",
            "scope": "park", "scope_detail": "", "basis": "reported", "source_ids": "news",
            "note": "",
        },
    ],
    "plan_numbers.csv": [
        {"ref": "一(一)", "text": "1600亿元", "kind": "target", "indicator_id": "output",
         "start": "10"},
    ],
    "projects.csv": [
        {
            "id": "plant", "name_zh": "工厂", "name_en": "Plant", "name_de": "Werk",
            "origin": "plan", "in_park": "yes", "theme": "industry", "sector": "automotive",
            "owner": "甲公司", "plan_ref": "一(一)", "investment_yi_cny": "150",
            "investment_note": "", "location_note": "", "source_ids": "plan;news", "note": "",
        },
        {
            "id": "school", "name_zh": "学校", "name_en": "School", "name_de": "",
            "origin": "reported", "in_park": "unknown", "theme": "services",
            "sector": "education", "owner": "", "plan_ref": "", "investment_yi_cny": "",
            "investment_note": "", "location_note": "", "source_ids": "news", "note": "",
        },
        {
            "id": "wetland", "name_zh": "湿地", "name_en": "Wetland", "name_de": "Feuchtgebiet",
            "origin": "plan", "in_park": "yes", "theme": "waterways", "sector": "water",
            "owner": "", "plan_ref": "一(一)", "investment_yi_cny": "12.5",
            "investment_note": "约12.5亿元", "location_note": "", "source_ids": "plan",
            "note": "",
        },
    ],
    "project_zones.csv": [
        {"project_id": "plant", "zone_id": "west", "basis": "stated"},
        {"project_id": "wetland", "zone_id": "east", "basis": "stated"},
    ],
    "project_units.csv": [{"project_id": "plant", "unit_id": "bureau", "role": "responsible"}],
    "stage_events.csv": [
        {"project_id": "plant", "stage": "started", "date": "2020-04-01", "bound": "=",
         "basis": "stated", "source_ids": "news", "note": ""},
        {"project_id": "plant", "stage": "operating", "date": "2022-05", "bound": "=",
         "basis": "stated", "source_ids": "news", "note": ""},
        {"project_id": "wetland", "stage": "completed", "date": "2025", "bound": "by",
         "basis": "planned", "source_ids": "plan", "note": ""},
    ],
    "stage_synonyms.csv": [
        {"word": "投产", "lang": "zh", "stage": "operating", "note": ""},
        {"word": "opened", "lang": "en", "stage": "operating", "note": ""},
    ],
    "rates.csv": [
        {"id": "operation", "name_zh": "投产率", "name_en": "Commissioning rate",
         "name_de": "Inbetriebnahmequote", "base_stage": "started",
         "reached_stage": "operating"},
    ],
    "claims.csv": [
        {"entity": "project", "entity_id": "plant", "field": "investment_yi_cny", "value": "150",
         "bound": "=", "as_of": "2022-05", "source_id": "plan", "chosen": "yes"},
        {"entity": "project", "entity_id": "plant", "field": "investment_yi_cny", "value": "200",
         "bound": "=", "as_of": "2023-05", "source_id": "news", "chosen": "no"},
    ],
    "control_points.csv": [
        {"id": "gate", "name_zh": "大门", "name_en": "Gate", "name_de": "Tor", "lon": "123.15",
         "lat": "41.69", "accuracy_m": "15", "basis": "derived", "source_ids": "news",
         "note": ""},
    ],
    "zone_edges.csv": [
        {"zone_id": "west", "side": "west", "named_line": "西路", "basis": "reconstructed",
         "accuracy_m": "50", "note": "", "from_point": "gate", "via_points": "", "to_point": "",
         "angle_deg": "90", "angle_accuracy_deg": "10", "waterway_id": ""},
    ],
}  # fmt: skip

STAGES_TOML = """\
[[stage]]
id = "started"
order = 1
kind = "pipeline"
next = ["completed", "paused"]
name_zh = "开工"
name_en = "Started"
name_de = "Baubeginn"

[[stage]]
id = "completed"
order = 2
kind = "pipeline"
next = ["operating"]
name_zh = "竣工"
name_en = "Completed"
name_de = "Fertiggestellt"

[[stage]]
id = "operating"
order = 3
kind = "pipeline"
next = []
name_zh = "投产"
name_en = "Operating"
name_de = "In Betrieb"

[[stage]]
id = "paused"
order = 90
kind = "paused"
next = ["started"]
name_zh = "停缓"
name_en = "Paused"
name_de = "Angehalten"
"""

WEST, SOUTH = 123.15, 41.69
WIDE, TALL = 0.012014, 0.009003
"""Degrees of longitude and latitude that make 1 km here."""


def _square(column: int) -> dict[str, Any]:
    west = round(WEST + column * WIDE, 6)
    east, north = round(west + WIDE, 6), round(SOUTH + TALL, 6)
    ring = [[west, SOUTH], [east, SOUTH], [east, north], [west, north], [west, SOUTH]]
    return {"type": "Polygon", "coordinates": [ring]}


def _known(**own: object) -> dict[str, object]:
    return {**own, "geometry_basis": "reconstructed", "accuracy_m": 50, "source_ids": "plan",
            "note": ""}  # fmt: skip


def _zone(zone_id: str, zh: str, en: str, de: str) -> dict[str, object]:
    return _known(
        id=zone_id, name_zh=zh, name_en=en, name_de=de, short_zh=zh, short_en=en, short_de=de,
        plan_ref="一(一)", planned_area_km2=1.0,
    )  # fmt: skip


def _feature(properties: dict[str, object], geometry: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


FEATURES: dict[str, list[dict[str, Any]]] = {
    "zones.geojson": [
        _feature(_zone("west", "西区", "West zone", "Westgebiet"), _square(0)),
        _feature(_zone("east", "东区", "East zone", "Ostgebiet"), _square(1)),
    ],
    "waterways.geojson": [
        _feature(
            _known(id="canal", name_zh="水渠", name_en="Canal", name_de="Kanal", kind="canal"),
            {"type": "LineString", "coordinates": [[WEST, 41.695], [WEST + WIDE / 2, 41.695]]},
        ),
    ],
    "context.geojson": [
        _feature(
            _known(id="station", kind="metro_station", name_zh="站", name_en="Station",
                   name_de="Station"),
            {"type": "Point", "coordinates": [123.155, 41.692]},
        ),
    ],
    "project_sites.geojson": [
        _feature(_known(project_id="plant"),
                 {"type": "Point", "coordinates": [123.153, 41.694]}),
    ],
}  # fmt: skip

GTFS: dict[str, str] = {
    "agency.txt": "agency_id,agency_name,agency_url,agency_timezone\n"
    "park,Park,https://example.org,Asia/Shanghai\n",
    "routes.txt": "route_id,agency_id,route_short_name,route_long_name,route_type\n"
    "r1,park,1,Gate to plant,3\n",
    "stops.txt": "stop_id,stop_name,stop_lat,stop_lon\n"
    "s1,Gate,41.69,123.15\ns2,Plant,41.694,123.153\n",
    "calendar.txt": "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,"
    "start_date,end_date\ndaily,1,1,1,1,1,1,1,20250101,20251231\n",
    "trips.txt": "route_id,service_id,trip_id\nr1,daily,t1\n",
    "stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
    "t1,08:00:00,08:00:00,s1,1\nt1,08:05:00,08:05:00,s2,2\n",
}


def write_csv(path: Path, rows: list[Row]) -> None:
    """Write rows as the data files have them: UTF-8, comma, header first."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_geojson(path: Path, features: list[dict[str, Any]]) -> None:
    """Write features as a collection."""
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")


def write_tiny(folder: Path) -> Path:
    """Write the whole tiny data folder into `folder` and return it."""
    feed = folder / "bus" / "gtfs"
    feed.mkdir(parents=True, exist_ok=True)
    for name, rows in CSV_ROWS.items():
        write_csv(folder / name, rows)
    for name, features in FEATURES.items():
        write_geojson(folder / name, features)
    (folder / "stages.toml").write_text(STAGES_TOML, encoding="utf-8")
    for name, text in GTFS.items():
        (feed / name).write_text(text, encoding="utf-8")
    for table in TABLES:
        if not (folder / table.file).exists():
            _write_empty(folder / table.file, table.names)
    return folder


def _write_empty(path: Path, columns: tuple[str, ...]) -> None:
    """Write a file that the tiny park has no rows for, so that a new data file needs none here."""
    if path.suffix == ".csv":
        path.write_text(",".join(columns) + "\n", encoding="utf-8")
    else:
        write_geojson(path, [])


def tiny_park(folder: Path) -> Park:
    """Return the park of the tiny data folder, through a store in `folder`."""
    from store import serve

    data = write_tiny(folder / "data")
    with serve(folder / "park.db", data, MADE_AT).store as store:
        return store.park()
