"""What was newly told between two days: placed by the days of sources, never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given

from park import Park, Selection
from park.claims import disagreeing
from park.told import Told, newly
from park.told_lines import Line, lines
from tests.park.made import days, event, made_park, made_selection, repeatable, seeds


def _told(park: Park, before: str, after: str) -> dict[Told, list[Line]]:
    found = newly(park, Selection(on=date.fromisoformat(after)), date.fromisoformat(before))
    return {
        news: [line for row in found.rows(news) for line in lines(park, found, news, int(row))]
        for news in Told
    }


def _values(line: Line) -> tuple[list[str], list[str]]:
    return [one.value for one in line.earlier], [one.value for one in line.newer]


def _with(park: Park, name: str, *rows: dict[str, Any]) -> Park:
    old: pd.DataFrame = getattr(park, name)
    new = pd.DataFrame([dict.fromkeys(old.columns, "") | one for one in rows])
    changed = pd.concat([old, new[list(old.columns)]], ignore_index=True)
    return replace(park, **{name: changed})  # type: ignore[arg-type]


def _dated(park: Park, source: str, published: str) -> Park:
    sources = park.sources.copy()
    sources.loc[sources["id"] == source, "published"] = published
    return replace(park, sources=sources)


def test_a_second_sum_is_told_differently_and_contradicts(tiny_park: Park) -> None:
    told = _told(tiny_park, "2023-04-30", "2023-05-01")
    assert [_values(one) for one in told[Told.MONEY]] == [(["150"], ["200"])]
    assert [_values(one) for one in told[Told.DISPUTED]] == [(["150"], ["200"])]
    again = _told(tiny_park, "2023-05-01", "2024-01-01")
    assert not again[Told.MONEY]
    assert not again[Told.DISPUTED], "it was contested before"


def test_a_source_of_a_year_is_placed_only_where_the_whole_year_is(tiny_park: Park) -> None:
    whole = _told(tiny_park, "2020-12-31", "2021-12-31")
    assert {one.subject for one in whole[Told.MONEY]} == {"investment_yi_cny"}
    assert not whole[Told.UNPLACED]
    part = _told(tiny_park, "2020-12-31", "2021-12-30")
    assert not part[Told.MONEY]
    assert {"money", "plan"} == {one.of for one in part[Told.UNPLACED]}


def test_an_undated_source_is_never_placed(tiny_park: Park) -> None:
    told = _told(_dated(tiny_park, "news", ""), "2022-01-01", "2026-01-01")
    assert not told[Told.DISPUTED]
    assert not told[Told.MONEY]
    assert [(one.of, _values(one)[1]) for one in told[Told.UNPLACED] if one.of == "claim"] == [
        ("claim", ["200"])
    ]


def test_of_several_sources_of_one_sum_it_is_not_guessed_which_told_it(tiny_park: Park) -> None:
    alone = replace(tiny_park, claims=tiny_park.claims.iloc[:0])
    between = _told(alone, "2022-01-01", "2024-01-01")
    assert not between[Told.MONEY]
    assert [_values(one)[1] for one in between[Told.UNPLACED]] == [["150.0"]]
    assert len(_told(alone, "2020-12-31", "2024-01-01")[Told.MONEY]) == 2


def test_a_later_date_slips_and_the_days_are_an_interval(tiny_park: Park) -> None:
    later = event("completed", "2026-06", basis="planned")
    park = _with(tiny_park, "stage_events", later | {"project_id": "wetland", "source_ids": "news"})
    (line,) = _told(park, "2022-01-01", "2024-01-01")[Told.SLIPPED]
    assert _values(line) == (["2025"], ["2026-06"])
    assert (line.least, line.most) == (
        (date(2026, 6, 1) - date(2025, 12, 31)).days, (date(2026, 6, 30) - date(2025, 12, 31)).days,
    )  # fmt: skip
    first = _told(tiny_park, "2020-12-31", "2022-01-01")
    (new,) = first[Told.PLANNED]
    assert (_values(new), new.least) == (([], ["2025"]), None)
    assert not first[Told.SLIPPED], "what was not planned before has not moved"


def _claim(value: str, source: str, **own: str) -> dict[str, Any]:
    return {"entity": "project", "entity_id": "plant", "field": "operating_date", "value": value,
            "bound": "=", "source_id": source, "chosen": "no"} | own  # fmt: skip


def test_a_claim_on_a_day_to_come_is_a_plan(tiny_park: Park) -> None:
    """The plan's source is of 2021, the news of 2023-05-01."""
    park = _with(tiny_park, "claims", _claim("2030", "plan"), _claim("2031-03", "news"))
    (line,) = _told(park, "2022-01-01", "2024-01-01")[Told.SLIPPED]
    assert (line.subject, _values(line)) == ("operating", (["2030"], ["2031-03"]))
    past = _with(tiny_park, "claims", _claim("2020", "plan"), _claim("2022", "news"))
    told = _told(past, "2020-01-01", "2024-01-01")
    assert "operating" not in {one.subject for one in (*told[Told.SLIPPED], *told[Told.PLANNED])}


def test_a_plan_is_kept_late_only_where_that_is_sure(tiny_park: Park) -> None:
    claimed = _with(tiny_park, "claims", _claim("2023-06", "plan"))
    for reached, late_by in (("2023-08-15", (46, 75)), ("2023-06-20", None), ("2023", None)):
        done = event("operating", reached) | {"project_id": "plant", "source_ids": "news"}
        park = _with(claimed, "stage_events", done)
        late = _told(park, "2023-01-01", "2024-01-01")[Told.KEPT_LATE]
        assert [(one.least, one.most) for one in late] == ([late_by] if late_by else [])
        assert all(_values(one) == (["2023-06"], [reached]) for one in late)
        assert not _told(park, "2024-01-01", "2025-01-01")[Told.KEPT_LATE]


def test_dates_that_may_be_the_same_do_not_contradict(tiny_park: Park) -> None:
    for one, other, bound, apart in (
        ("2025", "2025-03", "=", False), ("2025-03", "2025-04", "=", True),
        ("2025-03", "2025-06-30", "by", False), ("2025-03", "2024", "by", True),
    ):  # fmt: skip
        park = _with(tiny_park, "claims", _claim(one, "plan"), _claim(other, "news", bound=bound))
        fields = set(disagreeing(park)["field"])
        assert ("operating_date" in fields) is apart
        told = _told(park, "2022-01-01", "2024-01-01")[Told.DISPUTED]
        assert ("operating_date" in {line.subject for line in told}) is apart


def test_a_plan_passes_once(tiny_park: Park) -> None:
    (line,) = _told(tiny_park, "2025-12-31", "2026-01-10")[Told.PASSED]
    assert (line.subject, line.least, line.most) == ("completed", 10, 10)
    assert not _told(tiny_park, "2026-01-10", "2026-12-31")[Told.PASSED]
    assert not _told(tiny_park, "2025-01-01", "2025-12-31")[Told.PASSED]


def test_money_of_a_year_is_told_when_the_unit_reports_it(tiny_park: Park) -> None:
    row = {"project_id": "plant", "year": 2025.0, "kind": "planned", "amount_yi_cny": 3.0,
           "reported_on": "2025-02-01"}  # fmt: skip
    park = _with(tiny_park, "project_money", row)
    (line,) = _told(park, "2025-01-01", "2025-03-01")[Told.MONEY]
    assert (line.of, line.subject, _values(line)[1]) == ("year", "2025 planned", ["3.0"])


@repeatable
@given(seed=seeds, before=days)
def test_swapped_days_tell_the_same_and_a_day_tells_nothing_new(
    tiny_park: Park, seed: int, before: date
) -> None:
    park = made_park(tiny_park, seed)
    chosen = made_selection(park, seed)
    there, back = newly(park, chosen, before), newly(park, replace(chosen, on=before), chosen.on)
    for news in Told:
        pd.testing.assert_frame_equal(there.each[news], back.each[news])
        for row in there.rows(news):
            assert all(line.newer for line in lines(park, there, news, int(row)))
    same = newly(park, chosen, chosen.on)
    assert not any(len(same.rows(news)) for news in Told)


@pytest.mark.parametrize(("news", "names"), [
    (Told.DISPUTED, {"bmw-lydia", "tbea-bushing"}),
    (Told.PASSED, {"xinchen-power", "tbea-bushing"}),
])  # fmt: skip
def test_the_parks_own_data(real_park: Park, news: Told, names: set[str]) -> None:
    found = newly(real_park, Selection(on=date(2023, 6, 1)), date(2022, 1, 1))
    assert set(real_park.projects["id"].iloc[found.rows(news)]) == names


def test_a_project_of_which_several_things_were_told_counts_once(tiny_park: Park) -> None:
    found = newly(tiny_park, Selection(on=date(2023, 5, 1)), date(2023, 4, 30))
    assert [len(found.rows(news)) for news in (Told.MONEY, Told.DISPUTED)] == [1, 1]
    assert len(found.surely()) == 1
    unsure = newly(tiny_park, Selection(on=date(2021, 12, 30)), date(2020, 12, 31))
    assert len(unsure.rows(Told.UNPLACED))
    assert not len(unsure.surely()), "what may have been told was not surely told"
