"""Every value of an indicator with what became of it, and what sources say side by side."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from i18n import Speech
from indicators import (
    Conflict,
    Entry,
    Reading,
    Record,
    say_period,
    say_scope,
    say_value,
)
from indicators.record import DECIDES, NO_TARGET, PART, USED
from park import Park
from ui.citations import source_links
from ui.markup import Child, tag
from ui.tables import table

_CLOSED = frozenset({USED, DECIDES, NO_TARGET})
"""What became of a value that leaves nothing open."""

_COLUMNS = ("period", "value", "scope", "basis", "use", "sources", "note")


def values_table(park: Park, found: Record, on: date, say: Speech) -> Markup:
    """Return the park's own values, and apart from them those of other scopes."""
    own = [_row(park, one.reading, _use(one, say), say) for one in found.entries]
    others = [_row(park, one, _apart(one, on, say), say) for one in found.elsewhere]
    later = None
    if found.later:
        words = say("indicator_page.later", count=found.later, day=say.day(on))
        later = tag("p", words, class_="twin-quiet")
    since = None
    if found.told_later:
        words = say("indicator_page.told_later", count=found.told_later, day=say.day(on))
        since = tag("p", words, class_="twin-quiet")
    if not own and not others:
        return later or tag("p", say("indicator_page.no_values"), class_="twin-quiet")
    groups: list[tuple[Child, list[list[Child]]]] = [
        (say("indicator_page.own", count=len(own)), own),
        (say("indicator_page.elsewhere", count=len(others)), others),
    ]
    listed = table(
        [say(f"indicator_page.column.{one}") for one in _COLUMNS],
        [],
        numeric={1},
        groups=[one for one in groups if one[1]],
    )
    return tag("div", listed, since, later)


def _apart(one: Reading, on: date, say: Speech) -> Markup:
    over = "indicator_page.other_scope" if one.span.last <= on else "indicator_page.not_over"
    return tag("span", say(over), class_="twin-quiet")


def _use(one: Entry, say: Speech) -> Child:
    if one.used:
        mark = "✔ " if one.why in _CLOSED else "◇ "
        return tag("span", tag("span", mark, aria_hidden="true"), say(one.why))
    if one.why == PART:
        return tag("span", tag("span", "□ ", aria_hidden="true"), say(one.why))
    said = say("entry.unused", why=say(one.why))
    return tag("span", tag("span", "○ ", aria_hidden="true"), said, class_="twin-quiet")


def _row(park: Park, one: Reading, use: Child, say: Speech) -> list[Child]:
    return [
        say_period(say, one.period),
        say_value(say, one),
        say_scope(park, one, say),
        say(f"observation_basis.{one.basis}"),
        use,
        source_links(park, one.source_ids, say),
        say.translated(one.note, park.texts),
    ]


def conflicts(park: Park, found: Record, say: Speech) -> Markup:
    """Return the periods of which sources differ, each with what every source says."""
    return tag(
        "div",
        tag("h4", say("indicator_page.differ", count=len(found.conflicts))),
        table(
            [say(f"indicator_page.column.{one}") for one in ("value", "sources", "use")],
            [],
            groups=[(_of(one, say), _versions(park, found, one, say)) for one in found.conflicts],
        ),
    )


def _of(one: Conflict, say: Speech) -> str:
    return say(
        "indicator_page.differ_in",
        period=say_period(say, one.period),
        scope=say(f"scope.{one.scope}"),
    )


def _versions(park: Park, found: Record, one: Conflict, say: Speech) -> list[list[Child]]:
    rows: list[list[Child]] = []
    for version in one.versions:
        said = Reading(
            indicator_id=found.indicator.id,
            value=version.value,
            unit=found.indicator.unit,
            bound=version.bound,
            period=one.period,
            scope=one.scope,
            basis=None,
            source_ids=(version.source_id,),
        )
        chosen = say("indicator_page.chosen") if version.chosen else "—"
        rows.append([say_value(say, said), source_links(park, said.source_ids, say), chosen])
    return rows
