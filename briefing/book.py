"""A book of tables: typed columns with ids that stay and words in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

Value = str | float | None
"""Text, a number, or nothing where it is unknown. Empty text is nothing too."""


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    """A date as sources write it: YYYY-MM-DD, or YYYY-MM or YYYY where no more is known. Only a
    whole date is a date to a spreadsheet; a month is never its first day."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column and all its values."""

    id: str
    title: str
    values: Sequence[Value]
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: all columns are equally long. Its `id` stays, its title is the reader's."""

    id: str
    title: str
    columns: tuple[Column, ...]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.columns[0].values)

    def rows(self) -> list[dict[str, Value]]:
        """Return the rows by column id, unknown values as None."""
        ids = [column.id for column in self.columns]
        each = zip(*(column.values for column in self.columns), strict=True)
        return [{one: known(value) for one, value in zip(ids, row, strict=True)} for row in each]


@dataclass(frozen=True, slots=True)
class Book:
    """Tables that belong together, the one that was asked for first."""

    title: str
    sheets: tuple[Sheet, ...]
    watermark: str = ""
    """Words that stand over every printed page; none where the data is real."""


class NotWritable(ValueError):
    """A text that a file of this format cannot hold."""


_WHOLE = re.compile(r"(?:19[1-9]|[2-9][0-9])[0-9]+-[0-9]{2}-[0-9]{2}")


def is_whole_date(written: object) -> bool:
    """Whether a date is known to the day, in a year that every spreadsheet counts alike."""
    return isinstance(written, str) and bool(_WHOLE.fullmatch(written))


def known(value: Value) -> Value:
    """Return the value; None for empty text and for what is no number."""
    if isinstance(value, str):
        return value or None
    return value if value is not None and value == value else None  # noqa: PLR0124 - NaN
