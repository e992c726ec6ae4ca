"""Turn built layers into files for a GIS: a GeoPackage with a table a layer, or one GeoJSON.

What is written is the feature's geometry, not the dashes and hatches that it is drawn with. What is
unknown is null. Coordinates come longitude or easting first, as both formats want them, whatever
order the EPSG definition names.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import shapely

from geo.crs import STORED
from i18n import Speech
from layers.attributes import DEMONSTRATION, NUMBERS, Row, free_name, rows_of, text_of
from layers.colophon import Colophon
from layers.imported import ImportedLayer
from layers.imported_features import geometries, rows_of_imported, typed
from layers.model import MapLayer
from layers.project_columns import PROJECT_COLUMNS
from park import Park
from park.vocabulary import INVESTMENT

if TYPE_CHECKING:
    import geopandas as gpd

CRS_CODES: Final = (4326, 4490, 4550)
"""EPSG: WGS 84; CGCS2000; CGCS2000 / 3-degree Gauss-Krueger CM 123E, in metres."""

METADATA, SOURCES = "metadata", "sources"
"""Tables of a GeoPackage beside those of the layers."""

_DIGITS: Final = {4326: 9, 4490: 9, 4550: 4}
"""Decimals in GeoJSON: a tenth of a millimetre."""


class UnknownCRS(ValueError):
    """A coordinate system that no file is written in."""


class TooFar(ValueError):
    """A layer with places that have no coordinates in the system; says the layer's name."""


def _table(layer: MapLayer, rows: Sequence[Row], crs: int) -> gpd.GeoDataFrame:
    return _placed([feature.site for feature in layer.features], rows, crs)


def _placed(shapes: Sequence[Any], rows: Sequence[Row], crs: int) -> gpd.GeoDataFrame:
    import geopandas as gpd

    if crs not in CRS_CODES:
        raise UnknownCRS(crs)
    turned = list(shapely.orient_polygons(list(shapes)))
    return gpd.GeoDataFrame(list(rows), geometry=turned, crs=STORED).to_crs(crs)


def _imported_table(layer: ImportedLayer, rows: Sequence[Row], crs: int) -> gpd.GeoDataFrame:
    table = _placed(list(geometries(layer.shapes)), rows, crs)
    if not np.isfinite(shapely.get_coordinates(table.geometry)).all():
        raise TooFar(layer.name)
    return table


def _typed(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the table with its numbers as numbers, also where all of them are unknown."""
    kinds = {
        "accuracy_m": "float64",
        "projects": "Int64",
        INVESTMENT: "float64",
        DEMONSTRATION: "bool",
        **dict.fromkeys(NUMBERS, "float64"),
    }
    # Text as text, also where all of it is unknown: the column would else have no type of its own.
    kinds |= {one: "str" for one in PROJECT_COLUMNS if one != INVESTMENT}
    return table.astype({name: kind for name, kind in kinds.items() if name in table})


def to_geopackage(
    layers: Sequence[MapLayer],
    about: Colophon,
    crs: int,
    park: Park,
    say: Speech,
    *,
    imported: Sequence[ImportedLayer] = (),
) -> bytes:
    """Return a GeoPackage with one table a layer, in order, and what is known about them all.

    Layers of the reader's own come after the park's, with the attributes of their files.

    Raises
    ------
    UnknownCRS
        If `crs` is none of `CRS_CODES`.
    TooFar
        If an imported layer reaches beyond what `crs` can say.
    OSError
        If the temporary file cannot be written; the disk may be full.
    """
    import pyogrio

    with tempfile.TemporaryDirectory(prefix="twin-") as folder:
        path = Path(folder) / "map.gpkg"
        try:
            _write(path, layers, about, crs, park, say, imported=imported)
        except pyogrio.errors.DataSourceError as error:
            raise OSError(str(error)) from error
        return path.read_bytes()


def _write(
    path: Path,
    layers: Sequence[MapLayer],
    about: Colophon,
    crs: int,
    park: Park,
    say: Speech,
    *,
    imported: Sequence[ImportedLayer],
) -> None:
    import pandas as pd
    import pyogrio

    taken = {METADATA, SOURCES}
    for layer in layers:
        table = _typed(_table(layer, rows_of(layer, about, park, say), crs))
        pyogrio.write_dataframe(
            table,
            path,
            layer=free_name(layer.id, taken),
            driver="GPKG",
            # Points, lines and areas may share a table, and an empty one has no shape at all.
            geometry_type=None if len(table) else "Unknown",
            IDENTIFIER=_title(layer, say),
            DESCRIPTION=say(f"layer.{layer.id}.about"),
        )
    for brought in imported:
        table = _imported_table(brought, rows_of_imported(brought), crs)
        pyogrio.write_dataframe(
            typed(table),
            path,
            layer=free_name(brought.id, taken),
            driver="GPKG",
            geometry_type="Unknown",
            # Two files may have one name; GeoPackage wants the names of its tables to differ.
            IDENTIFIER=f"{text_of(brought.name)} ({brought.id})",
            DESCRIPTION=say("take.imported_about", name=brought.name),
        )
    said = pd.DataFrame(_metadata(about, crs), columns=["item", "text"], dtype=object)
    pyogrio.write_dataframe(said, path, layer=METADATA, driver="GPKG")
    cited = pd.DataFrame([dict(row) for row in about.sources], dtype=object)
    if len(cited):
        pyogrio.write_dataframe(cited, path, layer=SOURCES, driver="GPKG")


def to_geojson(
    layers: Sequence[MapLayer],
    about: Colophon,
    crs: int,
    park: Park,
    say: Speech,
    *,
    imported: Sequence[ImportedLayer] = (),
) -> bytes:
    """Return all layers as one GeoJSON, each feature naming its layer, with what is known of them.

    RFC 7946 knows WGS 84 alone. In another system the file carries the ``crs`` member of the format
    of 2008, which GDAL and what builds on it honour.

    Raises
    ------
    UnknownCRS
        If `crs` is none of `CRS_CODES`.
    TooFar
        If an imported layer reaches beyond what `crs` can say.
    """
    features = []
    for layer in layers:
        rows = rows_of(layer, about, park, say)
        features += _features(rows, _table(layer, rows, crs), crs)
    for brought in imported:
        rows = rows_of_imported(brought)
        features += _features(rows, _imported_table(brought, rows, crs), crs)
    collection = {
        "type": "FeatureCollection",
        "name": about.title,
        **({} if crs == CRS_CODES[0] else {"crs": _named(crs)}),
        "metadata": {
            "items": [{"item": item, "text": text} for item, text in _metadata(about, crs)],
            "layers": [
                *({"id": one.id, "title": _title(one, say)} for one in layers),
                *({"id": one.id, "title": text_of(one.name)} for one in imported),
            ],
            "sources": [dict(row) for row in about.sources],
        },
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, allow_nan=False, indent=1).encode()


def _features(rows: Sequence[Row], table: gpd.GeoDataFrame, crs: int) -> list[dict[str, Any]]:
    return [
        {"type": "Feature", "properties": row, "geometry": _shape(shape, crs)}
        for row, shape in zip(rows, table.geometry, strict=True)
    ]


def _named(crs: int) -> Mapping[str, Any]:
    return {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{crs}"}}


def _shape(shape: Any, crs: int) -> Any:
    return None if shape is None else _rounded(shapely.geometry.mapping(shape), _DIGITS[crs])


def _rounded(value: Any, digits: int) -> Any:
    if isinstance(value, float):
        return round(value, digits)
    if isinstance(value, dict):
        return {key: _rounded(one, digits) for key, one in value.items()}
    return [_rounded(one, digits) for one in value] if isinstance(value, (list, tuple)) else value


def _title(layer: MapLayer, say: Speech) -> str:
    return say(f"layer.{layer.id}.title")


def _metadata(about: Colophon, crs: int) -> list[tuple[str, str]]:
    return [("title", about.title), *about.lines, ("CRS", f"EPSG:{crs}")]
