"""The projects of one kind of change on the map that stands beside their list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from i18n import Speech
from layers import MapLayer, build_layers
from layers.colophon import credits_of
from layers.still_frame import frame_around
from layers.to_svg import to_svg
from park import Park, Selection
from ui.drawing import Drawing, drawn_twice, show_drawing
from ui.markup import show, tag

_SIZE_PX = (420, 330)

_BESIDE = frozenset({"bus_stops", "bus_lines"})
"""Layers that would hide what changed."""


def changes_map(park: Park, ids: Sequence[str], kind: str, on: Selection, say: Speech) -> None:
    """Show the projects of a kind of change where they lie, and say how many have no place."""
    placed = park.project_sites["project_id"].isin(list(ids))
    drawn = int(placed.sum())
    rest = len(ids) - drawn
    shown = "drawn_all" if not rest else "drawn" if drawn else "drawn_none"
    told = say(f"changes.{shown}", drawn=say.number(drawn, 0), rest=say.number(rest, 0))
    show(tag("p", told, class_="twin-quiet"))
    if drawn:
        key = (park.revision.number, on.on, tuple(ids), kind, say.code)
        show_drawing(_drawn(key, park, on, say), "changes.map")


@st.cache_resource(max_entries=32, show_spinner=False)
def _drawn(
    key: tuple[int, object, tuple[str, ...], str, str], _park: Park, _on: Selection, _say: Speech
) -> Drawing:
    """Draw it; `key` says what the rest of the arguments depend on."""
    _, _, ids, kind, _ = key
    layers, changed = changed_layers(_park, ids, _on), frozenset(ids)
    own = [one.geometry for it in layers for one in it.features if one.id in changed]
    frame = frame_around([*_park.zones["geometry"], *own], *_SIZE_PX)
    named = _say("list.join").join(credits_of(_park, layers, _say))
    return drawn_twice(
        lambda palette: to_svg(layers, palette, frame, kind, _say),
        _say("sheet.credits", names=named),
    )


def changed_layers(park: Park, ids: Sequence[str], on: Selection) -> tuple[MapLayer, ...]:
    """Return the layers of a map with these projects alone, whatever else is filtered."""
    sites, changed = park.project_sites, frozenset(ids)
    # Without the sites of all others, few changes among very many projects are drawn one by one.
    alone = replace(park, project_sites=sites[sites["project_id"].isin(changed)])
    kept = []
    for layer in build_layers(alone, Selection(on=on.on)):
        features = layer.features
        if layer.id in _BESIDE:
            features = tuple(one for one in features if one.id in changed)
        elif layer.id == "zones":
            features = tuple(replace(one, count=None) for one in features)
        kept.append(replace(layer, features=features))
    return tuple(kept)
