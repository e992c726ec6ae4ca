"""How a data file is declared: once, with type, unit and rule. Everything else is built from it.

The pandera contract, the database table, the dictionary and the reader all follow these values.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SEPARATOR = ";"
"""Between the values of a column that holds several."""


class Kind(StrEnum):
    """What a column holds. Unknown text is empty, an unknown number is no number."""

    TEXT = "text"
    NUMBER = "number"


class Form(StrEnum):
    """The form of a text, where it has one."""

    ANY = "any"
    SLUG = "slug"
    DATE = "date"
    PERIOD = "period"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a data file."""

    name: str
    says: str
    """What it holds, for the dictionary."""
    kind: Kind = Kind.TEXT
    unit: str = ""
    required: bool = True
    """Whether every row must have a value."""
    form: Form = Form.ANY
    one_of: tuple[str, ...] = ()
    refers_to: str = ""
    """``table.column`` that must have the value."""
    many: bool = False
    """Whether it holds several values, separated by a semicolon."""
    low: float | None = None
    high: float | None = None

    @property
    def target(self) -> tuple[str, str]:
        """Table and column that `refers_to` names."""
        table, _, column = self.refers_to.partition(".")
        return table, column


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One data file and the database table of the same rows."""

    file: str
    """Path inside the data folder."""
    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """Columns that tell one row from another."""
    shapes: tuple[str, ...] = ()
    """Geometry types allowed; none for a table without geometry."""
    filled: bool = False
    """Whether it must have rows: without any the park would silently be empty."""
    noun: str = ""
    """What a row is called in a problem's code: ``unknown_<noun>``."""

    @property
    def name(self) -> str:
        """Name of the database table and of the frame in `Park`."""
        return self.file.rpartition("/")[2].partition(".")[0]

    @property
    def ending(self) -> str:
        """Ending of the file's name, which says how it is read."""
        return self.file.rpartition(".")[2]

    def column(self, name: str) -> Column:
        """Return the column of that name."""
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in the file's order, without geometry."""
        return tuple(column.name for column in self.columns)

    @property
    def numbers(self) -> frozenset[str]:
        """Names of the columns that hold numbers."""
        return frozenset(column.name for column in self.columns if column.kind is Kind.NUMBER)
