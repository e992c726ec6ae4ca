"""What can be drawn. The register is the only list of layers.

To add a layer, write one module with a `LayerDef` and add one line to `LAYERS`.
"""

from __future__ import annotations

from layers.buses import BUS_LINES, BUS_STOPS
from layers.context import DISTRICT, METRO, PLACES, ROADS, STATIONS
from layers.density import DENSITY
from layers.model import Feature, LayerDef, LegendItem, MapLayer, Style, legend_of
from layers.projects import PROJECTS
from layers.waterways import WATERWAYS
from layers.works import WORKS
from layers.zones import ZONES
from park import Park, Selection

LAYERS: tuple[LayerDef, ...] = (
    DISTRICT,
    ROADS,
    WATERWAYS,
    ZONES,
    DENSITY,
    METRO,
    WORKS,
    BUS_LINES,
    BUS_STOPS,
    STATIONS,
    PLACES,
    PROJECTS,
)
"""In drawing order, bottom to top."""

__all__ = [
    "LAYERS",
    "Feature",
    "LayerDef",
    "LegendItem",
    "MapLayer",
    "Style",
    "UnknownLayer",
    "build_layers",
    "layer",
    "legend_of",
]


class UnknownLayer(KeyError):
    """A layer id that the register does not have."""


def layer(layer_id: str) -> LayerDef:
    """Return the layer of that id; raise UnknownLayer if the register has none."""
    for definition in LAYERS:
        if definition.id == layer_id:
            return definition
    raise UnknownLayer(layer_id)


def build_layers(park: Park, chosen: Selection) -> tuple[MapLayer, ...]:
    """Build every layer for a selection, in drawing order."""
    return tuple(
        MapLayer(
            definition=one,
            features=one.build(park, chosen),
            unplaced=one.unplaced(park, chosen),
        )
        for one in LAYERS
        if one.needed(park, chosen)
    )
