"""What a layer should show and cannot is counted with it, and over all layers nothing is lost."""

from __future__ import annotations

from hypothesis import given, settings

from layers import build_layers
from park import Park, Selection, account
from tests.park.made import made_park, made_selection, repeatable, seeds


def _counts(park: Park, chosen: Selection) -> None:
    found = account(park, chosen)
    built = build_layers(park, chosen)
    assert sum(layer.unplaced or 0 for layer in built) == found.not_mapped
    drawn = {
        feature.id for layer in built for feature in layer.features if feature.id in park.place
    }
    assert len(drawn) == found.mapped


@settings(repeatable, max_examples=40)
@given(seed=seeds)
def test_layers_account_for_every_selected_project(tiny_park: Park, seed: int) -> None:
    park = made_park(tiny_park, seed)
    _counts(park, made_selection(park, seed))


@settings(repeatable, max_examples=15)
@given(seed=seeds)
def test_layers_account_for_the_real_park(real_park: Park, seed: int) -> None:
    _counts(real_park, made_selection(real_park, seed))


def test_only_layers_of_projects_can_lack_one(real_park: Park) -> None:
    built = build_layers(real_park, Selection(on=real_park.revision.made_at.date()))
    assert {layer.id for layer in built if layer.unplaced is not None} == {"projects", "works"}
    assert all(set(feature.source_ids) <= set(real_park.sources["id"])
               for layer in built for feature in layer.features)  # fmt: skip
