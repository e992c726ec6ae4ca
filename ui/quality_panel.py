"""Data quality: every rule with its count, and the rows of one rule with how to mend them."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from i18n import Speech
from layers.choice_words import stage_name
from park import Park, Selection
from park.quality import Finding, Findings, Severity, findings
from ui.ledger import Entry, detail, entries, pager, part_of, project_link
from ui.markup import show, tag
from ui.nothing_found import nothing_found
from ui.page_parameters import ask, asked
from ui.quality_evidence import evidence
from ui.quality_mending import mending
from ui.quality_sheet import quality_sheet
from ui.state import link_here

_PAGE = "quality"
_DAYS = "quality.days"

MARKS = {Severity.FAULT: "✖", Severity.GAP: "▲", Severity.NOTE: "○"}
"""A severity is told by its shape and its words, never by colour alone."""


def quality_panel(park: Park, chosen: Selection, say: Speech) -> None:
    """Show the rules and, beside them, the rows of the one that was asked for."""
    found = findings(park, chosen, int(asked(_PAGE, "days")))
    if not found.selected:
        nothing_found(park, chosen, say)
        return
    picked = _picked(found)
    left, right = st.columns([38, 62], gap="small")
    with left:
        show(_rules(found, picked, say))
        _ask_days(say)
    with right:
        quality_sheet(park, chosen, picked, say)
        show(_rows(park, chosen, picked, say))


def _ask_days(say: Speech) -> None:
    st.session_state[_DAYS] = int(asked(_PAGE, "days"))

    def choose() -> None:
        ask(_PAGE, "days", str(int(st.session_state[_DAYS])))

    st.number_input(
        say("quality.days"), min_value=1, max_value=3_650, step=30, key=_DAYS, on_change=choose
    )


def _picked(found: Findings) -> Finding:
    """Return the finding that was asked for, else the heaviest that has rows."""
    wanted = asked(_PAGE, "rule")
    broken = [one for one in found.each if len(one.rows)]
    return next((one for one in found.each if one.rule.id == wanted), (broken or found.each)[0])


def _rules(found: Findings, picked: Finding, say: Speech) -> Markup:
    groups = [
        entries(
            say(f"quality.severity.{severity}"),
            [
                Entry(
                    name=say(f"quality.rule.{one.rule.id}.name"),
                    count=len(one.rows),
                    href=link_here(rule=one.rule.id),
                    here=one is picked,
                    mark=MARKS[severity],
                    mark_class=f"twin-{severity}",
                )
                for one in found.each
                if one.rule.severity is severity
            ],
            say,
        )
        for severity in Severity
    ]
    title = say(
        "quality.title",
        total=say.number(found.selected, 0),
        faulty=say.number(found.faulty, 0),
        sound=say.number(found.selected - found.broken, 0),
    )
    return tag(
        "div",
        tag("h3", title, class_="twin-title"),
        *groups,
        tag("p", say("quality.about"), class_="twin-quiet"),
        class_="twin-card twin-ledger",
    )


def _rows(park: Park, chosen: Selection, picked: Finding, say: Speech) -> Markup:
    rule, total, part = picked.rule, len(picked.rows), int(asked(_PAGE, "part"))
    stages, ids = park.course.at(chosen.on), park.projects["id"].to_numpy()
    days = say.number(int(asked(_PAGE, "days")), 0)
    words = {
        key: say(f"quality.rule.{rule.id}.{key}", days=days) for key in ("what", "why", "mend")
    }
    where = say("quality.where", file=rule.file, columns=say("list.join").join(rule.columns))
    count = say.number(total, 0)
    name = say(f"quality.rule.{rule.id}.name")
    return detail(
        [
            tag("h3", say("quality.found", rule=name, count=count), class_="twin-title"),
            tag("p", say("quality.about_rule", **words)),
            tag("p", tag("b", say("quality.mend")), " ", words["mend"]),
            tag("p", where, class_="twin-quiet"),
            None if total else tag("p", say("quality.clean"), class_="twin-text-met"),
            pager(total, part, say),
        ],
        [say(f"quality.{one}") for one in ("project", "stage", "seen_title", "mend_title")],
        [
            [
                tag("span", project_link(park, int(row), say), tag("small", ids[row])),
                stage_name(park, stages.ids(stages.certain[[row]])[0], say),
                evidence(park, rule.shown, int(row), chosen.on, say),
                mending(park, rule, int(row), chosen.on, say),
            ]
            for row in picked.rows[part_of(total, part)]
        ],
    )
