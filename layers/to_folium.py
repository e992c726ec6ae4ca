"""Turn built layers into one HTML page with a flat map that needs nothing but itself.

The same features are drawn as by `to_pydeck`, from the same records: dashes and hatching are
geometry. Everything that comes with the data goes into the page as JSON inside a script, where
folium escapes what could end it, and from there into the document as text; nothing is HTML.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Any

from layers.model import Feature, Kind, MapLayer, Style
from layers.palette import Palette
from layers.records import Record, bands, circles, paths, points, polygons, strokes
from layers.to_pydeck import BAND_OPACITY, CIRCLE_OPACITY, HATCH_PX, has_band

if TYPE_CHECKING:
    import folium

_UNCERTAIN = "uncertain"
"""The pane of the map on which accuracy is drawn, below everything else."""


_MAP = """
{% macro header(this, kwargs) %}
<meta name="viewport" content="width=device-width, initial-scale=1">
{% endmacro %}
{% macro html(this, kwargs) %}
<div class="folium-map" id={{ this.get_name()|tojson }}></div>
{% endmacro %}
{% macro script(this, kwargs) %}
const {{ this.get_name() }} = twinMap({{ this.get_name()|tojson }});
{% endmacro %}
"""

_START = """
{% macro script(this, kwargs) %}
twinPage({
  map: {{ this.map.get_name() }},
  groups: new Map([
    {%- for id, group in this.groups.items() %}
    [{{ id|tojson }}, {{ group.get_name() }}],
    {%- endfor %}
  ]),
  page: {{ this.page|tojson }},
});
{% endmacro %}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """Programs and styles that go into the page: Leaflet first, then what starts the map."""

    scripts: tuple[str, ...]
    styles: tuple[str, ...]


def to_folium(
    layers: Sequence[MapLayer],
    palette: Palette,
    kit: Kit,
    page: Mapping[str, Any],
    *,
    title: str,
    language: str,
) -> str:
    """Return the page as HTML: the same text for the same layers.

    `page` is plain data for the program of `kit`, which defines ``twinPage``; it is called with the
    map, the group of each layer by id, and `page`. Coordinates are EPSG:4326; Leaflet takes
    latitude first, GeoJSON longitude first.
    """
    import folium

    flat = _bare_map()
    groups = {layer.id: folium.FeatureGroup(control=False) for layer in layers}
    for layer in layers:
        for part in (*_uncertain(layer, palette), *_drawn(layer, palette)):
            part.add_to(groups[layer.id])
        groups[layer.id].add_to(flat)
    flat.add_child(_starting(flat, groups, page))
    figure = flat.get_root()
    _place(figure, kit, title)
    _number(figure)
    written: str = figure.render()
    return written.replace("<html>", f'<html lang="{html.escape(language)}">', 1)


def _bare_map() -> folium.Map:
    """Return a map without tiles, controls, and the programs that folium fetches from elsewhere."""
    import folium
    from jinja2 import Template

    flat = folium.Map(tiles=None, zoom_control=False)
    flat.default_js, flat.default_css = [], []
    flat._template = Template(_MAP)  # noqa: SLF001 - the one place folium has for it
    return flat


def _starting(flat: folium.Map, groups: Mapping[str, Any], page: Mapping[str, Any]) -> Any:
    from branca import element
    from jinja2 import Template

    make: Any = element.MacroElement
    start = make()
    start._template = Template(_START)  # noqa: SLF001
    start.map, start.groups, start.page = flat, groups, page
    return start


def _place(figure: Any, kit: Kit, title: str) -> None:
    """Put programs and styles into the page's head as they stand: no template reads them."""
    from branca.element import Element

    figure.title = html.escape(title)
    for tag, texts in (("style", kit.styles), ("script", kit.scripts)):
        for text in texts:
            element: Any = Element(f"<{tag}>{{{{ this.text }}}}</{tag}>\n")
            element.text = text
            figure.header.add_child(element)


def _number(element: Any, numbers: Iterator[int] | None = None) -> None:
    """Name elements by their order, where folium draws names by lot."""
    numbers = count() if numbers is None else numbers
    element._id = str(next(numbers))  # noqa: SLF001
    for child in element._children.values():  # noqa: SLF001
        _number(child, numbers)


def _geojson(features: list[Any], *, uncertain: bool = False, line: bool = False) -> Any:
    import folium
    from folium.utilities import JsCode

    quiet: dict[str, Any] = {"pane": _UNCERTAIN, "interactive": False} if uncertain else {}
    return folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        control=False,
        smooth_factor=0.5 if line else None,
        point_to_layer=JsCode("twinPoint"),
        on_each_feature=JsCode("twinFeature"),
        **quiet,
    )


def _feature(record: Record, look: Mapping[str, Any]) -> dict[str, Any]:
    shapes = {"polygon": "Polygon", "path": "LineString", "position": "Point"}
    name = next(one for one in shapes if one in record)
    radius = {"radius": record["radius"]} if "radius" in record else {}
    return {
        "type": "Feature",
        "properties": {"id": record["id"], "style": dict(look), **radius},
        "geometry": {"type": shapes[name], "coordinates": record[name]},
    }


def _part(records: Sequence[Record], look: Mapping[str, Any], **how: bool) -> Any:
    return _geojson([_feature(record, look) for record in records], **how)


def _filled(colour: str, opacity: float) -> dict[str, Any]:
    return {"stroke": False, "fill": True, "fillColor": colour, "fillOpacity": opacity}


def _stroked(style: Style, palette: Palette) -> dict[str, Any]:
    cap = "round" if style.dash_m is None else "butt"
    return {
        "color": palette[style.colour], "weight": style.width_px, "opacity": 1, "fill": False,
        "lineCap": cap,
    }  # fmt: skip


def _dotted(style: Style, palette: Palette) -> dict[str, Any]:
    inner, rim = ("rim", style.colour) if style.hollow else (style.colour, "rim")
    return {
        "radius": style.radius_px, "color": palette[rim], "weight": style.width_px, "opacity": 1,
        "fill": True, "fillColor": palette[inner], "fillOpacity": 1,
    }  # fmt: skip


def _of_style(layer: MapLayer) -> Iterator[tuple[Style, list[Feature]]]:
    for style in layer.definition.styles:
        if features := [one for one in layer.features if one.style == style.key]:
            yield style, features


def _drawn(layer: MapLayer, palette: Palette) -> Iterator[Any]:
    for style, features in _of_style(layer):
        if style.kind is Kind.POINT:
            yield _part(points(features), _dotted(style, palette))
            continue
        if style.fill is not None:
            yield _part(polygons(features), _filled(palette[style.fill], style.fill_opacity))
        if style.hatched:
            hatching = replace(style, width_px=HATCH_PX)
            yield _part(strokes(features), _stroked(hatching, palette), line=True)
        yield _part(paths(features, style), _stroked(style, palette), line=True)


def _uncertain(layer: MapLayer, palette: Palette) -> Iterator[Any]:
    for style, features in _of_style(layer):
        doubtful = [one for one in features if has_band(one, style)]
        colour = palette[style.colour]
        if doubtful and style.kind is Kind.POINT:
            rim = {"stroke": True, "color": colour, "weight": 1, "opacity": 0.5}
            yield _part(circles(doubtful), _filled(colour, CIRCLE_OPACITY) | rim, uncertain=True)
        elif doubtful:
            yield _part(bands(doubtful), _filled(colour, BAND_OPACITY), uncertain=True)
