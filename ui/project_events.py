"""How a project came to where it stands: its events, and what its sources say differently."""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from i18n import Speech
from layers.choice_words import stage_name
from layers.claim_words import claim_words
from park import Park
from park.day import day_span
from ui.citations import source_links
from ui.markup import tag
from ui.project_parts import Row, note, rows_about
from ui.tables import table


def events_of(park: Park, project_id: str) -> list[dict[Any, Any]]:
    """Return a project's events by the last day that each may mean, then by stage."""
    order = {stage: at for at, stage in enumerate(park.stages.ids)}
    found = rows_about(park, "stage_events", project_id)
    return sorted(found, key=lambda one: (day_span(one["date"]).last, order[one["stage"]]))


def written_date(event: Row, say: Speech) -> str:
    """Return an event's date as the source gives it, to the day, month or year."""
    return say(f"date_bound.{event['bound']}", date=event["date"])


def events(park: Park, project_id: str, say: Speech) -> Markup:
    """Return the events in order, each with what it rests on and its sources."""
    found = events_of(park, project_id)
    if not found:
        return tag("p", say("project.no_events"), class_="twin-quiet")
    rows = [
        tag(
            "li",
            tag("b", written_date(one, say)),
            f" {stage_name(park, one['stage'], say)} ",
            tag("span", say(f"event_basis.{one['basis']}"), class_="twin-quiet"),
            " ",
            tag("small", source_links(park, one["source_ids"].split(";"), say)),
            note(park, one, say),
            class_=f"twin-event-{one['basis']}",
        )
        for one in found
    ]
    return tag("ul", *rows, class_="twin-events")


def _claims_of(park: Park, project_id: str) -> pd.DataFrame:
    """Return what sources say differently, by field, the value that is used first."""
    of_project = (park.claims["entity"] == "project") & (park.claims["entity_id"] == project_id)
    return park.claims[of_project].sort_values(["field", "chosen"], ascending=[True, False])


def _claimed(claim: Row, say: Speech) -> str:
    return claim_words(claim["field"], claim["value"], claim["bound"], say)


def claims(park: Park, project_id: str, say: Speech) -> Markup | None:
    """Return the claims as a list; None where the sources agree."""
    rows = _claims_of(park, project_id).to_dict("records")
    lines = [
        tag(
            "li",
            say(
                "project.claim",
                field=say(f"claim_field.{one['field']}"),
                value=_claimed(one, say),
            ),
            " ",
            source_links(park, [one["source_id"]], say),
            tag("span", " ", say("project.used"), class_="twin-quiet")
            if one["chosen"] == "yes"
            else None,
        )
        for one in rows
    ]
    return tag("ul", *lines, class_="twin-events") if lines else None


def claims_beside(park: Park, project_id: str, say: Speech) -> Markup | None:
    """Return the claims side by side: what is used, with all who say so, and what is not."""
    lines = []
    for field, rows in _claims_of(park, project_id).groupby("field", sort=False):
        used = rows.iloc[0]
        agrees = (rows["value"] == used["value"]) & (rows["bound"] == used["bound"])
        name = say(f"claim_field.{field}")
        lines.append([name, *(_said(park, rows[one], say) for one in (agrees, ~agrees))])
    if not lines:
        return None
    head = [say(f"project.claims_{one}") for one in ("field", "used", "others")]
    return table(head, lines)


def _said(park: Park, rows: pd.DataFrame, say: Speech) -> Markup:
    """Return each value with who gives it and as of when."""
    return tag(
        "ul",
        *(
            tag(
                "li",
                tag("b", _claimed(one, say)),
                " ",
                source_links(park, [one["source_id"]], say),
                tag("span", " ", one["as_of"], class_="twin-quiet"),
            )
            for one in rows.to_dict("records")
        ),
        class_="twin-events",
    )
