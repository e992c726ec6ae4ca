"""The timeline: a Gantt chart of thousands of projects, of which the browser draws what is seen.

All rows go to the browser once a revision, selection, order and language; scrolling, zooming and
looking at a row rerun nothing, and a pick is one rerun.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

import streamlit as st

from i18n import Speech
from layers.choice_words import stage_name
from layers.projects import STYLE_OF_STAGE
from park import Park, Selection
from park.lineup import Group, Grouping, Sorting, grouped, lineup
from park.timeline import Line, MarkKind, timeline
from park.vocabulary import EventBasis
from ui import state
from ui.components import MAKE, joined
from ui.theme import map_palette

MOST = 5_000
"""So many projects at the most are shown at once."""

KEY = "twin.timeline"
_FOLDER = Path(__file__).parent
_SCRIPTS = ("scale.js", "rows.js", "draw.js", "chart.js")
_EPOCH = date(1970, 1, 1).toordinal()
_WORDS = (
    "label", "hint", "row", "none", "nothing", "event", "join", "group", "open",
    "nearer", "farther", "whole", "stated", "inferred", "possible", "planned", "deadline",
    "later", "asof", "uncertain",
)  # fmt: skip


_component = st.components.v2.component(
    "timeline",
    js=joined(MAKE, *(_FOLDER / name for name in _SCRIPTS)),
    css=joined(_FOLDER / "chart.css"),
)


@dataclass(frozen=True, slots=True)
class Chart:
    """What is on the timeline."""

    rows: str
    """The lines as the browser reads them."""
    shown: int
    total: int
    """Selected projects, shown or not."""
    dated: int
    """Shown projects of which a source gives any date."""
    planned: int
    """Shown projects for which a source plans a stage."""
    repeated: int
    """Shown projects that stand in more than one group."""


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs={Selection: hash})
def chart(
    _park: Park,
    revision: int,
    chosen: Selection,
    grouping: Grouping,
    sorting: Sorting,
    language: str,
) -> Chart:
    """Return the timeline of the selected projects, the first `MOST` in the order asked."""
    del revision
    everything = lineup(_park, chosen, sorting)
    rows = everything[:MOST].tolist()
    groups = grouped(_park, rows, grouping)
    lines = {line.row: line for line in timeline(_park, rows, chosen.on)}
    return Chart(
        rows=_written(_park, chosen.on, groups, lines, grouping, Speech(language)),
        shown=len(rows),
        total=len(everything),
        dated=sum(1 for one in lines.values() if one.events),
        planned=sum(
            any(mark.kind is MarkKind.PLANNED for mark in one.marks) for one in lines.values()
        ),
        repeated=sum(times > 1 for times in Counter(chain(*(one.rows for one in groups))).values()),
    )


def timeline_chart(park: Park, shown: Chart, on: date, say: Speech) -> None:
    """Show the timeline; what is picked is what the reader looks at."""

    def picked() -> None:
        chosen = st.session_state[KEY].picked
        if isinstance(chosen, str) and chosen in park.place.index:
            state.pick(chosen)

    content = {
        "rows": shown.rows,
        "stages": [_stage(park, one, say) for one in park.stages.ids],
        "on": on.toordinal() - _EPOCH,
        "months": say("timeline.months").split(),
        "words": {word: say(f"timeline.{word}") for word in _WORDS}
        | {"on": say("date_bound.="), "by": say("date_bound.by")},
        "picked": state.picked(),
        "link": state.link_to("project") + f"&{state.PICKED}=",
    }
    _component(key=KEY, data=content, on_picked_change=picked)


def _stage(park: Park, stage: str, say: Speech) -> dict[str, str | bool]:
    style = STYLE_OF_STAGE.get(stage, "halted")
    hollow = style == "halted"
    colour = map_palette()["rim.none" if hollow else f"stage.{style}"]
    return {"name": stage_name(park, stage, say), "colour": colour, "hollow": hollow}


def _written(
    park: Park,
    on: date,
    groups: Sequence[Group],
    lines: dict[int, Line],
    grouping: Grouping,
    say: Speech,
) -> str:
    """Return a line a row, and before each group its title and count, as compact JSON."""
    standing = park.course.at(on).certain
    named = [f"name_{code}" for code in ("zh", "en", "de")]
    found: list[list[object]] = []
    for group in groups:
        if grouping is not Grouping.NONE:
            found.append([_title(park, group, grouping, say), say.number(len(group.rows), 0)])
        records = park.projects.iloc[list(group.rows)][["id", *named]].to_dict("records")
        for row, record in zip(group.rows, records, strict=True):
            line = lines[row]
            found.append([record["id"], say.name(record), int(standing[row]), *_compact(line)])
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _compact(line: Line) -> tuple[list[list[int]], list[list[int | None]]]:
    kinds = {mark.event: 1 + list(MarkKind).index(mark.kind) for mark in line.marks}
    bars = [[bar.event, bar.stage, _day(bar.since), _day(bar.until)] for bar in line.bars]
    events: list[list[int | None]] = [
        [
            one.stage,
            None if one.by else _day(one.span.first),
            _day(one.span.last),
            len(one.written),
            int(one.by),
            _BASES.index(one.basis),
            kinds.get(at, 0),
        ]
        for at, one in enumerate(line.events)
    ]
    return bars, events


_BASES = (EventBasis.STATED, EventBasis.INFERRED, EventBasis.PLANNED)
"""In the order in which the browser reads them."""


def _day(day: date) -> int:
    return day.toordinal() - _EPOCH


def _title(park: Park, group: Group, grouping: Grouping, say: Speech) -> str:
    if not group.key:
        return say(f"timeline.without.{grouping}")
    if grouping is Grouping.THEME:
        return say(f"theme.{group.key}")
    named = park.zones if grouping is Grouping.ZONE else park.units
    stem = "short" if grouping is Grouping.ZONE else "name"
    return say.name(named[named["id"] == group.key].iloc[0].to_dict(), stem)
