"""Layers of the reader's own in files for a GIS: every feature, its attributes, its place."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pyogrio
import pytest
import shapely
from pyproj import Transformer

from geo.crs import require_crs
from i18n import Speech
from layers.colophon import colophon
from layers.imported import ImportedLayer, import_geojson
from layers.imported_features import FILE, geometries
from layers.to_files import CRS_CODES, METADATA, SOURCES, TooFar, to_geojson, to_geopackage
from park import Park, Selection
from tests.ui.hostile import HOSTILE

SAY = Speech()
SQUARE = [[123.2, 41.7], [123.2, 41.71], [123.21, 41.71], [123.21, 41.7], [123.2, 41.7]]
HOLE = [[123.202, 41.702], [123.204, 41.702], [123.204, 41.704], [123.202, 41.702]]
SHAPES: tuple[Any, ...] = (
    {"type": "Polygon", "coordinates": [SQUARE, HOLE]},
    {"type": "MultiPolygon", "coordinates": [[SQUARE], [[[x + 1, y] for x, y in SQUARE]]]},
    {"type": "LineString", "coordinates": SQUARE[:2]},
    {"type": "MultiLineString", "coordinates": [SQUARE[:2], SQUARE[2:4]]},
    {"type": "Point", "coordinates": SQUARE[0]},
    {"type": "MultiPoint", "coordinates": SQUARE[:2]},
    None,
    {
        "type": "GeometryCollection",
        "geometries": [
            {"type": "Point", "coordinates": SQUARE[0]},
            {"type": "LineString", "coordinates": SQUARE[:2]},
        ],
    },
)
SAID: tuple[dict[str, Any], ...] = (
    {"name": "甲", "floors": 3, "share": 0.5, "fid": 7, "built": True},
    {"name": "乙", "floors": None, "share": 1, "NAME": "other case"},
    {"name": 5, "floors": 10**30, "list": [1, "二"], "": "no name"},
    {"geom": "taken", "big": 1e308, "mixed": True},
    {"mixed": "text"},
    {},
    {"name": "without a place"},
    {"name": "several kinds"},
)


def _given(said: tuple[dict[str, Any], ...] = SAID, number: int = 1) -> ImportedLayer:
    features = [
        {"type": "Feature", "properties": one, "geometry": shape}
        for one, shape in zip(said, SHAPES, strict=False)
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    return import_geojson(text, "地块<b>.geojson", f"imported-{number}", 0)


def _expected(crs: int) -> list[Any]:
    move = Transformer.from_crs(4326, crs, always_xy=True)
    shapes = [one and shapely.geometry.shape(one) for one in SHAPES]
    return [
        one and shapely.transform(one, lambda xy: np.column_stack(move.transform(*xy.T)))
        for one in shapes
    ]


def test_every_geometry_comes_out_as_it_came_in() -> None:
    for found, given in zip(geometries(_given().shapes), SHAPES, strict=True):
        wanted = shapely.geometry.shape(given) if given else None
        assert (found and found.normalize()) == (wanted and wanted.normalize())


@pytest.mark.parametrize("crs", CRS_CODES)
@pytest.mark.parametrize("form", ["gpkg", "geojson"])
def test_an_imported_layer_is_written_like_the_parks_own(
    tiny_park: Park, tmp_path: Path, crs: int, form: str
) -> None:
    chosen, layer = Selection(on=date(2026, 11, 23)), _given()
    about = colophon(tiny_park, chosen, (), "图", SAY, imported=(layer.name,))
    write = to_geopackage if form == "gpkg" else to_geojson
    path = tmp_path / f"map.{form}"
    path.write_bytes(write((), about, crs, tiny_park, SAY, imported=(layer,)))
    table = gpd.read_file(path, layer=layer.id if form == "gpkg" else 0)
    assert require_crs(table).to_epsg() == crs
    assert len(table) == layer.count
    assert set(table[FILE]) == {layer.name}
    assert list(table["name"][:2]) == ["甲", "乙"]
    for found, wanted in zip(table.geometry, _expected(crs), strict=True):
        if wanted is None:
            assert found is None
        else:
            assert shapely.get_dimensions(found) == shapely.get_dimensions(wanted)
            assert shapely.hausdorff_distance(found, wanted) < (1e-3 if crs == 4550 else 1e-8)
    text = str(pyogrio.read_dataframe(path, layer=METADATA)) if form == "gpkg" else path.read_text()
    assert "未经核对" in text
    assert layer.name in text


def test_a_column_has_one_type_and_a_name_of_its_own(tiny_park: Park, tmp_path: Path) -> None:
    about = colophon(tiny_park, Selection(on=date(2026, 11, 23)), (), "图", SAY)
    path = tmp_path / "map.gpkg"
    path.write_bytes(
        to_geopackage((), about, 4326, tiny_park, SAY, imported=(_given(), _given(number=2)))
    )
    assert [name for name, _ in pyogrio.list_layers(path)][:2] == ["imported-1", "imported-2"]
    table = pyogrio.read_dataframe(path, layer="imported-1", read_geometry=False)
    assert {"fid_", "NAME_", "geom_", "property"} <= set(table.columns)
    assert table["share"].dtype == "float64"
    assert list(table["floors"][[0, 2]]) == ["3", str(10**30)]
    assert table["list"][2] == '[1, "二"]'
    assert list(table["mixed"][[3, 4]]) == ["true", "text"]
    assert table["built"][0]


def test_names_and_texts_may_be_anything(tiny_park: Park, tmp_path: Path) -> None:
    said = ({one: one for one in HOSTILE} | {f"p{at}": at for at in range(2100)}, *SAID[1:])
    about = colophon(tiny_park, Selection(on=date(2026, 11, 23)), (), "图", SAY)
    for write, ending in ((to_geopackage, "gpkg"), (to_geojson, "geojson")):
        path = tmp_path / f"map.{ending}"
        path.write_bytes(write((), about, 4490, tiny_park, SAY, imported=(_given(said),)))
        names = [one for one, _ in pyogrio.list_layers(path) if one not in {METADATA, SOURCES}]
        table = pyogrio.read_dataframe(path, layer=names[0])
        assert len(table) == len(SAID)
        rest = json.loads(table["other_properties"][0])
        assert rest["p2099"] == 2099


def test_a_place_without_coordinates_in_the_system_is_not_left_out_silently(
    tiny_park: Park,
) -> None:
    far = {"type": "Point", "coordinates": [33.0, 0.0]}
    layer = import_geojson(json.dumps(far), "far", "imported-1", 0)
    about = colophon(tiny_park, Selection(on=date(2026, 11, 23)), (), "图", SAY)
    assert to_geojson((), about, 4326, tiny_park, SAY, imported=(layer,))
    with pytest.raises(TooFar, match="far"):
        to_geojson((), about, 4550, tiny_park, SAY, imported=(layer,))
