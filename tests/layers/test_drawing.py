"""What every layer promises for every park and selection: complete, and nothing drawn twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from shapely import Point
from shapely.geometry.base import BaseGeometry

from i18n import Speech, languages
from layers import LAYERS, LayerDef, UnknownLayer, build_layers, layer, legend_of
from layers.labels import labels_of
from layers.model import Kind, MapLayer
from layers.palette import DARK, LIGHT, Palette, UnknownColour
from layers.projects import STYLE_OF_STAGE
from layers.to_pydeck import compact_json, to_pydeck
from park import Park, Selection, account
from tests.laws import examples
from tests.park.made import SHAPES, Made, made_park, made_selection, park_of, repeatable, seeds

DAY = date(2025, 12, 31)
OF_PROJECTS = ("projects", "works", "bus_lines")
"""The layers whose features are projects."""


def _projects_drawn(built: tuple[MapLayer, ...]) -> Counter[str]:
    return Counter(feature.id for one in built if one.id in OF_PROJECTS for feature in one.features)


def _complete(park: Park, chosen: Selection) -> None:
    built = build_layers(park, chosen)
    drawn = _projects_drawn(built)
    assert set(drawn.values()) <= {1}, f"drawn in two layers: {drawn.most_common(2)}"
    sites = set(park.project_sites["project_id"])
    assert set(drawn) == set(park.projects.loc[chosen.mask(park), "id"]) & sites
    assert len(drawn) == account(park, chosen).mapped
    for one in built:
        ids = [feature.id for feature in one.features]
        assert len(ids) == len(set(ids)), f"{one.id} has an id twice"
        for feature in one.features:
            assert one.style(feature.style).key == feature.style
            assert not feature.geometry.is_empty


@settings(repeatable, max_examples=examples(100))
@given(seed=seeds)
def test_drawn_is_what_is_mapped_on_generated_parks(tiny_park: Park, seed: int) -> None:
    park = made_park(tiny_park, seed)
    _complete(park, made_selection(park, seed))


@settings(repeatable, max_examples=examples(60))
@given(seed=seeds)
def test_drawn_is_what_is_mapped_on_the_real_park(real_park: Park, seed: int) -> None:
    _complete(real_park, made_selection(real_park, seed))


@settings(repeatable, max_examples=examples(40))
@given(seed=seeds)
def test_whatever_the_shapes_the_map_can_be_written(tiny_park: Park, seed: int) -> None:
    park = made_park(tiny_park, seed)
    built = build_layers(park, Selection(on=DAY))
    assert compact_json(to_pydeck(built, LIGHT))
    for one in built:
        assert all(label.places for label in labels_of(one, Speech()))


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_water_and_context_may_have_any_shape(tiny_park: Park, shape: BaseGeometry) -> None:
    waterways = pd.DataFrame(
        [{**row, "geometry": shape} for row in tiny_park.waterways.to_dict("records")]
    )
    kinds = ("metro_line", "metro_station", "road", "district", "place")
    rows = [
        {**row, "id": kind, "kind": kind, "geometry": shape}
        for kind in kinds
        for row in tiny_park.context.to_dict("records")
    ]
    context = pd.DataFrame(rows)
    park = replace(tiny_park, waterways=waterways, context=context)
    built = build_layers(park, Selection(on=DAY))
    assert compact_json(to_pydeck(built, DARK))
    for one in built:
        assert all(label.places for label in labels_of(one, Speech()))


@settings(repeatable, max_examples=examples(60))
@given(seed=seeds)
def test_zones_carry_the_count_of_their_selected_projects(real_park: Park, seed: int) -> None:
    chosen = made_selection(real_park, seed)
    asked = set(real_park.projects.loc[chosen.mask(real_park), "id"])
    zones = next(one for one in build_layers(real_park, chosen) if one.id == "zones")
    for feature in zones.features:
        links = real_park.project_zones
        stated = set(links.loc[links["zone_id"] == feature.id, "project_id"])
        if chosen.zones and feature.id not in chosen.zones:
            assert feature.count is None, "a zone that was not asked for has not zero projects"
        elif chosen.area and stated - set(real_park.project_sites["project_id"]):
            assert feature.count is None, "nobody knows whether what has no place is in the area"
        else:
            assert feature.count == len(stated & asked)


def test_every_stage_has_a_style_in_the_legend(real_park: Park) -> None:
    keys = {style.key for style in layer("projects").styles}
    for stage in (*real_park.stages.ids, "none"):
        assert STYLE_OF_STAGE.get(stage) in keys, f"{stage} needs a colour in layers/projects.py"


@pytest.mark.parametrize("definition", LAYERS, ids=lambda one: str(one.id))
def test_styles_are_told_apart(definition: LayerDef) -> None:
    keys = [style.key for style in definition.styles]
    assert len(keys) == len(set(keys))
    looks = [replace(style, key="") for style in definition.styles]
    assert len(set(looks)) == len(looks), "two styles look the same"


def test_the_legend_is_the_styles_in_use(tiny_park: Park, real_park: Park) -> None:
    for park in (tiny_park, real_park):
        for one in build_layers(park, Selection(on=DAY)):
            used = {feature.style for feature in one.features}
            shown = [item.style for item in legend_of(one)]
            assert shown == [style for style in one.definition.styles if style.key in used]


def test_what_is_assumed_is_never_drawn_like_what_is_known(real_park: Park) -> None:
    """Lines and areas that are no survey are dashed; points that are none have their circle."""
    for one in build_layers(real_park, Selection(on=DAY)):
        if one.definition.group == "context":
            continue
        for feature in one.features:
            style = one.style(feature.style)
            if feature.basis in {"reconstructed", "schematic"} and style.kind is not Kind.POINT:
                assert style.dash_m is not None, f"{one.id}: {feature.id} is drawn as if surveyed"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_an_unknown_colour_is_an_error(palette: Palette) -> None:
    with pytest.raises(UnknownColour):
        palette["no such token"]
    assert palette.rgba("ink", 0.5)[3] == 128


def test_an_unknown_layer_is_an_error() -> None:
    with pytest.raises(UnknownLayer):
        layer("no such layer")


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_labels_speak_every_language(real_park: Park, code: str) -> None:
    say = Speech(code)
    for one in build_layers(real_park, Selection(on=DAY)):
        labelled = {feature.id for feature in one.features if feature.rank >= 0}
        labels = labels_of(one, say)
        assert {label.feature_id for label in labels} == labelled
        for label in labels:
            feature = next(each for each in one.features if each.id == label.feature_id)
            assert label.text
            stem = "short" if "short_zh" in feature.names else "name"
            assert say.name(feature.names, stem) in label.text
            is_schematic = feature.basis == "schematic" and label.position == "on"
            assert (say("map.schematic", name="") in label.text) == is_schematic
            assert bool(label.mark) == is_schematic


def test_labels_stand_on_what_they_name(tiny_park: Park, real_park: Park) -> None:
    for park in (tiny_park, real_park):
        for one in build_layers(park, Selection(on=DAY)):
            shapes = {feature.id: feature.geometry for feature in one.features}
            for label in labels_of(one, Speech()):
                on = [shapes[label.feature_id].distance(Point(place)) for place in label.places]
                assert on
                assert max(on) < 2e-6, f"{one.id}: {label.text} stands beside its shape"
                if label.position == "on":
                    assert len(set(label.places)) > 3, "a label needs room to give way"


def test_a_made_project_of_each_theme_and_shape_is_drawn_once(tiny_park: Park) -> None:
    for theme in ("waterways", "transport", "industry"):
        for shape in SHAPES:
            made = Made(
                theme=theme, sector="other", origin="plan", in_park="yes", owner="", money=1.0,
                shape=shape,
            )  # fmt: skip
            built = build_layers(park_of(tiny_park, [made]), Selection(on=DAY))
            assert _projects_drawn(built) == {"p0": 1}, f"{theme}, {shape}"
