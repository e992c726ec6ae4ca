"""The map with everything it needs, in the reader's language and colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import shapely
import streamlit as st

from i18n import Speech
from layers import LAYERS, Feature, MapLayer, build_layers
from layers.labels import labels_of
from layers.model import Group, Kind
from layers.palette import Palette
from layers.to_pydeck import compact_json, to_pydeck
from park import Park, Selection
from park.extent import extent
from ui import theme
from ui.deck_runtime import runtime_address
from ui.layer_catalogue import layer_entry
from ui.map_actions import act
from ui.map_parts import Drawn, content_of_parts
from ui.stage_names import stage_name
from ui.twin_map import twin_map

_HOME_LAYERS = ("zones", "projects", "bus_lines")
"""The first view shows these whole."""

_WORDS = (
    "map", "layers", "legend", "zoom_in", "zoom_out", "home", "fullscreen", "opacity", "accuracy",
    "accuracy_switch", "accuracy_about", "note", "failed", "m", "km",
)  # fmt: skip

Picked = Callable[[str, str], None]


@st.cache_resource(max_entries=32, show_spinner=False)
def _drawn(
    _park: Park, revision: int, chosen: Selection, *, dark: bool
) -> tuple[tuple[MapLayer, ...], str]:
    """Build and serialise the layers; `revision`, selection and theme are the cache's key."""
    del revision, dark
    built = build_layers(_park, chosen)
    return built, compact_json(to_pydeck(built, theme.map_palette()))


def map_panel(
    park: Park,
    chosen: Selection,
    say: Speech,
    *,
    picked: str = "",
    on_pick: Picked | None = None,
    desk: bool = False,
) -> None:
    """Show the map of a selection, with the feature whose id is `picked` ringed.

    `desk` adds the planner's tools.
    """
    content = map_content(park, chosen, say, picked, desk=desk)
    twin_map(content, on_pick, lambda what, value: act(park, what, value))


def map_content(
    park: Park, chosen: Selection, say: Speech, picked: str = "", *, desk: bool = False
) -> dict[str, Any]:
    """Return everything the map component is fed with."""
    built, spec = _drawn(park, park.revision.number, chosen, dark=theme.is_dark())
    palette = theme.map_palette()
    drawn = Drawn(park=park, chosen=chosen, built=built, say=say, dark=theme.is_dark())
    return {
        "desk": desk,
        "texts": say.under("desk.") if desk else {},
        **(content_of_parts(drawn) if desk else {}),
        "spec": spec,
        "runtime": runtime_address(),
        "home": _home(park),
        "selected": picked,
        "focus": extent(park, picked),
        "labels": _labels(built, palette, say),
        "tips": {layer.id: _tips(park, layer, say) for layer in built},
        "order": [layer.id for layer in built],
        "catalogue": [
            layer_entry(park, layer, say, palette, known=desk)
            for group in Group
            for layer in reversed(built)
            if layer.definition.group is group
        ],
        "colours": {
            **{name: theme.tokens()[name] for name in ("accent", "card", "hairline", "quiet")},
            **{name: palette[name] for name in ("ink", "halo", "ground")},
        },
        "words": {word: say(f"map.{word}") for word in _WORDS},
    }


def _home(park: Park) -> list[float]:
    """West, south, east and north of what the first view shows, whatever is filtered."""
    everything = Selection(on=park.revision.made_at.date())
    shown = [
        feature.geometry
        for one in LAYERS
        if one.id in _HOME_LAYERS
        for feature in one.build(park, everything)
    ]
    return [float(edge) for edge in shapely.total_bounds(shown)]


def _labels(built: tuple[MapLayer, ...], palette: Palette, say: Speech) -> list[dict[str, Any]]:
    found = [(label, layer) for layer in built for label in labels_of(layer, say)]
    found.sort(key=lambda pair: -pair[0].rank)
    return [
        {
            "layer": label.layer_id,
            "feature": label.feature_id,
            "text": label.text,
            "detail": label.detail,
            "colour": palette[label.colour],
            "rank": label.rank,
            "places": label.places,
            "zoom": label.min_zoom,
            "position": label.position,
            "symbol": _symbol_px(label.feature_id, layer),
        }
        for label, layer in found
    ]


def _symbol_px(feature_id: str, layer: MapLayer) -> float:
    feature = next(one for one in layer.features if one.id == feature_id)
    style = layer.style(feature.style)
    return style.radius_px if style.kind is Kind.POINT else 0.0


def _tips(park: Park, layer: MapLayer, say: Speech) -> dict[str, Any]:
    return {
        feature.id: {
            "title": say.name(feature.names),
            "lines": [*_facts(park, feature, say), *_how_known(feature, say)],
        }
        for feature in layer.features
    }


def _facts(park: Park, feature: Feature, say: Speech) -> list[tuple[str, str]]:
    lines = [
        (say(f"fact.{name}"), _fact(park, name, value, say))
        for name, value in feature.facts.items()
    ]
    if feature.count is not None:
        lines.append((say("fact.projects"), say.number(feature.count, 0)))
    return lines


def _fact(park: Park, name: str, value: str, say: Speech) -> str:
    if name in ("stage", "possible", "planned"):
        return stage_name(park, value.removeprefix("stage."), say)
    if name == "area_km2":
        return say("map.area", area=say.number(float(value), 2))
    return say(value) if say.has(value) else value


def _how_known(feature: Feature, say: Speech) -> list[tuple[str, str]]:
    lines = [(say("fact.basis"), say(f"basis.{feature.basis}"))]
    if feature.accuracy_m > 0:
        metres = say("map.plus_minus", metres=say.number(feature.accuracy_m, 0))
        lines.append((say("fact.accuracy"), metres))
    return lines
