"""What the twin computes from itself: a card an indicator, each line a way to its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from i18n import Speech
from indicators.derived import DERIVED, Derived, Measure, Part, Row
from indicators.derived.model import COUNT, KILOMETRES, MONEY, SHARE
from park import Park, Selection
from park.query import to_query
from ui.markup import Child, tag
from ui.state import link_to
from ui.tables import table


def derived_cards(park: Park, chosen: Selection, say: Speech) -> Markup:
    """Return a card for every derived indicator, under what they have in common."""
    note = say("derived.note", day=say.day(chosen.on))
    cards = [_card(park, one, chosen, say) for one in DERIVED]
    return tag(
        "section",
        tag("p", note, class_="twin-quiet"),
        tag("div", *cards, class_="twin-derived"),
    )


def _card(park: Park, one: Derived, chosen: Selection, say: Speech) -> Markup:
    found = one.compute(park, chosen)
    seen: Mapping[str, str] = {key: say_measure(it, say) for key, it in found.seen.items()}
    counted = any(row.projects is not None for row in found.rows)
    # Where the figure is the number of projects, it is the way to them: one column, not two alike.
    alike = all(row.measure.unit == COUNT for row in found.rows)
    stopped = any(row.stops is not None for row in found.rows)
    columns = (
        "line",
        *([] if alike else ["value"]),
        *(["behind"] if counted else []),
        *(["stops"] if stopped else []),
    )
    header = [say(f"derived.{key}") for key in columns]
    rows = [_line(row, chosen, say, counted=counted, alike=alike) for row in found.rows]
    return tag(
        "section",
        tag("h3", say(found.title or f"derived.{one.id}.title", **seen), class_="twin-title"),
        table(header, rows, numeric={1, 2}) if rows else tag("p", say("derived.nothing")),
        tag("p", say(f"derived.{one.id}.rule"), _rules_on(one, say), class_="twin-quiet"),
        tag("p", _source(park, chosen, say), class_="twin-quiet"),
        class_="twin-card twin-indicator",
    )


def _rules_on(one: Derived, say: Speech) -> Markup | None:
    """Return the way to the page that says more of the rule."""
    if not one.rules_on:
        return None
    words = say("derived.rules_on", page=say(f"tab.{one.rules_on}"))
    return tag("span", " ", tag("a", words, href=link_to(one.rules_on), target="_self"))


def _source(park: Park, chosen: Selection, say: Speech) -> str:
    revision = park.revision.number
    return say("derived.source", revision=revision, day=say.day(chosen.on))


def _line(row: Row, chosen: Selection, say: Speech, *, counted: bool, alike: bool) -> list[Child]:
    name = say.name(row.names) if row.names is not None else say(row.key)
    if row.within_m is not None:
        name = say("derived.within", name=name, metres=say.number(row.within_m, 0))
    if row.project:
        href = link_to("project", row.project)
        return [tag("a", name, href=href, target="_self"), _value(row, say)]
    if row.stops is not None:
        return [name, _value(row, say), _stops(row.stops, say)]
    if not counted:
        return [name, _value(row, say)]
    behind = _behind(row, chosen, say)
    return [name, behind] if alike else [name, _value(row, say), behind]


def _stops(stops: Sequence[Mapping[Any, Any]], say: Speech) -> Child:
    """Return how many stops may reach the zone; opened, each as a way to its place on the map."""
    if not stops:
        return say.number(0, 0)
    ways = (
        tag("li", tag("a", say.name(one), href=link_to("map", one["id"]), target="_self"))
        for one in stops
    )
    return tag("details", tag("summary", say.number(len(stops), 0)), tag("ul", *ways))


def _behind(row: Row, chosen: Selection, say: Speech) -> Child:
    if not row.projects or row.opens is None:
        return say.number(row.projects or 0, 0)
    address = link_to("projects", **to_query(row.opens, chosen.on))
    count = say.number(row.projects, 0)
    return tag("a", say("derived.count", count=count), href=address, target="_self")


def _value(row: Row, say: Speech) -> Child:
    said, found = say_measure(row.measure, say), row.measure
    small = None
    if found.drawn is not None:
        small = tag("small", say("derived.drawn", length=_amount(found.drawn, found.unit, say)))
    if row.known is not None and row.projects:
        words = say("derived.known", known=row.known, total=row.projects)
        small = tag("small", words)
    if row.part is not None:
        small = tag("small", _part(row.part, say))
    return tag("span", said, small, class_=None if found.is_known else "twin-quiet")


def _part(part: Part, say: Speech) -> str:
    return say(
        "derived.part",
        stage=say.name(part.stage),
        count=say.number(part.projects, 0),
        base_stage=say.name(part.base_stage),
        base=say.number(part.base, 0),
    )


def say_measure(found: Measure, say: Speech) -> str:
    """Return a measure in words: the figure, the interval, or why there is none."""
    if found.least is None or found.most is None:
        return say(found.why_none or "")
    least, most = (_amount(one, found.unit, say) for one in (found.least, found.most))
    return least if least == most else say("derived.between", least=least, most=most)


def _amount(value: float, unit: str, say: Speech) -> str:
    if unit == SHARE:
        return say.percent(value)
    if unit == MONEY:
        return say.money(value)
    if unit == KILOMETRES:
        return say("derived.kilometres", number=say.number(value))
    return say.number(value, 0)
