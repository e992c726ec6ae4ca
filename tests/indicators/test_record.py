"""Everything known of one indicator: no value is lost, none counted twice, scopes stand apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import texts
from indicators import record, scoreboard
from indicators.observed import observe
from indicators.record import DECIDES, LATEST, LATEST_BOUNDS, NO_TARGET, PART, deciding_told_later
from park.vocabulary import Scope
from tests.indicators.plain_status import PERIODS, observations
from tests.indicators.small import AFTER, asked, seen, small_park
from tests.park.made import repeatable

if TYPE_CHECKING:
    from park.model import Park


@repeatable
@given(rows=st.lists(observations(), max_size=8))
def test_every_value_of_the_park_stands_once(rows: list[dict[str, object]]) -> None:
    found = record(small_park([asked()], rows), "output", AFTER)
    written = sorted((str(row["period"]), row["value"], row["bound"]) for row in rows
                     if row["scope"] == Scope.PARK
                     and PERIODS[str(row["period"])].last <= AFTER)  # fmt: skip
    stood = sorted((one.reading.period, one.reading.value, one.reading.bound)
                   for one in found.entries)  # fmt: skip
    assert stood == written
    assert all(one.scope is not Scope.PARK for one in found.elsewhere)
    assert len(found.entries) + len(found.elsewhere) + found.later == len(rows)


@repeatable
@given(rows=st.lists(observations(), min_size=1, max_size=8))
def test_one_value_decides(rows: list[dict[str, object]]) -> None:
    park = small_park([asked()], rows)
    found = record(park, "output", AFTER)
    latest = {DECIDES, LATEST, *LATEST_BOUNDS.values()}
    decides = [one.reading for one in found.entries if one.why in latest]
    usable = observe(found.indicator, rows, AFTER).usable
    assert len(decides) == (1 if usable else 0)
    if decides:
        assert decides[0] == found.assessment.reading


def test_every_reason_has_words(real_park: Park) -> None:
    for one in real_park.indicators["id"]:
        for entry in record(real_park, one, AFTER).entries:
            assert entry.why in texts("zh")


def test_without_a_target_nothing_is_compared() -> None:
    park = small_park([asked(target_value=None, direction="", cadence="")], [seen("2024", 1)])
    found = record(park, "output", AFTER)
    assert [one.why for one in found.entries] == [NO_TARGET]
    assert found.pace is None


def test_sources_that_differ_stand_side_by_side(real_park: Park) -> None:
    (found,) = record(real_park, "german-enterprises", AFTER).conflicts
    assert [(one.value, str(one.bound), one.chosen) for one in found.versions] == [
        (82.0, "=", True),
        (80.0, ">", False),
    ]
    assert not record(real_park, "german-enterprises", date(2020, 1, 1)).conflicts


def test_observations_of_one_period_that_differ_are_a_conflict() -> None:
    rows = [seen("2024", 1), seen("2024", 2, source_ids="paper"), seen("2024", 3, scope="city")]
    (found,) = record(small_park([asked()], rows), "output", AFTER).conflicts
    assert [(one.value, one.source_id) for one in found.versions] == [(1.0, "news"), (2.0, "paper")]


@pytest.mark.parametrize(("value", "bound", "why"), [
    (70.0, ">", "entry.latest_above"), (110.0, ">", DECIDES), (110.0, "<", "entry.latest_below"),
    (70.0, "=", DECIDES),
])  # fmt: skip
def test_a_bound_that_leaves_the_target_open_decides_nothing(
    value: float, bound: str, why: str
) -> None:
    park = small_park([asked()], [seen("2025", value, bound)])
    (entry,) = record(park, "output", AFTER).entries
    assert entry.why == why


NO_TARGET_ROW = asked(target_value=None, direction="", cadence="")


@pytest.mark.parametrize(("period", "unit", "whole"), [
    ("2024", "yi_cny", True), ("2024-01/2024-08", "yi_cny", False),
    ("2024-01/2024-08", "percent", False), ("2024-01/2024-12", "yi_cny", True),
    ("2024-08", "enterprises", True), ("2024-08-01", "yi_cny", True),
    ("2015/2020", "projects", True), ("2010/2022-06", "yi_cny", True),
])  # fmt: skip
def test_a_part_of_a_year_is_a_part_without_a_target_too(
    period: str, unit: str, *, whole: bool
) -> None:
    park = small_park([NO_TARGET_ROW | {"unit": unit}], [seen(period, 1)])
    (entry,) = record(park, "output", AFTER).entries
    assert entry.used is whole
    assert (entry.why != PART) is whole


def test_what_is_only_expected_elsewhere_is_not_denied(real_park: Park) -> None:
    found = record(real_park, "new-school-places", AFTER)
    assert [(one.period, one.value) for one in found.elsewhere] == [("2026", 2010.0)]
    assert found.assessment.reason == "reason.other_scope_ahead"


def test_on_a_past_day_no_scope_has_what_was_told_later(real_park: Park) -> None:
    """Neither the park nor its surroundings; an expectation that was printed by then stays."""
    on = date(2022, 6, 1)
    told = dict(zip(real_park.sources["id"], real_park.sources["published"], strict=True))
    scopes = set()
    for one in real_park.indicators["id"]:
        found = record(real_park, one, on)
        rows = int((real_park.observations["indicator_id"] == one).sum())
        assert len(found.entries) + len(found.elsewhere) + found.later == rows
        scopes |= {one.scope for one in found.elsewhere}
        for value in (*(it.reading for it in found.entries), *found.elsewhere):
            dates = [told[it] for it in value.source_ids]
            assert value.span.last <= on or any(it and it <= "2022-06-01" for it in dates)
    assert scopes, "what was known of others stands"
    assert record(real_park, "gdp", on).later == 1


def test_an_expectation_stands_from_the_day_it_was_printed() -> None:
    park = small_park([asked()], [seen("2025", 90, basis="expected", scope="city")])
    sources = pd.DataFrame({"id": ["news"], "published": ["2024-03"]})
    park = replace(park, sources=sources)
    for on, count in ((date(2024, 2, 29), 0), (date(2024, 3, 1), 1), (AFTER, 1)):
        found = record(park, "output", on)
        assert (len(found.elsewhere), found.later) == (count, 1 - count)


def test_what_was_told_only_after_the_day_is_counted() -> None:
    """A value counts from its period's end; that nobody could know it then is said."""
    rows = [seen("2022", 60), seen("2023", 70, source_ids="late"),
            seen("2021", 50, source_ids="undated"), seen("2020", 40, source_ids="late;news"),
            seen("2019", 30, scope="city", source_ids="late")]  # fmt: skip
    sources = pd.DataFrame(
        {"id": ["news", "late", "undated"], "published": ["2023-02-01", "2024-05", ""]}
    )
    park = replace(small_park([asked()], rows), sources=sources)
    told_later = {}
    for on in (date(2024, 4, 30), date(2024, 5, 1)):
        told_later[on.month] = record(park, "output", on).told_later
        assert deciding_told_later(park, scoreboard(park, on), on) == (on.month == 4)
    assert told_later == {4: 2, 5: 0}
