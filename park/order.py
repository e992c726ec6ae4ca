"""In which order projects are listed: by any column, over the whole park at once.

What a column is ordered by is one number a project, worked out once a park (and day, and language)
and remembered; a page of the list is then a slice of an order that the selection thins out.
Unknown stands last in either direction, and equals stand as the park has them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from park.model import Mask, Park
from park.name_order import places
from park.selection import Selection
from park.trust import best_grades
from park.vocabulary import InPark, Origin, Placing, Sector, Theme

Rows = npt.NDArray[np.intp]
Values = npt.NDArray[np.floating]


class Column(StrEnum):
    """What a list of projects can show of each, and be ordered by."""

    NAME = "name"
    STAGE = "stage"
    ZONE = "zone"
    THEME = "theme"
    SECTOR = "sector"
    OWNER = "owner"
    UNIT = "unit"
    INVESTMENT = "investment"
    FIRST = "first"
    """The first date on which something surely happened."""
    LATEST = "latest"
    """The last thing that surely happened."""
    NEXT = "next"
    """The next stage that is planned."""
    TRUST = "trust"
    PLACED = "placed"
    IN_PARK = "inpark"
    ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class Order:
    """A column and a direction."""

    column: Column
    descending: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the numbers of a column depend on beside the park."""

    column: Column
    day: date | None = None
    language: str = ""


_BY_DAY = frozenset({Column.STAGE, Column.FIRST, Column.LATEST, Column.NEXT})
_BY_LANGUAGE = frozenset({Column.NAME, Column.OWNER})


class Listed:
    """The selected projects in an order, of which only a page is ever looked at."""

    def __init__(self, every: Rows, places: Rows) -> None:
        """Take the rows of all projects in the order, and at which places the listed ones stand."""
        self._every, self._places = every, places

    def __len__(self) -> int:
        """Return how many projects are listed."""
        return len(self._places)

    def page(self, first: int, size: int) -> Rows:
        """Return the rows, in the park, of `size` projects from the place `first` on."""
        found: Rows = self._every[self._places[first : first + size]]
        return found

    def place_of(self, row: int) -> int | None:
        """Return at which place the project of this row stands, None where it is not listed."""
        among_all = np.flatnonzero(self._every == row)
        place = int(np.searchsorted(self._places, among_all[0])) if len(among_all) else len(self)
        listed_here = place < len(self) and self._places[place] == among_all[0]
        return place if listed_here else None


def listed(park: Park, chosen: Selection, order: Order | None, language: str) -> Listed:
    """Return the selected projects in an order; in the park's own where it is None.

    `language` is the code of the language that names are read in.
    """
    kept = chosen.mask(park)
    if order is None:
        return Listed(park.remember(_own_order, None), np.flatnonzero(kept))
    asked = _Asked(
        order.column,
        chosen.on if order.column in _BY_DAY else None,
        language if order.column in _BY_LANGUAGE else "",
    )
    every = park.remember(_order, (asked, order.descending))
    return Listed(every, np.flatnonzero(kept.take(every)))


def _own_order(park: Park, _: None) -> Rows:
    return np.arange(len(park))


def _order(park: Park, key: tuple[_Asked, bool]) -> Rows:
    asked, descending = key
    values = park.remember(_values, asked)
    # NaN stands last whatever the sign; a stable sort keeps equals as the park has them.
    found = np.argsort(-values if descending else values, kind="stable")
    found.flags.writeable = False
    return found


def _values(park: Park, asked: _Asked) -> Values:
    """Return what a column is ordered by, a number a project; NaN where it is unknown."""
    return _VALUES[asked.column](park, asked)


def _whole(codes: npt.NDArray[np.integer], *, unknown: int = -1) -> Values:
    return np.where(codes == unknown, np.nan, codes.astype(np.float64))


def _coded(column: str, order: type[StrEnum]) -> Callable[[Park, _Asked], Values]:
    """Order by a closed vocabulary as it is listed to a reader."""

    def values(park: Park, _asked: _Asked) -> Values:
        known = [str(one) for one in order]
        coded = park.codes[column]
        at = [known.index(one) if one in known else -1 for one in coded.names]
        return _whole(np.array([*at, -1], dtype=np.int32)[coded.codes])

    return values


def _held(held: Callable[[Park], Mapping[str, Mask]]) -> Callable[[Park, _Asked], Values]:
    """Order by the first of several things that a project may have a part in."""

    def values(park: Park, _asked: _Asked) -> Values:
        found = np.full(len(park), np.nan)
        for at, mask in reversed(list(enumerate(held(park).values()))):
            found[mask] = at
        return found

    return values


def _names(park: Park, asked: _Asked) -> Values:
    own = park.projects.get(f"name_{asked.language}", park.projects["name_en"])
    read = own.where(own != "", park.projects["name_en"])
    read = read.where(read != "", park.projects["name_zh"])
    return places(read, asked.language)


def _placed(park: Park, asked: _Asked) -> Values:
    values = _coded("placing", Placing)(park, asked)
    values[values == list(Placing).index(Placing.NONE)] = np.nan
    return values


def _stage(park: Park, asked: _Asked) -> Values:
    return _whole(park.course.at(_day(asked)).certain)


def _first(park: Park, asked: _Asked) -> Values:
    course = park.course
    happened = ~course.planned & (course.last <= _day(asked).toordinal())
    return _earliest(park, happened)


def _latest(park: Park, asked: _Asked) -> Values:
    return _whole(park.course.at(_day(asked)).latest_day, unknown=0)


def _next(park: Park, asked: _Asked) -> Values:
    course = park.course
    planned = course.at(_day(asked)).planned
    return _earliest(park, course.planned & (course.position == planned[course.row]))


def _earliest(park: Park, among: Mask) -> Values:
    """Return the earliest last day of each project's events that are `among`, as ordinals."""
    found = np.full(len(park), np.nan)
    rows, days = park.course.row[among], park.course.last[among]
    if len(rows):
        starts = np.flatnonzero(np.diff(rows, prepend=-1))
        found[rows[starts]] = np.minimum.reduceat(days, starts)
    return found


def _day(asked: _Asked) -> date:
    assert asked.day is not None, "a column of days is asked for with its day"
    return asked.day


_VALUES: Mapping[Column, Callable[[Park, _Asked], Values]] = {
    Column.NAME: _names,
    Column.STAGE: _stage,
    Column.ZONE: _held(lambda park: park.in_zone),
    Column.THEME: _coded("theme", Theme),
    Column.SECTOR: _coded("sector", Sector),
    Column.OWNER: lambda park, asked: places(park.projects["owner"], asked.language),
    Column.UNIT: _held(lambda park: park.of_unit),
    Column.INVESTMENT: lambda park, _: park.projects["investment_yi_cny"].to_numpy(np.float64),
    Column.FIRST: _first,
    Column.LATEST: _latest,
    Column.NEXT: _next,
    Column.TRUST: lambda park, _: _whole(best_grades(park)),
    Column.PLACED: _placed,
    Column.IN_PARK: _coded("in_park", InPark),
    Column.ORIGIN: _coded("origin", Origin),
}
"""What each column is ordered by. To add a column: its name above, one line here, its words."""
