"""What the map says in words: names, tooltips, and the place that the first view shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import shapely

from i18n import Speech
from layers import LAYERS, Feature, MapLayer
from layers.choice_words import stage_name
from layers.labels import Label, labels_of
from layers.model import Kind, Style
from layers.palette import Palette
from park import Park, Selection

_HOME_LAYERS = ("zones", "projects", "bus_lines")
"""The first view shows these whole."""


def home_bounds(park: Park) -> list[float]:
    """Return west, south, east and north of what the first view shows, whatever is filtered."""
    return park.remember(_home, None)


def _home(park: Park, _: None) -> list[float]:
    everything = Selection(on=park.revision.made_at.date())
    shown = [
        feature.geometry
        for one in LAYERS
        if one.id in _HOME_LAYERS
        for feature in one.build(park, everything)
    ]
    return [float(edge) for edge in shapely.total_bounds(shown)]


def names_on_map(built: Iterable[MapLayer], palette: Palette, say: Speech) -> list[dict[str, Any]]:
    """Return the labels of layers, the most important first, each with the places it may take."""
    found = [(label, style) for layer in built for label, style in _labelled(layer, say)]
    found.sort(key=lambda pair: -pair[0].rank)
    return [
        {
            "layer": label.layer_id,
            "feature": label.feature_id,
            "text": label.text,
            "detail": label.detail,
            "mark": label.mark,
            "colour": palette[label.colour],
            "rank": label.rank,
            "places": label.places,
            "zoom": label.min_zoom,
            "position": label.position,
            "symbol": style.radius_px if style.kind is Kind.POINT else 0.0,
        }
        for label, style in found
    ]


def _labelled(layer: MapLayer, say: Speech) -> Iterable[tuple[Label, Style]]:
    styles = {feature.id: layer.style(feature.style) for feature in layer.features}
    return ((label, styles[label.feature_id]) for label in labels_of(layer, say))


def tips_of(park: Park, layer: MapLayer, say: Speech) -> dict[str, Any]:
    """Return what the tooltip says of each feature of a layer: title and named lines."""
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
