"""The projects of the plan task that sets an indicator, those that do not operate yet first."""

from __future__ import annotations

import numpy as np
from markupsafe import Markup

from i18n import Speech
from indicators import Record, linked_projects
from layers.choice_words import stage_name
from park import Park, Selection
from ui.ledger import project_link
from ui.markup import tag
from ui.state import link_to

_SHOWN = 12
_OPERATING = "operating"


def linked_card(park: Park, found: Record, chosen: Selection, say: Speech) -> Markup:
    """Return how many of the task's projects operate, and which do not yet.

    What a project would add to the indicator no source says, so nothing is said of it.
    """
    linked = linked_projects(park, found.indicator.id) & chosen.mask(park)
    state = park.course.at(chosen.on)
    operates = state.furthest >= park.stages.ids.index(_OPERATING)
    waiting = np.flatnonzero(linked & ~operates)
    total, open_ = int(linked.sum()), len(waiting)
    counts = {"total": say.number(total, 0), "waiting": say.number(open_, 0)}
    title = say("indicator_page.linked" if total else "indicator_page.linked_none", **counts)
    shown = [
        tag(
            "li",
            project_link(park, int(row), say),
            tag(
                "span",
                stage_name(park, str(state.ids(state.certain[[row]])[0]), say),
                class_="twin-quiet",
            ),
        )
        for row in waiting[:_SHOWN]
    ]
    ref = found.indicator.plan_ref
    every = link_to("responsibility", by="task", of=ref)
    return tag(
        "section",
        tag("h3", title, class_="twin-title"),
        tag("ul", *shown, class_="twin-linked") if shown else None,
        tag("p", tag("a", say("indicator_page.linked_all", **counts), href=every, target="_self"))
        if total
        else None,
        tag("p", say("indicator_page.linked_about"), class_="twin-quiet"),
        class_="twin-card twin-indicator",
    )
