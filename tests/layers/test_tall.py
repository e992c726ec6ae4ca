"""What stands up in the pitched view: a known investment, and nothing else, gives a height."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from math import isnan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers import build_layers
from layers.heights import STEP_M, heights_m, yi_per_step
from layers.palette import LIGHT
from layers.to_pydeck import compact_json, to_pydeck
from park import Park, Selection
from tests.park.made import repeatable

CHOSEN = Selection(on=date(2025, 12, 31))
UNKNOWN = float("nan")

amounts = st.one_of(st.just(UNKNOWN), st.floats(0.01, 90_000))


def with_investments(park: Park, given_yi: list[float]) -> Park:
    return replace(park, projects=park.projects.assign(investment_yi_cny=given_yi))


def deck_of(park: Park) -> list[dict[str, Any]]:
    layers: list[dict[str, Any]] = json.loads(
        compact_json(to_pydeck(build_layers(park, CHOSEN), LIGHT))
    )["layers"]
    return layers


@repeatable
@given(data=st.data())
def test_heights_are_in_proportion_and_the_tallest_is_no_tower(
    tiny_park: Park, data: st.DataObject
) -> None:
    count = len(tiny_park.projects)
    invested = data.draw(st.lists(amounts, min_size=count, max_size=count))
    park = with_investments(tiny_park, invested)
    known = {
        project: yi
        for project, yi in zip(park.projects["id"], invested, strict=True)
        if not isnan(yi)
    }
    heights = heights_m(park, list(park.projects["id"]))
    assert heights.keys() == known.keys()
    step = yi_per_step(park)
    if step is None:
        assert not known
        return
    for project, yi in known.items():
        assert heights[project] == pytest.approx(yi / step * STEP_M, abs=0.051)
    assert 750 <= max(heights.values()) <= 1200.1


def test_what_is_unknown_has_a_dot_and_no_column(real_park: Park) -> None:
    layers = {one["id"]: one["data"] for one in deck_of(real_park)}
    known = set(real_park.projects.dropna(subset=["investment_yi_cny"])["id"])
    dots = {
        record["id"]
        for part, records in layers.items()
        if part.startswith("projects/") and part.endswith("/dot")
        for record in records
    }
    heights = heights_m(real_park, list(real_park.projects["id"]))
    columns = {
        record["id"]: record["height"]
        for part, records in layers.items()
        if part.startswith("projects/") and part.endswith("/tall")
        for record in records
    }
    assert columns == {one: heights[one] for one in dots & known} != {}
    assert dots - known


def test_no_known_investment_gives_no_scale_and_no_column(tiny_park: Park) -> None:
    park = with_investments(tiny_park, [UNKNOWN] * len(tiny_park.projects))
    assert yi_per_step(park) is None
    assert not any(
        one["data"]
        for one in deck_of(park)
        if one["id"].endswith("/tall") and "projects" in one["id"]
    )


def test_what_stands_up_is_drawn_last_and_blocks_hide_nothing(real_park: Park) -> None:
    layers = deck_of(real_park)
    tall = [one["id"].endswith("/tall") for one in layers]
    assert tall == sorted(tall)
    blocks = [
        one for one in layers if one["id"].startswith("zones/") and one["id"].endswith("/tall")
    ]
    assert blocks
    assert all(one["getElevation"] == 60 and not one["pickable"] for one in blocks)
