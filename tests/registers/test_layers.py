"""Every layer, the day it is added: registered, named in every language, drawn from known data."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import layers
from i18n import Speech, languages
from layers import LAYERS, LayerDef
from layers.palette import DARK, LIGHT
from park import Park, Selection
from tests.registers.wording import complain, require_registered, require_texts
from tests.tiny import MADE_AT

DATA = Path(__file__).parents[2] / "data"
EVERY = pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: str(layer.id))


def test_every_layer_is_registered() -> None:
    require_registered(layers, LayerDef, "LAYERS of layers/__init__.py", LAYERS)


def test_ids_are_not_taken_twice() -> None:
    counted = Counter(layer.id for layer in LAYERS)
    complain(f"two layers have the id {one}" for one, count in counted.items() if count > 1)


@EVERY
def test_it_has_its_words(layer: LayerDef) -> None:
    styles = [style.words or style.key for style in layer.styles]
    own = ["title", "about", *(f"style.{key}" for key in styles)]
    require_texts(*(f"layer.{layer.id}.{key}" for key in own), f"group.{layer.group}")


@EVERY
def test_its_data_files_are_there(layer: LayerDef) -> None:
    assert layer.sources, f"layer {layer.id}: name the data files it is drawn from"
    complain(
        f"layer {layer.id} is drawn from {file}, which is not in data/"
        for file in layer.sources
        if not (DATA / file).exists()
    )


@EVERY
def test_its_colours_are_in_both_palettes(layer: LayerDef) -> None:
    tokens = {token for one in layer.styles for token in (one.colour, one.fill, one.label) if token}
    for palette, ground in ((LIGHT, "LIGHT"), (DARK, "DARK")):
        unknown = sorted(tokens - palette.colours.keys())
        complain(f"{one} is missing in {ground} of layers/palette.py" for one in unknown)


@EVERY
def test_its_features_are_complete(layer: LayerDef, tiny_park: Park) -> None:
    features = layer.build(tiny_park, Selection(on=MADE_AT.date()))
    assert layer.styles, f"layer {layer.id} needs a style: the legend is made from it"
    styles = {style.key for style in layer.styles}
    ids = [feature.id for feature in features]
    assert len(set(ids)) == len(ids), f"layer {layer.id}: a feature's id is its row's, and unique"
    for feature in features:
        assert feature.style in styles, f"layer {layer.id} has no style {feature.style}"
        require_texts(f"basis.{feature.basis}", *(f"fact.{fact}" for fact in feature.facts))
        assert all(Speech(one.code).name(feature.names) for one in languages())
