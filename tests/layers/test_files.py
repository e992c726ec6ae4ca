"""Files for a GIS: GDAL opens them and finds layers, coordinates and words as they are."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pyogrio
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Transformer

from geo.crs import require_crs
from i18n import Speech
from layers import MapLayer, build_layers
from layers.attributes import rows_of
from layers.colophon import Colophon, colophon
from layers.to_files import (
    CRS_CODES,
    METADATA,
    SOURCES,
    UnknownCRS,
    to_geojson,
    to_geopackage,
)
from park import Park, Selection
from tests.laws import examples
from tests.park.made import made_selection, repeatable, seeds
from tests.ui.hostile import HOSTILE

DAY = date(2026, 11, 23)
SAY = Speech()
MORE_HOSTILE = (*HOSTILE, "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "a\nb\r\nc\td", "\ufeffx", "𠮷")


def _made(park: Park, chosen: Selection | None = None) -> tuple[tuple[MapLayer, ...], Colophon]:
    chosen = chosen or Selection(on=DAY)
    layers = build_layers(park, chosen)
    return layers, colophon(park, chosen, layers, "图", SAY)


def _tables(park: Park, crs: int, folder: Path) -> Path:
    path = folder / f"{crs}.gpkg"
    path.write_bytes(to_geopackage(*_made(park), crs, park, SAY))
    return path


def _expected(layer: MapLayer, crs: int) -> Any:
    move = Transformer.from_crs(4326, crs, always_xy=True)
    shapes = np.array([feature.site for feature in layer.features], dtype=object)
    return shapely.transform(shapes, lambda xy: np.column_stack(move.transform(*xy.T)))


def _require_same_place(found: Any, wanted: Any, crs: int) -> None:
    millimetre = 1e-3 if crs == 4550 else 1e-3 / 111_000
    assert shapely.is_valid(found).all()
    for one, other in zip(found, wanted, strict=True):
        assert shapely.get_dimensions(one) == shapely.get_dimensions(other)
        assert shapely.hausdorff_distance(one, other) < millimetre


@pytest.mark.parametrize("crs", CRS_CODES)
def test_a_geopackage_holds_every_layer_in_its_place(
    real_park: Park, crs: int, tmp_path: Path
) -> None:
    path = _tables(real_park, crs, tmp_path)
    layers, _ = _made(real_park)
    named = [name for name, _ in pyogrio.list_layers(path)]
    assert named == [*(one.id for one in layers), METADATA, SOURCES]
    for layer in layers:
        table = gpd.read_file(path, layer=layer.id)
        assert require_crs(table).to_epsg() == crs
        assert list(table["id"]) == [feature.id for feature in layer.features]
        _require_same_place(table.geometry.to_numpy(), _expected(layer, crs), crs)
        known = {one.id: one.accuracy_m for one in layer.features if one.accuracy_m > 0}
        written = table.loc[table["accuracy_m"].notna(), ["id", "accuracy_m"]]
        assert dict(written.itertuples(index=False)) == known


@pytest.mark.parametrize("crs", CRS_CODES)
def test_a_geojson_holds_every_feature_in_its_place(
    real_park: Park, crs: int, tmp_path: Path
) -> None:
    path = tmp_path / "map.geojson"
    path.write_bytes(to_geojson(*_made(real_park), crs, real_park, SAY))
    table = gpd.read_file(path)
    layers, _ = _made(real_park)
    assert require_crs(table).to_epsg() == crs
    assert ("crs" in json.loads(path.read_bytes())) is (crs != 4326), "RFC 7946 has no crs member"
    for layer in layers:
        own = table[table["layer"] == layer.id]
        assert list(own["id"]) == [feature.id for feature in layer.features]
        _require_same_place(own.geometry.to_numpy(), _expected(layer, crs), crs)


def test_the_database_itself_is_sound(real_park: Park, tmp_path: Path) -> None:
    with sqlite3.connect(_tables(real_park, 4490, tmp_path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        systems = {row[0] for row in database.execute("SELECT srs_id FROM gpkg_geometry_columns")}
        titles = dict(database.execute("SELECT table_name, identifier FROM gpkg_contents"))
    assert systems == {4490}
    assert titles["zones"] == SAY("layer.zones.title")


@settings(repeatable, max_examples=examples(20))
@given(seed=seeds, crs=st.sampled_from(CRS_CODES))
def test_nothing_is_lost_whatever_is_selected(
    real_park: Park, tmp_path_factory: pytest.TempPathFactory, seed: int, crs: int
) -> None:
    chosen = made_selection(real_park, seed)
    layers, about = _made(real_park, chosen)
    path = tmp_path_factory.mktemp("any") / "map.gpkg"
    path.write_bytes(to_geopackage(layers, about, crs, real_park, SAY))
    counts = {one.id: pyogrio.read_info(path, layer=one.id)["features"] for one in layers}
    assert counts == {one.id: len(one.features) for one in layers}
    features = json.loads(to_geojson(layers, about, crs, real_park, SAY))["features"]
    assert len(features) == sum(counts.values())


def test_the_file_says_where_it_comes_from(real_park: Park, tmp_path: Path) -> None:
    chosen = Selection(on=DAY, zones=frozenset({"industrial-internet"}), text="宝马")
    layers, about = _made(real_park, chosen)
    path = tmp_path / "map.gpkg"
    path.write_bytes(to_geopackage(layers, about, 4490, real_park, SAY))
    said = dict(
        pyogrio.read_dataframe(path, layer=METADATA, read_geometry=False).itertuples(index=False)
    )
    assert said[SAY("take.selection")] == "板块：工业互联网核心板块；关键词：宝马"
    assert said[SAY("take.as_of")] == "2026-11-23"
    assert said["CRS"] == "EPSG:4490"
    cited = pyogrio.read_dataframe(path, layer=SOURCES, read_geometry=False)
    named = {one for layer in layers for feature in layer.features for one in feature.source_ids}
    assert set(cited["id"]) == named
    assert cited["licence"].notna().all()


def test_what_is_unknown_is_null_and_ids_have_words(real_park: Park) -> None:
    layers, about = _made(real_park)
    by_id = {one.id: one for one in layers}
    stops = rows_of(by_id["bus_stops"], about, real_park, SAY)
    assert {row["accuracy_m"] for row in stops} == {None}
    assert {(row["timetable"], row["timetable_text"]) for row in stops} == {("assumed", "假定")}
    for row in rows_of(by_id["projects"], about, real_park, SAY):
        assert (row["stage"] is None) is (row["stage_text"] == "未见公布")
        assert row["stage"] != "none"
    zone = rows_of(by_id["zones"], about, real_park, Speech("de"))[0]
    assert zone["geometry_basis_text"] == Speech("de")("basis.reconstructed")
    assert isinstance(zone["area_km2"], float)


def _known_of(park: Park, project: str) -> dict[str, Any]:
    """Return what files must say of a project, read row by row."""
    row = next(one for one in park.projects.to_dict("records") if one["id"] == project)

    def linked(frame: str, column: str) -> str | None:
        rows = getattr(park, frame).to_dict("records")
        here = [one[column] for one in rows if one["project_id"] == project and one[column]]
        return ";".join(dict.fromkeys(here)) or None

    money = row["investment_yi_cny"]
    return {
        "investment_yi_cny": None if np.isnan(money) else money,
        "owner": row["owner"] or None,
        "unit_ids": linked("project_units", "unit_id"),
        "zone_ids": linked("project_zones", "zone_id"),
        "plan_tasks": row["plan_ref"] or None,
        "assigned_plan_tasks": linked("project_tasks", "plan_ref"),
    }


def test_a_project_brings_money_owner_units_zones_and_tasks(
    real_park: Park, tmp_path: Path
) -> None:
    path = _tables(real_park, 4490, tmp_path)
    read = json.loads(to_geojson(*_made(real_park), 4326, real_park, SAY))["features"]
    in_json = {one["properties"]["id"]: one["properties"] for one in read}
    seen: dict[str, set[Any]] = {}
    for layer in ("projects", "works", "bus_lines"):
        info = pyogrio.read_info(path, layer=layer)
        kinds = dict(zip(info["fields"], info["ogr_types"], strict=True))
        assert kinds["investment_yi_cny"] == "OFTReal"
        table = gpd.read_file(path, layer=layer)
        for row in table.to_dict("records"):
            for column, value in _known_of(real_park, row["id"]).items():
                assert kinds[column] == ("OFTReal" if column.startswith("inv") else "OFTString")
                written = None if row[column] != row[column] else row[column]
                assert written == in_json[row["id"]][column] == value, (row["id"], column)
                seen.setdefault(column, set()).add(value)
    ever_unknown = {column for column, values in seen.items() if values == {None}}
    assert ever_unknown <= {"zone_ids"}, "whatever has a place of its own may have no zone stated"
    assert None in seen["investment_yi_cny"]
    assert 0 not in seen["investment_yi_cny"]
    assert "owner" not in gpd.read_file(path, layer="zones")


def test_the_words_beside_the_ids_are_the_reader_s(tiny_park: Park) -> None:
    layers, about = _made(tiny_park)
    projects = next(one for one in layers if one.id == "projects")
    (row,) = rows_of(projects, about, tiny_park, Speech("de"))
    assert (row["zone_ids"], row["zones_text"]) == ("west", "Westgebiet")
    assert (row["unit_ids"], row["units_text"]) == ("bureau", "Amt")
    assert (row["plan_tasks"], row["assigned_plan_tasks"]) == ("一(一)", None)
    assert row["investment_yi_cny"] == 150.0


@pytest.mark.parametrize("crs", [4326, 4550])
def test_hostile_names_stay_text(tiny_park: Park, crs: int, tmp_path: Path) -> None:
    layers, about = _made(tiny_park)
    zones = next(one for one in layers if one.id == "zones")
    first = zones.features[0]
    many = tuple(
        replace(first, id=f"z{at}", names={"name_zh": text, "name_en": None}, facts={"x": text})
        for at, text in enumerate(MORE_HOSTILE)
    )
    hostile = (replace(zones, features=many),)
    path = tmp_path / "map.gpkg"
    path.write_bytes(to_geopackage(hostile, about, crs, tiny_park, SAY))
    table = gpd.read_file(path, layer="zones")
    assert list(table["name_zh"]) == list(table["x"]) == list(MORE_HOSTILE)
    assert table["name_en"].isna().all()
    collection = json.loads(to_geojson(hostile, about, crs, tiny_park, SAY))
    assert [one["properties"]["name_zh"] for one in collection["features"]] == list(MORE_HOSTILE)


def test_what_no_file_can_hold_is_replaced_not_cut(tiny_park: Park, tmp_path: Path) -> None:
    layers, about = _made(tiny_park)
    zones = next(one for one in layers if one.id == "zones")
    spoilt = replace(zones.features[0], names={"name_zh": "甲\0乙\ud800丙"}, facts={"FID": "7"})
    path = tmp_path / "map.gpkg"
    layer = replace(zones, features=(spoilt,))
    path.write_bytes(to_geopackage((layer,), about, 4326, tiny_park, SAY))
    table = gpd.read_file(path, layer="zones")
    assert list(table["name_zh"]) == ["甲\ufffd乙\ufffd丙"]
    assert list(table["FID_"]) == ["7"]


def test_a_system_that_no_file_has_is_refused(tiny_park: Park) -> None:
    with pytest.raises(UnknownCRS):
        to_geojson(*_made(tiny_park), 3857, tiny_park, SAY)
