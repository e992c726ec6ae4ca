"""What the twin computes from itself: a card an indicator, each line a way to its rows."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from i18n import Speech
from indicators.derived import DERIVED, Derived, Measure, Row
from indicators.derived.model import KILOMETRES, MONEY, SHARE
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
    header = [say(f"derived.{key}") for key in ("line", "value", *(["behind"] if counted else []))]
    rows = [_line(row, chosen, say, counted=counted) for row in found.rows]
    return tag(
        "section",
        tag("h3", say(f"derived.{one.id}.title", **seen), class_="twin-title"),
        table(header, rows, numeric={1, 2}) if rows else tag("p", say("derived.nothing")),
        tag("p", say(f"derived.{one.id}.rule"), class_="twin-quiet"),
        class_="twin-card twin-indicator",
    )


def _line(row: Row, chosen: Selection, say: Speech, *, counted: bool) -> list[Child]:
    name = say.name(row.names) if row.names is not None else say(row.key)
    if row.within_m is not None:
        name = say("derived.within", name=name, metres=say.number(row.within_m, 0))
    if row.project:
        href = link_to("project", row.project)
        return [tag("a", name, href=href, target="_self"), _value(row, say)]
    if not counted:
        return [name, _value(row, say)]
    return [name, _value(row, say), _behind(row, chosen, say)]


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
    return tag("span", said, small, class_=None if found.is_known else "twin-quiet")


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
