"""The one filter value. It decides numbers, lives in the query string, and drives everything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from park.area import Corner, may_lie_in
from park.lateness import overdue
from park.model import Mask, Park, Rows
from park.searchable import searchable
from park.vocabulary import NO_STAGE, NO_UNIT, NO_ZONE, Lateness

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What the reader asked for. An empty set asks for everything."""

    on: date
    """The day as of which stages are read. Projects that nobody can have heard of by then, as
    `park.course.Course.heard_from` has it, are filtered out."""
    zones: frozenset[str] = field(default=_NOTHING)
    """Zone ids, or "unknown" for projects whose zone no source states."""
    themes: frozenset[str] = field(default=_NOTHING)
    sectors: frozenset[str] = field(default=_NOTHING)
    stages: frozenset[str] = field(default=_NOTHING)
    """Certain stages on the day, or "none" for projects without any."""
    reached: frozenset[str] = field(default=_NOTHING)
    """Steps of the pipeline, any of which was surely reached or passed, whatever came since."""
    units: frozenset[str] = field(default=_NOTHING)
    """Responsible units, or "none" for projects without any that a source names."""
    origins: frozenset[str] = field(default=_NOTHING)
    in_park: frozenset[str] = field(default=_NOTHING)
    placings: frozenset[str] = field(default=_NOTHING)
    """How the map can place a project, or why it cannot."""
    late: frozenset[str] = field(default=_NOTHING)
    """Whether a planned date passed by the day without the stage being reached."""
    text: str = ""
    """Words that a project's names, owner or place must all contain."""
    area: tuple[Corner, ...] = ()
    """Corners of an area in which a project lies or may lie. Of a project without a place nobody
    knows: it is filtered out."""

    def without_filters(self) -> Selection:
        """Return the selection of every project on the same day."""
        return Selection(on=self.on)

    def on_every_day(self) -> Selection:
        """Return the selection with the projects that are first heard of after its day.

        Not for stages: those are then read at the end of the calendar.
        """
        return replace(self, on=date.max)

    @property
    def is_open(self) -> bool:
        """Whether no filter is set. The day alone may leave projects out."""
        return replace(self, on=date.min) == Selection(on=date.min)

    def mask(self, park: Park) -> Mask:
        """Return which projects are selected, one place a project. The answer is shared."""
        return park.remember(_mask, self)

    def rows(self, park: Park) -> Rows:
        """Return the rows of the selected projects, in order. The answer is shared."""
        return park.remember(_rows, self)

    def parts(self, park: Park) -> Mapping[str, Mask]:
        """Return what each filter that is set would keep alone, by field.

        The day, ``on``, is among them where it leaves projects out.
        """
        return park.remember(_parts, self)


def _mask(park: Park, chosen: Selection) -> Mask:
    kept = np.ones(len(park), dtype=bool)
    for part in chosen.parts(park).values():
        kept &= part
    kept.flags.writeable = False
    return kept


def _rows(park: Park, chosen: Selection) -> Rows:
    rows = np.flatnonzero(chosen.mask(park))
    rows.flags.writeable = False
    return rows


def _parts(park: Park, chosen: Selection) -> Mapping[str, Mask]:
    found = {field: part(park, chosen) for field, part in _PARTS.items() if getattr(chosen, field)}
    not_yet = park.course.at(chosen.on).not_yet
    return {"on": ~not_yet, **found} if not_yet.any() else found


def _coded(field: str, column: str) -> Callable[[Park, Selection], Mask]:
    return lambda park, chosen: park.codes[column].among(getattr(chosen, field))


def _in_any_zone(park: Park, chosen: Selection) -> Mask:
    return _any(park, chosen.zones, park.in_zone, NO_ZONE, park.has_zone)


def _of_any_unit(park: Park, chosen: Selection) -> Mask:
    return _any(park, chosen.units, park.of_unit, NO_UNIT, park.has_unit)


def _any(
    park: Park, asked: frozenset[str], held: Mapping[str, Mask], nowhere: str, somewhere: Mask
) -> Mask:
    found = np.zeros(len(park), dtype=bool)
    for one in asked:
        if one == nowhere:
            found |= ~somewhere
        elif one in held:
            found |= held[one]
    return found


def _at_any_stage(park: Park, chosen: Selection) -> Mask:
    # The last place is that of "no stage", whose position is -1.
    wanted = np.array([one in chosen.stages for one in (*park.stages.ids, NO_STAGE)], dtype=bool)
    return wanted[park.course.at(chosen.on).certain]


def _come_to_any(park: Park, chosen: Selection) -> Mask:
    beyond = len(park.stages.ids)
    least = min(
        (at for at, one in enumerate(park.stages.ids) if one in chosen.reached), default=beyond
    )
    return park.course.at(chosen.on).furthest >= least


def _with_all_words(park: Park, chosen: Selection) -> Mask:
    found = np.ones(len(park), dtype=bool)
    for word in chosen.text.casefold().split():
        found &= searchable(park).str.contains(word, regex=False).to_numpy(dtype=bool)
    return found


def _late(park: Park, chosen: Selection) -> Mask:
    late = overdue(park, chosen.on)
    found = np.zeros(len(park), dtype=bool)
    for one, mask in ((Lateness.PASSED, late), (Lateness.NONE, ~late)):
        if one in chosen.late:
            found |= mask
    return found


_PARTS: Mapping[str, Callable[[Park, Selection], Mask]] = {
    "zones": _in_any_zone,
    "themes": _coded("themes", "theme"),
    "sectors": _coded("sectors", "sector"),
    "stages": _at_any_stage,
    "reached": _come_to_any,
    "units": _of_any_unit,
    "origins": _coded("origins", "origin"),
    "in_park": _coded("in_park", "in_park"),
    "placings": _coded("placings", "placing"),
    "late": _late,
    "text": _with_all_words,
    "area": lambda park, chosen: may_lie_in(park, chosen.area),
}
"""What each field of a selection keeps."""
