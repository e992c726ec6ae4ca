"""All that belongs to one task of the plan: units, targets, projects, works, and the latest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import numpy.typing as npt
from markupsafe import Markup

from i18n import Speech
from indicators import indicator, say_period, say_target, say_value
from indicators.traceability import Trace, is_assigned, projects_of
from layers.choice_words import stage_name
from park import Park, Selection
from park.reports import latest_problems, latest_reports
from park.vocabulary import Theme
from ui.event_dates import say_span_in_words
from ui.figure_cards import status_line
from ui.ledger import project_link
from ui.live_park import is_read_only
from ui.markup import Child, tag
from ui.pipeline_panel import stage_colour
from ui.state import link_to
from ui.task_words import assigned_mark

_MOST = 12
"""So many projects are named; of more, a link leads to all."""
_EVENTS = 5

Rows = npt.NDArray[np.intp]
_Dated = tuple[date, Markup]


def opened(park: Park, chosen: Selection, one: Trace, units: dict[str, str], say: Speech) -> Markup:
    """Return what a task opens to; what it has none of is said to be missing."""
    rows = projects_of(park, chosen, one.ref)
    works = park.codes["theme"].among(frozenset({Theme.WATERWAYS}))[rows]
    return tag(
        "div",
        _part("units", _units(one, units, say), say),
        _part("targets", _targets(park, one, say), say),
        _part("projects", _projects(park, chosen, one, rows[~works], say), say),
        _part("works", _projects(park, chosen, one, rows[works], say), say),
        _part("events", _reported(park, chosen, one, rows, say), say),
        class_="twin-held twin-plan-open",
    )


def _part(name: str, lines: Iterator[Markup], say: Speech) -> Markup:
    found = list(lines)
    body: Child = tag("ul", *found) if found else tag("p", say(f"plan.no_{name}"))
    return tag("section", tag("h4", say(f"plan.{name}_head")), body)


def _units(one: Trace, units: dict[str, str], say: Speech) -> Iterator[Markup]:
    for unit, role in one.units:
        yield tag(
            "li",
            tag("a", units[unit], href=link_to("projects", unit=unit), target="_self"),
            tag("span", say(f"unit_role.{role}"), class_="twin-quiet"),
        )


def _targets(park: Park, one: Trace, say: Speech) -> Iterator[Markup]:
    for found in one.targets:
        asked = indicator(park, found.indicator_id)
        href = link_to("indicator", asked.id)
        wanted = say_target(say, found.target, asked.unit) if found.target else ""
        yield tag(
            "li",
            tag(
                "div",
                tag("a", say.name(asked.names), href=href, target="_self"),
                tag("span", " ", wanted, " "),
                _entry(asked.id, say),
                status_line(found, say),
            ),
        )


def _entry(indicator_id: str, say: Speech) -> Markup | None:
    if is_read_only():
        return None
    return tag("a", say("tab.entry"), href=link_to("entry", indicator_id), target="_self")


def _projects(
    park: Park, chosen: Selection, one: Trace, rows: Rows, say: Speech
) -> Iterator[Markup]:
    state, put = park.course.at(chosen.on), is_assigned(park, one.ref, rows)
    # Those that the plan names stand first.
    order = np.argsort(put, kind="stable")[:_MOST]
    for row, assigned in zip(map(int, rows[order]), map(bool, put[order]), strict=True):
        stage = str(state.ids(state.certain[[row]])[0])
        yield tag(
            "li",
            tag("span", class_="twin-dot", style=f"background:{stage_colour(stage)}"),
            project_link(park, row, say),
            tag("span", stage_name(park, stage, say), class_="twin-quiet"),
            assigned_mark(say, assigned=assigned),
        )
    if len(rows) > _MOST:
        href = link_to("responsibility", by="task", of=one.ref)
        words = say("plan.all_projects", count=say.number(len(rows), 0))
        yield tag("li", tag("a", words, href=href, target="_self"))


def _reported(
    park: Park, chosen: Selection, one: Trace, rows: Rows, say: Speech
) -> Iterator[Markup]:
    """Yield the latest of all that makes a task reported: events, values, open problems."""
    lines = [
        *_events(park, chosen, one, rows, say),
        *_values(park, one, say),
        *_problems(park, chosen, rows, say),
    ]
    for _, line in sorted(lines, key=lambda told: told[0], reverse=True):
        yield line


def _told(when: str, what: Markup, kind: str, mark: Markup | None = None) -> Markup:
    said = tag("span", kind, class_="twin-quiet")
    return tag("li", tag("span", when, class_="twin-day"), what, said, mark)


def _events(park: Park, chosen: Selection, one: Trace, rows: Rows, say: Speech) -> Iterator[_Dated]:
    found = latest_reports(park, rows, chosen.on, _EVENTS)
    put = is_assigned(park, one.ref, np.array([told.row for told in found], dtype=np.intp))
    for told, assigned in zip(found, put, strict=True):
        stage, link = stage_name(park, told.stage, say), project_link(park, told.row, say)
        mark = assigned_mark(say, assigned=bool(assigned))
        yield told.when.last, _told(say_span_in_words(told.when, say), link, stage, mark)


def _values(park: Park, one: Trace, say: Speech) -> Iterator[_Dated]:
    for reading in one.readings[:_EVENTS]:
        asked = indicator(park, reading.indicator_id)
        link = tag("a", say.name(asked.names), href=link_to("indicator", asked.id), target="_self")
        kind = say("plan.value_is", value=say_value(say, reading))
        yield reading.span.last, _told(say_period(say, reading.period), link, kind)


def _problems(park: Park, chosen: Selection, rows: Rows, say: Speech) -> Iterator[_Dated]:
    for told in latest_problems(park, rows, chosen.on, _EVENTS):
        kind = say("plan.problem_is", problem=told.words)
        yield (
            told.when.last,
            _told(say_span_in_words(told.when, say), project_link(park, told.row, say), kind),
        )
