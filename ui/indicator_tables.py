"""The plan's targets with their latest figures, and every other figure that was reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from markupsafe import Markup

from i18n import Speech
from indicators import (
    Assessment,
    coverage,
    indicator,
    relevant,
    say_period,
    say_target,
    say_value,
    scoreboard,
)
from indicators.observed import to_reading
from park import Park, Selection
from ui.citations import source_links
from ui.figure_cards import bar, status_line
from ui.markup import tag
from ui.tables import table
from ui.targets_panel import serving_line


def plan_targets(park: Park, chosen: Selection, say: Speech, picked: str = "") -> Markup:
    """Return the table of every plan target, grouped by the part of the plan that sets it.

    What was picked is marked: the row of an indicator, or the heads of a task's parts.
    """
    found = scoreboard(park, chosen.on)
    counted = coverage(found)
    served = frozenset() if chosen.is_open else relevant(park, chosen.mask(park))
    titles = park.plan_tasks.set_index("ref").to_dict("index")
    groups = [
        (
            _named(
                say.name(titles[ref], "title") if ref in titles else ref,
                here=picked in _lineage(titles, ref),
            ),
            [_row(park, one, served, say, picked) for one in some],
        )
        for ref, some in groupby(found, key=lambda one: indicator(park, one.indicator_id).plan_ref)
    ]
    return tag(
        "section",
        tag(
            "h3",
            say("table.plan_title", total=counted.total, reported=counted.with_park_observation),
            class_="twin-title",
        ),
        serving_line(park, chosen, say),
        tag("p", say("table.plan_about"), class_="twin-quiet"),
        table(
            [
                say(f"table.{one}")
                for one in (
                    "indicator",
                    "target",
                    "latest",
                    "period",
                    "share",
                    "status",
                    "units",
                    "sources",
                )
            ],
            [],
            numeric={1, 2},
            groups=groups,
        ),
        class_="twin-card",
    )


def _named(name: str, *, here: bool, title: str | None = None) -> Markup:
    return tag("span", name, title=title, class_="twin-here" if here else None)


def _lineage(tasks: Mapping[Any, Mapping[Any, Any]], ref: str) -> Iterator[str]:
    """Yield a task and the tasks that it is a part of."""
    while ref in tasks:
        yield ref
        ref = tasks[ref]["parent_ref"]


def _row(
    park: Park, found: Assessment, served: frozenset[str], say: Speech, picked: str
) -> list[Markup | str]:
    asked, reading = indicator(park, found.indicator_id), found.reading
    held = set(park.task_units.loc[park.task_units["task_ref"] == asked.plan_ref, "unit_id"])
    units = [say.name(one) for one in park.units.to_dict("records") if one["id"] in held]
    mark = "● " if asked.id in served else ""
    return [
        _named(mark + say.name(asked.names), here=asked.id == picked, title=asked.definition),
        "" if found.target is None else say_target(say, found.target, asked.unit),
        "—" if reading.value is None else say_value(say, reading),
        "" if reading.value is None else say_period(say, reading.period),
        bar(found),
        status_line(found, say),
        say("list.join").join(units),
        source_links(park, reading.source_ids, say),
    ]


def other_indicators(park: Park, chosen: Selection, say: Speech, picked: str = "") -> Markup:
    """Return every other reported figure, each with its own scope; those picked are marked."""
    others = park.indicators[park.indicators["origin"] != "plan"].set_index("id", drop=False)
    rows = []
    for row in park.observations.to_dict("records"):
        if row["indicator_id"] not in others.index:
            continue
        asked = others.loc[row["indicator_id"]].to_dict()
        reading = to_reading(row, asked["unit"])
        if reading.span.last > chosen.on:
            continue
        scope = say(f"scope.{reading.scope}")
        rows.append(
            [
                _named(say.name(asked), here=asked["id"] == picked, title=asked["definition"]),
                say_value(say, reading),
                say_period(say, reading.period),
                f"{scope} {reading.scope_detail}".strip(),
                say(f"observation_basis.{reading.basis}"),
                source_links(park, reading.source_ids, say),
            ]
        )
    return tag(
        "section",
        tag("h3", say("table.other_title", total=len(rows)), class_="twin-title"),
        tag("p", say("table.other_about"), class_="twin-quiet"),
        table(
            [
                say(f"table.{one}")
                for one in ("indicator", "value", "period", "scope", "basis", "sources")
            ],
            rows,
            numeric={1},
        ),
        class_="twin-card",
    )
