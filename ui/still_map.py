"""One project on its place, as a map that stands still and prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from geo.band import accuracy_band
from i18n import Speech
from layers import MapLayer, build_layers
from layers.colophon import credits_of
from layers.still_frame import frame_around
from layers.to_svg import to_svg
from layers.zones import ZONES
from park import Park, Selection
from ui.drawing import Drawing, drawn_twice
from ui.project_parts import Row, rows_about

_PROJECT_LAYERS = ("projects", "works", "bus_lines")
_SIZE_PX = (560, 330)


def project_map(park: Park, row: Row, chosen: Selection, say: Speech) -> Drawing | None:
    """Return the map of one project among the zones; None where nothing of its place is known."""
    return _drawn((park.revision.number, chosen.on, row["id"], say.code), park, row, chosen, say)


@st.cache_resource(max_entries=64, show_spinner=False)
def _drawn(
    key: tuple[object, ...], _park: Park, _row: Row, _chosen: Selection, _say: Speech
) -> Drawing | None:
    """Draw it; `key` says what the rest of the arguments depend on."""
    del key
    zones = frozenset(one["zone_id"] for one in rows_about(_park, "project_zones", _row["id"]))
    # By its id, so that among a million projects it is still drawn as one. Its zone is emphasised.
    built = build_layers(_park, Selection(on=_chosen.on, text=_row["id"]))
    zoned = MapLayer(
        definition=ZONES, features=ZONES.build(_park, Selection(on=_chosen.on, zones=zones))
    )
    layers = _alone((zoned if one.id == ZONES.id else one for one in built), _row["id"])
    own = [one for layer in layers for one in layer.features if one.id == _row["id"]]
    if not own and not zones:
        return None
    around = [
        one.geometry
        for layer in layers
        for one in layer.features
        if layer.id == "zones" and (own or one.id in zones)
    ]
    own_shapes = [accuracy_band(one.geometry, one.accuracy_m) for one in own if one.accuracy_m > 0]
    frame = frame_around([*around, *own_shapes, *(one.geometry for one in own)], *_SIZE_PX)
    title = _say("still.project", name=_say.name(_row))
    named = _say("list.join").join(credits_of(_park, layers, _say))
    return drawn_twice(
        lambda palette: to_svg(layers, palette, frame, title, _say, _row["id"]),
        _say("sheet.credits", names=named),
    )


def _alone(layers: Iterable[MapLayer], project_id: str) -> tuple[MapLayer, ...]:
    """Return the layers with one project alone; stops stand only beside a line of their own."""
    kept = []
    for layer in layers:
        features = layer.features
        if layer.id in _PROJECT_LAYERS:
            features = tuple(one for one in features if one.id == project_id)
        elif layer.id == "bus_stops":
            features = ()
        elif layer.id == "zones":
            features = tuple(replace(one, count=None) for one in features)
        kept.append(replace(layer, features=features))
    return tuple(kept)
