"""A file that somebody filled in: the one table of it that can be taken in, and where it stands."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from briefing.formulas import cell_name, without_result
from briefing.read_back import Rows, read_csv, read_sheets
from briefing.taking import understood
from store.reading.folder import LARGEST


class NotTaken(Exception):
    """A file without a table to take in. The words stand under ``taken.<code>``."""

    def __init__(self, code: str, **holes: object) -> None:
        self.code, self.holes = code, holes
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Given:
    """A table of a file."""

    name: str
    """The file, and the sheet of a workbook or the file in a ZIP."""
    rows: Rows
    formulas: Mapping[tuple[int, str], str] = field(default_factory=dict)
    """Names of the cells that hold a formula without its result, by line and column id."""


PACKED: Final = (".xlsx", ".zip")
"""Endings of files that hold several tables; all others are read as CSV."""

_PREFERRED: Final = ("projects", "corrections")
"""Names of the twin's own tables, of which a ZIP with several holds one."""


def given_file(path: Path) -> Given:
    """Return the table of a file that can be taken in.

    Raises
    ------
    NotTaken
        If there is none, or several of which none is the one.
    """
    if path.stat().st_size > LARGEST:
        raise NotTaken("too_large", limit=LARGEST // 1024**2)
    content = path.read_bytes()
    packed = path.suffix.lower() == ".zip"
    found = list(_packed(path.name, content) if packed else _tables(path.name, content))
    found = [one for one in found if one.rows and understood(one.rows[0])]
    if not found:
        raise NotTaken("not_ours")
    if packed and len(found) > 1:
        found = [one for one in found if _stem(one) in _PREFERRED]
        if len(found) != 1:
            raise NotTaken("several")
    return found[0]


def _stem(one: Given) -> str:
    return PurePosixPath(one.name.rpartition(" · ")[2]).stem


def _tables(name: str, content: bytes) -> Iterator[Given]:
    if not name.lower().endswith(".xlsx"):
        yield Given(name, read_csv(content, ()))
        return
    formulas = without_result(content)
    for sheet, rows in read_sheets(content).items():
        ids = list(rows[0]) if rows else []
        yield Given(
            f"{name} · {sheet}",
            rows,
            {
                (row, ids[column - 1]): cell_name(row, column)
                for row, column in formulas.get(sheet, ())
                if column <= len(ids)
            },
        )


def _packed(name: str, content: bytes) -> Iterator[Given]:
    """Return the CSV files of a ZIP. They are read here and never unpacked onto the disk."""
    left = LARGEST
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for entry in packed.infolist():
            inner = PurePosixPath(entry.filename)
            # What macOS packs beside each file is named like it.
            if inner.suffix.lower() != ".csv" or inner.name.startswith("._"):
                continue
            with packed.open(entry) as lines:
                read = lines.read(left + 1)
            left -= len(read)
            if left < 0:
                raise NotTaken("too_large", limit=LARGEST // 1024**2)
            yield Given(f"{name} · {inner.name}", read_csv(read, ()))
