"""Layers that a planner brings along: drawn over the park's own, kept apart from its data.

What goes to the browser is one block of bytes a layer, little-endian: the length of a JSON header
(uint32), the header padded with blanks to a multiple of four bytes, then for each part that is not
empty its coordinates, starts and features. Degrees are whole numbers of 1e-7 (about a centimetre),
half the size of floating point.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from layers.geojson import BadGeoJSON, Fault, read_geojson
from layers.model import Kind, Style
from layers.shapes import CrossingRings, Parts, Shapes, crossing_outlines, without_holes

COLOURS: Final = 3
"""How many colours imported layers take in turn."""

DEGREES: Final = 10_000_000
"""Steps a degree is divided into on the way to the browser."""

MOST_PROPERTIES: Final = 12
"""Properties of a feature that are shown."""

LONGEST_PROPERTY: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedLayer:
    """A layer of somebody's own, in one session."""

    id: str
    name: str
    """The file's name, as text."""
    count: int
    """Features of the file."""
    without_place: int
    """Features without a geometry: counted, never drawn."""
    crossing: int
    """Features with an outline that crosses itself or encloses nothing: drawn, of no sure area."""
    bounds: tuple[float, float, float, float]
    """West, south, east, north, degrees."""
    styles: tuple[Style, ...]
    """How its points, lines and areas look, as far as it has any."""
    shapes: Shapes
    packed: bytes
    """What the browser draws."""

    @property
    def properties(self) -> tuple[Mapping[str, Any], ...]:
        """What the file says of each feature."""
        return self.shapes.properties

    def said_of(self, feature: int) -> tuple[tuple[str, str], ...]:
        """Return what the file says of a feature, from 0, as names and texts; empty if it has none.

        Lists and objects are left out.
        """
        if not 0 <= feature < self.count:
            return ()
        plain = (
            (name, value)
            for name, value in self.properties[feature].items()
            if isinstance(value, str | int | float) or value is None
        )
        return tuple(
            (plain_text(name, 60), plain_text("" if value is None else str(value)))
            for (name, value), _ in zip(plain, range(MOST_PROPERTIES), strict=False)
        )


def plain_text(text: str, longest: int = LONGEST_PROPERTY) -> str:
    """Return a text of somebody else's in one printable line of at most `longest` characters."""
    return "".join(one if one.isprintable() else " " for one in text[:longest]).strip()


def import_geojson(text: str, name: str, layer_id: str, colour: int) -> ImportedLayer:
    """Return the layer of a GeoJSON text; `colour` counts from 0.

    Raises
    ------
    BadGeoJSON
        With every fault that `layers.geojson` finds.
    """
    shapes = read_geojson(text)
    try:
        drawn = packed(shapes, layer_id)
    except CrossingRings as error:
        raise BadGeoJSON([Fault("crossing", at + 1) for at in error.features]) from error
    xy = np.concatenate([shapes.points.xy, shapes.lines.xy, shapes.rings.xy])
    (west, south), (east, north) = xy.min(axis=0), xy.max(axis=0)
    return ImportedLayer(
        id=layer_id,
        name=plain_text(name, 80) or "GeoJSON",
        count=len(shapes.properties),
        without_place=shapes.without_place,
        crossing=crossing_outlines(shapes),
        bounds=(float(west), float(south), float(east), float(north)),
        styles=_styles(shapes, f"imported.{colour % COLOURS + 1}"),
        shapes=shapes,
        packed=drawn,
    )


def _styles(shapes: Shapes, colour: str) -> tuple[Style, ...]:
    found = []
    if len(shapes.rings):
        style = Style(
            key="area", kind=Kind.AREA, colour=colour, fill=colour, fill_opacity=0.3, width_px=1
        )
        found.append(style)
    if len(shapes.lines):
        found.append(Style(key="line", kind=Kind.LINE, colour=colour, width_px=2))
    if len(shapes.points):
        found.append(Style(key="point", kind=Kind.POINT, colour=colour, radius_px=5, width_px=1))
    return tuple(found)


def packed(shapes: Shapes, layer_id: str) -> bytes:
    """Return the shapes as the browser reads them; the module says how they are written.

    Raises
    ------
    CrossingRings
        If the rings of a polygon with holes cross each other.
    """
    alone, triangles = without_holes(shapes)
    plain = shapes.rings.plain
    parts = {
        "points": shapes.points,
        "lines": shapes.lines,
        "plain": shapes.rings.some(alone & plain),
        "areas": shapes.rings.some(alone & ~plain),
        "holed": shapes.rings.some(~alone),
        "triangles": triangles,
    }
    arrays = [array for one in parts.values() for array in _arrays(one)]
    body = b"".join(array.tobytes() for array in arrays)
    header = json.dumps(
        {
            "id": layer_id,
            "digest": hashlib.sha256(body).hexdigest()[:16],
            "parts": [[name, len(one.xy), len(one)] for name, one in parts.items()],
        }
    ).encode()
    header += b" " * (-len(header) % 4)
    return len(header).to_bytes(4, "little") + header + body


def _arrays(parts: Parts) -> tuple[NDArray[Any], ...]:
    """Return coordinates, starts and features; nothing where there are no parts."""
    if not len(parts):
        return ()
    return (
        np.rint(parts.xy * DEGREES).astype("<i4").ravel(),
        parts.starts.astype("<u4"),
        parts.feature.astype("<u4"),
    )
