"""One project whole: everything known, on the page and on paper."""

from __future__ import annotations

import numpy as np
import streamlit as st
from markupsafe import Markup

from i18n import Speech
from layers.choice_words import stage_name
from park import Park, Selection
from park.day import day_span
from park.lateness import next_overdue
from park.vocabulary import NO_STAGE, InPark
from store import Edit
from ui.citations import citations
from ui.drawing import show_drawing
from ui.markup import Child, show, tag
from ui.plan_links import project_plan_links
from ui.project_events import claims_beside, events, events_of, written_date
from ui.project_following import documents, money, next_steps, problems
from ui.project_history import history
from ui.project_mending import marked, mending_card
from ui.project_parts import (
    Row,
    facts,
    filtered_out,
    note,
    other_name,
    project_row,
    rows_about,
    standing,
)
from ui.quality_mending import anchor
from ui.state import link_to
from ui.still_map import project_map

_SUGGESTED = 12
"""So many projects of the selection are offered where none is picked."""


def project_page(
    park: Park, project_id: str, chosen: Selection, edits: tuple[Edit, ...], say: Speech
) -> None:
    """Show a project; where the id is no project's, what to do and where to go."""
    row = project_row(park, project_id)
    if row is None:
        show(choice(park, chosen, say))
        return
    with st.container(key="sheet", gap="small"):
        show(head(park, row, chosen, say))
        left, right = st.columns(2, gap="medium")
        with left:
            show(course(park, row, say))
        with right:
            with st.container(key="sheet-place"):
                _place(park, row, chosen, say)
            show(background(park, row, chosen, say))
        edited = _part("project_page.history", say, history(park, edits, say))
        printing = tag("p", say("project_page.print"), class_="twin-quiet twin-on-screen")
        show(tag("div", edited, printing, class_="twin-sheet"))


def head(park: Park, row: Row, chosen: Selection, say: Speech) -> Markup:
    """Return the name, where the project stands, and the ways to its neighbours."""
    return tag(
        "div",
        _neighbours(park, row, chosen, say),
        tag("h2", say.name(row)),
        other_name(row, say),
        filtered_out(park, row, chosen, say),
        _standing(park, row, chosen, say),
        mending_card(park, row, chosen, say),
        class_="twin-sheet",
    )


def course(park: Park, row: Row, say: Speech) -> Markup:
    """Return how the project came here and what is reported of it."""
    return tag(
        "div",
        _part("project.events", say, events(park, row["id"], say), note(park, row, say)),
        _part("project.claims", say, claims_beside(park, row["id"], say)),
        _part("project_page.money", say, money(park, row, say)),
        _part("project_page.problems", say, problems(park, row, say)),
        _part("project_page.next_steps", say, next_steps(park, row, say)),
        _part("project_page.links", say, documents(park, row, say)),
        class_="twin-sheet",
    )


def background(park: Park, row: Row, chosen: Selection, say: Speech) -> Markup:
    """Return the facts, what of the plan it serves, and the sources."""
    return tag(
        "div",
        _part("project_page.facts", say, facts(park, row, chosen, say)),
        tag("section", *project_plan_links(park, row["id"], chosen.on, say)),
        _part("project.sources", say, citations(park, row["source_ids"], say)),
        class_="twin-sheet",
    )


def _part(title_key: str, say: Speech, *content: Child) -> Markup | None:
    """Return a titled part; None where there is nothing under the title."""
    if all(one is None for one in content):
        return None
    title = tag("h4", say(title_key))
    return tag("section", title, *content, id=anchor(title_key), class_=marked(title_key))


def _standing(park: Park, row: Row, chosen: Selection, say: Speech) -> Markup:
    """Return what is certain, possible and planned on the day, first dates as written."""
    dated: dict[tuple[str, bool], str] = {}
    newest: dict[str, str] = {}
    for one in events_of(park, row["id"]):
        key, written = (one["stage"], one["basis"] == "planned"), written_date(one, say)
        again = key in dated and not key[1] and day_span(one["date"]).last <= chosen.on
        if again and not dated[key].startswith(written):
            # The list names the later report of a stage that is reported twice: so does this.
            newest[one["stage"]] = say("project_page.newest", date=written)
        basis = say(f"event_basis.{one['basis']}")
        dated.setdefault(key, f"{written} {basis}")
    late = next_overdue(park, chosen.on)[park.place[row["id"]]]
    tiles = []
    for how, stage in standing(park, row["id"], chosen).items():
        none = stage == NO_STAGE
        words = say(f"project_page.no_{how}", day=say.day(chosen.on))
        tiles.append(
            tag(
                "div",
                tag("div", say(f"project_page.{how}"), class_="twin-label"),
                tag("b", words if none else stage_name(park, stage, say)),
                tag("div", dated.get((stage, how == "planned")), class_="twin-quiet"),
                tag("div", newest[stage], class_="twin-quiet")
                if how == "certain" and stage in newest
                else None,
                tag("div", say("list.late"), class_="twin-text-behind")
                if how == "planned" and late
                else None,
                class_=f"twin-standing twin-{how}" + (" twin-none" if none else ""),
            )
        )
    return tag("div", *tiles, class_="twin-standings")


def _place(park: Park, row: Row, chosen: Selection, say: Speech) -> None:
    """Show the map, or say why there is none."""
    show(tag("div", _part("project_page.place", say, ""), class_="twin-sheet"))
    picture = project_map(park, row, chosen, say)
    if picture is not None:
        show_drawing(picture, "project.map")
        zoned = not rows_about(park, "project_sites", row["id"])
        known = say("project_page.zone_only" if zoned else "footer.not_a_survey")
        why = say("footer.join").join((known, picture.credits))
    else:
        outside = row["in_park"] == InPark.NO
        why = say("project_page.outside" if outside else "project_page.no_place")
    show(tag("p", why, class_="twin-quiet"))


def _neighbours(park: Park, row: Row, chosen: Selection, say: Speech) -> Markup | None:
    """Return links to the project before and the one after it in the selection."""
    rows = np.flatnonzero(chosen.mask(park))
    at = int(np.searchsorted(rows, park.place[row["id"]]))
    if at == len(rows) or rows[at] != park.place[row["id"]]:
        return None
    position = {"at": say.number(at + 1, 0), "count": say.number(len(rows), 0)}
    before, after = (
        _to(park, int(rows[at + step]), which, say) if 0 <= at + step < len(rows) else tag("span")
        for step, which in ((-1, "previous"), (1, "next"))
    )
    told = tag("span", say("project_page.position", **position))
    return tag("nav", before, told, after, class_="twin-neighbours")


def _to(park: Park, at: int, which: str, say: Speech) -> Markup:
    row = park.projects.iloc[at].to_dict()
    words = say(f"project_page.{which}", name=say.name(row))
    return tag("a", words, href=link_to("project", row["id"]), target="_self")


def choice(park: Park, chosen: Selection, say: Speech) -> Markup:
    """Return what to do where no project is picked, with the first ones of the selection."""
    rows = np.flatnonzero(chosen.mask(park))
    if not len(rows):
        return tag("div", tag("p", say("project_page.none")), class_="twin-card twin-sheet")
    offered = [
        tag("li", tag("a", say.name(row), href=link_to("project", row["id"]), target="_self"))
        for row in park.projects.iloc[rows[:_SUGGESTED]].to_dict("records")
    ]
    more = say("project_page.more", count=say.number(len(rows) - len(offered), 0))
    to_list = tag("p", tag("a", more, href=link_to("projects"), target="_self"))
    return tag(
        "div",
        tag("h3", say("project_page.empty"), class_="twin-title"),
        tag("p", say("project_page.empty_help")),
        tag("ul", *offered, class_="twin-offered"),
        to_list if len(rows) > len(offered) else None,
        class_="twin-card twin-sheet",
    )
