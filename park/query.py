"""The selection in the address: one codec, every value checked, nothing believed.

A link may come from anywhere. What is unknown is dropped and named, never raised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from park.area import BadArea, read_area, written_area
from park.day import BadDate, day_span
from park.model import Park
from park.selection import Selection
from park.vocabulary import (
    NO_STAGE,
    NO_UNIT,
    NO_ZONE,
    InPark,
    Lateness,
    Origin,
    Placing,
    Sector,
    Theme,
)

LONGEST = 2_000
"""Characters of one parameter that are read; a longer one is dropped whole."""

MOST_VALUES = 50
LONGEST_TEXT = 80
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)

_SEPARATOR = ","


@dataclass(frozen=True, slots=True)
class Dropped:
    """A value of the address that was not taken."""

    parameter: str
    value: str
    """At most 40 characters of it."""


CHOICES: Mapping[str, tuple[str, Callable[[Park], Iterable[str]]]] = {
    "zone": ("zones", lambda park: [*park.zones["id"], NO_ZONE]),
    "theme": ("themes", lambda _: list(Theme)),
    "sector": ("sectors", lambda _: list(Sector)),
    "stage": ("stages", lambda park: [*park.stages.ids, NO_STAGE]),
    "reached": ("reached", lambda park: park.stages.steps),
    "unit": ("units", lambda park: [*park.units["id"], NO_UNIT]),
    "origin": ("origins", lambda _: list(Origin)),
    "inpark": ("in_park", lambda _: list(InPark)),
    "placed": ("placings", lambda _: list(Placing)),
    "late": ("late", lambda _: list(Lateness)),
}
"""Parameter name to the selection's field and the values it may take."""

TEXT, DAY, OTHER_DAY, AREA = "q", "on", "vs", "within"


def to_query(chosen: Selection, today: date) -> dict[str, str]:
    """Return the address parameters of a selection; what is open, and today, is left out."""
    query = {
        parameter: _SEPARATOR.join(sorted(getattr(chosen, field)))
        for parameter, (field, _) in CHOICES.items()
        if getattr(chosen, field)
    }
    if chosen.text:
        query[TEXT] = chosen.text
    if chosen.area:
        query[AREA] = written_area(chosen.area)
    if chosen.on != today:
        query[DAY] = chosen.on.isoformat()
    return query


def from_query(
    query: Mapping[str, str], park: Park, today: date
) -> tuple[Selection, tuple[Dropped, ...]]:
    """Read a selection from address parameters, with what had to be dropped.

    Parameters that are none of the selection's are ignored: pages and languages have their own.
    """
    dropped: list[Dropped] = []
    taken: dict[str, Any] = {}
    for parameter, (field, allowed) in CHOICES.items():
        written = query.get(parameter, "")
        if len(written) > LONGEST:
            dropped.append(Dropped(parameter, written[:40]))
            continue
        values = [value for value in written.split(_SEPARATOR) if value]
        known = frozenset(values[:MOST_VALUES]) & frozenset(map(str, allowed(park)))
        dropped += [Dropped(parameter, value[:40]) for value in values if value not in known]
        taken[field] = known
    text = query.get(TEXT, "")
    if len(text) > LONGEST_TEXT or not text.isprintable():
        dropped.append(Dropped(TEXT, text[:40]))
    else:
        taken["text"] = text
    if outline := query.get(AREA, ""):
        try:
            taken["area"] = read_area(outline, park)
        except BadArea:
            dropped.append(Dropped(AREA, outline[:40]))
    day, bad = read_day(query, DAY)
    chosen = Selection(on=day or today, **taken)
    return chosen, (*dropped, *bad)


def read_day(query: Mapping[str, str], parameter: str) -> tuple[date | None, tuple[Dropped, ...]]:
    """Read a day from an address parameter: None where there is none, or where it was dropped.

    `DAY` is the selection's own; `OTHER_DAY` is the one that it is compared with.
    """
    written = query.get(parameter, "")
    if not written:
        return None, ()
    try:
        day = day_span(written).last
    except BadDate:
        day = date.min
    if not EARLIEST <= day <= LATEST:
        return None, (Dropped(parameter, written[:40]),)
    return day, ()
