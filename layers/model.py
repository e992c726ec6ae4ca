"""What to draw, as data: one neutral description that every renderer follows.

Geometries are shapely, EPSG:4326, longitude first. Names are in all languages, so that one
description serves every reader.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple

from shapely.geometry.base import BaseGeometry

from park import Park
from park.selection import Selection
from park.vocabulary import NO_STAGE

_UNSURE = "_unsure"
"""Ends the key of a line's style on days on which nothing certain is known of it."""


class Group(StrEnum):
    """Under which heading of the catalogue a layer stands, in catalogue order."""

    PROJECTS = "projects"
    ZONES = "zones"
    WATERWAYS = "waterways"
    BUSES = "buses"
    CONTEXT = "context"
    IMPORTED = "imported"


class Kind(StrEnum):
    """What shape a style draws."""

    AREA = "area"
    LINE = "line"
    POINT = "point"


class Standing(NamedTuple):
    """Where a project stands on a day: stage ids, "none" where there is no such stage."""

    certain: str
    possible: str
    planned: str
    dated: str
    """What is possible by dates alone that have a first day, as `park.course.StageState` has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How one class of a layer's features looks. The legend is derived from it."""

    key: str
    """Names the style within its layer; its text is ``layer.<layer id>.style.<key>``."""
    kind: Kind
    colour: str
    """Token of the palette: the line of an area, the line of a line, the fill of a point."""
    fill: str | None = None
    """Token of the palette for an area's fill; None draws no fill."""
    fill_opacity: float = 0.13
    width_px: float = 2.0
    """Width of the line or outline, 0 for none; for a point, of its rim."""
    radius_px: float = 7.0
    dash_m: tuple[float, float] | None = None
    """Length of a dash and of the gap after it, in metres on the ground; None: a solid line."""
    hatched: bool = False
    """Whether an area or a corridor is hatched, which says 示意 (schematic)."""
    hollow: bool = False
    """Whether a point is drawn as a ring."""
    strength: float = 1.0
    """Opacity of the line, or of the ring or dot and of its rim; below 1 it fades."""
    label: str = "ink"
    """Token of the palette for the feature's name."""
    words: str = ""
    """Names its words in the legend where several styles of a layer share them; else the key."""


def faint(style: Style, key: str) -> Style:
    """Return a line's style for days on which nothing certain is known: thin, without hatching.

    `key` is that of `style` with the ending that `sure_or_not` gives it.
    """
    return replace(style, key=key, width_px=1.5, strength=0.4, hatched=False)


def sure_or_not(standing: Standing, key: str) -> str:
    """Return the key of a line's style, or of its faint one, by where its project stands."""
    sure = key.removesuffix(_UNSURE)
    return sure if standing.certain != NO_STAGE else f"{sure}{_UNSURE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One thing on the map."""

    id: str
    """Id of the row it stands for, unique within its layer."""
    geometry: BaseGeometry
    style: str
    """Key of a style of its layer."""
    names: Mapping[Any, Any]
    """Columns ``name_zh``, ``name_en``, ``name_de`` (and ``short_…`` where there are any)."""
    basis: str
    """How well the geometry is known: a value of park.vocabulary.GeometryBasis."""
    accuracy_m: float
    """How far the true place may lie from the drawn one, in metres."""
    rank: int = 0
    """Which label stays where two would overlap: the higher one. Below 0 has no label."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What the tooltip adds to the name: a fact's key to a vocabulary key or to plain text."""
    source_ids: tuple[str, ...] = ()
    """Ids of the sources that place and row rest on."""
    count: int | None = None
    """Number of selected projects counted on this feature, where it stands for several."""
    height_m: float | None = None
    """Height of its column in the pitched view; None where what it stands for is unknown."""
    aside_of: BaseGeometry | None = None
    """The place in the data, where the symbol is drawn beside it so as not to hide another."""

    @property
    def site(self) -> BaseGeometry:
        """The place in the data: what is measured from, and what files get."""
        return self.geometry if self.aside_of is None else self.aside_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerDef:
    """A layer of the catalogue: what it needs, how it looks, how it is built."""

    id: str
    """Title: i18n key ``layer.<id>.title``; explanation: ``layer.<id>.about``."""
    group: Group
    sources: tuple[str, ...]
    """Data files it is drawn from, relative to ``data/``."""
    styles: tuple[Style, ...]
    build: Callable[[Park, Selection], tuple[Feature, ...]]
    visible: bool = True
    """Whether the layer is on when nobody has chosen."""
    clickable: bool = True
    needed: Callable[[Park, Selection], bool] = lambda _park, _chosen: True
    """Whether the layer is in the catalogue for a selection."""
    over_time: Callable[[Standing, str], str] | None = None
    """Which style a feature has by where it stands, for a layer of points or lines
    that are projects.

    The second argument is any style that the feature has on some day: a schematic line stays one.

    The specification then has every style, used or not, so that the browser can move features from
    one to another as days pass.
    """
    block_m: float | None = None
    """Height of the blocks that its areas become in the pitched view; it says nothing but that."""
    unplaced: Callable[[Park, Selection], int | None] = lambda _park, _chosen: None
    """How many selected projects belong here and have no place; None where that is no question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLayer:
    """A built layer: the definition with its features."""

    definition: LayerDef
    features: tuple[Feature, ...]
    unplaced: int | None = None
    """How many selected projects belong to the layer and have no place."""

    @property
    def id(self) -> str:
        """Id of the layer."""
        return self.definition.id

    def style(self, key: str) -> Style:
        """Return the style of that key; raise KeyError if the layer has none."""
        return {style.key: style for style in self.definition.styles}[key]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendItem:
    """One line of the legend."""

    layer_id: str
    style: Style

    @property
    def text_key(self) -> str:
        """Key of its words in the catalogues."""
        return f"layer.{self.layer_id}.style.{self.style.words or self.style.key}"


def cited(*written: str) -> tuple[str, ...]:
    """Return the ids in ``;``-separated fields, each once, in their order."""
    return tuple(dict.fromkeys(one for field in written for one in field.split(";") if one))


def legend_of(layer: MapLayer) -> tuple[LegendItem, ...]:
    """Return one item a style that the layer's features use, in the order of the styles."""
    used = {feature.style for feature in layer.features}
    return tuple(
        LegendItem(layer_id=layer.id, style=style)
        for style in layer.definition.styles
        if style.key in used
    )
