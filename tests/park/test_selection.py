"""Laws of the one filter value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from park import Park, Selection
from park.vocabulary import NO_ZONE
from tests.park.made import days, made_park, made_selection, repeatable, seeds
from tests.park.plain import Plain

DAY = date(2025, 12, 31)
SETS = (
    "zones",
    "themes",
    "sectors",
    "stages",
    "units",
    "origins",
    "in_park",
    "placings",
    "reached",
    "late",
)


@settings(repeatable, max_examples=500)
@given(seed=seeds)
def test_mask_equals_a_plain_loop_over_rows(tiny_park: Park, seed: int) -> None:
    park = made_park(tiny_park, seed)
    chosen = made_selection(park, seed)
    assert chosen.mask(park).tolist() == Plain(park).kept(chosen)


@settings(repeatable, max_examples=60)
@given(seed=seeds)
def test_mask_equals_a_plain_loop_on_the_real_park(real_park: Park, seed: int) -> None:
    chosen = made_selection(real_park, seed)
    assert chosen.mask(real_park).tolist() == Plain(real_park).kept(chosen)


@settings(repeatable, max_examples=120)
@given(seed=seeds, name=st.sampled_from([*SETS, "text"]))
def test_asking_for_one_thing_more_only_narrows(real_park: Park, seed: int, name: str) -> None:
    """A filter set where there was none keeps no project that was not kept before."""
    chosen = made_selection(real_park, seed)
    wider = replace(chosen, **{name: type(getattr(chosen, name))()})
    assert not (chosen.mask(real_park) & ~wider.mask(real_park)).any()


@settings(repeatable, max_examples=120)
@given(seed=seeds, name=st.sampled_from(SETS))
def test_one_choice_more_within_a_filter_only_widens(real_park: Park, seed: int, name: str) -> None:
    chosen, other = made_selection(real_park, seed), made_selection(real_park, seed + 1)
    if not getattr(chosen, name):
        return
    both = replace(chosen, **{name: getattr(chosen, name) | getattr(other, name)})
    assert not (chosen.mask(real_park) & ~both.mask(real_park)).any()


def _there(park: Park, on: date) -> list[bool]:
    plain = Plain(park)
    return [not plain.not_yet(project, on) for project in plain.projects]


@repeatable
@given(seed=seeds)
def test_zones_union(tiny_park: Park, seed: int) -> None:
    """Several zones keep what each keeps; together with "unknown" they keep everything."""
    park = made_park(tiny_park, seed)
    one, other = ({name} for name in park.zones["id"])
    asked = [Selection(on=DAY, zones=frozenset(zones)) for zones in (one, other, one | other)]
    first, second, both = (chosen.mask(park) for chosen in asked)
    assert (both == (first | second)).all()
    everything = Selection(on=DAY, zones=frozenset({*park.zones["id"], NO_ZONE}))
    assert everything.mask(park).tolist() == _there(park, DAY)


@repeatable
@given(seed=seeds)
def test_unknown_zone_is_every_project_without_one(tiny_park: Park, seed: int) -> None:
    park = made_park(tiny_park, seed)
    stated = set(park.project_zones["project_id"])
    found = Selection(on=DAY, zones=frozenset({NO_ZONE})).mask(park)
    there = zip(park.projects["id"], _there(park, DAY), strict=True)
    assert found.tolist() == [known and one not in stated for one, known in there]


@repeatable
@given(on=days)
def test_the_stages_part_the_park(real_park: Park, on: date) -> None:
    """Each project that is there is kept by exactly one stage, "none" included, on any day."""
    parts = [
        Selection(on=on, stages=frozenset({stage})).mask(real_park)
        for stage in (*real_park.stages.ids, "none")
    ]
    assert np.array_equal(np.sum(parts, axis=0), np.array(_there(real_park, on), dtype=int))


@pytest.mark.parametrize("name", SETS)
def test_a_value_nobody_has_keeps_nothing(tiny_park: Park, name: str) -> None:
    chosen = Selection(on=DAY, **{name: frozenset({"nowhere"})})  # type: ignore[arg-type]
    assert not chosen.mask(tiny_park).any()


def test_open_selection_keeps_everything(tiny_park: Park) -> None:
    chosen = Selection(on=DAY)
    assert chosen.is_open
    assert chosen.mask(tiny_park).all()


@repeatable
@given(seed=seeds)
def test_open_means_that_nothing_is_asked(real_park: Park, seed: int) -> None:
    chosen = made_selection(real_park, seed)
    asked = (chosen.text, chosen.area, *(getattr(chosen, one) for one in SETS))
    assert chosen.is_open == (not any(asked))
    assert chosen.without_filters() == Selection(on=chosen.on)
    assert chosen.without_filters().is_open


def test_text_is_looked_for_in_names_owner_and_place(tiny_park: Park) -> None:
    for text, found in (("甲公司", ["plant"]), ("PLANT", ["plant"]), ("feucht", ["wetland"])):
        mask = Selection(on=DAY, text=text).mask(tiny_park)
        assert list(tiny_park.projects.loc[mask, "id"]) == found


@pytest.mark.parametrize("text", [".*", "[", "(", "\\", "plant|school"])
def test_text_is_no_pattern(tiny_park: Park, text: str) -> None:
    assert not Selection(on=DAY, text=text).mask(tiny_park).any()
