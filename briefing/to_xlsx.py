"""Write a book as an XLSX file.

Every text is written as text: nothing in it becomes a formula, a link or a number. The first row of
each sheet holds the columns' ids and is folded away; the second holds the words for readers.
"""

from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from briefing.book import Book, Column, Kind, NotWritable, Sheet, is_whole_date, known

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LONGEST: Final = 32_767
"""Characters of one cell, by the format."""

# The format writes a control character as _x000D_, and text that looks so as _x005F_x000D_; two
# that share an underscore cannot be told apart again. U+FFFE and U+FFFF are no characters.
_UNTOLD = re.compile("_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_|[\ufffe\uffff]")

_WIDE, _NARROW = 34, 14
_HEAD_ROWS = 2


def to_xlsx(book: Book) -> bytes:
    """Return the file.

    Raises
    ------
    NotWritable
        If a text is longer than a cell may be, or holds what is no character or the format's own
        escapes twice on end.
    OSError
        If the temporary files cannot be written; the disk may be full.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    content = io.BytesIO()
    # A sheet is written row by row to a temporary file: a large one needs no memory of its own.
    made = xlsxwriter.Workbook(
        content,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    made.set_properties({"title": book.title, "comments": book.title})
    formats = {
        "head": made.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "day": made.add_format({"num_format": "yyyy-mm-dd"}),
        # As many digits as there are: a pattern with a point shows it after whole numbers, "150.".
        "number": made.add_format({"num_format": "General"}),
    }
    try:
        for sheet in book.sheets:
            page = made.add_worksheet(sheet.title)
            # An ampersand begins a code of the format.
            page.set_header("&C&B" + (book.watermark or book.title).replace("&", "&&"))
            page.set_landscape()
            _write(page, sheet, formats)
    except NotWritable:
        # Closing is what gives the temporary files back.
        made.close()
        raise
    try:
        made.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error
    return content.getvalue()


def _write(page: Worksheet, sheet: Sheet, formats: dict[str, Any]) -> None:
    last = max(0, len(sheet.columns) - 1)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, _WIDE if column.id.startswith(("name", "text")) else _NARROW)
    page.set_row(0, None, None, {"hidden": True})
    page.freeze_panes(_HEAD_ROWS, 0)
    page.autofilter(1, 0, 1 + max(1, len(sheet)), last)
    page.write_row(0, 0, [column.id for column in sheet.columns])
    for at, column in enumerate(sheet.columns):
        page.write_string(1, at, column.title, formats["head"])
    for number, row in enumerate(zip(*(c.values for c in sheet.columns), strict=True), _HEAD_ROWS):
        for at, value in enumerate(row):
            if known(value) is not None:
                _cell(page, number, at, sheet.columns[at], value, formats)


def _cell(
    page: Worksheet, row: int, at: int, column: Column, value: Any, formats: dict[str, Any]
) -> None:
    if column.kind is Kind.NUMBER:
        page.write_number(row, at, value, formats["number"])
    elif column.kind is Kind.DATE and is_whole_date(value):
        page.write_datetime(row, at, date.fromisoformat(value), formats["day"])
    else:
        _text(page, row, at, value)


def _text(page: Worksheet, row: int, at: int, value: str) -> None:
    if len(value.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST:
        raise NotWritable(f"longer than {LONGEST} characters")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise NotWritable(str(error)) from error
    if _UNTOLD.search(value):
        raise NotWritable(value[:40])
    page.write_string(row, at, value)
