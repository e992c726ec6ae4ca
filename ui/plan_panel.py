"""The plan as a tree: every task with what is in its name, and whether anything was reported."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import streamlit as st
from markupsafe import Markup

from i18n import Speech
from indicators.traceability import Trace, reported_under, traces
from park import Park, Selection
from park.fold import fold
from park.query import LONGEST_TEXT
from ui.markup import show, tag
from ui.page_parameters import ask, asked
from ui.plan_table import plan_table
from ui.state import link_here, picked

PAGE = "plan"
SHOWS = ("all", "reported", "silent")


def plan_panel(park: Park, chosen: Selection, say: Speech) -> None:
    """Show the tasks that pass the filters, each below what it is a part of."""
    with st.container(key="plan-head", horizontal=True, vertical_alignment="center", gap="medium"):
        _find(say)
        _show(say)
    found = traces(park, chosen)
    kept = [one for one in found if one.asked and _passes(park, one)]
    lines = {ref for one in kept for ref in one.lineage}
    # What was picked is shown whatever else is asked: the reader came for it.
    lines |= {ref for one in found if one.ref == picked() for ref in one.lineage}
    shown = [one for one in found if one.ref in lines]
    table = (
        plan_table(park, chosen, shown, {one.ref for one in kept}, reported_under(found), say)
        if shown
        else tag("p", say("plan.none_shown"), " ", _everything(say))
    )
    show(
        tag(
            "section",
            tag("h3", _title(found, say), class_="twin-title"),
            tag("p", _about(kept, shown, found, say), class_="twin-quiet"),
            table,
            class_="twin-card twin-plan",
        )
    )


def _everything(say: Speech) -> Markup:
    return tag("a", say("plan.show_all"), href=link_here(find="", show=""), target="_self")


def _title(found: Iterable[Trace], say: Speech) -> str:
    """Return the counts of all tasks; they add up, and no heading is among them."""
    tasks = _tasks(found)
    within = [one for one in tasks if one.asked]
    told = sum(one.reported for one in within)
    out = len(tasks) - len(within)
    return say(
        "plan.title_some" if out else "plan.title",
        total=len(tasks),
        reported=told,
        put=sum(one.reported_by_assigned for one in within),
        silent=len(within) - told,
        out=out,
    )


def _about(
    kept: Iterable[Trace], shown: Collection[Trace], found: Iterable[Trace], say: Speech
) -> str:
    counted = say(
        "plan.shown",
        shown=len(_tasks(kept)),
        total=len(_tasks(found)),
        headings=len(shown) - len(_tasks(shown)),
    )
    by_project = sum(one.by_project for one in _tasks(kept))
    if by_project:
        counted = say("plan.shown_by_project", shown=counted, count=by_project)
    return say("plan.about", shown=counted)


def _tasks(some: Iterable[Trace]) -> list[Trace]:
    return [one for one in some if one.is_task]


def _passes(park: Park, one: Trace) -> bool:
    wanted = asked(PAGE, "show")
    if wanted != SHOWS[0] and one.reported != (wanted == "reported"):
        return False
    words = fold(asked(PAGE, "find")).split()
    return all(word in park.remember(_texts, None)[one.ref] for word in words)


def _texts(park: Park, _key: None) -> Mapping[str, str]:
    """Return what a task is found by: number, title, units and targets, in every language."""
    units = {row["id"]: _said(row, "name_", "aliases") for row in park.units.to_dict("records")}
    found = {
        str(row["ref"]): [str(row["ref"]), _said(row, "title_")]
        for row in park.plan_tasks.to_dict("records")
    }
    for row in park.task_units.to_dict("records"):
        found[row["task_ref"]].append(units[row["unit_id"]])
    for row in park.indicators[park.indicators["origin"] == "plan"].to_dict("records"):
        for ref in str(row["plan_ref"]).split(";"):
            if ref in found:
                found[ref].append(_said(row, "name_"))
    return {ref: fold(" ".join(said)) for ref, said in found.items()}


def _said(row: Mapping[object, object], *stems: str) -> str:
    return " ".join(str(row[name]) for name in row if str(name).startswith(stems))


def _find(say: Speech) -> None:
    key = f"{PAGE}.find"
    st.session_state[key] = asked(PAGE, "find")

    def search() -> None:
        ask(PAGE, "find", " ".join(st.session_state[key].split()))

    st.text_input(
        say("plan.find"),
        key=key,
        max_chars=LONGEST_TEXT,
        placeholder=say("plan.find"),
        on_change=search,
        label_visibility="collapsed",
        width=320,
    )


def _show(say: Speech) -> None:
    key = f"{PAGE}.show"
    st.session_state[key] = asked(PAGE, "show")

    def choose() -> None:
        # The one that holds was pressed again: nothing else is asked.
        ask(PAGE, "show", st.session_state[key] or asked(PAGE, "show"))

    st.segmented_control(
        say("plan.show"),
        SHOWS,
        format_func=lambda one: say(f"plan.show.{one}"),
        key=key,
        on_change=choose,
        label_visibility="collapsed",
    )
