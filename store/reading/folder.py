"""Read a whole data folder: every declared file, and the GTFS feed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from store.contract import TABLES, Table
from store.problem import Problem
from store.reading.csv_file import read_csv
from store.reading.geojson_file import read_geojson
from store.reading.gtfs_feed import FEED, read_feed
from store.reading.rows import Loaded, Raw, Unreadable, typed
from store.reading.toml_file import read_toml

READERS: Mapping[str, Callable[[str, bytes], Raw]] = {
    "csv": read_csv,
    "geojson": read_geojson,
    "toml": read_toml,
}

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is read; the park's own files are a thousand times smaller."""


@dataclass(frozen=True, eq=False)
class Folder:
    """All that was read of a data folder, with the problems met while reading."""

    tables: Mapping[str, Loaded]
    """By table name; a file that could not be read is missing."""
    gtfs: Mapping[str, Raw]
    """By file name without ending."""
    problems: tuple[Problem, ...]


def _content(folder: Path, file: str) -> bytes:
    path = folder / file
    try:
        if path.stat().st_size > LARGEST:
            holes = {"limit": str(LARGEST // 1024**2)}
            raise Unreadable(Problem(file=file, code="file_too_large", holes=holes))
        return path.read_bytes()
    except OSError as error:
        code = "unreadable_file" if path.exists() else "missing_file"
        raise Unreadable(Problem(file=file, code=code)) from error


def read_folder(folder: Path) -> Folder:
    """Read every file of the folder. Nothing is checked yet but that it can be read."""
    tables: dict[str, Loaded] = {}
    problems: list[Problem] = []
    for table in TABLES:
        try:
            tables[table.name], found = _table(folder, table)
            problems += found
        except Unreadable as error:
            problems.append(error.problem)
    feed, found = read_feed(folder)
    return Folder(tables, feed, (*problems, *found))


def _table(folder: Path, table: Table) -> tuple[Loaded, list[Problem]]:
    raw = READERS[table.ending](table.file, _content(folder, table.file))
    return typed(table, raw)


def fingerprint(folder: Path) -> str:
    """Return a text that changes when the content of a data file does, and only then."""
    digest = hashlib.sha256(repr(TABLES).encode())
    feed = sorted(path.relative_to(folder).as_posix() for path in (folder / FEED).glob("*.txt"))
    for file in (*(table.file for table in TABLES), *feed):
        try:
            content = (folder / file).read_bytes()
        except OSError:
            content = b""
        digest.update(f"{file}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
