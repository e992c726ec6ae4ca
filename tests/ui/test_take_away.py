"""What is taken away: a wish may hold anything, and a colour of the screen has one on paper."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from hypothesis import given, strategies

from i18n import Speech
from layers import LAYERS, build_layers
from layers.imported import ImportedLayer, import_geojson
from layers.palette import DARK, LIGHT
from park import Park, Selection
from tests.park.made import repeatable
from ui import flat_map, take_away
from ui.map_actions import ACTIONS
from ui.map_picture import names_on_paper, shapes_on_paper

DAY = date(2026, 11, 23)
ANY = strategies.recursive(
    strategies.none() | strategies.booleans() | strategies.integers() | strategies.text(),
    lambda inner: strategies.lists(inner) | strategies.dictionaries(strategies.text(), inner),
)


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    found: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", found)
    return found


def test_both_wishes_are_actions_of_the_map() -> None:
    assert ACTIONS["take"] is take_away.wish_to_take
    assert ACTIONS["flat"] is flat_map.choose_flat


@repeatable
@given(
    value=strategies.text() | ANY.map(json.dumps) | ANY.map(lambda it: json.dumps({"layers": it}))
)
def test_a_wish_may_hold_anything(tiny_park: Park, value: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        session: dict[str, Any] = {}
        patch.setattr(st, "session_state", session)
        take_away.wish_to_take(tiny_park, value)
        flat_map.choose_flat(tiny_park, value)
        kept = session.get("twin.take", ())
        assert isinstance(kept, tuple)
        assert all(isinstance(one, str) for one in kept)
        assert session.get("twin.flat") in (None, True, False)


def test_layers_come_in_the_order_asked_for(tiny_park: Park, session: dict[str, Any]) -> None:
    take_away.wish_to_take(tiny_park, json.dumps({"layers": ["zones", "roads", "zones", 7]}))
    assert session["twin.take"] == ("zones", "roads", "zones")


def test_a_full_disk_is_an_error_of_the_system(
    tiny_park: Park, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import pyogrio

    chosen = Selection(on=DAY)
    wanted = take_away.Wanted(
        park=tiny_park, chosen=chosen, layers=build_layers(tiny_park, chosen), say=Speech()
    )

    def full(*_: Any, **__: Any) -> None:
        raise pyogrio.errors.DataSourceError("disk full")

    monkeypatch.setattr(pyogrio, "write_dataframe", full)
    with pytest.raises(OSError, match="disk full"):
        take_away.content_of(wanted, "geopackage", 4326)


def test_every_dark_colour_has_one_on_paper() -> None:
    styles = [style for one in LAYERS for style in one.styles]
    brought = {token for token in LIGHT.colours if token.startswith("imported.")}
    drawn = {
        "rim",
        *brought,
        *(one.colour for one in styles),
        *(one.fill for one in styles if one.fill),
    }
    for mapping, tokens in (
        (names_on_paper(), {one.label for one in styles}),
        (shapes_on_paper(), drawn),
    ):
        pairs = {(DARK[token], LIGHT[token]) for token in tokens}
        assert pairs == set(mapping.items()), "one dark colour stands for two light ones"


def _brought(count: int, name: str = "地块") -> ImportedLayer:
    point = {"type": "Point", "coordinates": [123.2, 41.7]}
    feature = {"type": "Feature", "geometry": point}
    features = [feature | {"properties": {"n": at}} for at in range(count)]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    return import_geojson(text, name, f"imported-{count}", 0)


def test_an_imported_layer_goes_into_every_form_of_map(tiny_park: Park) -> None:
    wanted = take_away.Wanted(
        park=tiny_park, chosen=Selection(on=DAY), layers=(), say=Speech(), imported=(_brought(3),)
    )
    for form in ("geopackage", "geojson", "page"):
        content = take_away.content_of(wanted, form, 4326)
        assert b"imported-3" in content, form
        said = "未经核对"
        assert said.encode() in content or json.dumps(said)[1:-1].encode() in content, form


def test_the_page_draws_the_area_that_was_asked_for(tiny_park: Park) -> None:
    corners = ((123.151, 41.691), (123.156, 41.691), (123.156, 41.697))
    for area in (corners, ()):
        chosen = Selection(on=DAY, area=area)
        wanted = take_away.Wanted(park=tiny_park, chosen=chosen, layers=(), say=Speech())
        page = take_away.content_of(wanted, "page", 4326).decode()
        named = json.dumps(Speech()("filter.within"))[1:-1]
        assert ("[123.151, 41.691]" in page) == bool(area)
        assert any(
            f'"text": "{one}"' in page for one in (named, Speech()("filter.within"))
        ) == bool(area)


def test_what_a_form_does_not_hold_is_named(
    tiny_park: Park, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(take_away, "MOST_ON_PAGE", 5)
    wanted = take_away.Wanted(
        park=tiny_park,
        chosen=Selection(on=DAY),
        layers=(),
        say=Speech(),
        imported=(_brought(3, "小"), _brought(4, "大"), _brought(2, "尾")),
    )
    assert [one.name for one in wanted.imported_in("page")] == ["小", "尾"]
    assert take_away.left_out(wanted, "page") == "大"
    assert take_away.left_out(wanted, "geopackage") == ""
    assert take_away.left_out(wanted, "xlsx") == "小、大、尾"


def test_the_window_counts_imported_layers_that_are_on(
    tiny_park: Park, session: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    session["twin.imported"] = (_brought(3), _brought(4))
    take_away.wish_to_take(tiny_park, json.dumps({"layers": ["zones", "imported-3"]}))
    opened: list[take_away.Wanted] = []
    monkeypatch.setattr(st, "dialog", lambda *_, **__: lambda _window: opened.append)
    chosen = Selection(on=DAY)
    take_away.take_away(tiny_park, chosen, build_layers(tiny_park, chosen), Speech())
    assert [one.id for one in opened[0].layers] == ["zones"]
    assert [one.id for one in opened[0].imported] == ["imported-3"]
