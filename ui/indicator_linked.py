"""The projects of the plan task that sets an indicator, those that do not operate yet first."""

from __future__ import annotations

import numpy as np
from markupsafe import Markup

from i18n import Speech
from indicators import Record, is_overall, linked_projects, under_way
from indicators.traceability import is_assigned
from layers.choice_words import stage_name
from park import Park, Selection
from ui.ledger import project_link
from ui.markup import tag
from ui.state import link_to
from ui.task_words import assigned_mark, of_them

_SHOWN = 12
_OPERATING = "operating"


def linked_card(park: Park, found: Record, chosen: Selection, say: Speech) -> Markup:
    """Return how many of the task's projects operate, and which do not yet.

    What a project would add to the indicator no source says, so nothing is said of it.
    """
    if is_overall(park, found.indicator.id):
        return _overall_card(park, chosen, say)
    linked = linked_projects(park, found.indicator.id) & chosen.mask(park)
    rows = np.flatnonzero(linked)
    put = np.zeros(len(park), dtype=bool)
    for ref in found.indicator.plan_ref.split(";"):
        put[rows] |= is_assigned(park, ref, rows)
    state = park.course.at(chosen.on)
    operates = state.furthest >= park.stages.ids.index(_OPERATING)
    waiting = np.flatnonzero(linked & ~operates)
    total, open_ = int(linked.sum()), len(waiting)
    counts = {"total": say.number(total, 0), "waiting": say.number(open_, 0)}
    title = say("indicator_page.linked" if total else "indicator_page.linked_none", **counts)
    shown = [
        _line(park, chosen, int(row), say, assigned=bool(put[row])) for row in waiting[:_SHOWN]
    ]
    ref = found.indicator.plan_ref
    every = link_to("responsibility", by="task", of=ref)
    return tag(
        "section",
        tag("h3", title, class_="twin-title"),
        of_them(int(put[rows].sum()), say),
        tag("ul", *shown, class_="twin-linked") if shown else None,
        tag("p", tag("a", say("indicator_page.linked_all", **counts), href=every, target="_self"))
        if total
        else None,
        tag("p", say("indicator_page.linked_about"), class_="twin-quiet"),
        class_="twin-card twin-indicator",
    )


def _overall_card(park: Park, chosen: Selection, say: Speech) -> Markup:
    """Return what is under way in the whole park: its goal has no projects of its own."""
    rows = under_way(park, chosen)
    count = say.number(len(rows), 0)
    shown = [_line(park, chosen, int(row), say, assigned=False) for row in rows[:_SHOWN]]
    more = len(rows) - len(shown)
    return tag(
        "section",
        tag("h3", say("indicator_page.overall", count=count), class_="twin-title"),
        tag("ul", *shown, class_="twin-linked") if shown else None,
        tag("p", say("indicator_page.overall_more", count=say.number(more, 0))) if more else None,
        tag("p", say("indicator_page.overall_about"), class_="twin-quiet"),
        class_="twin-card twin-indicator",
    )


def _line(park: Park, chosen: Selection, row: int, say: Speech, *, assigned: bool) -> Markup:
    state = park.course.at(chosen.on)
    stage = stage_name(park, str(state.ids(state.certain[[row]])[0]), say)
    return tag(
        "li",
        project_link(park, row, say),
        tag("span", stage, class_="twin-quiet"),
        assigned_mark(say, assigned=assigned),
    )
