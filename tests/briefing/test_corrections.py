"""The sheet of corrections: every line finds its cell, comes back as written, invents nothing."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.corrections import NEW, Correction, correction_book, corrections, read_corrections
from briefing.read_back import read_csv, read_xlsx
from briefing.to_csv import to_csv
from briefing.to_xlsx import to_xlsx
from i18n import Speech
from park import Park, Selection
from park.quality import Finding, findings
from store.contract import table_named
from store.keys import key_of

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
    for finding in findings(park, Selection(on=ON), 365).each:
        table = table_named(finding.rule.file.partition(".")[0])
        frame = getattr(park, table.name)
        stored = {key_of(table, one): one for one in frame.to_dict("records")}
        lines = _lines(park, finding)
        assert {row for row, _ in lines} == {int(row) for row in finding.rows[:40]}, finding.rule.id
        for row, one in lines:
            seen += 1
            assert one.file == finding.rule.file
            assert one.proposed == ""
            assert SAY(f"quality.rule.{finding.rule.id}.name") in one.reason
            if NEW in one.id.split("|"):
                assert str(park.projects["id"].iloc[row]) in one.id.split("|")
                assert one.present == ""
                assert one.id not in stored
                continue
            value = stored[one.id][one.column]
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


def test_the_sheet_comes_back_with_what_was_proposed(real_park: Park) -> None:
    found = findings(real_park, Selection(on=ON), 365).each
    lines = [one for finding in found for _, one in _lines(real_park, finding)]
    filled = [
        Correction(
            file=one.file, id=one.id, column=one.column, present=one.present,
            proposed=text, reason=one.reason,
        )
        for one, text in zip(lines, PROPOSED * len(lines), strict=False)
    ]  # fmt: skip
    book = correction_book("更正", filled, "", SAY)
    assert read_corrections(read_csv(to_csv(book.sheets[0]), ())) == tuple(filled)
    assert read_corrections(read_xlsx(to_xlsx(book))[0]) == tuple(filled)
