"""The flat map as a page that needs nothing but itself: in a frame of the app, or in a file.

Leaflet comes from its package and goes into the page, as do the programs that the other map uses to
place its names: both maps write the same names at the same places.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Any

from i18n import Speech
from layers import MapLayer
from layers.colophon import Colophon
from layers.imported import ImportedLayer
from layers.imported_features import as_map_layer
from layers.palette import LIGHT, Palette
from layers.to_folium import Kit, to_folium
from park import Park
from park.area import Corner
from ui.components import MAKE
from ui.deck_runtime import STATIC
from ui.imported_words import imported_entries, imported_tips
from ui.layer_catalogue import layer_entry, mark_entries
from ui.map_words import home_bounds, names_on_map, tips_of
from ui.theme import LIGHT as SCREEN

_FOLDER = Path(__file__).parent
_MAP_FOLDER = _FOLDER.parent / "twin_map"
_SHARED = ("elements.js", "labels.js", "overlay.js")
"""Programs of the other map that this one uses too."""

_FONT = "fonts/noto-sans-sc-{weight}.woff2"
_WORDS = ("map", "legend", "zoom_in", "zoom_out", "home", "accuracy_switch")


def page_in_frame(content: Mapping[str, Any], palette: Palette, built: Sequence[MapLayer],
                  address: str, say: Speech) -> str:  # fmt: skip
    """Return the page for a frame of the app.

    `content` is what the map component is fed with; `address` begins the link of a card to the
    page where a feature is shown whole, or is empty where the card stands beside the map.
    """
    page = {
        "labels": content["labels"],
        "tips": content["tips"],
        "colours": content["colours"],
        "area": content["area"]["corners"] if content["desk"] else (),
        "address": address,
        "words": {"open": say("flat.open")},
    }
    fonts = tuple(
        _face(weight, f"app/static/{_FONT.format(weight=weight)}") for weight in (400, 700)
    )
    return to_folium(built, palette, _kit(fonts), page, title=say("map.map"), language=say.code)


def page_alone(
    park: Park,
    layers: Sequence[MapLayer],
    about: Colophon,
    say: Speech,
    *,
    imported: Sequence[ImportedLayer] = (),
    area: Sequence[Corner] = (),
) -> str:
    """Return the page as a file that opens without the app and without a network.

    Layers of the reader's own lie over the park's. `area` is the drawn one that was asked for: a
    reader of the file sees what the projects were selected by.

    It is made for paper and for other people's screens: light, with everything that the picture of
    the map has.
    """
    page = {
        "title": about.title,
        "watermark": about.watermark,
        "subtitle": say("footer.as_of", day=say.day(about.as_of)),
        "home": home_bounds(park),
        "labels": names_on_map(layers, LIGHT, say),
        "tips": {
            **{layer.id: tips_of(park, layer, say) for layer in layers},
            **{layer.id: imported_tips(layer, say) for layer in imported},
        },
        "catalogue": [
            *imported_entries(imported, say, LIGHT),
            *(layer_entry(park, layer, say, LIGHT, known=False) for layer in reversed(layers)),
        ],
        "marks": mark_entries(say, LIGHT),
        "area": area,
        "area_legend": [_area_swatch(say)] if area else [],
        "colours": {
            **{name: SCREEN[name] for name in ("accent", "card", "hairline", "quiet")},
            **{name: LIGHT[name] for name in ("ink", "halo", "ground")},
        },
        "address": "",
        "words": {word: say(f"map.{word}") for word in _WORDS},
        "lines": [
            *(
                say("take.filter", name=name, values=words)
                for name, words in about.lines_of_picture
            ),
            say("take.sources", names=say("take.join").join(about.credits)),
        ],
    }
    drawn, kit = (*layers, *map(as_map_layer, imported)), _kit((_embedded_font(),))
    return to_folium(drawn, LIGHT, kit, page, title=about.title, language=say.code)


def _area_swatch(say: Speech) -> dict[str, Any]:
    accent = SCREEN["accent"]
    return {
        "text": say("filter.within"), "kind": "area", "colour": accent, "fill": accent,
        "opacity": 0.08, "width": 2.5, "strength": 1, "dashed": True,
    }  # fmt: skip


def _kit(fonts: tuple[str, ...]) -> Kit:
    shared = (MAKE, *(_MAP_FOLDER / name for name in _SHARED))
    own = (_FOLDER / name for name in ("page.js", "alone.js"))
    scripts = tuple(path.read_text(encoding="utf-8") for path in (*shared, *own))
    sheet = (_FOLDER / "page.css").read_text(encoding="utf-8")
    return Kit(
        scripts=(_leaflet("leaflet.js"), *scripts), styles=(_leaflet("leaflet.css"), *fonts, sheet)
    )


@cache
def _leaflet(name: str) -> str:
    """Return a file of Leaflet with its licence, without what makes a browser ask for more."""
    folder = files("js_lib_leaflet").joinpath("static/js_lib_leaflet")
    text = folder.joinpath(name).read_text(encoding="utf-8")
    text = re.sub(r"url\((?!data:)[^)]*\)", "none", text)
    text = re.sub(r"(?m)^//# sourceMappingURL=.*$", "", text)
    licence = metadata.distribution("django-js-lib-leaflet").read_text("LICENSE")
    return f"/* Leaflet\n\n{licence}*/\n{text}"


def _face(weight: int, address: str) -> str:
    return (
        f'@font-face{{font-family:"Noto Sans SC";font-weight:{weight};'
        f'src:url("{address}") format("woff2")}}'
    )


@cache
def _embedded_font() -> str:
    font = (STATIC / _FONT.format(weight=400)).read_bytes()
    return _face(400, f"data:font/woff2;base64,{base64.b64encode(font).decode()}")
