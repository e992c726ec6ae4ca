"""Every page and every file of a demonstration store says that its projects are made up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
import streamlit as st

from i18n import Speech, languages
from layers import build_layers
from pages import PAGES
from park import Park, Selection
from tests.conftest import DATA
from tests.ui.reader import Reader, serving
from ui.map_parts import Drawn, content_of_parts
from ui.take_away import Wanted, content_of

IDS = [page.id for page in PAGES]
CODES = [one.code for one in languages()]
DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def demo_app(demo_database: Path) -> Iterator[None]:
    with serving(demo_database, DATA):
        yield


@pytest.mark.usefixtures("demo_app")
def test_what_it_was_made_from_is_said_in_words(demo_park: Park) -> None:
    html = Reader(page="project", id=demo_park.projects["id"].iloc[0]).html
    count = Speech().number(len(demo_park), 0)
    made = Speech()("project_page.generated", seed="SEED", projects=count).split("SEED")
    assert all(part in html for part in made)
    assert "tables=" not in html


@pytest.mark.usefixtures("demo_app")
@pytest.mark.parametrize("page", IDS)
def test_every_page_says_so(page: str, demo_park: Park) -> None:
    for code in CODES:
        reader, say = Reader(page=page, lang=code), Speech(code)
        assert say("demonstration.about") in reader.html
        assert reader.html.count(f"<span>{say('demonstration.mark')}</span>") > 10
    total, mapped, not_mapped, out = reader.account
    assert total == len(demo_park) == mapped + not_mapped + out


@pytest.mark.usefixtures("demo_app")
def test_the_map_says_so_over_the_whole_screen() -> None:
    assert Reader().map["watermark"] == "演示数据"


@pytest.mark.usefixtures("real_app")
@pytest.mark.parametrize("page", IDS)
def test_no_page_of_the_real_park_says_so(page: str) -> None:
    assert "twin-watermark" not in Reader(page=page).html
    assert not Reader().map["watermark"]


def _wanted(park: Park, code: str = "zh") -> Wanted:
    chosen = Selection(on=DAY)
    layers = build_layers(park, chosen)
    return Wanted(park=park, chosen=chosen, layers=layers, say=Speech(code))


def test_a_geopackage_says_so(demo_park: Park, tmp_path: Path) -> None:
    path = tmp_path / "map.gpkg"
    wanted = _wanted(demo_park)
    path.write_bytes(content_of(wanted, "geopackage", 4326))
    for layer in filter(lambda one: one.features, wanted.layers):
        assert gpd.read_file(path, layer=layer.id)["demonstration"].all(), layer.id
    said = pyogrio.read_dataframe(path, layer="metadata")
    assert Speech()("demonstration.about") in set(said["text"])
    assert said["text"][0].startswith("【演示数据】")


def test_a_geojson_says_so(demo_park: Park) -> None:
    found = json.loads(content_of(_wanted(demo_park), "geojson", 4326))
    assert found["features"]
    assert all(one["properties"]["demonstration"] is True for one in found["features"])
    assert found["name"].startswith("【演示数据】")
    assert found["metadata"]["items"][1]["text"] == Speech()("demonstration.about")


def test_a_page_alone_says_so(demo_park: Park) -> None:
    written = content_of(_wanted(demo_park, "en"), "page", 4326).decode()
    assert '"watermark": "Demonstration"' in written
    assert Speech("en")("demonstration.about") in written


def test_a_picture_and_the_notes_say_so(demo_park: Park, real_park: Park) -> None:
    for park in (demo_park, real_park):
        wanted = _wanted(park, "en")
        st.cache_resource.clear()
        drawn = Drawn(
            park=park, chosen=wanted.chosen, built=wanted.layers, say=wanted.say, dark=False
        )
        told = content_of_parts(drawn)
        picture = told["picture"]
        assert picture["watermark"] == ("Demonstration" if park.demonstration else "")
        assert picture["title"].startswith("[Demonstration]") is park.demonstration
        about = wanted.say("demonstration.about")
        assert (about in picture["lines"][0]) is park.demonstration
        assert told["notes"]["park"].endswith("-demonstration") is park.demonstration


def test_files_of_the_real_park_do_not(real_park: Park) -> None:
    found = json.loads(content_of(_wanted(real_park), "geojson", 4326))
    assert all("demonstration" not in one["properties"] for one in found["features"])
    assert "演示" not in found["name"]
