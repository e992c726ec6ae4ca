"""What differs between the two days of a comparison, as words and as a list to choose from."""

from __future__ import annotations

import math
from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from i18n import Speech
from layers.choice_words import stage_name
from park import Park, Selection
from park.difference import Change, Difference, Differing, Tally, difference
from ui import state
from ui.difference_list import difference_list
from ui.markup import show, tag

MOST_LISTED = 200
"""Rows that are listed; more are counted."""


def difference_panel(park: Park, chosen: Selection, before: date, say: Speech) -> None:
    """Show what differs between `before` and the selection's day; pressing a row picks it."""
    found = difference(park, chosen, before)
    with st.container(key="difference", gap="small"):
        show(difference_summary(found, say))
        if not found.rows:
            return
        rows = difference_rows(park, found, say)
        difference_list(rows, state.picked(), say("compare.list"), state.pick)
        if rest := len(found.rows) - len(rows):
            show(tag("p", say("area.more", count=say.number(rest, 0)), class_="twin-quiet"))


def difference_rows(park: Park, found: Difference, say: Speech) -> list[dict[str, str]]:
    """Return a row a project that differs, in the reader's words: id, name, stages and money.

    They are the first `MOST_LISTED`; what is not published is said so.
    """
    listed = found.rows[:MOST_LISTED]
    rows = park.projects.iloc[park.rows_of(pd.Series([row.project_id for row in listed]))]
    names = {row["id"]: say.name(row) for row in rows.to_dict("records")}
    return [
        {
            "id": row.project_id,
            "name": names[row.project_id],
            "stages": stages_told(park, row, say),
            "money": say("compare.unpublished")
            if math.isnan(row.investment_yi_cny)
            else say.money(row.investment_yi_cny),
        }
        for row in listed
    ]


def stages_told(park: Park, row: Differing, say: Speech) -> str:
    """Return from which stage to which a project went; heard of without a stage is said so."""
    unstaged = "_unstaged" if row.before == row.after else ""
    return say(
        f"compare.row.{row.change}{unstaged}",
        before=stage_name(park, row.before, say),
        after=stage_name(park, row.after, say),
    )


def difference_summary(found: Difference, say: Speech) -> Markup:
    """Return the two days, the counts by kind with the money stated, and what is not compared."""
    days = {"before": say.day(found.before), "after": say.day(found.after)}
    count = len(found.rows)
    title = say("compare.none", **days)
    if count:
        title = say("compare.title", **days, count=say.number(count, 0))
    lines = [_line(change, tally, say) for change, tally in found.tallies.items() if tally.projects]
    unchanged = say("compare.unchanged", count=say.number(found.unchanged, 0))
    return tag(
        "div",
        tag("h3", title, class_="twin-title"),
        tag("ul", *(tag("li", line) for line in (*lines, unchanged)), class_="twin-events"),
        tag(
            "details",
            tag("summary", say("compare.how")),
            tag("p", say("compare.note")),
            class_="twin-quiet",
        ),
        class_="twin-card",
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
