"""What may be asked of the store: put a row, or drop one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Put:
    """Add the row, or let it take the place of the row with the same key.

    Columns that are not given keep what they hold; in a new row they are unknown.
    """

    table: str
    """Name of a frame of `Park`, or "gtfs"."""
    values: Mapping[str, object]
    """By column; text, numbers, and a shapely geometry under "geometry". None is unknown."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Take the row away. It stays in all revisions before."""

    table: str
    key: str
    """Values of the key columns; ``store.keys.key_of`` makes it."""


Change = Put | Drop
