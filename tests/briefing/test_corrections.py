"""The sheet of corrections: every line finds its cell, comes back as written, invents nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from briefing.corrections import NEW, Correction, correction_book, corrections, read_corrections
from briefing.read_back import read_csv, read_xlsx
from briefing.to_csv import to_csv
from briefing.to_xlsx import to_xlsx
from i18n import Speech
from park import Park, Selection
from park.quality import Finding, findings
from store.contract import table_named
from store.keys import joined, key_of, parts_of

ON = date(2026, 11, 23)
SAY = Speech()
PROPOSED = ("", "=1+1", "2024-05", '甲，"乙"\n丙')


def _lines(park: Park, finding: Finding) -> list[tuple[int, Correction]]:
    return [
        (int(row), one)
        for row in finding.rows[:40]
        for one in corrections(park, finding.rule, int(row), ON, SAY, "365")
    ]


@pytest.mark.parametrize("name", ["real_park", "demo_park"])
def test_every_finding_names_cells_that_are_there_or_a_row_to_add(
    name: str, request: pytest.FixtureRequest
) -> None:
    park: Park = request.getfixturevalue(name)
    seen = 0
    happened, claimed = table_named("stage_events"), table_named("claims")
    dates: list[dict[Any, Any]] = park.stage_events.to_dict("records")
    said: list[dict[Any, Any]] = park.claims.to_dict("records")
    claims = {key_of(claimed, one) for one in said}
    events = {key_of(happened, one): one for one in dates}
    for finding in findings(park, Selection(on=ON), 365).each:
        table = table_named(finding.rule.file.partition(".")[0])
        frame = getattr(park, table.name)
        stored = {key_of(table, one): one for one in frame.to_dict("records")}
        lines = _lines(park, finding)
        assert {row for row, _ in lines} == {int(row) for row in finding.rows[:40]}, finding.rule.id
        for row, one in lines:
            seen += 1
            used = finding.rule.id == "disputed" and one.file == "projects.csv"
            dated = finding.rule.id == "disputed" and one.file == "stage_events.csv"
            chosen = finding.rule.id == "plan_passed" and one.file == "claims.csv"
            assert used or dated or chosen or one.file == finding.rule.file
            assert one.project == SAY.name(park.projects.iloc[row].to_dict())
            assert one.field != one.column, "it has words"
            assert one.proposed == ""
            assert SAY(f"quality.rule.{finding.rule.id}.name") in one.reason
            if NEW in one.id.split("|"):
                assert str(park.projects["id"].iloc[row]) in one.id.split("|")
                assert one.present == ""
                assert one.id not in stored
                continue
            named = {str(park.projects["id"].iloc[row]): park.projects.iloc[row].to_dict()}
            if chosen:
                assert one.id in claims
                continue
            value = (named if used else events if dated else stored)[one.id][one.column]
            empty = value == "" or value != value  # noqa: PLR0124 - NaN
            assert one.present == "" if empty else one.present
            if not empty:
                same = (
                    float(one.present) == value
                    if isinstance(value, float)
                    else one.present == value
                )
                assert same, (one, value)
    assert seen > 100


def test_a_row_to_add_asks_for_all_that_the_contract_needs(real_park: Park) -> None:
    (finding,) = (
        one
        for one in findings(real_park, Selection(on=ON), 365).each
        if one.rule.id == "without_unit"
    )
    if not len(finding.rows):
        pytest.skip("every project has a unit")
    asked = corrections(real_park, finding.rule, int(finding.rows[0]), ON, SAY)
    assert [one.column for one in asked] == ["unit_id", "role"]
    assert "units.csv" in asked[0].reason


def _of_rule(park: Park, rule: str) -> list[Correction]:
    (found,) = [one for one in findings(park, Selection(on=ON), 365).each if one.rule.id == rule]
    return [one for _, one in _lines(park, found)]


def test_a_plan_that_passed_stays_and_what_happened_is_a_row_of_its_own(real_park: Park) -> None:
    lines = [one for one in _of_rule(real_park, "plan_passed") if one.file == "stage_events.csv"]
    assert lines
    rows: dict[str, list[str]] = {}
    for one in lines:
        rows.setdefault(one.id, []).append(one.column)
        assert NEW in parts_of(one.id)
    assert all(one == ["stage", "date", "bound", "basis", "source_ids"] for one in rows.values())
    late = {tuple(parts_of(one)[:2]) for one in rows}
    assert ("tbea-bushing", "completed") in late
    assert len(late) == len(rows)


def test_a_claim_on_the_plan_that_passed_gives_way_to_one_on_what_happened(
    real_park: Park,
) -> None:
    lines = [one for one in _of_rule(real_park, "plan_passed") if one.file == "claims.csv"]
    of_bushing = [one for one in lines if parts_of(one.id)[1] == "tbea-bushing"]
    used, *new = of_bushing
    assert (used.column, used.present, parts_of(used.id)[3]) == ("chosen", "yes", "2023-03")
    assert {one.id for one in new} == {
        joined(["project", "tbea-bushing", "operating_date", NEW, NEW, NEW])
    }
    assert [one.column for one in new] == ["value", "bound", "as_of", "source_id", "chosen"]
    assert SAY("quality.put.date") in new[0].reason


def test_a_disputed_sum_is_mended_in_the_claims_and_where_sums_take_it_from(
    real_park: Park,
) -> None:
    lines = [one for one in _of_rule(real_park, "disputed") if one.file == "projects.csv"]
    assert ("bmw-lydia", "investment_yi_cny", "150") in [
        (one.id, one.column, one.present) for one in lines
    ]
    assert {one.column for one in lines} == {"investment_yi_cny"}, "dates have no column there"


def test_a_disputed_date_is_mended_in_the_claims_and_in_the_event_it_is_taken_from(
    real_park: Park,
) -> None:
    lines = [one for one in _of_rule(real_park, "disputed") if one.file == "stage_events.csv"]
    own = [(one.id, one.column, one.present) for one in lines if one.id.startswith("eve-battery")]
    reached = "eve-battery|operating|2025-06-30|=|stated"
    assert own == [(reached, "date", "2025-06-30"), (reached, "bound", "=")], "the plan stays"
    assert "tbea-bushing|operating|2023-03|=|planned" in [one.id for one in lines], "no other yet"


def test_the_value_of_a_disputed_date_is_asked_for_as_a_date(real_park: Park) -> None:
    values = [one for one in _of_rule(real_park, "disputed") if one.column == "value"]
    dated = {one.id for one in values if SAY("quality.put.date") in one.reason}
    assert dated == {one.id for one in values if parts_of(one.id)[2].endswith("_date")}
    assert 0 < len(dated) < len(values)


def test_a_number_that_a_spreadsheet_took_for_one_is_read_as_it_was_typed() -> None:
    (one,) = read_corrections([{"file": "projects.csv", "proposed": 2024.0, "present": 12.5}])
    assert (one.proposed, one.present, one.reason) == ("2024", "12.5", "")


def test_the_sheet_comes_back_with_what_was_proposed(real_park: Park) -> None:
    found = findings(real_park, Selection(on=ON), 365).each
    lines = [one for finding in found for _, one in _lines(real_park, finding)]
    filled = [
        Correction(
            file=one.file, id=one.id, column=one.column, present=one.present,
            proposed=text, reason=one.reason, project=one.project, field=one.field,
        )
        for one, text in zip(lines, PROPOSED * len(lines), strict=False)
    ]  # fmt: skip
    book = correction_book("更正", filled, "", SAY)
    assert read_corrections(read_csv(to_csv(book.sheets[0]), ())) == tuple(filled)
    assert read_corrections(read_xlsx(to_xlsx(book))[0]) == tuple(filled)
