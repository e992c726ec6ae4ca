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

import shapely

from geo.crs import STORED
from i18n import Speech
from layers.attributes import DEMONSTRATION, NUMBERS, Row, free_name, rows_of
from layers.colophon import Colophon
from layers.model import MapLayer
from park import Park

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


def _table(layer: MapLayer, rows: Sequence[Row], crs: int) -> gpd.GeoDataFrame:
    import geopandas as gpd

    if crs not in CRS_CODES:
        raise UnknownCRS(crs)
    shapes = shapely.orient_polygons([feature.geometry for feature in layer.features])
    return gpd.GeoDataFrame(list(rows), geometry=list(shapes), crs=STORED).to_crs(crs)


def _typed(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the table with its numbers as numbers, also where all of them are unknown."""
    kinds = {
        "accuracy_m": "float64",
        "projects": "Int64",
        DEMONSTRATION: "bool",
        **dict.fromkeys(NUMBERS, "float64"),
    }
    return table.astype({name: kind for name, kind in kinds.items() if name in table})


def to_geopackage(
    layers: Sequence[MapLayer], about: Colophon, crs: int, park: Park, say: Speech
) -> bytes:
    """Return a GeoPackage with one table a layer, in order, and what is known about them all.

    Raises
    ------
    UnknownCRS
        If `crs` is none of `CRS_CODES`.
    OSError
        If the temporary file cannot be written; the disk may be full.
    """
    import pyogrio

    with tempfile.TemporaryDirectory(prefix="twin-") as folder:
        path = Path(folder) / "map.gpkg"
        try:
            _write(path, layers, about, crs, park, say)
        except pyogrio.errors.DataSourceError as error:
            raise OSError(str(error)) from error
        return path.read_bytes()


def _write(
    path: Path, layers: Sequence[MapLayer], about: Colophon, crs: int, park: Park, say: Speech
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
    said = pd.DataFrame(_metadata(about, crs), columns=["item", "text"], dtype=object)
    pyogrio.write_dataframe(said, path, layer=METADATA, driver="GPKG")
    cited = pd.DataFrame([dict(row) for row in about.sources], dtype=object)
    if len(cited):
        pyogrio.write_dataframe(cited, path, layer=SOURCES, driver="GPKG")


def to_geojson(
    layers: Sequence[MapLayer], about: Colophon, crs: int, park: Park, say: Speech
) -> bytes:
    """Return all layers as one GeoJSON, each feature naming its layer, with what is known of them.

    RFC 7946 knows WGS 84 alone. In another system the file carries the ``crs`` member of the format
    of 2008, which GDAL and what builds on it honour.

    Raises
    ------
    UnknownCRS
        If `crs` is none of `CRS_CODES`.
    """
    features = []
    for layer in layers:
        rows = rows_of(layer, about, park, say)
        for row, shape in zip(rows, _table(layer, rows, crs).geometry, strict=True):
            features.append({"type": "Feature", "properties": row, "geometry": _shape(shape, crs)})
    collection = {
        "type": "FeatureCollection",
        "name": about.title,
        **({} if crs == CRS_CODES[0] else {"crs": _named(crs)}),
        "metadata": {
            "items": [{"item": item, "text": text} for item, text in _metadata(about, crs)],
            "layers": [{"id": one.id, "title": _title(one, say)} for one in layers],
            "sources": [dict(row) for row in about.sources],
        },
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, allow_nan=False, indent=1).encode()


def _named(crs: int) -> Mapping[str, Any]:
    return {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{crs}"}}


def _shape(shape: Any, crs: int) -> Any:
    return _rounded(shapely.geometry.mapping(shape), _DIGITS[crs])


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
