"""What can be wrong with a whole file."""

from __future__ import annotations

import json
from typing import Final

from tests.store.spoil import Fault, with_bytes
from tests.tiny import FEATURES, STAGES_TOML

ZONES = json.dumps({"type": "FeatureCollection", "features": FEATURES["zones.geojson"]})

GAUSS_KRUEGER = '{"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4550"}}'

OF_FILES: Final[dict[str, Fault]] = {
    "missing file": (
        lambda folder: (folder / "claims.csv").unlink(),
        ("claims.csv", None, "", "missing_file"),
    ),
    "empty file": (with_bytes("claims.csv", b""), ("claims.csv", None, "", "empty_file")),
    "NUL bytes": (with_bytes("claims.csv", b"\0" * 1000), ("claims.csv", None, "", "nul_bytes")),
    "UTF-16": (
        with_bytes("claims.csv", "entity,field".encode("utf-16")),
        ("claims.csv", None, "", "nul_bytes"),
    ),
    "GB18030": (
        with_bytes("claims.csv", "entity\n投产".encode("gb18030")),
        ("claims.csv", None, "", "not_utf8"),
    ),
    "a quotation mark never closed": (
        with_bytes("claims.csv", b'entity,field\n"a,b\n'),
        ("claims.csv", None, "", "not_csv"),
    ),
    "a cell beyond the header": (
        lambda folder: (folder / "project_units.csv").write_text(
            "project_id,unit_id,role\nplant,bureau,lead,more\n", encoding="utf-8"
        ),
        ("project_units.csv", 2, "", "ragged_row"),
    ),
    "no projects": (
        lambda folder: (folder / "zones.geojson").write_text(
            '{"type": "FeatureCollection", "features": []}', encoding="utf-8"
        ),
        ("zones.geojson", None, "", "no_rows"),
    ),
    "NaN in JSON": (
        with_bytes("zones.geojson", ZONES.replace("1.0", "NaN", 1).encode()),
        ("zones.geojson", None, "", "json_constant"),
    ),
    "1e999 in JSON": (
        with_bytes("zones.geojson", ZONES.replace("1.0", "1e999", 1).encode()),
        ("zones.geojson", None, "", "json_constant"),
    ),
    "duplicate JSON keys": (
        with_bytes("zones.geojson", ZONES.replace('"id"', '"id": "x", "id"', 1).encode()),
        ("zones.geojson", None, "", "json_key_twice"),
    ),
    "huge nesting": (
        with_bytes("zones.geojson", b"[" * 100_000 + b"]" * 100_000),
        ("zones.geojson", None, "", "json_too_deep"),
    ),
    "half a JSON file": (
        with_bytes("zones.geojson", ZONES[:200].encode()),
        ("zones.geojson", None, "", "not_json"),
    ),
    "another kind of JSON": (
        with_bytes("zones.geojson", b'{"type": "Topology"}'),
        ("zones.geojson", None, "", "not_feature_collection"),
    ),
    "a projected CRS": (
        with_bytes(
            "zones.geojson",
            ZONES.replace('{"type"', f'{{"crs": {GAUSS_KRUEGER}, "type"', 1).encode(),
        ),
        ("zones.geojson", None, "", "foreign_crs"),
    ),
    "bad TOML": (with_bytes("stages.toml", b"[[stage]"), ("stages.toml", None, "", "not_toml")),
    "no stages": (with_bytes("stages.toml", b"a = 1"), ("stages.toml", None, "", "no_stages")),
    "stage kind": (
        with_bytes("stages.toml", STAGES_TOML.replace('"paused"\nnext', '"asleep"\nnext').encode()),
        ("stages.toml", 4, "kind", "not_allowed"),
    ),
    "header with a column twice": (
        lambda folder: (folder / "project_units.csv").write_text(
            "project_id,unit_id,role,role\nplant,bureau,lead,lead\n", encoding="utf-8"
        ),
        ("project_units.csv", 1, "role", "column_twice"),
    ),
    "bus stop time of no trip": (
        lambda folder: (folder / "bus/gtfs/trips.txt").write_text(
            "route_id,service_id,trip_id\nr1,daily,t9\n", encoding="utf-8"
        ),
        ("bus/gtfs/stop_times.txt", 2, "trip_id", "unknown_feed_row"),
    ),
    "no bus stops": (
        lambda folder: (folder / "bus/gtfs/stops.txt").unlink(),
        ("bus/gtfs/stops.txt", None, "", "missing_file"),
    ),
}
