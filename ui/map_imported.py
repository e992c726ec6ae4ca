"""Layers that a planner brings along, kept in the session and nowhere else.

Their bytes reach the browser through a component of their own, one a layer: Streamlit sends what
has not changed only once, so that a run of the app costs the same with them as without.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from i18n import Speech
from layers.geojson import MOST_NAMED, BadGeoJSON, Fault
from layers.imported import ImportedLayer, import_geojson, plain_text
from layers.palette import Palette
from park import Park
from ui import theme
from ui.components import joined
from ui.imported_words import crossing_told

if TYPE_CHECKING:
    from ui.map_parts import Drawn

MOST_LAYERS = 8
OTHER_FORMATS = (
    "csv", "dbf", "dwg", "dxf", "fgb", "gml", "gpkg", "gpx", "kml", "kmz", "mif", "parquet", "prj",
    "shp", "shx", "tab", "topojson", "tsv", "xls", "xlsx", "zip",
)  # fmt: skip
"""Endings of files that hold places and are no GeoJSON: nothing of them is sent here."""

_UNREAD = frozenset({"format", "encoding", "json", "geojson"})
"""Faults of a file that is likely of another format: how to convert it is then said too."""

_KEPT = "twin.imported"
_NUMBER = "twin.imported.number"
_OUTCOME = "twin.imported.outcome"
_SEEN = "twin.imported.seen"
_MEGABYTE = 1024 * 1024
_GZIP = 16 + zlib.MAX_WBITS

_carrier = st.components.v2.component(
    "twin_carrier",
    js=joined(Path(__file__).parent / "twin_map" / "carrier.js"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of the file that was given last."""

    number: int
    name: str
    count: int = 0
    crossing: int = 0
    faults: tuple[Fault, ...] = ()


def imported_layers() -> tuple[ImportedLayer, ...]:
    """Return the layers of this session, in the order in which they were brought along."""
    kept: tuple[ImportedLayer, ...] = st.session_state.get(_KEPT, ())
    return kept


def most_megabytes() -> int:
    """Return how large a file may be: Streamlit's own limit for uploads."""
    return int(st.get_option("server.maxUploadSize"))


def take_file(name: str, packed: str) -> None:
    """Read a file that the planner gave; keep its layer, or what is wrong with it.

    `packed` is the file as the browser sends it: gzip in Base64.
    """
    number = st.session_state.get(_NUMBER, 0) + 1
    st.session_state[_NUMBER] = number
    name = plain_text(name, 80) or "GeoJSON"
    try:
        _require_readable(name)
        layer = import_geojson(_unpacked(packed), name, f"imported-{number}", number - 1)
    except BadGeoJSON as refused:
        outcome = Outcome(number=number, name=name, faults=refused.faults)
    else:
        st.session_state[_KEPT] = (*imported_layers(), layer)
        outcome = Outcome(number=number, name=name, count=layer.count, crossing=layer.crossing)
    st.session_state[_OUTCOME] = outcome
    st.session_state.pop(_SEEN, None)


def _require_readable(name: str) -> None:
    ending = name.rpartition(".")[2].lower()
    if ending in OTHER_FORMATS:
        raise BadGeoJSON([Fault("format", said=f".{ending}")])


def _unpacked(packed: str) -> str:
    """Return the file's text, never reading further than the limit, whatever it would unpack to."""
    if len(imported_layers()) >= MOST_LAYERS:
        raise BadGeoJSON([Fault("full", said=str(MOST_LAYERS))])
    most = most_megabytes() * _MEGABYTE
    try:
        given = base64.b64decode(packed, validate=True)
        content = zlib.decompressobj(_GZIP).decompress(given, most + 1)
        if len(content) <= most:
            return content.decode("utf-8")
    except (ValueError, zlib.error) as error:
        raise BadGeoJSON([Fault("encoding")]) from error
    raise BadGeoJSON([Fault("size", said=str(most_megabytes()))])


def remove_imported(park: Park, value: str) -> None:
    """Forget the layer whose id is `value`."""
    del park
    st.session_state[_KEPT] = tuple(one for one in imported_layers() if one.id != value)
    st.session_state.pop(_OUTCOME, None)
    st.session_state.pop(_SEEN, None)


def look_at_imported(park: Park, value: str) -> None:
    """Look at one feature; `value` is ``<layer id>/<place in the file, from 0>``."""
    del park
    layer_id, _, place = value.partition("/")
    layer = next((one for one in imported_layers() if one.id == layer_id), None)
    if layer is not None and place.isdecimal() and len(place) < 10 and int(place) < layer.count:
        st.session_state[_SEEN] = (layer_id, int(place))


def carry_imported() -> None:
    """Mount what brings each layer's bytes into the page; nothing of it is seen."""
    with st.container(key="twin-carried"):
        for layer in imported_layers():
            _carrier(key=f"twin.carried.{layer.id}", data=layer.packed)


def told_imported(drawn: Drawn) -> dict[str, Any]:
    """Return the layers, what became of the last file, and the feature that is looked at."""
    say, palette = drawn.say, theme.map_palette()
    return {
        "megabytes": most_megabytes(),
        "others": OTHER_FORMATS,
        "layers": [_told(layer, say, palette) for layer in imported_layers()],
        "outcome": _outcome(st.session_state.get(_OUTCOME), say),
        "seen": _seen(st.session_state.get(_SEEN), say),
    }


def _told(layer: ImportedLayer, say: Speech, palette: Palette) -> dict[str, Any]:
    looks = {style.kind: style for style in layer.styles}
    return {
        "id": layer.id,
        "name": layer.name,
        "count": say.number(layer.count, 0),
        "without": say.number(layer.without_place, 0) if layer.without_place else "",
        "crossing": crossing_told(layer.crossing, say),
        "bounds": layer.bounds,
        "looks": {
            kind: {
                "colour": palette.rgba(style.colour),
                "fill": palette.rgba(style.colour, style.fill_opacity),
                "rim": palette.rgba("rim"),
                "width": style.width_px,
                "radius": style.radius_px,
            }
            for kind, style in looks.items()
        },
    }


def _outcome(outcome: Outcome | None, say: Speech) -> Mapping[str, Any] | None:
    if outcome is None:
        return None
    name, faults = outcome.name, outcome.faults
    if not faults:
        count = say.number(outcome.count, 0)
        said = say("desk.imported.done", name=name, count=count)
        crossing = crossing_told(outcome.crossing, say)
        return {"number": outcome.number, "said": said, "faults": [crossing] if crossing else []}
    lines = [_line(fault, say) for fault in faults[:MOST_NAMED]]
    if rest := len(faults) - MOST_NAMED:
        lines += [say("desk.imported.more", count=say.number(rest, 0))] if rest > 0 else []
    if any(fault.key == "range" for fault in faults):
        lines.append(say("desk.imported.range_hint"))
    if any(fault.key in _UNREAD for fault in faults):
        lines.append(say("desk.imported.formats"))
    said = say("desk.imported.refused", name=name, count=say.number(len(faults), 0))
    return {"number": outcome.number, "said": said, "faults": lines}


def _line(fault: Fault, say: Speech) -> str:
    said = say(f"desk.imported.fault.{fault.key}", said=plain_text(fault.said))
    if fault.feature is None:
        return said
    return say("desk.imported.at", number=say.number(fault.feature, 0), fault=said)


def _seen(seen: tuple[str, int] | None, say: Speech) -> Mapping[str, Any] | None:
    layer = next((one for one in imported_layers() if seen and one.id == seen[0]), None)
    if seen is None or layer is None:
        return None
    return {
        "layer": layer.id,
        "title": say("desk.imported.seen", layer=layer.name, number=say.number(seen[1] + 1, 0)),
        "facts": layer.said_of(seen[1]),
    }
