"""Points that share an anchor are moved apart, within what is known of them."""

from __future__ import annotations

from datetime import date

import pytest
import shapely
from hypothesis import given, settings

from geo.measure import distance_m
from layers import build_layers, layer
from layers.model import Feature
from layers.records import circles
from park import Park, Selection
from tests.park.made import Made, made_selection, park_of, repeatable, seeds

DAY = date(2025, 12, 31)
PROJECTS = layer("projects")


def _place(feature: Feature) -> tuple[float, float]:
    ((lon, lat),) = shapely.get_coordinates(feature.geometry).tolist()
    return lon, lat


def _made(shape: str, count: int) -> list[Made]:
    one = Made(
        theme="industry", sector="other", origin="plan", in_park="yes", owner="", money=1.0,
        shape=shape,
    )  # fmt: skip
    return [one] * count


@pytest.mark.parametrize("count", [2, 3, 7])
@pytest.mark.parametrize("shape", ["point", "area", "lines"])
def test_none_hides_another_and_none_leaves_its_circle(
    tiny_park: Park, shape: str, count: int
) -> None:
    features = PROJECTS.build(park_of(tiny_park, _made(shape, count)), Selection(on=DAY))
    places = list(map(_place, features))
    assert len(set(places)) == count
    alone = _place(PROJECTS.build(park_of(tiny_park, _made(shape, 1)), Selection(on=DAY))[0])
    for feature, place in zip(features, places, strict=True):
        assert 0 < distance_m(alone, place) <= feature.accuracy_m


def test_one_alone_stays_on_its_site(tiny_park: Park) -> None:
    assert _place(PROJECTS.build(tiny_park, Selection(on=DAY))[0]) == (123.153, 41.694)


@pytest.mark.parametrize("shape", ["area", "line", "lines"])
def test_a_point_for_a_site_with_extent_covers_all_of_it(tiny_park: Park, shape: str) -> None:
    park = park_of(tiny_park, _made(shape, 1))
    site = park.project_sites["geometry"].iloc[0]
    feature = PROJECTS.build(park, Selection(on=DAY))[0]
    reach = max(distance_m(_place(feature), one) for one in shapely.get_coordinates(site))
    assert feature.accuracy_m >= reach


@settings(repeatable, max_examples=60)
@given(seed=seeds)
def test_a_point_stays_where_it_is_whatever_is_asked(real_park: Park, seed: int) -> None:
    chosen = made_selection(real_park, seed)
    everything = {
        one.id: one.geometry for one in PROJECTS.build(real_park, chosen.without_filters())
    }
    for one in PROJECTS.build(real_park, chosen):
        assert one.geometry.equals(everything[one.id])


def test_what_is_drawn_aside_keeps_its_place_in_the_data(real_park: Park) -> None:
    """Circles and files speak of the place that is known, not of where there was room."""
    layer = next(
        one for one in build_layers(real_park, Selection(on=date(2026, 11, 23)))
        if one.id == "projects"
    )  # fmt: skip
    sites = real_park.project_sites.set_index("project_id")["geometry"]
    points = {one.id: one for one in layer.features if sites[one.id].geom_type == "Point"}
    aside = [one for one in points.values() if one.aside_of is not None]
    assert aside, "several projects are known by one place only"
    for one in points.values():
        assert one.site.equals(sites[one.id])
    for one in aside:
        assert not one.geometry.equals(one.site)
        (circle,) = circles([one])
        assert circle["position"] == pytest.approx(shapely.get_coordinates(one.site)[0].tolist())
