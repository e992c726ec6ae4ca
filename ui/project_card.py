"""A project in brief, beside a list or a map: its facts and events, with their sources."""

from __future__ import annotations

from markupsafe import Markup

from i18n import Speech
from park import Park, Selection
from ui.citations import citations
from ui.markup import tag
from ui.plan_links import project_plan_links
from ui.project_events import claims, events
from ui.project_parts import facts, filtered_out, note, other_name, project_row
from ui.state import link_to


def project_card(park: Park, project_id: str, chosen: Selection, say: Speech) -> Markup:
    """Return the card of a project; a hint where the id is no project's."""
    row = project_row(park, project_id)
    if row is None:
        hint = tag("p", say("project.hint"), class_="twin-quiet")
        return tag("div", hint, class_="twin-card twin-project")
    page = link_to("project", project_id)
    disagreeing = claims(park, project_id, say)
    return tag(
        "div",
        tag("h3", tag("a", say.name(row), href=page), class_="twin-title"),
        other_name(row, say),
        filtered_out(park, row, chosen, say),
        tag("p", tag("a", say("project.open"), href=page), class_="twin-open"),
        facts(park, row, chosen, say),
        tag("h4", say("project.events")),
        events(park, project_id, say),
        note(park, row, say),
        tag("h4", say("project.claims")) if disagreeing else None,
        disagreeing,
        *project_plan_links(park, row["id"], chosen.on, say),
        tag("h4", say("project.sources")),
        citations(park, row["source_ids"], say),
        class_="twin-card twin-project",
    )
