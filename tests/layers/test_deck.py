"""The specification for the screen: the same bytes for the same park, and looked at once."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings

from layers import build_layers
from layers.palette import DARK, LIGHT, Palette
from layers.to_pydeck import compact_json, to_pydeck
from park import Park, Selection
from tests.layers.snapshot import require_snapshot
from tests.park.made import made_selection, repeatable, seeds

DAY = date(2025, 12, 31)


def _deck(park: Park, chosen: Selection, palette: Palette = LIGHT) -> str:
    return compact_json(to_pydeck(build_layers(park, chosen), palette))


@settings(repeatable, max_examples=25)
@given(seed=seeds)
def test_same_park_and_selection_give_the_same_bytes(real_park: Park, seed: int) -> None:
    chosen = made_selection(real_park, seed)
    assert _deck(real_park, chosen) == _deck(real_park, chosen)


@pytest.mark.parametrize(("name", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_tiny_park_is_drawn_as_it_was_looked_at(
    tiny_park: Park, name: str, palette: Palette
) -> None:
    deck = json.loads(_deck(tiny_park, Selection(on=DAY), palette))
    require_snapshot(f"tiny-{name}", deck)


def test_every_part_names_layer_style_and_part_once(real_park: Park) -> None:
    parts = [one["id"] for one in json.loads(_deck(real_park, Selection(on=DAY)))["layers"]]
    assert len(parts) == len(set(parts))
    known = {
        (one.id, style.key)
        for one in build_layers(real_park, Selection(on=DAY))
        for style in one.definition.styles
    }
    for part in parts:
        layer_id, style, what = part.split("/")
        assert (layer_id, style) in known
        assert what in {"fill", "line", "hatch", "dot", "accuracy", "tall"}


def test_how_well_a_place_is_known_lies_below_everything(real_park: Park) -> None:
    parts = [one["id"] for one in json.loads(_deck(real_park, Selection(on=DAY)))["layers"]]
    below = [part.endswith("/accuracy") for part in parts]
    assert below == sorted(below, reverse=True)


def test_coordinates_are_degrees_east_first_and_finite(real_park: Park) -> None:
    text = _deck(real_park, Selection(on=DAY))
    assert "NaN" not in text
    assert "Infinity" not in text
    for part in json.loads(text)["layers"]:
        for record in part["data"]:
            if "position" in record:
                lon, lat = record["position"]
                assert 122 < lon < 125
                assert 41 < lat < 43


def test_the_map_asks_no_other_host(real_park: Park) -> None:
    assert "://" not in _deck(real_park, Selection(on=DAY)).replace("http://www.w3.org", "")


def test_a_schematic_work_is_hatched(real_park: Park) -> None:
    built = build_layers(real_park, Selection(on=DAY))
    works = next(one for one in built if one.id == "works")
    deck = json.loads(compact_json(to_pydeck(built, LIGHT)))
    hatching = [part for part in deck["layers"] if part["id"].endswith("/hatch")]
    drawn = {stroke["id"] for part in hatching for stroke in part["data"]}
    assert drawn == {one.id for one in works.features if one.basis == "schematic"} != set()
