"""Read a CSV file strictly: comma, header first, every row as long as the header."""

from __future__ import annotations

import csv
import io

from store.problem import Problem, shown
from store.reading.rows import Raw, Unreadable, decoded


def read_csv(file: str, content: bytes) -> Raw:
    """Return the rows of a CSV file as text.

    A row that is longer or shorter than the header is a problem, and is read as far as it goes.

    Raises
    ------
    Unreadable
        If nothing can be made of the file.
    """
    reader = csv.reader(io.StringIO(decoded(file, content), newline=""), strict=True)
    try:
        header = tuple(next(reader))
        raw = Raw(header=tuple(dict.fromkeys(header)), problems=_twice(file, header))
        line = reader.line_num + 1
        for cells in reader:
            if cells:
                _take(raw, file, header, cells, line)
            line = reader.line_num + 1
    except csv.Error as error:
        holes = {"line": str(reader.line_num), "reason": shown(error)}
        raise Unreadable(Problem(file=file, code="not_csv", holes=holes)) from error
    return raw


def _take(raw: Raw, file: str, header: tuple[str, ...], cells: list[str], line: int) -> None:
    if len(cells) != len(header):
        holes = {"found": str(len(cells)), "expected": str(len(header))}
        raw.problems.append(Problem(file=file, code="ragged_row", row=line, holes=holes))
    padded = cells + [""] * (len(header) - len(cells))
    raw.rows.append(dict(zip(header, padded, strict=False)))
    raw.lines.append(line)


def _twice(file: str, header: tuple[str, ...]) -> list[Problem]:
    return [
        Problem(file=file, code="column_twice", row=1, column=shown(name))
        for name in dict.fromkeys(header)
        if header.count(name) > 1
    ]
