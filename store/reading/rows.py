"""Rows on their way in: first as text with their place in the file, then typed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa
from shapely.geometry.base import BaseGeometry

from store.contract import Kind, Table
from store.keys import key_of
from store.problem import Problem, shown

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")

GEOMETRY = "geometry"


@dataclass(slots=True)
class Raw:
    """What a reader found in one file: the header, and every row as text."""

    header: tuple[str, ...]
    rows: list[Mapping[str, str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    """Where each row stands in the file."""
    shapes: list[BaseGeometry | None] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Loaded:
    """The typed rows of one table, and where each of them stands in its file."""

    table: Table
    frame: pd.DataFrame
    lines: tuple[int | None, ...]

    def problem(
        self, position: int, code: str, column: str = "", holes: Mapping[str, str] | None = None
    ) -> Problem:
        """Return a problem with the row at `position`."""
        line = self.lines[position]
        return Problem(
            file=self.table.file,
            code=code,
            row=line,
            key=self._key(position) if line is None else "",
            column=column,
            holes=holes or {},
        )

    def _key(self, position: int) -> str:
        names = self.table.key
        return key_of(self.table, {name: self.frame.loc[position, name] for name in names})


class Unreadable(ValueError):
    """A file of which nothing can be read, with the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem)


def decoded(file: str, content: bytes) -> str:
    """Return the text of a file; a UTF-8 byte order mark is no part of it.

    Raises
    ------
    Unreadable
        If there is nothing in it, it holds NUL bytes or it is not UTF-8.
    """
    if not content.strip():
        raise Unreadable(Problem(file=file, code="empty_file"))
    if b"\x00" in content:
        raise Unreadable(Problem(file=file, code="nul_bytes"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(Problem(file=file, code="not_utf8", holes={"line": str(line)})) from error


def number(text: str) -> float | None:
    """Return the finite number that `text` writes; None where it writes none."""
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value if math.isfinite(value) else None


def text_series(values: Iterable[str]) -> pd.Series:
    """Return a text column."""
    # What pandas itself would make of them, without its second look at each: five times as fast.
    texts = pa.array(list(values), type=pa.large_string())
    return pd.Series(pd.array(texts, dtype="str"))


def shape_series(shapes: Iterable[BaseGeometry | None]) -> pd.Series:
    """Return a column of geometries: an object array, whatever the geometries are."""
    found = list(shapes)
    column = np.empty(len(found), dtype=object)
    column[:] = found
    return pd.Series(column, dtype=object)


def typed(table: Table, raw: Raw) -> tuple[Loaded, list[Problem]]:
    """Give every column its type. A text that is no number is a problem and becomes unknown."""
    frame = pd.DataFrame(index=pd.RangeIndex(len(raw.rows)))
    loaded = Loaded(table, frame, tuple(raw.lines))
    problems = list(raw.problems)
    for name in raw.header:
        texts = [row[name] for row in raw.rows]
        if name not in table.numbers:
            frame[name] = text_series(texts)
            continue
        values = [number(text) if text else math.nan for text in texts]
        problems += [
            loaded.problem(place, "not_number", name, {"value": shown(texts[place])})
            for place, value in enumerate(values)
            if value is None
        ]
        frame[name] = pd.Series([math.nan if v is None else v for v in values], dtype="float64")
    if table.shapes:
        frame[GEOMETRY] = shape_series(raw.shapes)
    return loaded, problems


def empty_frame(table: Table) -> pd.DataFrame:
    """Return a frame without rows, with all the columns of `table`."""
    kinds = {
        column.name: "float64" if column.kind is Kind.NUMBER else "str" for column in table.columns
    }
    frame = pd.DataFrame({name: pd.Series([], dtype=kind) for name, kind in kinds.items()})
    if table.shapes:
        frame[GEOMETRY] = shape_series([])
    return frame
