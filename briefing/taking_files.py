"""The CSV files of the data folder as they are written, and how they are written again."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefing.taking import Cells
from store.contract import TABLES
from store.syncing import checked_rows


def read_files(folder: Path) -> dict[str, list[Cells]]:
    """Return the rows of every CSV file, by file name."""
    found = {}
    for table in TABLES:
        if table.ending == "csv":
            with (folder / table.file).open(encoding="utf-8-sig", newline="") as lines:
                found[table.file] = list(csv.DictReader(lines))
    return found


def checked(folder: Path, files: Mapping[str, Sequence[Cells]]) -> None:
    """Check the folder as it would be with these files.

    Raises
    ------
    BadData
        With every problem. The folder itself is not touched.
    """
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / "data"
        shutil.copytree(folder, copy)
        write_files(copy, files)
        checked_rows(copy)


def write_files(folder: Path, files: Mapping[str, Sequence[Cells]]) -> None:
    """Write the files; each is there whole, as it was or as it is to be."""
    ready = []
    for file, rows in files.items():
        beside = folder / f"{file}.new"
        beside.write_bytes(written_file(folder / file, rows))
        ready.append((beside, folder / file))
    for beside, path in ready:
        beside.replace(path)


def written_file(path: Path, rows: Sequence[Cells]) -> bytes:
    """Return the rows as they are written under the header that the file has."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        header = next(csv.reader(lines))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
