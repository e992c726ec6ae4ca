"""Read the twin's own files back: exactly the values that were written, whatever the language.

For files of others there are no promises here: they are to be read in a process apart.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection
from datetime import date

from briefing.book import Value
from briefing.to_csv import unquoted

Rows = list[dict[str, Value]]

_HEAD_ROWS = 2


def read_csv(content: bytes, numbers: Collection[str]) -> Rows:
    """Return the rows by column id; the columns in `numbers` hold numbers, all others text."""
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    # A cell may be as long as the data is: the reader's own bound is for files of others.
    csv.field_size_limit(max(csv.field_size_limit(), len(content)))
    lines = list(csv.reader(text))
    ids = lines[0]
    return [
        {
            one: (float(cell) if one in numbers else unquoted(cell)) if cell else None
            for one, cell in zip(ids, line, strict=True)
        }
        for line in lines[_HEAD_ROWS:]
    ]


def read_xlsx(content: bytes) -> list[Rows]:
    """Return the rows of each sheet by column id; types are those of the cells."""
    return list(read_sheets(content).values())


def read_sheets(content: bytes) -> dict[str, Rows]:
    """Return the rows that `read_xlsx` returns by the name of their sheet."""
    from python_calamine import load_workbook

    book = load_workbook(io.BytesIO(content))
    found = {}
    for name in book.sheet_names:
        lines = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        ids = [str(cell) for cell in lines[0]]
        found[name] = [
            {one: _value(cell) for one, cell in zip(ids, line, strict=True)}
            for line in lines[_HEAD_ROWS:]
        ]
    return found


def _value(cell: object) -> Value:
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    if isinstance(cell, (int, float)):
        return float(cell)
    return str(cell) or None
