"""Turn built layers into one HTML page with a flat map that needs nothing but itself.

The same features are drawn as by `to_pydeck`, from the same records: dashes and hatching are
geometry. folium makes the skeleton. Everything that comes with the data is put in after its
templates are rendered, as JSON that cannot end its script, and goes from there into the document as
text.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Any

from jinja2.utils import htmlsafe_json_dumps

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

_DATA = "TWIN_DATA"
"""Stands for the data while templates are rendered: folium renders what it wrote once more, so that
braces in a name would be read as a template."""

_START = (
    """
{% macro script(this, kwargs) %}
twinPage({
  map: {{ this.map.get_name() }},
  groups: [{% for one in this.groups %}{{ one.get_name() }}, {% endfor %}],
  parts: [{% for one in this.parts %}{{ one.get_name() }}, {% endfor %}],
  page: """
    + _DATA
    + """,
});
{% endmacro %}
"""
)


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
    map, the groups of the layers, their empty parts, and `page` with what fills them. Coordinates
    are EPSG:4326, longitude first.
    """
    import folium

    flat = _bare_map()
    groups = {layer.id: folium.FeatureGroup(control=False) for layer in layers}
    parts = []
    for layer in layers:
        for part in (*_uncertain(layer, palette), *_drawn(layer, palette)):
            shell = _shell(part)
            shell.add_to(groups[layer.id])
            parts.append((shell, part))
        groups[layer.id].add_to(flat)
    flat.add_child(_starting(flat, list(groups.values()), [shell for shell, _ in parts]))
    figure = flat.get_root()
    _place(figure, kit, title)
    _number(figure)
    written = str(figure.render())
    data = {**page, "layers": list(groups), "parts": [asdict(part) for _, part in parts]}
    before, _, after = written.rpartition(_DATA)
    opened = before.replace("<html>", f'<html lang="{html.escape(language)}">', 1)
    return opened + str(htmlsafe_json_dumps(data)) + after


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Shapes that look the same: records as deck.gl takes them, and Leaflet's path options."""

    records: list[Record]
    style: Mapping[str, Any]
    uncertain: bool = False
    """Whether they say how far off a place may be, and lie below everything else."""
    line: bool = False


def _bare_map() -> folium.Map:
    """Return a map without tiles, controls, and the programs that folium fetches from elsewhere."""
    import folium
    from jinja2 import Template

    flat = folium.Map(tiles=None, zoom_control=False)
    flat.default_js, flat.default_css = [], []
    flat._template = Template(_MAP)  # noqa: SLF001 - the one place folium has for it
    return flat


def _starting(flat: folium.Map, groups: list[Any], parts: list[Any]) -> Any:
    from branca import element
    from jinja2 import Template

    make: Any = element.MacroElement
    start = make()
    start._template = Template(_START)  # noqa: SLF001
    start.map, start.groups, start.parts = flat, groups, parts
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


def _shell(part: Part) -> Any:
    """Return a layer of folium's that is filled when the page opens."""
    import folium
    from folium.utilities import JsCode

    quiet: dict[str, Any] = {"pane": _UNCERTAIN, "interactive": False} if part.uncertain else {}
    return folium.GeoJson(
        {"type": "FeatureCollection", "features": []},
        control=False,
        smooth_factor=0.5 if part.line else None,
        point_to_layer=JsCode("twinPoint"),
        on_each_feature=JsCode("twinFeature"),
        **quiet,
    )


def _filled(colour: str, opacity: float) -> dict[str, Any]:
    return {"stroke": False, "fill": True, "fillColor": colour, "fillOpacity": opacity}


def _stroked(style: Style, palette: Palette) -> dict[str, Any]:
    cap = "round" if style.dash_m is None else "butt"
    return {
        "color": palette[style.colour], "weight": style.width_px, "opacity": style.strength,
        "fill": False, "lineCap": cap,
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


def _drawn(layer: MapLayer, palette: Palette) -> Iterator[Part]:
    for style, features in _of_style(layer):
        if style.kind is Kind.POINT:
            yield Part(records=points(features), style=_dotted(style, palette))
            continue
        if style.fill is not None:
            filled = _filled(palette[style.fill], style.fill_opacity)
            yield Part(records=polygons(features), style=filled)
        if style.hatched:
            hatching = _stroked(replace(style, width_px=HATCH_PX), palette)
            yield Part(records=strokes(features), style=hatching, line=True)
        yield Part(records=paths(features, style), style=_stroked(style, palette), line=True)


def _uncertain(layer: MapLayer, palette: Palette) -> Iterator[Part]:
    for style, features in _of_style(layer):
        doubtful = [one for one in features if has_band(one, style)]
        colour = palette[style.colour]
        if doubtful and style.kind is Kind.POINT:
            rim = {"stroke": True, "color": colour, "weight": 1, "opacity": 0.5}
            look = _filled(colour, CIRCLE_OPACITY) | rim
            yield Part(records=circles(doubtful), style=look, uncertain=True)
        elif doubtful:
            look = _filled(colour, BAND_OPACITY)
            yield Part(records=bands(doubtful), style=look, uncertain=True)
