"""What is wrong with an observation that is typed in, and what only surprises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import Speech, languages
from indicators import say_figure
from indicators.entry import Draft, faults, former, observation_row
from indicators.entry_doubts import doubts
from indicators.entry_source import NewSource
from park import Park
from store.contract import table_named
from tests.park.made import repeatable

SAY = Speech("zh")
TODAY = date(2026, 11, 23)
GOOD = Draft(
    indicator_id="output", value="1,000.5", bound="=", period="2023", scope="park",
    scope_detail="", basis="reported", source_id="news", new_source=None, note="", author="王",
)  # fmt: skip
SOURCE = NewSource(
    title="Bulletin", publisher="Bureau", published="2026-03", url="https://example.org/b",
    trust="A",
)  # fmt: skip


LATE = replace(GOOD, source_id="", new_source=SOURCE)
"""From a source that appeared when the period was long over."""


def _codes(park: Park, draft: Draft, code: str = "zh") -> list[tuple[str, str]]:
    return [(one.field, one.code) for one in faults(park, draft, TODAY, Speech(code))]


def test_a_good_one_has_no_fault(tiny_park: Park) -> None:
    assert _codes(tiny_park, GOOD) == []
    assert _codes(tiny_park, replace(GOOD, source_id="", new_source=SOURCE)) == []


@pytest.mark.parametrize(("field", "typed", "where", "code"), [
    ("indicator_id", "no-such", "indicator", "choose"),
    ("value", "", "value", "empty"), ("value", "=1+1", "value", "number"),
    ("value", "12亿", "value", "number"), ("value", "nan", "value", "number"),
    ("value", "1e3", "value", "number"), ("value", "1,2,3", "value", "number"),
    ("value", "9" * 20, "value", "number"), ("value", "<b>1</b>", "value", "number"),
    ("period", "", "period", "empty"), ("period", "2025Q3", "period", "period"),
    ("period", "2025-13", "period", "period"), ("period", "2025/2024", "period", "period"),
    ("period", "2026", "period", "ahead"), ("period", "2026-11", "period", "ahead"),
    ("period", "1999", "period", "early"), ("period", "2022", "period", "there"),
    ("bound", "≥", "bound", "choose"), ("scope", "world", "scope", "choose"),
    ("scope", "zone", "scope_detail", "empty"), ("basis", "guess", "basis", "choose"),
    ("source_id", "", "source", "choose"), ("source_id", "no-such", "source", "choose"),
    ("note", "a\nb", "note", "stray"), ("note", "x" * 301, "note", "long"),
    ("author", "", "author", "empty"), ("author", "Data", "author", "reserved"),
])  # fmt: skip
def test_each_fault_is_named_at_its_field(
    tiny_park: Park, field: str, typed: str, where: str, code: str
) -> None:
    assert _codes(tiny_park, replace(GOOD, **{field: typed})) == [(where, code)]  # type: ignore[arg-type]


def test_only_what_is_expected_may_be_of_a_time_to_come(tiny_park: Park) -> None:
    ahead = replace(GOOD, period="2027", basis="expected")
    assert _codes(tiny_park, ahead) == []
    assert _codes(tiny_park, replace(ahead, basis="estimate")) == [("period", "ahead")]


@pytest.mark.parametrize(("field", "typed", "code"), [
    ("title", "", "empty"), ("publisher", "", "empty"), ("published", "", "empty"),
    ("published", "yesterday", "date"), ("published", "2027", "ahead"), ("url", "", "empty"),
    ("url", "example.org", "address"), ("url", "javascript:alert(1)", "address"),
    ("url", "ftp://example.org", "address"), ("url", "https://", "address"),
    ("url", "https://a b", "address"), ("url", "https://[", "address"),
    ("url", "https://example.org/news", "known"), ("trust", "geometry", "choose"),
    ("trust", "", "choose"),
])  # fmt: skip
def test_a_new_source_keeps_the_contract(
    tiny_park: Park, field: str, typed: str, code: str
) -> None:
    draft = replace(GOOD, source_id="", new_source=replace(SOURCE, **{field: typed}))
    assert _codes(tiny_park, draft) == [(f"source_{field}", code)]


def test_every_fault_is_said_at_once(tiny_park: Park) -> None:
    nothing = replace(GOOD, **dict.fromkeys(set(GOOD.__slots__) - {"new_source"}, ""))  # type: ignore[arg-type]
    assert [field for field, _ in _codes(tiny_park, nothing)] == [
        "indicator", "value", "bound", "scope", "basis", "period", "source", "author",
    ]  # fmt: skip


def test_a_source_of_places_gives_no_figure(tiny_park: Park) -> None:
    rows = tiny_park.sources.assign(trust="geometry")
    assert _codes(replace(tiny_park, sources=rows), GOOD) == [("source", "geometry")]


@pytest.mark.parametrize(("typed", "code", "value"), [
    ("1,126.2", "zh", 1126.2), ("1126.2", "en", 1126.2), ("1.126,2", "de", 1126.2),
    ("1126,2", "de", 1126.2), ("１２．５", "zh", 12.5), ("−3", "zh", -3.0),
    ("0", "zh", 0.0), ("1126,2", "en", None), ("1126.2", "de", None), ("", "zh", None),
    ("--1", "zh", None), ("٣", "zh", None),
])  # fmt: skip
def test_numbers_are_read_as_the_language_writes_them(
    typed: str, code: str, value: float | None
) -> None:
    assert Speech(code).understood(typed, "enterprises") == value


@pytest.mark.parametrize(
    ("code", "typed", "unit", "value"),
    [
        ("zh", "145.3", "yi_cny", 145.3),
        ("en", "14.53", "yi_cny", 145.3),
        ("de", "14,53", "yi_cny", 145.3),
        ("en", "3.92", "yi_usd", 39.2),
        ("de", "820.000", "vehicles_10k", 82.0),
        ("en", "40", "percent", 40.0),
    ],
)
def test_money_is_typed_in_the_unit_that_is_shown(
    tiny_park: Park, code: str, typed: str, unit: str, value: float
) -> None:
    park = replace(tiny_park, indicators=tiny_park.indicators.assign(unit=unit))
    row = observation_row(park, replace(GOOD, value=typed), Speech(code))
    assert row["value"] == value


@repeatable
@given(
    hundredths=st.integers(-(10**9), 10**9),
    unit=st.sampled_from(sorted({*Speech("zh").under("unit_of_measure.")} - {"yes_no"})),
)
def test_what_is_shown_and_typed_again_is_the_same_value(hundredths: int, unit: str) -> None:
    """In each language, for whatever has as many digits as the page shows."""
    for one in languages():
        say = Speech(one.code)
        value = say.understood(say.typed(hundredths / 100, "percent"), unit)
        assert value is not None
        assert say.understood(say_figure(say, value, unit).number, unit) == value
        assert say.understood(say.typed(value, unit), unit) == value


def test_every_value_of_the_data_can_be_typed_as_it_is_shown(real_park: Park) -> None:
    units = dict(zip(real_park.indicators["id"], real_park.indicators["unit"], strict=True))
    for row in real_park.observations.to_dict("records"):
        unit = units[row["indicator_id"]]
        for one in languages() if unit != "yes_no" else ():
            say = Speech(one.code)
            assert say.understood(say_figure(say, row["value"], unit).number, unit) == row["value"]


def test_the_value_before_is_the_last_of_the_same_scope(tiny_park: Park) -> None:
    before = former(tiny_park, GOOD)
    assert before is not None
    assert (before.value, before.period, before.source_ids) == (946.1, "2022", ("news",))
    assert former(tiny_park, replace(GOOD, period="2022")) is None
    part = replace(tiny_park, observations=pd.concat([
        tiny_park.observations,
        tiny_park.observations.assign(period="2022-01/2022-08", value=600.0),
    ]))  # fmt: skip
    alike = former(part, GOOD)
    assert alike is not None
    assert alike.period == "2022", "a whole year stands beside a whole year"
    assert former(tiny_park, replace(GOOD, scope="city")) is None
    assert former(tiny_park, replace(GOOD, indicator_id="no-such")) is None


@pytest.mark.parametrize(("own", "codes"), [
    ({}, []), ({"value": "1,892.2"}, []), ({"value": "1,892.3"}, ["factor"]),
    ({"value": "473"}, ["factor"]), ({"value": "474"}, []), ({"value": "0"}, ["factor"]),
    ({"value": "-950"}, ["factor", "negative"]), ({"period": "2021", "value": "2000"}, ["factor"]),
    ({"period": "2023-01/2023-06", "value": "300"}, ["not_a_year"]),
    ({"period": "2023-12-26", "value": "950"}, ["not_a_year"]),
    ({"period": "2022", "value": "950"}, ["same_period"]),
    ({"period": "2022", "value": "946.1"}, []),
    ({"scope": "city", "value": "90000"}, []),
])  # fmt: skip
def test_what_surprises_is_asked_about(
    tiny_park: Park, own: dict[str, str], codes: list[str]
) -> None:
    draft = replace(LATE, **own)  # type: ignore[arg-type]
    assert [one.code for one in doubts(tiny_park, draft, SAY)] == codes


@pytest.mark.parametrize(("own", "codes"), [
    ({"period": "2023"}, ["early_source"]),
    ({"period": "2023-01/2023-05"}, ["early_source", "not_a_year"]),
    ({"period": "2023-01/2023-04"}, ["not_a_year"]), ({"period": "2023", "basis": "expected"}, []),
    ({"period": "2023", "source_id": "plan"}, ["early_source"]),
    ({"period": "2023", "source_id": "", "new_source": SOURCE}, []),
    ({"period": "2025", "source_id": "", "new_source": replace(SOURCE, published="2025")}, []),
    ({"period": "2025", "source_id": "", "new_source": replace(SOURCE, published="")}, []),
])  # fmt: skip
def test_a_source_that_reports_before_the_period_is_over_is_asked_about(
    tiny_park: Park, own: dict[str, str], codes: list[str]
) -> None:
    draft = replace(GOOD, value="946.1", **own)  # type: ignore[arg-type]
    assert [one.code for one in doubts(tiny_park, draft, SAY)] == codes


def test_a_share_is_judged_by_points_too(tiny_park: Park) -> None:
    park = replace(
        tiny_park,
        indicators=tiny_park.indicators.assign(unit="percent_of_whole", cadence="by_end"),
        observations=tiny_park.observations.assign(value=5.0),
    )
    found = doubts(park, replace(LATE, value="25.1"), SAY)
    assert [one.code for one in found] == ["jump"]


def test_percentages_are_judged_by_points(tiny_park: Park) -> None:
    park = replace(
        tiny_park,
        indicators=tiny_park.indicators.assign(unit="percent", cadence="by_end"),
        observations=tiny_park.observations.assign(value=5.0),
    )
    for typed, codes in (
        ("25", []),
        ("25.1", ["jump"]),
        ("-15", ["negative"]),
        ("101", ["jump", "over_whole"]),
    ):
        found = doubts(park, replace(LATE, value=typed), SAY)
        assert [one.code for one in found] == codes


def test_rows_have_the_columns_of_their_files(tiny_park: Park) -> None:
    row = observation_row(tiny_park, replace(GOOD, source_id="", new_source=SOURCE), SAY)
    assert set(row) == set(table_named("observations").names)
    assert row["source_ids"] == SOURCE.id == replace(SOURCE).id
    assert set(SOURCE.row(TODAY)) == set(table_named("sources").names)
    assert SOURCE.row(TODAY)["accessed"] == "2026-11-23"
    assert not (tiny_park.sources["id"] == SOURCE.id).any()
