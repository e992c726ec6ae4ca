"""Write tables as CSV: RFC 4180, UTF-8 with a byte order mark, so that Excel reads Chinese.

A book becomes a ZIP of its tables, so that sources and filters go with the rows.

A spreadsheet runs a cell that begins like a formula. So each text that begins with one of `RISKY`
gets an apostrophe before it; one that begins with an apostrophe gets a second. Whoever reads the
file back takes exactly one leading apostrophe away, and has the text as it was.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from typing import Final

from briefing.book import Book, Column, Kind, NotWritable, Sheet, Value, known

MARK: Final = "'"
RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", MARK)
"""What a text must not begin with; spreadsheets take the wide signs for the narrow ones."""


_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""Of every entry of a ZIP: the same book gives the same bytes."""


def to_csv_zip(book: Book) -> bytes:
    """Return a ZIP with one file for each table, named by its id.

    Raises
    ------
    NotWritable
        If a text holds half a surrogate pair, which is no character.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for sheet in book.sheets:
            entry = zipfile.ZipInfo(f"{sheet.id}.csv", _TIME)
            packed.writestr(entry, to_csv(sheet), zipfile.ZIP_DEFLATED)
    return content.getvalue()


def to_csv(sheet: Sheet) -> bytes:
    """Return the file. The first row holds the columns' ids, the second the words for readers.

    Numbers are written with a point and as many digits as tell them apart, dates as sources write
    them, what is unknown as nothing.

    Raises
    ------
    NotWritable
        If a text holds half a surrogate pair, which is no character.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.id for column in sheet.columns])
    writer.writerow([quoted(column.title) for column in sheet.columns])
    writer.writerows(zip(*map(_written, sheet.columns), strict=True))
    try:
        return text.getvalue().encode("utf-8-sig")
    except UnicodeEncodeError as error:
        raise NotWritable(str(error)) from error


def to_csv_line(cells: Sequence[str]) -> str:
    """Return one row of texts as it stands in a file, without the end of the line."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="").writerow([quoted(one) for one in cells])
    return text.getvalue()


def quoted(text: str) -> str:
    """Return a text as it stands in a cell."""
    return MARK + text if text.startswith(RISKY) else text


def unquoted(cell: str) -> str:
    """Return the text that `quoted` made the cell of."""
    return cell.removeprefix(MARK)


def _written(column: Column) -> Sequence[str]:
    if column.kind is Kind.NUMBER:
        return [_number(known(value)) for value in column.values]
    return [quoted(str(value)) if value else "" for value in column.values]


def _number(value: Value) -> str:
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else repr(float(value))
