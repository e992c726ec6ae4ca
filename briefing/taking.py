"""What a file that was filled in says against the data folder, cell by cell: old, new, or refused.

Two of the twin's own files are understood: the sheet of corrections, and the list of projects with
its cells overwritten. Nothing here writes; `taken` returns how the files would read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from briefing.book import Value
from briefing.corrections import NEW, Correction, read_corrections, written
from briefing.read_back import Rows
from store.contract import TABLES, Kind, Table, table_named
from store.keys import joined, parts_of

Cells = dict[str, str]
Files = Mapping[str, Sequence[Cells]]
"""The rows of each CSV file of the data folder, by file name, as they are written there."""

_SHEET: Final = frozenset({"file", "id", "column", "present", "proposed"})
_LIST: Final = frozenset({"id", "name_zh", "name_en", "name_de"})
_NONE: Final[Mapping[tuple[int, str], str]] = {}
_FIRST_LINE: Final = 3
"""Line of a file's first row: the columns' ids and their words stand before it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that is to read otherwise, or one of a row to be added."""

    line: int
    file: str
    id: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """One line of the file that does not fit. The words stand under ``taken.<code>``."""

    line: int
    file: str
    id: str
    column: str
    code: str
    cell: str = ""
    """The cell's name in the spreadsheet, where it is told."""


@dataclass(slots=True)
class Taken:
    """Everything that a file says."""

    refusals: list[Refusal] = field(default_factory=list)
    files: dict[str, list[Cells]] = field(default_factory=dict)
    """The files that would change, whole, as they would read."""
    touched: list[tuple[Change, Cells]] = field(default_factory=list)
    """Each change with its row in `files`."""

    @property
    def changes(self) -> list[Change]:
        """Every change, in the order of the file, rows to be added last."""
        return [change for change, _ in self.touched]


def understood(ids: Iterable[str]) -> bool:
    """Whether a table with these columns is one of the two that can be taken in."""
    known = set(ids)
    return known >= _SHEET or known >= _LIST


def taken(rows: Rows, data: Files, formulas: Mapping[tuple[int, str], str] = _NONE) -> Taken:
    """Return what the rows of a file change in the data, and what of them is refused.

    Cells with a formula and no result, by line and column id, are refused: they read as empty.
    """
    if not rows:
        return Taken()
    is_sheet = set(rows[0]) >= _SHEET
    lines = _of_sheet(rows) if is_sheet else _of_list(rows, data)
    asked = _SHEET if is_sheet else table_named("projects").names
    lost = {place: cell for place, cell in formulas.items() if place[1] in asked}
    every = range(_FIRST_LINE, _FIRST_LINE + len(rows))
    unread = {line for line, _ in lost}
    found = _applied([one for one in lines if one[0] not in unread], data)
    found.refusals += [
        _lost(rows, place, cell) for place, cell in lost.items() if place[0] in every
    ]
    return found


def _lost(rows: Rows, place: tuple[int, str], cell: str) -> Refusal:
    line, column = place
    row = {name: _text(value) for name, value in rows[line - _FIRST_LINE].items()}
    file, column = row.get("file", table_named("projects").file), row.get("column", column)
    return Refusal(line, file, row["id"], column, "formula", cell)


def _of_sheet(rows: Rows) -> list[tuple[int, Correction]]:
    lines = enumerate(read_corrections(rows), _FIRST_LINE)
    return [(line, one) for line, one in lines if one.proposed]


def _of_list(rows: Rows, data: Files) -> list[tuple[int, Correction]]:
    """Return the cells of a list of projects that read otherwise than in the data."""
    table = table_named("projects")
    stored = {row["id"]: row for row in data[table.file]}
    columns = [one for one in table.names if one in rows[0] and one != "id"]
    found = []
    for line, row in enumerate(rows, _FIRST_LINE):
        key = _text(row["id"])
        old = stored.get(key)
        if old is None:
            found.append((line, _cell(table, key, "id", "", key)))
            continue
        for column in columns:
            new = _text(row[column])
            if not _same(table, column, old[column], new):
                found.append((line, _cell(table, key, column, old[column], new)))
    return found


def _cell(table: Table, key: str, column: str, present: str, proposed: str) -> Correction:
    return Correction(file=table.file, id=joined([key]), column=column, present=present,
                      proposed=proposed, reason="")  # fmt: skip


def _text(value: Value) -> str:
    return "" if value is None else written(value)


def _same(table: Table, column: str, one: str, other: str) -> bool:
    if one == other:
        return True
    if table.column(column).kind is not Kind.NUMBER:
        return False
    try:
        return float(one) == float(other)
    except ValueError:
        return False


def _applied(lines: Iterable[tuple[int, Correction]], data: Files) -> Taken:
    found = Taken()
    new: dict[tuple[str, str], list[tuple[int, Correction]]] = {}
    seen: dict[tuple[str, str, str], str] = {}
    tables = {one.file: one for one in TABLES}
    for line, one in lines:
        table, code = tables.get(one.file), ""
        cell = (one.file, one.id, one.column)
        if table is None or one.file not in data:
            code = "no_such_file"
        elif one.column not in table.names:
            code = "no_such_column"
        elif seen.setdefault(cell, one.proposed) != one.proposed:
            code = "said_twice"
        elif NEW in parts_of(one.id):
            new.setdefault((one.file, one.id), []).append((line, one))
        else:
            code = _put(found, table, line, one, data)
        if code:
            found.refusals.append(Refusal(line, one.file, one.id, one.column, code))
    for (file, _), cells in new.items():
        _add(found, tables[file], cells, data)
    return found


def _rows(found: Taken, file: str, data: Files) -> list[Cells]:
    return found.files.setdefault(file, [dict(row) for row in data[file]])


def _put(found: Taken, table: Table, line: int, one: Correction, data: Files) -> str:
    """Write one cell; return why not."""
    places = [
        at for at, row in enumerate(data[table.file])
        if joined(row[name] for name in table.key) == one.id
    ]  # fmt: skip
    if not places:
        return "no_such_row"
    old = data[table.file][places[0]][one.column]
    if not _same(table, one.column, old, one.present):
        return "changed_since"
    if not _same(table, one.column, old, one.proposed):
        row = _rows(found, table.file, data)[places[0]]
        row[one.column] = one.proposed
        change = Change(line, one.file, one.id, one.column, old, one.proposed)
        found.touched.append((change, row))
    return ""


def _add(found: Taken, table: Table, cells: list[tuple[int, Correction]], data: Files) -> None:
    """Add a row of what was proposed, after the last row that begins alike."""
    given = dict(zip(table.key, parts_of(cells[0][1].id), strict=False))
    row = {name: "" if given.get(name, "") == NEW else given.get(name, "") for name in table.names}
    for line, one in cells:
        row[one.column] = one.proposed
        change = Change(line, one.file, one.id, one.column, "", one.proposed)
        found.touched.append((change, row))
    rows, first = _rows(found, table.file, data), table.names[0]
    alike = [at for at, other in enumerate(rows) if other[first] == row[first]]
    rows.insert(alike[-1] + 1 if alike else len(rows), row)
