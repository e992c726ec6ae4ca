"""A filled-in file read back: what it changes is said cell by cell, and written whole or not."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.book import Book, Column, Sheet
from briefing.corrections import Correction
from briefing.project_book import project_book
from briefing.taking_files import read_files, write_files
from briefing.to_csv import to_csv
from briefing.to_xlsx import to_xlsx
from park import Park, Selection
from store.keys import joined, parts_of
from tests.briefing.filling import OWNER, SAY, cell_line, filled, read

ON = date(2026, 11, 23)
DATA = Path(__file__).parents[2] / "data"


def _bytes(folder: Path) -> Mapping[Path, bytes]:
    return {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_changes_is_said_and_written_only_if_asked(
    tiny_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    before, path = _bytes(tiny_folder), filled(tmp_path, form, OWNER, replace(OWNER, proposed=""))
    assert read(path, tiny_folder) == 0
    said = capsys.readouterr().out
    assert "line 3 · projects.csv · plant · owner: 甲公司 → =乙公司" in said
    assert SAY("taken.restart") not in said
    assert _bytes(tiny_folder) == before
    assert read(path, tiny_folder, "--write") == 0
    assert SAY("taken.restart") in capsys.readouterr().out
    rows = {row["id"]: row for row in read_files(tiny_folder)["projects.csv"]}
    assert rows["plant"]["owner"] == "=乙公司"
    assert {one for one, text in _bytes(tiny_folder).items() if text != before[one]} == {
        tiny_folder / "projects.csv"
    }


@pytest.mark.parametrize(("bad", "why"), [
    (cell_line("projects.csv", "nobody", "owner", "", "x"), "no_such_row"),
    (cell_line("projects.csv", "plant", "colour", "", "x"), "no_such_column"),
    (cell_line("../x.csv", "plant", "owner", "", "x"), "no_such_file"),
    (cell_line("zones.geojson", "west", "note", "", "x"), "no_such_file"),
    (cell_line("projects.csv", "plant", "note", "was", "x"), "changed_since"),
    (replace(OWNER, proposed="丙公司"), "said_twice"),
], ids=lambda one: one if isinstance(one, str) else "")  # fmt: skip
def test_nothing_is_written_if_one_cell_is_refused(
    tiny_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], bad: Correction, why: str
) -> None:
    before = _bytes(tiny_folder)
    assert read(filled(tmp_path, "xlsx", OWNER, bad), tiny_folder, "--write") == 1
    said = capsys.readouterr().out
    assert f"line 4 ({bad.file} · {bad.id} · {bad.column}): {SAY(f'taken.{why}')}" in said
    assert _bytes(tiny_folder) == before


def test_a_disputed_date_is_mended_in_claim_and_event_by_one_sheet_or_not_at_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    claim = "project|eve-battery|operating_date|2025-06-30|2025-07-02|people-2025-07-02"
    event = "eve-battery|operating|2025-06-30|=|stated"
    lines = [
        cell_line("claims.csv", claim, "value", "2025-06-30", "2025-08"),
        cell_line("stage_events.csv", event, "date", "2025-06-30", "2025-08"),
    ]
    assert read(filled(tmp_path, "xlsx", lines[0]), data, "--write") == 1
    said = capsys.readouterr().out
    assert 'column value: the claim chosen for eve-battery dates "operating" 2025-08' in said
    assert "stage_events.csv says 2025-06-30" in said
    assert read(filled(tmp_path, "xlsx", *lines), data, "--write") == 0


def test_nothing_is_written_that_the_check_refuses(
    tiny_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _bytes(tiny_folder)
    wrong = cell_line("projects.csv", "school", "theme", "services", "magic")
    assert read(filled(tmp_path, "csv", OWNER, wrong), tiny_folder, "--write") == 1
    said = capsys.readouterr().out
    assert "projects.csv, row 3, column theme" in said
    assert said.rstrip().endswith("(sheet.csv, line 4)"), "its reader has the sheet alone"
    assert _bytes(tiny_folder) == before


def test_the_check_speaks_of_the_sheet_and_of_rows_that_it_leaves_alone(
    tiny_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = joined(["plant", "signed", "+", "+", "+"])
    told = {"date": "2019-13", "bound": "=", "basis": "stated", "source_ids": "news"}
    lines = [cell_line("stage_events.csv", key, one, "", text) for one, text in told.items()]
    money = cell_line("projects.csv", "plant", "investment_yi_cny", "150", "160")
    assert read(filled(tmp_path, "xlsx", OWNER, *lines, money), tiny_folder) == 1
    said = capsys.readouterr().out.splitlines()
    sheet = f"sheet.xlsx · {SAY('quality.sheet.title')}"
    assert any("column date: " in one and one.endswith(f"({sheet}, line 4)") for one in said), said
    assert any(
        one.startswith("claims.csv, row 2") and f"({sheet} leaves this record" in one
        for one in said
    ), said


def test_a_new_row_stands_with_those_of_its_project_and_the_plan_stays(
    tiny_folder: Path, tmp_path: Path
) -> None:
    key = joined(["wetland", "completed", "+", "+", "+"])
    cells = {"stage": "", "date": "2026-03", "bound": "=", "basis": "stated", "source_ids": "news"}
    lines = [cell_line("stage_events.csv", key, *(one, "", told)) for one, told in cells.items()]
    assert read(filled(tmp_path, "xlsx", *lines), tiny_folder, "--write") == 0
    rows = read_files(tiny_folder)["stage_events.csv"]
    assert [(row["stage"], row["date"], row["basis"]) for row in rows[-2:]] == [
        ("completed", "2025", "planned"), ("completed", "2026-03", "stated"),
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_list_that_nobody_touched_changes_nothing(
    real_park: Park, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    book = project_book(real_park, Selection(on=ON), SAY)
    path = tmp_path / f"list.{form}"
    path.write_bytes(to_xlsx(book) if form == "xlsx" else to_csv(book.sheets[0]))
    assert read(path, DATA) == 0
    assert SAY("taken.nothing") in capsys.readouterr().out


def test_an_overwritten_cell_of_a_list_is_a_change(
    tiny_park: Park, tiny_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = project_book(tiny_park, Selection(on=ON), SAY).sheets[0]
    changed = Sheet(sheet.id, sheet.title, tuple(
        Column(one.id, one.title, ["12.5"] + ["8"] * (len(sheet) - 1), one.kind)
        if one.id == "location_note" else one
        for one in sheet.columns
    ))  # fmt: skip
    path = tmp_path / "list.xlsx"
    path.write_bytes(to_xlsx(Book("t", (changed,))))
    assert read(path, tiny_folder) == 0
    said = capsys.readouterr().out
    assert "line 3 · projects.csv · plant · location_note: (empty) → 12.5" in said
    assert SAY("taken.list_only") in said


def test_files_are_written_as_they_were(tiny_folder: Path) -> None:
    before = _bytes(tiny_folder)
    write_files(tiny_folder, read_files(tiny_folder))
    assert _bytes(tiny_folder) == before


@given(st.lists(st.text("ab|\\\n", max_size=5), min_size=1, max_size=4))
def test_the_parts_of_a_key_come_back(parts: list[str]) -> None:
    assert list(parts_of(joined(parts))) == parts
