"""Bad data is refused: every problem at once, with file, row and column, and nothing is written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n import Speech
from store import BadData, Problem, serve
from store.checking import own_problems
from store.contract import TABLES
from store.reading.folder import READERS
from store.reading.rows import Unreadable, typed
from store.syncing import checked_rows
from tests.tiny import CSV_ROWS, FEATURES, MADE_AT, STAGES_TOML, write_csv, write_geojson

ROOT = Path(__file__).parents[2]

Where = tuple[str, int | None, str, str]


def problems(folder: Path) -> list[Where]:
    """Return file, row, column and code of every problem."""
    try:
        checked_rows(folder)
    except BadData as error:
        return [(one.file, one.row, one.column, one.code) for one in error.problems]
    return []


def with_cell(file: str, row: int, column: str, value: str) -> Callable[[Path], object]:
    """Return what writes one cell of a CSV file; row 0 is the first one after the header."""

    def spoil(folder: Path) -> None:
        rows = [dict(one) for one in CSV_ROWS[file]]
        rows[row][column] = value
        write_csv(folder / file, rows)

    return spoil


def with_feature(
    file: str, change: Callable[[list[dict[str, Any]]], object]
) -> Callable[[Path], object]:
    """Return what writes a GeoJSON file after a change of its features."""

    def spoil(folder: Path) -> None:
        features = json.loads(json.dumps(FEATURES[file]))
        change(features)
        write_geojson(folder / file, features)

    return spoil


def with_bytes(file: str, content: bytes) -> Callable[[Path], object]:
    """Return what writes raw bytes."""
    return lambda folder: (folder / file).write_bytes(content)


def with_geometry(place: int, geometry: object) -> Callable[[Path], object]:
    """Return what gives a zone another geometry."""
    return with_feature("zones.geojson", lambda all_: all_[place].update(geometry=geometry))


def polygon(*ring: tuple[float, float]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[list(one) for one in ring]]}


def without_column(file: str, column: str) -> Callable[[Path], object]:
    def spoil(folder: Path) -> None:
        rows = [{k: v for k, v in row.items() if k != column} for row in CSV_ROWS[file]]
        write_csv(folder / file, rows)

    return spoil


def twice(file: str) -> Callable[[Path], object]:
    return lambda folder: write_csv(folder / file, [*CSV_ROWS[file], CSV_ROWS[file][0]])


BOW_TIE = polygon(
    (123.15, 41.69), (123.16, 41.70), (123.16, 41.69), (123.15, 41.70), (123.15, 41.69)
)
ZONES = json.dumps({"type": "FeatureCollection", "features": FEATURES["zones.geojson"]})

GAUSS_KRUEGER = '{"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4550"}}'

ONE_FAULT: dict[str, tuple[Callable[[Path], object], Where]] = {
    "missing column": (
        without_column("units.csv", "aliases"),
        ("units.csv", None, "aliases", "missing_column"),
    ),
    "unknown column": (
        lambda folder: write_csv(
            folder / "units.csv", [r | {"x": ""} for r in CSV_ROWS["units.csv"]]
        ),
        ("units.csv", None, "x", "unknown_column"),
    ),
    "unknown zone": (
        with_cell("project_zones.csv", 1, "zone_id", "nowhere"),
        ("project_zones.csv", 3, "zone_id", "unknown_zone"),
    ),
    "unknown project": (
        with_cell("project_units.csv", 0, "project_id", "nothing"),
        ("project_units.csv", 2, "project_id", "unknown_project"),
    ),
    "unknown unit": (
        with_cell("task_units.csv", 0, "unit_id", "nobody"),
        ("task_units.csv", 2, "unit_id", "unknown_unit"),
    ),
    "unknown stage": (
        with_cell("stage_synonyms.csv", 1, "stage", "dreamt"),
        ("stage_synonyms.csv", 3, "stage", "unknown_stage"),
    ),
    "unknown source among several": (
        with_cell("projects.csv", 0, "source_ids", "plan;hearsay"),
        ("projects.csv", 2, "source_ids", "unknown_source"),
    ),
    "unknown task": (
        with_cell("projects.csv", 2, "plan_ref", "九(九)"),
        ("projects.csv", 4, "plan_ref", "unknown_task"),
    ),
    "unknown indicator": (
        with_cell("observations.csv", 0, "indicator_id", "joy"),
        ("observations.csv", 2, "indicator_id", "unknown_indicator"),
    ),
    "unknown control point": (
        with_cell("zone_edges.csv", 0, "via_points", "gate;moon"),
        ("zone_edges.csv", 2, "via_points", "unknown_point"),
    ),
    "bad date": (
        with_cell("stage_events.csv", 1, "date", "2022-13"),
        ("stage_events.csv", 3, "date", "bad_date"),
    ),
    "bad period": (
        with_cell("observations.csv", 0, "period", "2022/2021"),
        ("observations.csv", 2, "period", "bad_period"),
    ),
    "duplicate id": (twice("units.csv"), ("units.csv", 4, "id", "duplicate")),
    "duplicate pair": (twice("project_zones.csv"), ("project_zones.csv", 4, "", "duplicate")),
    "not in the vocabulary": (
        with_cell("projects.csv", 1, "theme", "fun"),
        ("projects.csv", 3, "theme", "not_allowed"),
    ),
    "id with a trailing space": (
        with_cell("units.csv", 0, "id", "committee "),
        ("units.csv", 2, "id", "stray_characters"),
    ),
    "full-width id": (with_cell("units.csv", 0, "id", "Ａ"), ("units.csv", 2, "id", "not_slug")),
    "empty name": (
        with_cell("units.csv", 0, "name_zh", ""),
        ("units.csv", 2, "name_zh", "empty_cell"),
    ),
    "text for a number": (
        with_cell("projects.csv", 0, "investment_yi_cny", "1.5亿"),
        ("projects.csv", 2, "investment_yi_cny", "not_number"),
    ),
    "infinite number": (
        with_cell("projects.csv", 0, "investment_yi_cny", "1e999"),
        ("projects.csv", 2, "investment_yi_cny", "not_number"),
    ),
    "negative number": (
        with_cell("projects.csv", 0, "investment_yi_cny", "-1"),
        ("projects.csv", 2, "investment_yi_cny", "too_small"),
    ),
    "missing number": (
        with_cell("observations.csv", 0, "value", ""),
        ("observations.csv", 2, "value", "empty_cell"),
    ),
    "two claims chosen": (
        with_cell("claims.csv", 1, "chosen", "yes"),
        ("claims.csv", 2, "chosen", "not_one_chosen"),
    ),
    "claim about nothing": (
        with_cell("claims.csv", 0, "entity", "dragon"),
        ("claims.csv", 2, "entity", "not_allowed"),
    ),
    "control point with swapped axes": (
        lambda folder: write_csv(
            folder / "control_points.csv",
            [CSV_ROWS["control_points.csv"][0] | {"lon": "41.69", "lat": "123.15"}],
        ),
        ("control_points.csv", 2, "lon", "axes_swapped"),
    ),
    "bow-tie": (with_geometry(0, BOW_TIE), ("zones.geojson", 1, "geometry", "invalid_geometry")),
    "no geometry": (with_geometry(1, None), ("zones.geojson", 2, "geometry", "no_geometry")),
    "empty geometry": (
        with_geometry(1, {"type": "Polygon", "coordinates": []}),
        ("zones.geojson", 2, "geometry", "empty_geometry"),
    ),
    "a point for a zone": (
        with_geometry(1, {"type": "Point", "coordinates": [123.15, 41.69]}),
        ("zones.geojson", 2, "geometry", "geometry_type"),
    ),
    "coordinates as text": (
        with_feature(
            "context.geojson",
            lambda all_: all_[0].update(geometry={"type": "Point", "coordinates": ["123", "41"]}),
        ),
        ("context.geojson", 1, "geometry", "no_geometry"),
    ),
    "heights": (
        with_feature(
            "context.geojson",
            lambda all_: all_[0].update(
                geometry={"type": "Point", "coordinates": [123.15, 41.69, 40.0]}
            ),
        ),
        ("context.geojson", 1, "geometry", "geometry_has_height"),
    ),
    "metres for degrees": (
        with_feature(
            "context.geojson",
            lambda all_: all_[0].update(
                geometry={"type": "Point", "coordinates": [512345.0, 4612345.0]}
            ),
        ),
        ("context.geojson", 1, "geometry", "not_degrees"),
    ),
    "another city": (
        with_feature(
            "context.geojson",
            lambda all_: all_[0].update(geometry={"type": "Point", "coordinates": [116.4, 39.9]}),
        ),
        ("context.geojson", 1, "geometry", "outside"),
    ),
    "zone of another size": (
        with_feature(
            "zones.geojson", lambda all_: all_[1]["properties"].update(planned_area_km2=1.02)
        ),
        ("zones.geojson", 2, "planned_area_km2", "area_differs"),
    ),
    "a list as a property": (
        with_feature("context.geojson", lambda all_: all_[0]["properties"].update(note=["a"])),
        ("context.geojson", 1, "note", "not_plain_value"),
    ),
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


def test_the_tiny_folder_is_good(tiny_folder: Path) -> None:
    assert problems(tiny_folder) == []


@pytest.mark.parametrize("fault", ONE_FAULT)
def test_a_fault_is_named_with_file_row_and_column(tiny_folder: Path, fault: str) -> None:
    spoil, expected = ONE_FAULT[fault]
    spoil(tiny_folder)
    with pytest.raises(BadData) as caught:
        checked_rows(tiny_folder)
    found = caught.value.problems
    assert expected in [(one.file, one.row, one.column, one.code) for one in found]
    for code in ("zh", "en", "de"):
        for sentence in [one.sentence(Speech(code)) for one in found]:
            assert sentence.isprintable()
            assert "{" not in sentence


FIVE = ("missing column", "unknown zone", "bad date", "bow-tie", "duplicate id")


def test_all_faults_of_all_files_are_reported_at_once(tiny_folder: Path, tmp_path: Path) -> None:
    for fault in FIVE:
        ONE_FAULT[fault][0](tiny_folder)
    # The duplicate and the missing column are both in units.csv: spoil another file as well.
    without_column("control_points.csv", "accuracy_m")(tiny_folder)
    found = problems(tiny_folder)
    expected = {ONE_FAULT[fault][1] for fault in FIVE if fault != "missing column"}
    expected.add(("control_points.csv", None, "accuracy_m", "missing_column"))
    assert set(found) == expected
    with pytest.raises(BadData) as caught:
        serve(tmp_path / "park.db", tiny_folder, MADE_AT)
    assert len(caught.value.problems) == len(FIVE)


def test_a_row_number_is_the_line_of_the_file_even_after_a_cell_with_a_line_break(
    tiny_folder: Path,
) -> None:
    (tiny_folder / "project_units.csv").write_text(
        'project_id,unit_id,role\nplant,bureau,"le\nad"\n\nplant,nobody,lead\n', encoding="utf-8"
    )
    assert problems(tiny_folder) == [
        ("project_units.csv", 2, "role", "stray_characters"),
        ("project_units.csv", 5, "unit_id", "unknown_unit"),
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_header(tiny_folder: Path) -> None:
    for file in ("units.csv", "zones.geojson", "stages.toml"):
        content = (tiny_folder / file).read_bytes()
        (tiny_folder / file).write_bytes(b"\xef\xbb\xbf" + content)
    assert problems(tiny_folder) == []


def test_a_long_wrong_value_is_cut_and_kept_on_one_line(tiny_folder: Path) -> None:
    with_cell("units.csv", 0, "id", "x\u202e\x07" * 5000)(tiny_folder)
    with pytest.raises(BadData) as caught:
        checked_rows(tiny_folder)
    sentence = str(caught.value)
    assert len(sentence) < 300
    assert sentence.isprintable()


def judged(file: str, content: bytes) -> list[Problem]:
    """Return what is wrong with one file, taken by itself."""
    table = next(table for table in TABLES if table.file == file)
    try:
        loaded, found = typed(table, READERS[table.ending](file, content))
    except Unreadable as error:
        return [error.problem]
    return found + own_problems(loaded)


@settings(max_examples=150, deadline=None)
@given(
    file=st.sampled_from([table.file for table in TABLES]),
    content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)),
)
def test_no_bytes_make_a_traceback(file: str, content: bytes) -> None:
    assert judged(file, content)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "coordinates", "a"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(
    kind=st.sampled_from(["Point", "LineString", "Polygon", "GeometryCollection", "Foo"]),
    coordinates=JSON,
    properties=JSON,
)
def test_no_feature_makes_a_traceback(kind: str, coordinates: object, properties: object) -> None:
    geometry = {"type": kind, "coordinates": coordinates}
    feature = {"type": "Feature", "properties": properties, "geometry": geometry}
    collection = {"type": "FeatureCollection", "features": [feature]}
    assert judged("context.geojson", json.dumps(collection).encode())


def test_problems_can_be_compared_and_kept_in_sets() -> None:
    one = Problem(file="a.csv", code="duplicate", row=2, holes={"value": "x"})
    assert one == Problem(file="a.csv", code="duplicate", row=2, holes={"value": "x"})
    assert len({one, one}) == 1


def test_a_file_beyond_all_measure_is_not_read(
    tiny_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.reading.folder.LARGEST", 300)
    assert ("zones.geojson", None, "", "file_too_large") in problems(tiny_folder)


def test_a_folder_in_place_of_a_file_is_a_problem(tiny_folder: Path) -> None:
    (tiny_folder / "claims.csv").unlink()
    (tiny_folder / "claims.csv").mkdir()
    assert problems(tiny_folder) == [("claims.csv", None, "", "unreadable_file")]


CODE = re.compile(r'(?:code=|code = |problem\(\w+, |return )"([a-z0-9]+_[a-z_0-9]+)"')


@pytest.mark.parametrize("code", ["zh", "en", "de"])
def test_every_code_has_words(code: str) -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "store").rglob("*.py")]
    codes = {found for text in sources for found in CODE.findall(text)}
    codes |= {f"unknown_{table.noun}" for table in TABLES if table.noun}
    assert len(codes) > 30
    assert [one for one in sorted(codes) if not Speech(code).has(f"problem.{one}")] == []
