"""Every form that a filled-in file comes in: workbook, CSV, the app's ZIP, or none of ours."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from briefing.corrections import COLUMNS
from briefing.project_book import project_book
from briefing.read_back import read_xlsx
from briefing.to_csv import to_csv_zip
from park import Park, Selection
from tests.briefing.filling import OWNER, SAY, filled, read

ON = date(2026, 11, 23)


def test_a_formula_without_its_result_is_refused_by_its_cell(
    tiny_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = filled(tmp_path, "xlsx", OWNER, replace(OWNER, column="note", present="", proposed="1"))
    at = COLUMNS.index("proposed")
    for formula, result, code in (("=1+1", "", 1), ("=1+1", "2", 0)):
        _put_formula(path, 2, at, formula, result)
        assert read(path, tiny_folder) == code
    said, _ = capsys.readouterr()
    refused = next(one for one in said.splitlines() if "formula" in one)
    assert "line 3 (projects.csv · plant · owner)" in refused
    assert "cell G3 " in refused


def _put_formula(path: Path, row: int, column: int, formula: str, result: str) -> None:
    """Write the sheet again as it is read, but for one cell."""
    (rows,) = read_xlsx(path.read_bytes())
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("s")
        sheet.write_row(0, 0, COLUMNS)
        for at, line in enumerate(rows, 2):
            sheet.write_row(at, 0, [line[one] or "" for one in COLUMNS])
        sheet.write_formula(row, column, formula, None, result)


@pytest.mark.parametrize("folder", ["", "清单/", "../"])
def test_a_list_is_read_from_the_zip_that_the_app_hands_out(
    tiny_park: Park, tiny_folder: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str], folder: str,
) -> None:  # fmt: skip
    book = project_book(tiny_park, Selection(on=ON), SAY)
    path = tmp_path / "in" / "list.csv.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(io.BytesIO(to_csv_zip(book))) as made, zipfile.ZipFile(path, "w") as new:
        for name in made.namelist():
            text = made.read(name).replace("甲公司".encode(), "乙公司".encode())
            new.writestr(folder + name, text)
            new.writestr(f"__MACOSX/{folder}._{name}", b"\x00\x05\xff")
    assert read(path, tiny_folder) == 0
    assert "line 3 · projects.csv · plant · owner: 甲公司 → 乙公司" in capsys.readouterr().out
    assert [one.name for one in tmp_path.rglob("*.csv") if "data" not in one.parts] == []


def test_a_zip_that_is_none_of_ours_is_refused_in_words(
    tiny_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path, head = tmp_path / "list.zip", "id,name_zh,name_en,name_de\n,,,\nplant,a,b,c\n"
    for names, code in (((), "not_ours"), (("a.csv", "b.csv"), "several")):
        with zipfile.ZipFile(path, "w") as new:
            for name in ("readme.txt", *names):
                new.writestr(name, head)
        assert read(path, tiny_folder) == 1
        assert SAY(f"taken.{code}", file="list.zip") in capsys.readouterr().err
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("projects.csv", head + "x" * 5_000)
    monkeypatch.setattr("briefing.given_file.LARGEST", 4_000)
    assert path.stat().st_size < 4_000 < len(head) + 5_000
    assert read(path, tiny_folder) == 1
    assert SAY("taken.too_large", file="list.zip", limit=0) in capsys.readouterr().err


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"a,b\n1,2\n3,4\n", "甲,乙".encode("gbk")]
)
@pytest.mark.parametrize("form", ["xlsx", "csv", "zip"])
def test_a_file_of_others_is_refused_in_words(
    tiny_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, form: str
) -> None:
    path = tmp_path / f"x.{form}"
    path.write_bytes(content)
    assert read(path, tiny_folder, "--write") == 1
    said = capsys.readouterr().err
    assert path.name in said
    assert form == "csv" or "UTF-8" not in said, "no advice that does not fit"
