"""A still map says what the screen says, its names keep apart, and its texts stay text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import Speech, languages
from layers import MapLayer, build_layers
from layers.labels import Label
from layers.marks import Mark
from layers.palette import LIGHT
from layers.still_frame import MARGIN, Frame, frame_around
from layers.still_labels import placed
from layers.to_svg import to_svg
from park import Park, Selection
from tests.park.made import repeatable
from tests.ui.hostile import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"
SIZE = (600.0, 400.0)
CHOSEN = Selection(on=date(2026, 11, 23))


def still(park: Park, say: Speech, **own: str) -> tuple[ET.Element, tuple[MapLayer, ...], Frame]:
    """Return the whole park as a still map, what was drawn, and its window."""
    layers = build_layers(park, CHOSEN)
    frame = frame_around([*park.zones["geometry"], *park.project_sites["geometry"]], *SIZE)
    drawn = to_svg(layers, LIGHT, frame, "a map", say, **own)
    return ET.fromstring(drawn), layers, frame  # noqa: S314 - our own


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_it_says_how_well_places_are_known(real_park: Park, code: str) -> None:
    root, _, frame = still(real_park, Speech(code))
    say = Speech(code)
    texts = [one.text or "" for one in root.iter(f"{SVG}text")]
    assert {say(mark.text_key) for mark in Mark} <= set(texts)
    assert say("layer.works.style.schematic") in texts
    assert any(say("map.schematic", name="").strip("（）() ") in one for one in texts)
    assert len([one for one in root.iter() if "stroke-dasharray" in one.attrib]) > 3
    assert f"{frame.scale_m(110) / 1_000:g} {say('map.km')}" in texts
    assert say("still.north") in texts


def test_every_mapped_project_in_sight_has_its_symbol(real_park: Park) -> None:
    root, layers, _ = still(real_park, Speech())
    layer = next(one for one in layers if one.id == "projects")
    styles = [layer.style(feature.style) for feature in layer.features]
    assert len(styles) > 5
    circles = list(root.iter(f"{SVG}circle"))
    for style in styles:
        side = "stroke" if style.hollow else "fill"
        drawn = [one for one in circles if one.attrib[side] == LIGHT[style.colour]]
        assert len(drawn) >= styles.count(style)


def test_what_it_is_made_for_lies_whole_in_the_window(real_park: Park) -> None:
    for zone in real_park.zones["geometry"]:
        frame = frame_around([zone], *SIZE)
        left, top, right, bottom = frame.drawn(zone).bounds
        assert left >= SIZE[0] * MARGIN - 1e-6
        assert top >= SIZE[1] * MARGIN - 1e-6
        assert right <= SIZE[0] * (1 - MARGIN) + 1e-6
        assert bottom <= SIZE[1] * (1 - MARGIN) + 1e-6
    with pytest.raises(ValueError, match="window"):
        frame_around([], *SIZE)


PLACE = st.tuples(st.floats(123.10, 123.22), st.floats(41.66, 41.72))
LABEL = st.builds(
    Label, layer_id=st.just("it"), feature_id=st.text("abc", min_size=1, max_size=3),
    text=st.text("工业Mil ", min_size=1, max_size=14), detail=st.sampled_from(["", "3.2 km²"]),
    mark=st.sampled_from(["", "示意"]),
    colour=st.just("ink"), rank=st.integers(0, 90), min_zoom=st.just(0.0),
    places=st.lists(PLACE, min_size=1, max_size=3).map(tuple),
    position=st.sampled_from(["on", "beside"]),
)  # fmt: skip


@repeatable
@given(st.lists(LABEL, max_size=14))
def test_names_never_overlap_and_are_never_cut(real_park: Park, labels: list[Label]) -> None:
    frame = frame_around(real_park.zones["geometry"], *SIZE)
    north = (SIZE[0] - 40.0, 0.0, SIZE[0], 60.0)
    found = placed(labels, frame, 12.0, {}, [north])
    boxes = [one.box for one in found]
    for one, other in combinations([*boxes, north], 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert top >= 0
        assert right <= SIZE[0]
        assert bottom <= SIZE[1]
    if labels and not found:
        best = max(labels, key=lambda one: one.rank)
        assert not placed([best], frame, 12.0, {}, [north]), "the first by rank stays"


def test_what_is_schematic_says_so_where_its_name_has_no_room(real_park: Park) -> None:
    frame = frame_around(real_park.zones["geometry"], *SIZE)
    middle = real_park.zones["geometry"].iloc[0].centroid
    label = Label(
        layer_id="works", feature_id="a", text="工" * 60, detail="", mark="示意", colour="ink",
        rank=50, places=((middle.x, middle.y),), min_zoom=0.0, position="on",
    )  # fmt: skip
    assert [one.label.text for one in placed([label], frame, 12.0, {}, [])] == ["示意"]
    assert placed([replace(label, mark="")], frame, 12.0, {}, []) == ()


def test_a_long_name_takes_two_lines_before_only_its_mark_is_left(real_park: Park) -> None:
    frame = frame_around(real_park.zones["geometry"], 240.0, 160.0)
    middle = real_park.zones["geometry"].iloc[0].centroid
    name = "Ufer- und Vorlandsanierung am Hun-Fluss (schematisch)"
    label = Label(
        layer_id="works", feature_id="a", text=name, detail="", mark="schematisch", colour="ink",
        rank=50, places=((middle.x, middle.y),), min_zoom=0.0, position="on",
    )  # fmt: skip
    (found,) = placed([label], frame, 8.0, {}, [])
    assert f"{found.label.text} {found.label.detail}" == name


def test_north_hides_no_station(real_park: Park) -> None:
    for zone in real_park.zones["geometry"]:
        frame = frame_around([zone], *SIZE)
        layers = build_layers(real_park, CHOSEN)
        root = ET.fromstring(to_svg(layers, LIGHT, frame, "a map", Speech()))  # noqa: S314 - our own
        (north,) = [one for one in root.iter(f"{SVG}text") if one.text == Speech()("still.north")]
        x, foot = float(north.attrib["x"]), float(north.attrib["y"])
        for one in root.iter(f"{SVG}circle"):
            if "cx" in one.attrib:
                aside = abs(float(one.attrib["cx"]) - x) > 12
                assert aside or not foot - 38 < float(one.attrib["cy"]) < foot + 4


@pytest.mark.parametrize("text", [one for one in HOSTILE if one.isprintable()])
def test_a_name_of_others_stays_text(text: str, tiny_park: Park) -> None:
    named = tiny_park.zones.copy()
    named["short_zh"] = text
    root, _, _ = still(replace(tiny_park, zones=named), Speech())
    allowed = {"svg", "g", "rect", "path", "circle", "text"}
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= allowed
    assert not any(re.match(r"on|href", name) for one in root.iter() for name in one.attrib)


def test_the_picked_one_is_ringed(tiny_park: Park) -> None:
    plain, ringed = (still(tiny_park, Speech(), picked=one)[0] for one in ("", "plant"))
    circles = [len(list(root.iter(f"{SVG}circle"))) for root in (plain, ringed)]
    assert circles[1] == circles[0] + 1
