"""What changed: between two days by what is known today, or between two editions of the data."""

from __future__ import annotations

import math
from datetime import date, timedelta

import streamlit as st

from i18n import Speech
from park import Park, Selection
from park.difference import Change, Difference, Tally
from park.query import EARLIEST, LATEST
from park.told import Told, newly
from store import Pointer
from ui import state
from ui.briefing_mark import briefing_line, compared_since, last_briefing
from ui.changes_editions import editions_panel
from ui.changes_map import changes_map
from ui.changes_told import told_kinds, told_rows
from ui.difference_panel import compared_days, forwards, stages_told
from ui.ledger import Entry, detail, entries, pager, part_of, place_of, project_link
from ui.markup import show, tag
from ui.page_parameters import ask, asked
from ui.state import link_here, link_to
from ui.told_words import told_name

_PAGE = "changes"
_OFFERED = timedelta(days=365)
"""How far back lies the day that is compared with where none was asked for."""


def changes_panel(park: Park, chosen: Selection, say: Speech) -> None:
    """Show what is new since the last briefing, the two questions, and the answer to one."""
    last = last_briefing()
    briefing_line(park, chosen, last, say)
    with st.container(key="holders", horizontal=True, vertical_alignment="center", gap="medium"):
        _question(say)
        if asked(_PAGE, "between") == "days":
            before = _other_day(chosen, last, say)
        else:
            before = None
            place = st.container(horizontal=True, gap="small", key="editions-asked")
    if before is not None:
        _days(park, chosen, before, say)
    else:
        editions_panel(park, chosen, place, say)


def _question(say: Speech) -> None:
    key = f"{_PAGE}.between"
    st.session_state[key] = asked(_PAGE, "between")

    def choose() -> None:
        ask(_PAGE, "between", st.session_state[key] or asked(_PAGE, "between"))
        ask(_PAGE, "kind", "")

    st.segmented_control(
        say("changes.between"),
        ("days", "editions"),
        format_func=lambda one: say(f"changes.between.{one}"),
        key=key,
        on_change=choose,
        label_visibility="collapsed",
    )


def _other_day(chosen: Selection, last: Pointer | None, say: Speech) -> date:
    """Ask for the other day: that of the last briefing, or one a year ago, unless one is set."""
    key = f"{_PAGE}.vs"
    offered = max(chosen.on - _OFFERED, EARLIEST)
    if last is not None and last.at.date() < chosen.on:
        offered = last.at.date()
    st.session_state[key] = state.compared() or offered

    def choose() -> None:
        state.compare_with(st.session_state[key])
        ask(_PAGE, "part", "1")

    st.date_input(
        say("changes.other_day"),
        min_value=EARLIEST,
        max_value=LATEST,
        key=key,
        format="YYYY-MM-DD",
        on_change=choose,
        label_visibility="collapsed",
        width=160,
        help=None,
    )
    day: date = st.session_state[key]
    return day


def _days(park: Park, chosen: Selection, before: date, say: Speech) -> None:
    found = compared_since(park, chosen, before)
    tallies = {change: one for change, one in found.tallies.items() if one.projects}
    news = newly(park, chosen, before)
    wanted = asked(_PAGE, "kind")
    told = next((one for one in Told if one == wanted and len(news.rows(one))), None)
    picked = Change(wanted) if wanted in tallies else next(iter(tallies), None)
    if told is not None:
        picked = None
    left, right = st.columns([34, 66], gap="small")
    kinds = [
        Entry(
            name=say(f"changes.{change}"),
            count=tally.projects,
            href=link_here(kind=change),
            here=change is picked,
            more=_stated(tally, say),
        )
        for change, tally in tallies.items()
    ]
    unchanged = say("compare.unchanged", count=say.number(found.unchanged, 0))
    on_map = link_to("map", vs=before.isoformat())
    with left:
        show(
            tag(
                "div",
                *compared_days(found, forwards(found), say),
                entries("", kinds, say) if kinds else None,
                tag("p", unchanged),
                told_kinds(news, told, say),
                tag("p", tag("a", say("changes.on_map"), href=on_map, target="_self")),
                tag("p", say("changes.days_about"), class_="twin-quiet"),
                tag("p", say("compare.note"), class_="twin-quiet"),
                class_="twin-card twin-ledger",
            )
        )
    if told is not None:
        with left:
            ids = list(map(str, park.projects["id"].iloc[news.rows(told)]))
            changes_map(park, ids, told_name(told, say), chosen, say)
        with right:
            show(told_rows(park, news, told, int(asked(_PAGE, "part")), say))
    if picked is not None:
        with right:
            _rows(park, found, picked, say)


def _stated(tally: Tally, say: Speech) -> str:
    if not tally.with_investment:
        return say("changes.money_unknown")
    known = say.number(tally.with_investment, 0)
    return say("changes.money_known", known=known, money=say.money(tally.investment_yi_cny))


def _rows(park: Park, found: Difference, picked: Change, say: Speech) -> None:
    rows = [one for one in found.rows if one.change is picked]
    part = int(asked(_PAGE, "part"))
    title = say("changes.found", kind=say(f"changes.{picked}"), count=say.number(len(rows), 0))
    lines = []
    for one in rows[part_of(len(rows), part)]:
        row = int(park.place[one.project_id])
        stages = stages_told(park, one, say)
        money = one.investment_yi_cny
        stated = say("project.not_stated") if math.isnan(money) else say.money(money)
        lines.append([project_link(park, row, say), stages, stated, place_of(park, row, say)])
    show(
        detail(
            [tag("h3", title, class_="twin-title"), pager(len(rows), part, say)],
            [say(f"changes.{one}") for one in ("project", "stages", "money", "place")],
            lines,
        )
    )
