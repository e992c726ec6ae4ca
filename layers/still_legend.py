"""The strip under a still map: its scale, and a symbol with its words for each style seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from i18n import Speech
from layers.marks import Mark
from layers.model import Kind, LegendItem, Style
from layers.palette import Palette
from layers.still_frame import Frame
from layers.still_labels import width_em

_SIZE_PX, _ROW_PX, _SYMBOL_PX, _GAP_PX = 11.0, 19.0, 24.0, 16.0
_DOT_PX = 5.0
_BAR_PX = 110.0


def legend_strip(
    items: Sequence[LegendItem],
    marks: Sequence[Mark],
    palette: Palette,
    frame: Frame,
    say: Speech,
) -> tuple[ET.Element, float]:
    """Return the strip as an element to be set under the map, and its height in pixels.

    Styles that share their words share an entry.
    """
    strip = ET.Element("g", {"font-size": f"{_SIZE_PX:g}", "fill": palette["ink"]})
    entries: dict[str, list[Style]] = {}
    rows: list[LegendItem | Mark] = [*items, *marks]
    for one in rows:
        entries.setdefault(say(one.text_key), []).append(one.style)
    y = frame.height_px + _ROW_PX * 0.75
    x = _scale(strip, y, palette, frame, say) + _GAP_PX
    for words, styles in entries.items():
        symbols = _SYMBOL_PX * len(styles)
        wide = symbols + width_em(words) * _SIZE_PX
        if x + wide > frame.width_px and x > 2:
            x, y = 2.0, y + _ROW_PX
        for at, style in enumerate(styles):
            _symbol(strip, style, x + at * _SYMBOL_PX, y, palette)
        told = {"x": f"{x + symbols:.1f}", "y": f"{y + 4:.1f}"}
        ET.SubElement(strip, "text", told).text = words
        x += wide + _GAP_PX
    return strip, y - frame.height_px + _ROW_PX * 0.6


def _scale(root: ET.Element, y: float, palette: Palette, frame: Frame, say: Speech) -> float:
    """Draw the scale bar; return where it ends."""
    metres = frame.scale_m(_BAR_PX)
    end = 2 + metres / frame.m_per_px
    bar = {"d": f"M2,{y - 4:.1f}v6H{end:.1f}v-6", "stroke": palette["ink"], "fill": "none",
           "stroke-width": "1.5"}  # fmt: skip
    ET.SubElement(root, "path", bar)
    far = metres >= 1_000
    text = f"{metres / 1_000:g} {say('map.km')}" if far else f"{metres:g} {say('map.m')}"
    ET.SubElement(root, "text", {"x": f"{end + 5:.1f}", "y": f"{y + 4:.1f}"}).text = text
    return end + 5 + width_em(text) * _SIZE_PX


def _symbol(root: ET.Element, style: Style, x: float, y: float, palette: Palette) -> None:
    if style == Mark.CIRCLE.style:
        told = {"cx": f"{x + 9:.1f}", "cy": f"{y:.1f}", "r": "6", **_area(style, palette)}
        ET.SubElement(root, "circle", told)
    elif style.kind is Kind.AREA:
        told = {"x": f"{x:.1f}", "y": f"{y - 5:.1f}", "width": "18", "height": "10",
                **_area(style, palette)}  # fmt: skip
        ET.SubElement(root, "rect", told)
    elif style.kind is Kind.POINT:
        told = {
            "cx": f"{x + 9:.1f}", "cy": f"{y:.1f}", "r": f"{min(style.radius_px, _DOT_PX):g}",
            "fill": palette["rim" if style.hollow else style.colour],
            "stroke": palette[style.colour if style.hollow else "rim"],
            "stroke-width": f"{min(style.width_px, 2):g}", "opacity": f"{style.strength:g}",
        }  # fmt: skip
        ET.SubElement(root, "circle", told)
    else:
        told = {"d": f"M{x:.1f},{y:.1f}h18", "stroke": palette[style.colour], "fill": "none",
                "stroke-width": f"{style.width_px:g}"}  # fmt: skip
        if style.strength < 1:
            told["stroke-opacity"] = f"{style.strength:g}"
        if style.dash_m is not None:
            told["stroke-dasharray"] = "5 3"
        ET.SubElement(root, "path", told)
        if style.hatched:
            hatch = "".join(f"M{x + at:.1f},{y + 5:.1f}l6,-10" for at in (0, 6, 12))
            thin = {"d": hatch, "stroke": palette[style.colour], "stroke-width": "1"}
            ET.SubElement(root, "path", thin)


def _area(style: Style, palette: Palette) -> Mapping[str, str]:
    told = {"fill": "none", "stroke": palette[style.colour], "stroke-width": f"{style.width_px:g}"}
    if style.fill is not None:
        told |= {"fill": palette[style.fill], "fill-opacity": f"{style.fill_opacity:g}"}
    if style.dash_m is not None:
        told["stroke-dasharray"] = "4 3"
    return told
