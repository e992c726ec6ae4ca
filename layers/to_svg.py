"""A map that stands still, as SVG: for paper, and where a page needs no more than a picture.

It shows what the map on screen shows and says as much of how well places are known: dashes,
hatching for schematic, circles and bands of accuracy. Every text is written by an XML library.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from xml.etree import ElementTree as ET

import shapely
from shapely.geometry.base import BaseGeometry

from geo.band import accuracy_band
from i18n import Speech
from layers.labels import labels_of
from layers.marks import marks_of
from layers.model import Feature, Kind, MapLayer, Style, legend_of
from layers.palette import Palette
from layers.records import corridor
from layers.still_frame import Frame
from layers.still_labels import Box, Written, placed
from layers.still_legend import legend_strip
from layers.to_pydeck import BAND_OPACITY, HATCH_PX, has_band

FONT = "Noto Sans SC, sans-serif"
_SIZE_PX = 12.0
_PICKED_RANK = 1_000
_SHORTEST_DASH_PX = 4.0


def to_svg(
    layers: Sequence[MapLayer],
    palette: Palette,
    frame: Frame,
    title: str,
    say: Speech,
    picked: str = "",
) -> str:
    """Return the picture of built layers in a window, with names, scale, north and legend.

    The feature whose id is `picked` is ringed and named first. `title` is what the picture shows,
    for who cannot see it.
    """
    seen = [_in_sight(layer, frame) for layer in layers]
    entries = [item for layer in seen for item in legend_of(layer)]
    strip, strip_px = legend_strip(entries, marks_of(seen), palette, frame, say)
    height = frame.height_px + strip_px
    root = ET.Element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "aria-label": title,
         "viewBox": f"0 0 {frame.width_px:g} {height:g}", "font-family": FONT,
         "font-size": f"{_SIZE_PX:g}"},
    )  # fmt: skip
    ground = ET.SubElement(root, "svg", _size(frame.width_px, frame.height_px))
    ET.SubElement(ground, "rect", {**_size(frame.width_px, frame.height_px),
                                   "fill": palette["ground"]})  # fmt: skip
    for draw in (_uncertain, _shapes, _points):
        for layer in seen:
            for feature in layer.features:
                draw(ground, feature, layer.style(feature.style), palette, frame)
    symbols = _symbols(seen, frame)
    if picked:
        _ring(ground, [one for key, one in symbols.items() if key[1] == picked], palette)
    taken = _north(ground, _in_the_way(seen, symbols, frame), palette, frame, say)
    labels = [
        replace(label, rank=_PICKED_RANK) if label.feature_id == picked else label
        for layer in seen
        for label in labels_of(layer, say)
    ]
    for one in placed(labels, frame, _SIZE_PX, symbols, taken):
        _name(ground, one, palette)
    root.append(strip)
    return ET.tostring(root, encoding="unicode")


def _size(width: float, height: float) -> dict[str, str]:
    return {"width": f"{width:g}", "height": f"{height:g}"}


def _in_sight(layer: MapLayer, frame: Frame) -> MapLayer:
    seen = tuple(one for one in layer.features if not frame.drawn(one.geometry).is_empty)
    return replace(layer, features=seen)


def _path(geometry: BaseGeometry) -> str:
    """Return the outlines and lines of a geometry in pixels, as SVG writes a path."""
    parts = shapely.get_parts(geometry)
    lines = [ring for part in parts for ring in shapely.get_rings(part)]
    lines += [part for part in parts if shapely.get_dimensions(part) == 1]
    written = []
    for line in lines:
        steps = " ".join(f"{x:.1f},{y:.1f}" for x, y in shapely.get_coordinates(line))
        written.append(f"M{steps}" + ("Z" if line.is_closed else ""))
    return "".join(written)


def _uncertain(
    root: ET.Element, feature: Feature, style: Style, palette: Palette, frame: Frame
) -> None:
    if not has_band(feature, style):
        return
    if style.kind is Kind.POINT and feature.accuracy_m / frame.m_per_px <= style.radius_px:
        return
    band = frame.drawn(accuracy_band(feature.site, feature.accuracy_m))
    told = {"d": _path(band), "fill": palette[style.colour], "fill-opacity": f"{BAND_OPACITY}",
            "fill-rule": "evenodd"}  # fmt: skip
    if style.kind is Kind.POINT:
        told |= {"stroke": palette[style.colour], "stroke-opacity": "0.5", "stroke-width": "0.8"}
    ET.SubElement(root, "path", told)


def _shapes(
    root: ET.Element, feature: Feature, style: Style, palette: Palette, frame: Frame
) -> None:
    if style.kind is Kind.POINT:
        return
    drawn = frame.drawn(feature.geometry)
    if style.fill is not None:
        ET.SubElement(
            root, "path",
            {"d": _path(drawn), "fill": palette[style.fill], "fill-rule": "evenodd",
             "fill-opacity": f"{style.fill_opacity:g}"},
        )  # fmt: skip
    if style.hatched:
        _hatch(root, feature, style, palette, frame)
    told = {"d": _path(drawn), "fill": "none", "stroke": palette[style.colour],
            "stroke-width": f"{style.width_px:g}", "stroke-linejoin": "round"}  # fmt: skip
    if style.strength < 1:
        told["stroke-opacity"] = f"{style.strength:g}"
    if style.dash_m is not None:
        # In pixels, for at the scale of a sheet a dash of so many metres may be a dot.
        on, off = (max(one / frame.m_per_px, _SHORTEST_DASH_PX) for one in style.dash_m)
        told["stroke-dasharray"] = f"{on:.1f} {off:.1f}"
    ET.SubElement(root, "path", told)


def _hatch(
    root: ET.Element, feature: Feature, style: Style, palette: Palette, frame: Frame
) -> None:
    """Hatch an area, or a corridor along a line that is wide enough on paper to be seen."""
    area = frame.drawn(corridor(feature.geometry, least_m=3 * frame.m_per_px))
    if area.is_empty:
        return
    left, top, right, bottom = area.bounds
    strokes = shapely.MultiLineString(
        [((x, bottom), (x + bottom - top, top))
         for x in range(int(left - (bottom - top)) // 7 * 7, int(right) + 7, 7)]
    )  # fmt: skip
    ET.SubElement(
        root, "path",
        {"d": _path(shapely.intersection(strokes, area)), "fill": "none",
         "stroke": palette[style.colour], "stroke-width": f"{HATCH_PX:g}"},
    )  # fmt: skip


def _points(
    root: ET.Element, feature: Feature, style: Style, palette: Palette, frame: Frame
) -> None:
    if style.kind is Kind.POINT:
        for x, y in _middles(feature, frame):
            ET.SubElement(root, "circle", _dot(x, y, style, palette))


def _dot(x: float, y: float, style: Style, palette: Palette) -> dict[str, str]:
    """Return the attributes of a point's circle."""
    return {
        "cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{style.radius_px:g}",
        "fill": palette["rim" if style.hollow else style.colour],
        "stroke": palette[style.colour if style.hollow else "rim"],
        "stroke-width": f"{style.width_px:g}", "opacity": f"{style.strength:g}",
    }  # fmt: skip


def _middles(feature: Feature, frame: Frame) -> Iterable[tuple[float, float]]:
    for part in shapely.get_parts(feature.geometry):
        point = part.representative_point()
        yield frame.place(point.x, point.y)


def _symbols(
    layers: Iterable[MapLayer], frame: Frame
) -> dict[tuple[str, str], tuple[float, float, float]]:
    return {
        (layer.id, feature.id): (x, y, layer.style(feature.style).radius_px)
        for layer in layers
        for feature in layer.features
        if layer.style(feature.style).kind is Kind.POINT
        for x, y in _middles(feature, frame)
    }


def _ring(
    root: ET.Element, symbols: Iterable[tuple[float, float, float]], palette: Palette
) -> None:
    for x, y, radius in symbols:
        told = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{radius + 4:g}"}
        ring = {"fill": "none", "stroke": palette["ink"], "stroke-width": "1.5"}
        ET.SubElement(root, "circle", told | ring)


def _name(root: ET.Element, written: Written, palette: Palette) -> None:
    label = written.label
    halo = {
        "fill": palette[label.colour], "stroke": palette["halo"], "stroke-width": "3",
        "stroke-linejoin": "round", "paint-order": "stroke", "text-anchor": "middle",
    }  # fmt: skip
    for at, line in enumerate((label.text, label.detail)):
        if line:
            y = written.y + at * _SIZE_PX * 1.25
            told = {"x": f"{written.x:.1f}", "y": f"{y:.1f}"}
            ET.SubElement(root, "text", told | halo).text = line


def _in_the_way(
    layers: Iterable[MapLayer],
    symbols: dict[tuple[str, str], tuple[float, float, float]],
    frame: Frame,
) -> BaseGeometry:
    """Return the lines, outlines and points of the map in pixels."""
    drawn = [frame.drawn(one.geometry) for layer in layers for one in layer.features]
    lines = [one.boundary if shapely.get_dimensions(one) == 2 else one for one in drawn]
    dots = [shapely.Point(x, y).buffer(radius) for x, y, radius in symbols.values()]
    return shapely.union_all([*lines, *dots])


def _north(
    root: ET.Element, others: BaseGeometry, palette: Palette, frame: Frame, say: Speech
) -> list[Box]:
    """Draw the north arrow in the corner where least lies under it; return what room it takes."""
    wide, tall = frame.width_px, frame.height_px
    corners = [(wide - 20, 8.0), (20.0, 8.0), (wide - 20, tall - 50), (20.0, tall - 50)]
    boxes = [(x - 12, y, x + 12, y + 42) for x, y in corners]
    # Of equal ones the first: the upper right is where it is looked for.
    box = min(boxes, key=lambda one: shapely.intersection(others, shapely.box(*one)).length)
    x, y = box[0] + 12, box[1]
    arrow = {"d": f"M{x},{y + 6}L{x + 6},{y + 24}L{x},{y + 20}L{x - 6},{y + 24}Z",
             "fill": palette["ink"]}  # fmt: skip
    ET.SubElement(root, "path", arrow)
    told = {"x": f"{x:g}", "y": f"{y + 38:g}", "fill": palette["ink"], "text-anchor": "middle"}
    ET.SubElement(root, "text", told).text = say("still.north")
    return [box]
