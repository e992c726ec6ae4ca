"""Find anything the park has a name for: by its name, a part of it, or how it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cached_property
from typing import Any

from geo.crs import to_metric
from park.bus_stops import stops
from park.fold import fold
from park.model import Park
from park.pinyin import typed
from park.searchable import owners_in_every_language, place_in_every_language
from park.tasks import tasks_of
from park.vocabulary import Theme

MOST_PROJECTS = 5_000
"""Of more projects none is listed: they are found by the text filter, which the server answers."""


class Kind(StrEnum):
    """What was found, in the order in which equals are listed."""

    ZONE = "zone"
    PROJECT = "project"
    WORK = "work"
    WATERWAY = "waterway"
    LINE = "line"
    STOP = "stop"
    METRO = "metro"
    PLACE = "place"
    TASK = "task"
    INDICATOR = "indicator"
    UNIT = "unit"


_KIND_SAID: Mapping[Kind, tuple[str, ...]] = {
    Kind.WORK: ("水系工程", "水利工程", "Waterway works", "Gewässerbau"),
    Kind.LINE: ("公交线路", "公交", "Bus line", "Buslinie"),
    Kind.STOP: ("公交站", "公交", "Bus stop", "Bushaltestelle"),
    Kind.METRO: ("地铁", "轨道交通", "Metro", "Subway", "U-Bahn"),
}
"""What people type for a thing whose own name may not say what it is, whatever language they read.

Part of how things are found, and not shown anywhere.
"""


class Match(IntEnum):
    """How well an entry answers, best first."""

    EXACT = 0
    STARTS = 1
    WORD_STARTS = 2
    TYPED_STARTS = 3
    CONTAINS = 4
    ALL_WORDS = 5


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Something that can be found. Folding is done once, when it is first asked."""

    kind: Kind
    id: str
    names: Mapping[str, str]
    """Its name by language code; languages without one are left out."""
    aliases: tuple[str, ...] = ()
    """Other names: short ones, those that documents use."""
    words: tuple[str, ...] = ()
    """What else leads to it: its owner, its place in the plan, what kind of thing it is."""

    @cached_property
    def folded_names(self) -> tuple[str, ...]:
        """Names and aliases as they are compared."""
        return _folded((*self.names.values(), *self.aliases))

    @cached_property
    def typed(self) -> tuple[str, ...]:
        """Pinyin of the Chinese name and of the aliases, initials and in full."""
        said = (self.names.get("zh", ""), *self.aliases)
        return tuple(dict.fromkeys(one for name in said for one in typed(name)))

    @cached_property
    def folded_words(self) -> tuple[str, ...]:
        """The further words as they are compared."""
        return _folded(self.words)

    @cached_property
    def everything(self) -> str:
        """All that can be matched, a text a line."""
        return "\n".join((*self.folded_names, *self.typed, *self.folded_words))


def _folded(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in map(fold, texts) if one))


def match(entry: Entry, asked: str) -> Match | None:
    """Return how well an entry answers what was asked, folded; None if it does not."""
    together = asked.replace(" ", "")
    if asked not in entry.everything and together not in entry.everything:
        words = asked.split(" ")
        return Match.ALL_WORDS if all(one in entry.everything for one in words) else None
    names = entry.folded_names
    if asked in names:
        return Match.EXACT
    if any(one.startswith(asked) for one in names):
        return Match.STARTS
    if any(f" {asked}" in one for one in names):
        return Match.WORD_STARTS
    if any(one.startswith(together) for one in entry.typed):
        return Match.TYPED_STARTS
    return Match.CONTAINS


def search(entries: Sequence[Entry], text: str, limit: int) -> tuple[Entry, ...]:
    """Return the entries that answer a text, best first, at most `limit`.

    Among equals the shorter name comes first, then the earlier entry. A text without letters and
    digits finds nothing. ``ui/search_box/rank.js`` does the same in the browser; a test holds
    the two together.
    """
    asked = fold(text)
    if not asked:
        return ()
    found = []
    for at, entry in enumerate(entries):
        how = match(entry, asked)
        if how is not None:
            found.append((how, min(map(len, entry.folded_names), default=0), at))
    return tuple(entries[at] for _, _, at in sorted(found)[:limit])


def entries(park: Park) -> tuple[Entry, ...]:
    """Return everything in the park that has a name, in the order of `Kind`."""
    found = [
        *(_entry(Kind.ZONE, one, aliases=_names(one, "short")) for one in _rows(park.zones)),
        *_projects(park),
        *(_entry(Kind.WATERWAY, one) for one in _rows(park.waterways)),
        *(_entry(Kind.STOP, one) for one in stops(park)),
        *_context(park),
        *(
            _entry(Kind.TASK, {**one, "id": one["ref"]}, "title", words=[one["ref"]])
            for one in _rows(park.plan_tasks)
        ),
        *(_entry(Kind.INDICATOR, one, words=[one["plan_ref"]]) for one in _rows(park.indicators)),
        *(
            _entry(Kind.UNIT, one, aliases=_listed(one["aliases"]))
            for one in _rows(park.units)
        ),
    ]  # fmt: skip
    order = list(Kind)
    return tuple(sorted(found, key=lambda one: order.index(one.kind)))


def _projects(park: Park) -> list[Entry]:
    if len(park) > MOST_PROJECTS:
        return []
    routes = set(park.gtfs["routes"]["route_id"])
    found = []
    for row in _rows(park.projects):
        kind = Kind.WORK if row["theme"] == Theme.WATERWAYS else Kind.PROJECT
        kind = Kind.LINE if row["id"] in routes else kind
        words = [
            *owners_in_every_language(park, row["owner"]),
            *(ref for ref, _ in tasks_of(park, row["id"])),
            *place_in_every_language(park, row["location_note"]),
            row["id"],
        ]
        found.append(_entry(kind, row, words=words))
    return found


def _context(park: Park) -> list[Entry]:
    rows = _rows(park.context)
    lines = [one for one in rows if one["kind"] == "metro_line"]
    tracks = [to_metric(one["geometry"]) for one in lines]
    found = []
    for row in rows:
        if not row["kind"].startswith("metro"):
            found.append(_entry(Kind.PLACE, row))
            continue
        # A station is found by the line that it lies on, as far as its place is known.
        place = to_metric(row["geometry"])
        called_at = [
            name
            for line, track in zip(lines, tracks, strict=True)
            if row["kind"] == "metro_station" and place.distance(track) <= row["accuracy_m"]
            for name in _names(line, "name")
        ]
        found.append(_entry(Kind.METRO, row, words=called_at))
    return found


def _rows(frame: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = frame.to_dict("records")
    return rows


def _names(row: Mapping[Any, Any], stem: str) -> list[str]:
    return list(_by_language(row, stem).values())


def _listed(written: str) -> list[str]:
    return [one for one in written.split(";") if one]


def _by_language(row: Mapping[Any, Any], stem: str) -> dict[str, str]:
    columns = [str(one) for one in row if str(one).startswith(f"{stem}_")]
    return {
        column.removeprefix(f"{stem}_"): row[column]
        for column in columns
        if isinstance(row[column], str) and row[column]
    }


def _entry(
    kind: Kind,
    row: Mapping[Any, Any],
    stem: str = "name",
    *,
    aliases: Iterable[str] = (),
    words: Iterable[Any] = (),
) -> Entry:
    names = _by_language(row, stem)
    return Entry(
        kind=kind,
        id=str(row["id"]),
        names=names,
        aliases=tuple(one for one in aliases if one not in names.values()),
        words=tuple(
            one for one in (*words, *_KIND_SAID.get(kind, ())) if isinstance(one, str) and one
        ),
    )
