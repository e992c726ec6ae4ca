"""A ledger: kinds of rows with their counts on the left, the rows of one kind on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from i18n import Speech
from park import Park
from park.vocabulary import Placing
from ui.markup import Child, tag
from ui.state import link_here, link_to
from ui.tables import table

SHOWN = 25
"""Rows on screen at once: however many there are, the page stays as quick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One kind of rows."""

    name: str
    count: int
    href: str
    here: bool
    mark: str = ""
    mark_class: str = ""
    more: str = ""
    """What is added to the count, such as the money."""


def entries(title: str, found: Sequence[Entry], say: Speech) -> Markup:
    """Return the kinds as a list of links under a title, or under none; the one shown is marked."""
    head = tag("h4", title) if title else None
    return tag("div", head, tag("ul", *(_line(one, say) for one in found)))


def _line(one: Entry, say: Speech) -> Markup:
    return tag(
        "li",
        tag(
            "a",
            tag("span", one.mark, class_=f"twin-mark {one.mark_class}", aria_hidden="true")
            if one.mark
            else None,
            tag("span", one.name, tag("small", one.more) if one.more else None),
            tag("b", say.number(one.count, 0)),
            href=one.href,
            target="_self",
            class_="twin-ledger-here" if one.here else None,
            aria_current="true" if one.here else None,
        ),
        class_=None if one.count else "twin-ledger-none",
    )


def part_of(total: int, part: int) -> slice:
    """Return the places of the rows on screen; a part beyond the last shows the last."""
    last = max((total - 1) // SHOWN, 0)
    first = min(part - 1, last) * SHOWN
    return slice(first, min(first + SHOWN, total))


def pager(total: int, part: int, say: Speech) -> Markup | None:
    """Return which rows are on screen and the ways to the others; nothing where all are."""
    if total <= SHOWN:
        return None
    shown = part_of(total, part)
    here = shown.start // SHOWN + 1

    def way(key: str, to: int, *, there: bool) -> Markup | None:
        words = say(f"pager.{key}")
        return tag("a", words, href=link_here(part=str(to)), target="_self") if there else None

    return tag(
        "p",
        say(
            "pager.of",
            first=say.number(shown.start + 1, 0),
            last=say.number(shown.stop, 0),
            total=say.number(total, 0),
        ),
        way("back", here - 1, there=here > 1),
        way("on", here + 1, there=shown.stop < total),
        class_="twin-pager",
    )


def project_link(park: Park, row: int, say: Speech) -> Markup:
    """Return the name of the project at a row as a link to it."""
    found = park.projects.iloc[row].to_dict()
    return tag("a", say.name(found), href=link_to("project", str(found["id"])), target="_self")


def detail(head: Sequence[Markup | None], header: Sequence[str], rows: Sequence[Sequence[Child]],
           numeric: frozenset[int] = frozenset()) -> Markup:  # fmt: skip
    """Return the right side: what the rows have in common, then the rows."""
    body = table(header, rows, numeric=numeric) if rows else None
    return tag("div", *head, body, class_="twin-card twin-ledger-rows")


def place_of(park: Park, row: int, say: Speech) -> Markup | str:
    """Return how the map can place a project; where it has a place, as a way to it."""
    codes = park.codes["placing"]
    placing = codes.names[codes.codes[row]]
    if placing != Placing.SITE:
        return say(f"placed.{placing}")
    href = link_to("map", str(park.projects["id"].iloc[row]))
    return tag("a", say(f"placed.{placing}"), href=href, target="_self")
