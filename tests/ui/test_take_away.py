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
