"""Cells of a workbook that hold a formula and no result: read as empty, they would be lost."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any
from xml.parsers import expat

_CELL = re.compile(r"([A-Z]+)([0-9]+)")

_Attributes = Mapping[str, str]


class _Broken(ValueError):
    """A part that declares entities of its own: no spreadsheet writes them."""


def without_result(content: bytes) -> dict[str, list[tuple[int, int]]]:
    """Return such cells by the sheet's name: each its row and column, counted from 1.

    A spreadsheet that is opened counts its formulas out and keeps the results beside them. Programs
    that only write files keep none.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = {one["Id"]: one["Target"] for one in _all(book, _LINKS, "Relationship")}
        return {
            one["name"]: _cells(book, posixpath.normpath(posixpath.join("/xl", parts[one["id"]])))
            for one in _all(book, _BOOK, "sheet")
        }


_BOOK, _LINKS = "/xl/workbook.xml", "/xl/_rels/workbook.xml.rels"


def _all(book: zipfile.ZipFile, part: str, name: str) -> list[dict[str, str]]:
    """Return the attributes of every element of a name."""
    found: list[dict[str, str]] = []

    def start(element: str, attributes: _Attributes) -> None:
        if _local(element) == name:
            found.append({_local(key): value for key, value in attributes.items()})

    _parse(book, part, StartElementHandler=start)
    return found


class _Reading:
    """The cell that is being read."""

    def __init__(self) -> None:
        self.found: list[tuple[int, int]] = []
        self.row = self.column = 0
        self.has_formula = self.has_result = self.in_result = False

    def start(self, element: str, attributes: _Attributes) -> None:
        name = _local(element)
        if name == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
        elif name == "c":
            self.column += 1
            self.has_formula = self.has_result = False
            if place := _CELL.fullmatch(attributes.get("r", "")):
                self.column, self.row = _number(place[1]), int(place[2])
        self.has_formula |= name == "f"
        self.in_result = name in {"v", "t"}

    def text(self, written: str) -> None:
        self.has_result |= self.in_result and bool(written)

    def end(self, element: str) -> None:
        self.in_result = False
        if _local(element) == "c" and self.has_formula and not self.has_result:
            self.found.append((self.row, self.column))


def _cells(book: zipfile.ZipFile, part: str) -> list[tuple[int, int]]:
    reading = _Reading()
    _parse(
        book, part, StartElementHandler=reading.start,
        CharacterDataHandler=reading.text, EndElementHandler=reading.end,
    )  # fmt: skip
    return reading.found


def _parse(book: zipfile.ZipFile, part: str, **handlers: Callable[..., Any]) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    for name, handler in {**handlers, "EntityDeclHandler": _refuse}.items():
        setattr(parser, name, handler)
    with book.open(part.removeprefix("/")) as lines:
        parser.ParseFile(lines)


def _refuse(*_: object) -> None:
    raise _Broken("entities")


def _local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition(" ")[2]


def _number(letters: str) -> int:
    """Return the number of a column that a spreadsheet writes in letters."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found


def cell_name(row: int, column: int) -> str:
    """Return a cell's name as a spreadsheet writes it: ``G4``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
