"""The flat map as one page: what the other map draws, and nothing of the data is code."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from layers import MapLayer, build_layers
from layers.palette import LIGHT
from layers.to_folium import Kit, to_folium
from layers.to_pydeck import compact_json, to_pydeck
from park import Park, Selection
from tests.park.made import made_selection
from tests.ui.hostile import HOSTILE

DAY = date(2025, 12, 31)
FLAT = {"fill", "line", "hatch", "dot", "accuracy"}
"""What is drawn of a layer where nothing has a height."""
KIT = Kit(scripts=("/* program {{ 7 * 7 }} */",), styles=("/* style */",))


def _page(layers: tuple[MapLayer, ...], page: Any = None, title: str = "图") -> str:
    return to_folium(layers, LIGHT, KIT, page or {}, title=title, language="zh")


def _data(page: str) -> Any:
    """Return the data that the page hands to its program."""
    return json.loads(re.findall(r"page: (\{.*\}),\n", page)[-1])


@pytest.mark.parametrize("seed", range(4))
def test_both_maps_draw_the_same(real_park: Park, seed: int) -> None:
    layers = build_layers(real_park, made_selection(real_park, seed))
    page = _page(layers)
    assert page == _page(layers), "the same layers give the same page"
    drawn = [record for part in _data(page)["parts"] for record in part["records"]]
    deck = json.loads(compact_json(to_pydeck(layers, LIGHT)))["layers"]
    flat = [part for part in deck if part["id"].split("/")[2] in FLAT]
    wanted = [record for part in flat for record in part["data"]]
    assert sorted(map(json.dumps, drawn)) == sorted(map(json.dumps, wanted))


def test_the_page_asks_for_nothing(real_park: Park) -> None:
    page = _page(build_layers(real_park, Selection(on=DAY)))
    assert not re.search(r"""(src|href)\s*=|@import|url\(""", page)
    assert "http" not in page.replace("http-equiv", "")
    assert '<html lang="zh">' in page
    assert "maximum-scale" not in page, "readers may enlarge the page"


def test_programs_are_no_templates(tiny_park: Park) -> None:
    assert "/* program {{ 7 * 7 }} */" in _page(build_layers(tiny_park, Selection(on=DAY)))


def test_what_comes_with_the_data_is_never_markup_or_code(tiny_park: Park) -> None:
    zones = next(one for one in build_layers(tiny_park, Selection(on=DAY)) if one.id == "zones")
    first = zones.features[0]
    spoilt = tuple(replace(first, id=text, names={"name_zh": text}) for text in HOSTILE)
    tips = {text: text for text in (*HOSTILE, "TWIN_DATA", "{{ 7 * 7 }}", "{% raw %}", "{#")}
    page = _page((replace(zones, features=spoilt),), {"tips": tips}, "{{ 7 * 7 }}<b>TWIN_DATA")
    assert "<title>{{ 7 * 7 }}&lt;b&gt;TWIN_DATA</title>" in page
    assert _data(page)["tips"] == tips
    drawn = {record["id"] for part in _data(page)["parts"] for record in part["records"]}
    assert drawn == set(HOSTILE)
    for text in HOSTILE:
        assert "<" not in text or text not in page
