"""Files that a planner gives: kept in the session, refused with words, never read without end."""

from __future__ import annotations

import base64
import gzip
import json
from typing import Any

import pytest
import streamlit as st

from i18n import Speech, languages
from layers.geojson import Fault
from ui import map_imported
from ui.imported_words import crossing_told, imported_entries
from ui.map_imported import (
    MOST_LAYERS,
    imported_layers,
    look_at_imported,
    remove_imported,
    take_file,
)
from ui.theme import map_palette

POINT = {"type": "Point", "coordinates": [123.2, 41.7]}
FEATURE = {"type": "Feature", "properties": {"name": "甲"}, "geometry": POINT}


def packed(content: Any) -> str:
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.b64encode(gzip.compress(text, mtime=0)).decode()


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Stand in for the session of a planner."""
    state: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


def outcome(session: dict[str, Any], code: str = "zh") -> Any:
    return map_imported._outcome(session["twin.imported.outcome"], Speech(code))


def test_a_file_becomes_a_layer_that_can_be_removed(session: dict[str, Any]) -> None:
    take_file("地块.geojson", packed(FEATURE))
    (layer,) = imported_layers()
    assert (layer.id, layer.name, layer.count) == ("imported-1", "地块.geojson", 1)
    assert outcome(session)["said"] == "已导入 地块.geojson，共 1 个要素。"
    (entry,) = imported_entries(imported_layers(), Speech(), map_palette())
    assert (entry["id"], entry["count"], entry["group"]) == ("imported-1", "1", "导入图层")
    look_at_imported(None, "imported-1/0")  # type: ignore[arg-type]
    seen = map_imported._seen(session["twin.imported.seen"], Speech())
    assert seen is not None
    assert seen["facts"] == (("name", "甲"),)
    take_file("二.geojson", packed(FEATURE))
    assert [one.id for one in imported_layers()] == ["imported-1", "imported-2"]
    remove_imported(None, "imported-1")  # type: ignore[arg-type]
    assert [one.id for one in imported_layers()] == ["imported-2"]


@pytest.mark.parametrize(
    "value", ["", "imported-1", "imported-1/1", "imported-1/-1", "x/0", "imported-1/²"]
)
def test_what_is_not_there_is_not_looked_at(session: dict[str, Any], value: str) -> None:
    take_file("a", packed(FEATURE))
    look_at_imported(None, value)  # type: ignore[arg-type]
    assert "twin.imported.seen" not in session


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ("no base64!", "encoding"),
        (base64.b64encode(b"not packed").decode(), "encoding"),
        (packed("地块".encode("gbk")), "encoding"),
        ("", "empty"),
        (packed(b"{"), "json"),
    ],
)
def test_what_cannot_be_read_is_refused(session: dict[str, Any], given: str, key: str) -> None:
    take_file("a", given)
    assert session["twin.imported.outcome"].faults[0].key == key
    assert imported_layers() == ()


def test_what_unpacks_without_end_is_left_at_the_limit(
    session: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_imported, "most_megabytes", lambda: 1)
    take_file("bomb", packed(b" " * 200_000_000))
    assert session["twin.imported.outcome"].faults == (Fault("size", said="1"),)


def test_no_more_layers_than_the_map_holds(session: dict[str, Any]) -> None:
    for at in range(MOST_LAYERS + 1):
        take_file(f"{at}", packed(FEATURE))
    assert len(imported_layers()) == MOST_LAYERS
    assert session["twin.imported.outcome"].faults[0].key == "full"


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_the_first_faults_are_said_and_the_rest_is_counted(
    session: dict[str, Any], code: str
) -> None:
    far = {**FEATURE, "geometry": {"type": "Point", "coordinates": [516_000, 4_617_000]}}
    take_file("metres.geojson", packed({"type": "FeatureCollection", "features": [far] * 30}))
    told = outcome(session, code)
    assert len(told["faults"]) == 22
    assert "30" in told["said"]
    assert "10" in told["faults"][20]
    assert "EPSG:4550" in told["faults"][21]
    assert "GCJ-02" in told["faults"][21]


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_outlines_that_cross_themselves_are_said_and_drawn(
    session: dict[str, Any], code: str
) -> None:
    corners = [[123.2, 41.7], [123.3, 41.8], [123.3, 41.7], [123.2, 41.8], [123.2, 41.7]]
    bow = {**FEATURE, "geometry": {"type": "Polygon", "coordinates": [corners]}}
    take_file("bow.geojson", packed({"type": "FeatureCollection", "features": [bow, FEATURE]}))
    (layer,) = imported_layers()
    assert (layer.count, layer.crossing) == (2, 1)
    words = crossing_told(1, Speech(code))
    assert "1" in words
    assert outcome(session, code)["faults"] == [words]
    (entry,) = imported_entries([layer], Speech(code), map_palette())
    assert words in entry["about"]
    assert crossing_told(0, Speech(code)) == ""


@pytest.mark.parametrize("name", ["a.gpkg", "a.SHP", "a.zip", "a.kml", "a.csv"])
@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_another_format_is_named_and_how_to_convert_it(
    session: dict[str, Any], name: str, code: str
) -> None:
    take_file(name, "")
    told = outcome(session, code)
    assert name[1:].lower() in told["faults"][0]
    assert "GeoJSON" in told["faults"][1]
    assert "QGIS" in told["faults"][1]
    assert imported_layers() == ()


def test_a_file_of_no_known_ending_that_is_no_text_hears_of_formats_too(
    session: dict[str, Any],
) -> None:
    take_file("a", packed(b"SQLite format 3\x00\xff"))
    assert "GeoJSON" in outcome(session)["faults"][-1]
