"""The one filter value. It decides numbers, lives in the query string, and drives everything."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from park.area import Corner, may_lie_in
from park.model import Mask, Park
from park.vocabulary import NO_ZONE

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What the reader asked for. An empty set asks for everything."""

    on: date
    """The day as of which stages are read."""
    zones: frozenset[str] = field(default=_NOTHING)
    """Zone ids, or "unknown" for projects whose zone no source states."""
    themes: frozenset[str] = field(default=_NOTHING)
    sectors: frozenset[str] = field(default=_NOTHING)
    stages: frozenset[str] = field(default=_NOTHING)
    """Certain stages on the day, or "none" for projects without any."""
    units: frozenset[str] = field(default=_NOTHING)
    """Responsible units."""
    origins: frozenset[str] = field(default=_NOTHING)
    in_park: frozenset[str] = field(default=_NOTHING)
    text: str = ""
    """Words that a project's names, owner or place must all contain."""
    area: tuple[Corner, ...] = ()
    """Corners of an area in which a project lies or may lie. Of a project without a place nobody
    knows: it is filtered out."""

    def without_filters(self) -> Selection:
        """Return the selection of every project on the same day."""
        return Selection(on=self.on)

    @property
    def is_open(self) -> bool:
        """Whether nothing is filtered out."""
        return replace(self, on=date.min) == Selection(on=date.min)

    def mask(self, park: Park) -> Mask:
        """Return which projects of the park are selected, one place a project."""
        chosen = np.ones(len(park), dtype=bool)
        for asked, column in (
            (self.themes, "theme"),
            (self.sectors, "sector"),
            (self.origins, "origin"),
            (self.in_park, "in_park"),
        ):
            if asked:
                chosen &= park.projects[column].isin(asked).to_numpy()
        if self.zones:
            chosen &= _in_any_zone(park, self.zones)
        if self.units:
            chosen &= _of_any_unit(park, self.units)
        if self.stages:
            chosen &= np.isin(park.course.at(self.on).certain_ids, list(self.stages))
        for word in self.text.casefold().split():
            chosen &= park.searchable.str.contains(word, regex=False).to_numpy(dtype=bool)
        if self.area:
            chosen &= may_lie_in(park, self.area)
        return chosen


def _in_any_zone(park: Park, zones: frozenset[str]) -> Mask:
    found = np.zeros(len(park), dtype=bool)
    for zone in zones:
        found |= ~park.has_zone if zone == NO_ZONE else park.in_zone.get(zone, found)
    return found


def _of_any_unit(park: Park, units: frozenset[str]) -> Mask:
    found = np.zeros(len(park), dtype=bool)
    for unit in units:
        found |= park.of_unit.get(unit, found)
    return found
