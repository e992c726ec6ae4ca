"""Turn built layers into files for a GIS: a GeoPackage with a table a layer, or one GeoJSON.

What is written is the feature's geometry, not the dashes and hatches that it is drawn with. What is
unknown is null. Coordinates come longitude or easting first, as both formats want them, whatever
order the EPSG definition names.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import shapely

from geo.crs import STORED
from i18n import Speech
from i18n.catalogue import languages
from layers.colophon import Colophon, stage_in_words
from layers.model import Feature, MapLayer
from park import Park
from park.vocabulary import NO_STAGE

if TYPE_CHECKING:
    import geopandas as gpd

CRS_CODES: Final = (4326, 4490, 4550)
"""EPSG: WGS 84; CGCS2000; CGCS2000 / 3-degree Gauss-Krueger CM 123E, in metres."""

METADATA, SOURCES = "metadata", "sources"
"""Tables of a GeoPackage beside those of the layers."""

_DIGITS: Final = {4326: 9, 4490: 9, 4550: 4}
"""Decimals in GeoJSON: a tenth of a millimetre."""

_NUMBERS: Final = frozenset({"area_km2"})
"""Facts that are numbers."""


class UnknownCRS(ValueError):
    """A coordinate system that no file is written in."""


Row = dict[str, Any]


def rows_of(layer: MapLayer, about: Colophon, park: Park, say: Speech) -> list[Row]:
    """Return the attributes of a layer's features, one row a feature, in their order.

    Ids of vocabularies stand beside their words in the language of `say`: ``stage`` and
    ``stage_text``. Every row has the same columns.
    """
    taken = {"fid", "geom", "geometry"}
    fixed = (
        "id", "layer", *(f"name_{one.code}" for one in languages()), "style", "style_text",
        "geometry_basis", "geometry_basis_text", "accuracy_m", "source_ids", "as_of", "revision",
    )  # fmt: skip
    columns = {name: _free(name, taken) for name in (*fixed, *_facts_of(layer.features))}
    found = []
    for feature in layer.features:
        row = {**_fixed(layer, feature, about, say), **_facts(feature, park, say)}
        found.append({column: row.get(name) for name, column in columns.items()})
    return found


def _free(name: str, taken: set[str]) -> str:
    """Return the name, lengthened where SQLite, which ignores case, has it already."""
    while name.casefold() in taken:
        name += "_"
    taken.add(name.casefold())
    return name


def _fixed(layer: MapLayer, feature: Feature, about: Colophon, say: Speech) -> Row:
    words = f"layer.{layer.id}.style.{feature.style}"
    names = {f"name_{one.code}": feature.names.get(f"name_{one.code}") for one in languages()}
    return {
        "id": _text(feature.id),
        "layer": layer.id,
        **{column: _text(name) for column, name in names.items()},
        "style": feature.style,
        "style_text": say(words) if say.has(words) else None,
        "geometry_basis": _text(feature.basis),
        "geometry_basis_text": _said(f"basis.{feature.basis}", say),
        "accuracy_m": float(feature.accuracy_m) if feature.accuracy_m > 0 else None,
        "source_ids": ";".join(feature.source_ids) or None,
        "as_of": about.as_of.isoformat(),
        "revision": about.revision,
    }


def _facts_of(features: Iterable[Feature]) -> tuple[str, ...]:
    """Return the columns of all facts: beside what a vocabulary has words for, the words."""
    found: dict[str, None] = {}
    for feature in features:
        for name, value in feature.facts.items():
            found[name] = None
            if value.startswith(f"{name}."):
                found[f"{name}_text"] = None
        if feature.count is not None:
            found["projects"] = None
    return tuple(found)


def _facts(feature: Feature, park: Park, say: Speech) -> Row:
    row: Row = {}
    for name, value in feature.facts.items():
        member = value.removeprefix(f"{name}.")
        if name in _NUMBERS:
            row[name] = float(value)
        elif member == value:
            row[name] = _text(value)
        elif name == "stage":
            row[name] = None if member == NO_STAGE else member
            row[f"{name}_text"] = stage_in_words(park, member, say)
        else:
            row[name], row[f"{name}_text"] = member, _said(value, say)
    if feature.count is not None:
        row["projects"] = feature.count
    return row


def _said(key: str, say: Speech) -> str | None:
    return say(key) if say.has(key) else None


def _text(value: object) -> str | None:
    """Return text as every file can hold it; None for what is unknown.

    A NUL ends a text in SQLite, and half a surrogate pair is no character: both become U+FFFD.
    """
    if not isinstance(value, str) or not value:
        return None
    whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "\ufffd")


def _table(layer: MapLayer, rows: Sequence[Row], crs: int) -> gpd.GeoDataFrame:
    import geopandas as gpd

    if crs not in CRS_CODES:
        raise UnknownCRS(crs)
    shapes = shapely.orient_polygons([feature.geometry for feature in layer.features])
    return gpd.GeoDataFrame(list(rows), geometry=list(shapes), crs=STORED).to_crs(crs)


def _typed(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the table with its numbers as numbers, also where all of them are unknown."""
    kinds = {"accuracy_m": "float64", "projects": "Int64", **dict.fromkeys(_NUMBERS, "float64")}
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
    import pandas as pd
    import pyogrio

    taken = {METADATA, SOURCES}
    with tempfile.TemporaryDirectory(prefix="twin-") as folder:
        path = Path(folder) / "map.gpkg"
        for layer in layers:
            table = _typed(_table(layer, rows_of(layer, about, park, say), crs))
            pyogrio.write_dataframe(
                table,
                path,
                layer=_free(layer.id, taken),
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
        return path.read_bytes()


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
