"""What is said of the layers that a planner brought along: in the catalogue, and on a click."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from i18n import Speech
from layers.imported import ImportedLayer
from layers.model import Group
from layers.palette import Palette
from ui.layer_catalogue import swatch_of


def imported_entries(
    layers: Iterable[ImportedLayer], say: Speech, palette: Palette
) -> list[dict[str, Any]]:
    """Return the layers' rows of the catalogue."""
    return [
        {
            "id": layer.id,
            "title": layer.name,
            "about": " ".join(
                filter(None, (say("desk.imported.row"), crossing_told(layer.crossing, say)))
            ),
            "group": say(f"group.{Group.IMPORTED}"),
            "visible": True,
            "count": say.number(layer.count - layer.without_place, 0),
            "marks": [],
            "legend": [swatch_of(style, layer.name, palette) for style in layer.styles],
            "unplaced": "",
            "swatch": swatch_of(layer.styles[0], "", palette),
            "facts": [
                (say("catalogue.shown"), say.number(layer.count - layer.without_place, 0)),
                (say("desk.imported.without"), say.number(layer.without_place, 0)),
                (say("catalogue.accuracy"), say("desk.imported.accuracy")),
            ],
            "sources": [],
        }
        for layer in layers
    ]


def crossing_told(count: int, say: Speech) -> str:
    """Return how many outlines are not valid and what that means; nothing for none."""
    if not count:
        return ""
    return say("desk.imported.crossing", count=say.number(count, 0))


def imported_tips(layer: ImportedLayer, say: Speech) -> dict[str, Any]:
    """Return what a card says of each feature, by its place in the file from 0."""
    return {
        str(at): {
            "title": say("desk.imported.seen", layer=layer.name, number=say.number(at + 1, 0)),
            "lines": layer.said_of(at),
        }
        for at in range(layer.count)
    }
