"""Nothing is lost between the list and the map: the parts sum to the total, always."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from park import Park, Selection, account
from tests.laws import examples
from tests.park.made import Made, event, made_park, made_selection, park_of, repeatable, seeds
from tests.park.plain import Plain


def _sums(park: Park, chosen: Selection) -> None:
    found = account(park, chosen)
    parts = (
        found.mapped, found.zone_only, found.outside, found.placeless, found.filtered_out,
    )  # fmt: skip
    assert sum(parts) == found.total == len(park)
    assert found.mapped + found.not_mapped + found.filtered_out == found.total
    assert min(parts) >= 0
    assert found.selected == sum(Plain(park).kept(chosen))


@settings(repeatable, max_examples=examples(150))
@given(seed=seeds)
def test_parts_sum_to_the_total_on_generated_parks(tiny_park: Park, seed: int) -> None:
    park = made_park(tiny_park, seed)
    _sums(park, made_selection(park, seed))


@settings(repeatable, max_examples=examples(60))
@given(seed=seeds)
def test_parts_sum_to_the_total_on_the_real_park(real_park: Park, seed: int) -> None:
    _sums(real_park, made_selection(real_park, seed))


def test_parts_of_the_real_park_without_filters(real_park: Park) -> None:
    found = account(real_park, Selection(on=date(2025, 12, 31)))
    assert found.filtered_out == 0
    assert found.mapped == real_park.project_sites["project_id"].nunique()


def _there_from(tiny_park: Park, *events: dict[str, str], origin: str = "reported") -> list[int]:
    """Return the years from 2015 to 2026 at whose end a project of such events is there."""
    made = Made(
        theme="industry", sector="other", origin=origin, in_park="yes", owner="", money=1.0,
        events=events,
    )  # fmt: skip
    park = park_of(tiny_park, [made])
    years = range(2015, 2027)
    counts = {year: account(park, Selection(on=date(year, 12, 30))) for year in years}
    for one in counts.values():
        assert one.not_yet == one.filtered_out == 1 - one.selected
    return [year for year, one in counts.items() if one.selected]


def test_a_project_is_there_from_the_first_day_on_which_it_may_have_been_heard_of(
    tiny_park: Park,
) -> None:
    started = event("started", "2020")
    assert _there_from(tiny_park, started)[0] == 2020
    assert _there_from(tiny_park, started, event("operating", "2018-05"))[0] == 2018
    assert _there_from(tiny_park, started, event("completed", "2017", basis="planned"))[0] == 2018
    assert _there_from(tiny_park, started, event("completed", "2025", basis="planned"))[0] == 2020
    for ever in (
        _there_from(tiny_park),
        _there_from(tiny_park, event("started", "2020", "by")),
        _there_from(tiny_park, event("completed", "2025", basis="planned")),
        _there_from(tiny_park, started, origin="plan"),
    ):
        assert ever[0] == 2015


def test_the_real_park_has_all_its_projects_today_and_fewer_before(real_park: Park) -> None:
    now, before = (Selection(on=day) for day in (date(2026, 11, 23), date(2015, 6, 1)))
    assert account(real_park, now).not_yet == account(real_park, now).filtered_out == 0
    assert account(real_park, before).not_yet > 10
    names = set(real_park.projects["id"][before.mask(real_park)])
    assert "michelin-shenyang" in names
    assert "lear-tiexi" not in names


def test_each_project_of_the_tiny_park_is_somewhere_else(tiny_park: Park) -> None:
    found = account(tiny_park, Selection(on=date(2025, 12, 31)))
    assert (found.total, found.mapped, found.zone_only, found.placeless) == (3, 1, 1, 1)


def test_a_project_of_two_zones_counts_once(tiny_park: Park) -> None:
    made = Made(
        theme="industry", sector="other", origin="plan", in_park="yes", owner="", money=1.0,
        zones=frozenset({"west", "east"}),
    )  # fmt: skip
    park = park_of(tiny_park, [made])
    chosen = Selection(on=date(2025, 12, 31), zones=frozenset({"west", "east"}))
    found = account(park, chosen)
    assert (found.total, found.zone_only) == (1, 1)
