"""What differs between the two days of a comparison, as words and as a list to choose from."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from i18n import Speech
from layers.choice_words import stage_name
from park import Park, Selection
from park.difference import Change, Difference, Differing, Tally, difference
from park.told import newly
from ui import state
from ui.difference_list import difference_list
from ui.markup import show, tag
from ui.told_words import told_link

MOST_LISTED = 200
"""Rows that are listed; more are counted."""


def difference_panel(park: Park, chosen: Selection, before: date, say: Speech) -> None:
    """Show what differs between `before` and the selection's day; pressing a row picks it."""
    found = difference(park, chosen, before)
    with st.container(key="difference", gap="small"):
        news = told_link(newly(park, chosen, before), before, say)
        show(difference_summary(found, forwards(found), say, news))
        if not found.rows:
            return
        rows = difference_rows(park, found, say)
        difference_list(rows, state.picked(), say, state.pick)
        if rest := len(found.rows) - len(rows):
            show(tag("p", say("area.more", count=say.number(rest, 0)), class_="twin-quiet"))


def difference_rows(park: Park, found: Difference, say: Speech) -> list[dict[str, Any]]:
    """Return a row a project that differs, in the reader's words and as what orders it.

    Moves of stage come first, then what has money, the most first: `MOST_LISTED` in all. What is
    not published is said so.
    """
    listed = sorted(found.rows, key=_weight)[:MOST_LISTED]
    rows = park.projects.iloc[park.rows_of(pd.Series([row.project_id for row in listed]))]
    names = {row["id"]: say.name(row) for row in rows.to_dict("records")}
    ranks = {stage: at for at, stage in enumerate(park.stages.ids)}
    return [
        {
            "id": row.project_id,
            "name": names[row.project_id],
            "stages": stages_told(park, row, say),
            "money": say("compare.unpublished")
            if math.isnan(row.investment_yi_cny)
            else say.money(row.investment_yi_cny),
            "kind": row.change,
            "rank": ranks.get(row.after, -1),
            "amount": None if math.isnan(row.investment_yi_cny) else row.investment_yi_cny,
        }
        for row in listed
    ]


def _weight(row: Differing) -> tuple[bool, bool, float]:
    unknown = math.isnan(row.investment_yi_cny)
    return row.change is not Change.MOVED, unknown, 0.0 if unknown else -row.investment_yi_cny


def stages_told(park: Park, row: Differing, say: Speech) -> str:
    """Return from which stage to which a project went; heard of without a stage is said so."""
    unstaged = "_unstaged" if row.before == row.after else ""
    return say(
        f"compare.row.{row.change}{unstaged}",
        before=stage_name(park, row.before, say),
        after=stage_name(park, row.after, say),
    )


def difference_summary(
    found: Difference, forward: str, say: Speech, news: Markup | None = None
) -> Markup:
    """Return the two days, the counts by kind with the money stated, and what is not compared.

    `news` says what was newly told between the days, beside the stages.
    """
    lines = [_line(change, tally, say) for change, tally in found.tallies.items() if tally.projects]
    unchanged = say("compare.unchanged", count=say.number(found.unchanged, 0))
    return tag(
        "div",
        *compared_days(found, forward, say),
        tag(
            "ul",
            *(tag("li", line) for line in (*lines, unchanged, news) if line),
            class_="twin-events",
        ),
        tag(
            "details",
            tag("summary", say("compare.how")),
            tag("p", say("compare.note")),
            class_="twin-quiet",
        ),
        class_="twin-card",
    )


def forwards(found: Difference) -> str:
    """Return the address of this page with the two days swapped."""
    return state.link_here(on=found.before.isoformat(), vs=found.after.isoformat(), kind="")


def compared_days(found: Difference, forward: str, say: Speech) -> tuple[Markup, ...]:
    """Return the title; a comparison that runs back in time says so and leads to `forward`.

    Without that word a step back in time would read as progress.
    """
    days = {"before": say.day(found.before), "after": say.day(found.after)}
    count = say.number(len(found.rows), 0)
    title = say("compare.title", **days, count=count) if found.rows else say("compare.none", **days)
    if found.before <= found.after:
        return (tag("h3", title, class_="twin-title"),)
    return (
        tag("h3", say("compare.backwards", title=title), class_="twin-title"),
        tag(
            "p",
            say("compare.backwards_about", **days),
            " ",
            tag("a", say("compare.forwards"), href=forward, target="_self"),
            class_="twin-backwards",
        ),
    )


def _line(change: Change, tally: Tally, say: Speech) -> str:
    said = say(f"compare.{change}", count=say.number(tally.projects, 0))
    if not tally.with_investment:
        return say("compare.without_money", said=said)
    return say(
        "compare.with_money",
        said=said,
        known=say.number(tally.with_investment, 0),
        money=say.money(tally.investment_yi_cny),
    )
