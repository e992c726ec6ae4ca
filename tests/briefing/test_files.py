"""Files of tables: any text comes back as it was, and none of them becomes a formula."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.book import Book, Column, Kind, NotWritable, Sheet
from briefing.read_back import read_csv, read_xlsx
from briefing.to_csv import RISKY, quoted, to_csv, unquoted
from briefing.to_xlsx import LONGEST, to_xlsx

PECULIAR = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠A", "'", "''=1", "'=1",
    "=cmd|' /C calc'!A0", 'a "b", c', "a,b\r\nc", "007", "1e5", "TRUE", "1/2", "2023-05", "  x ",
    "😀𠮷", "\ufeffx", "\x00\x01\x1f", "_x0041_", "_x005F_", "http://a.b", "{=1}", "mailto:a@b.c",
)  # fmt: skip
TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=12
) | st.sampled_from(PECULIAR)
NUMBER = st.none() | st.floats(allow_nan=False, allow_infinity=False)
DATE = st.sampled_from(
    ["", "2023", "2023-05", "2023-05-01", "1899-12-31", "1900-02-28", "2100-01-01"]
)
LINES = st.lists(st.tuples(TEXT, NUMBER, DATE), max_size=6)


def _sheet(lines: list[tuple[str, float | None, str]], title: str = "表") -> Sheet:
    texts, numbers, dates = ([line[at] for line in lines] for at in range(3))
    return Sheet(
        "table",
        title,
        (
            Column("id", "=编号", [f"{place}" for place in range(len(lines))]),
            Column("text", "文字", texts),
            Column("number", "数", numbers, Kind.NUMBER),
            Column("date", "日期", dates, Kind.DATE),
        ),
    )


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_csv_comes_back(lines: list[tuple[str, float | None, str]]) -> None:
    sheet = _sheet(lines)
    assert read_csv(to_csv(sheet), {"number"}) == sheet.rows()


@settings(max_examples=80, deadline=None)
@given(LINES)
def test_xlsx_comes_back(lines: list[tuple[str, float | None, str]]) -> None:
    book = Book("书 & A", (_sheet(lines), _sheet(lines[:1], "二")), watermark="演示")
    found = read_xlsx(to_xlsx(book))
    wanted = [sheet.rows() for sheet in book.sheets]
    for one in (row for rows in wanted for row in rows):
        # A workbook keeps 16 digits and no more of a number, as spreadsheets do.
        one["number"] = one["number"] and float(f"{one['number']:.16G}")
    assert found == wanted


@pytest.mark.parametrize("text", PECULIAR)
def test_no_cell_of_csv_begins_like_a_formula(text: str) -> None:
    cell = quoted(text)
    assert unquoted(cell) == text
    assert cell == text or cell[0] == "'"
    assert (cell != text) is text.startswith(RISKY)


def test_csv_is_what_excel_takes() -> None:
    content = to_csv(_sheet([("a\nb", -5.0, "2023-05"), ("x", 1.5, "")]))
    assert content.startswith("\ufeffid,".encode())
    lines = content.decode("utf-8-sig").split("\r\n")
    assert lines[1] == "'=编号,文字,数,日期"
    assert lines[2:] == ['0,"a\nb",-5,2023-05', "1,x,1.5,", ""]
    assert len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))) == 4


def test_xlsx_types_its_cells() -> None:
    lines = [("=1+1", 2.5, "2023-05-01"), ("http://a.b", None, "2023-05")]
    content = to_xlsx(Book("b", (_sheet(lines),)))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        page = packed.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert "hyperlink" not in page
    assert '<c r="B3" t="inlineStr"><is><t>=1+1</t></is></c>' in page
    assert "<v>2.5</v>" in page
    assert "<v>45047</v>" in page
    assert "<t>2023-05</t>" in page
    assert 'hidden="1"' in page


@pytest.mark.parametrize(
    "text", ["x" * (LONGEST + 1), "\ufffe", "\ud800", "_x0041_x0042_"], ids=repr
)
def test_what_xlsx_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(NotWritable):
        to_xlsx(Book("b", (_sheet([(text, None, "")]),)))


def test_half_a_character_is_refused_by_csv() -> None:
    with pytest.raises(NotWritable):
        to_csv(_sheet([("\ud800", None, "")]))


def test_a_whole_number_has_no_point_after_it_in_a_spreadsheet() -> None:
    content = to_xlsx(Book("b", (_sheet([("a", 150.0, "2023-05-01")]),)))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        styles = packed.read("xl/styles.xml").decode()
    assert "yyyy-mm-dd" in styles
    assert "0.#" not in styles, "Excel shows 150. for 150"
