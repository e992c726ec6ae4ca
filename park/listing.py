"""How a list of projects is looked at: which columns, in which order, which page of it.

Like the selection it stands in the address; what is unknown there is dropped and named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from park.order import Column, Order
from park.query import Dropped

COLUMNS, SORT, ROW, PER = "cols", "sort", "row", "per"
NAMES = (COLUMNS, SORT, ROW, PER)
"""The address parameters of a list."""

USUAL = (
    Column.NAME, Column.STAGE, Column.ZONE, Column.UNIT, Column.INVESTMENT, Column.LATEST,
    Column.NEXT, Column.TRUST,
)  # fmt: skip
PAGE_SIZES = (25, 50, 100)
_LONGEST = 200
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A look at a list."""

    columns: tuple[Column, ...] = USUAL
    """Shown from left to right; the name is always among them."""
    order: Order | None = None
    """None lists projects as the park has them."""
    row: int = 0
    """Number of a row on the page shown, from 1; 0 asks for the page of what is picked."""
    per: int = 50
    """Rows a page."""

    def first_row(self, length: int, picked_at: int | None) -> int:
        """Return the place, from 0, at which the page begins in a list of so many rows.

        `picked_at` is the place of what is picked, None where it is not in the list. A page that
        lies beyond the end gives the last one.
        """
        wanted = self.row - 1 if self.row else picked_at or 0
        return max(0, min(wanted, length - 1)) // self.per * self.per


def to_query(listing: Listing) -> dict[str, str]:
    """Return the address parameters of a look; what is as usual is left out."""
    query: dict[str, str] = {}
    if listing.columns != USUAL:
        query[COLUMNS] = ",".join(listing.columns)
    if listing.order:
        query[SORT] = ("-" if listing.order.descending else "") + listing.order.column
    if listing.row:
        query[ROW] = str(listing.row)
    if listing.per != Listing().per:
        query[PER] = str(listing.per)
    return query


def from_query(query: Mapping[str, str]) -> tuple[Listing, tuple[Dropped, ...]]:
    """Read a look from address parameters, with what had to be dropped."""
    columns, dropped = _columns(query.get(COLUMNS, ""))
    written = query.get(SORT, "")
    order = None
    if written.removeprefix("-") in set(Column):
        order = Order(Column(written.removeprefix("-")), written.startswith("-"))
    elif written:
        dropped.append(Dropped(SORT, written[:40]))
    row, per = (_number(query.get(name, "")) for name in (ROW, PER))
    if row is None or (query.get(ROW) and not row):
        dropped.append(Dropped(ROW, query[ROW][:40]))
    if per not in (0, *PAGE_SIZES):
        dropped.append(Dropped(PER, query[PER][:40]))
    size = per if per in PAGE_SIZES else Listing().per
    return Listing(columns=columns, order=order, row=row or 0, per=size), tuple(dropped)


def _columns(written: str) -> tuple[tuple[Column, ...], list[Dropped]]:
    if not written:
        return USUAL, []
    if len(written) > _LONGEST:
        return USUAL, [Dropped(COLUMNS, written[:40])]
    asked = [one for one in written.split(",") if one]
    known = tuple(Column(one) for one in dict.fromkeys(asked) if one in set(Column))
    dropped = [Dropped(COLUMNS, one[:40]) for one in asked if one not in set(Column)]
    return with_name(known) if known else USUAL, dropped


def with_name(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns with the name among them, first where it was missing."""
    return columns if Column.NAME in columns else (Column.NAME, *columns)


def _number(written: str) -> int | None:
    """Return a whole number, 0 for an empty text, None for any other."""
    if not written:
        return 0
    plain = written.isascii() and written.isdecimal() and len(written) <= _MOST_DIGITS
    return int(written) if plain else None
