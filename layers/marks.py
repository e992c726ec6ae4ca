"""What the drawing says of how well places are known: the last rows of the legend."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from layers.model import Kind, MapLayer, Style
from layers.to_pydeck import has_band
from park.vocabulary import GeometryBasis


class Mark(StrEnum):
    """A way of drawing that means uncertainty. Its words are ``map.mark.<mark>``."""

    DASHED = "dashed"
    HATCHED = "hatched"
    BAND = "band"
    CIRCLE = "circle"

    @property
    def text_key(self) -> str:
        """Key of its words in the catalogues."""
        return f"map.mark.{self}"

    @property
    def style(self) -> Style:
        """How it looks in the legend, in the colour of no layer."""
        return _STYLES[self]


_STYLES = {
    Mark.DASHED: Style(key="dashed", kind=Kind.AREA, colour="ink", width_px=1.5, dash_m=(1.0, 1.0)),
    Mark.HATCHED: Style(key="hatched", kind=Kind.LINE, colour="ink", width_px=0, hatched=True),
    Mark.BAND: Style(key="band", kind=Kind.AREA, colour="ink", fill="ink", width_px=0),
    Mark.CIRCLE: Style(
        key="circle", kind=Kind.AREA, colour="ink", fill="ink", fill_opacity=0.1, width_px=1
    ),
}
_NOT_MEASURED = (GeometryBasis.RECONSTRUCTED, GeometryBasis.SCHEMATIC)


def marks_of(layers: Iterable[MapLayer]) -> tuple[Mark, ...]:
    """Return the marks that the features of layers are drawn with, in the legend's order."""
    found: set[Mark] = set()
    for layer in layers:
        for feature in layer.features:
            style = layer.style(feature.style)
            if style.hatched:
                found.add(Mark.HATCHED)
            if style.dash_m is not None and feature.basis in _NOT_MEASURED:
                found.add(Mark.DASHED)
            if has_band(feature, style):
                found.add(Mark.CIRCLE if style.kind is Kind.POINT else Mark.BAND)
    return tuple(mark for mark in Mark if mark in found)
