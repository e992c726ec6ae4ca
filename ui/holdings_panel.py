"""By responsible unit and by plan task: what each has in hand, and how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import streamlit as st

from i18n import Speech
from park import Park, Selection
from park.holdings import By, Holding, Holdings, holdings
from ui.holdings_table import holdings_table
from ui.markup import show, tag
from ui.nothing_found import nothing_found
from ui.page_parameters import ask, asked
from ui.page_values import HOLDERS

_PAGE = "responsibility"

Sort = Literal["plan", "count", "money", "overdue"]

_ORDERS: dict[str, Callable[[Holding], Any]] = {
    "count": lambda one: one.projects,
    # A sum of nothing is unknown, and stands below any that is known.
    "money": lambda one: one.investment_yi_cny if one.with_investment else -1.0,
    "overdue": lambda one: (one.overdue, one.idle),
}


def holdings_panel(park: Park, chosen: Selection, say: Speech) -> None:
    """Show every unit or every task with what it has in hand; one of them opens to its projects."""
    by: By = "task" if asked(_PAGE, "by") == "task" else "unit"
    with st.container(key="holders", horizontal=True, vertical_alignment="center", gap="medium"):
        _choice("by", HOLDERS, say)
        _choice("sort", ("plan", *_ORDERS), say)
    found = holdings(park, chosen, by)
    if not found.projects:
        nothing_found(park, chosen, say)
        return
    rows = in_order(park, found.rows, by, asked(_PAGE, "sort"))
    show(
        tag(
            "section",
            tag("h3", _title(found, by, say), class_="twin-title"),
            tag("p", _about(found, by, say), class_="twin-quiet"),
            holdings_table(park, chosen, by, rows, say),
            class_="twin-card",
        )
    )


def _choice(name: str, values: Sequence[str], say: Speech) -> None:
    key = f"{_PAGE}.{name}"
    st.session_state[key] = asked(_PAGE, name)

    def choose() -> None:
        # The one that holds was pressed again: nothing else is asked.
        ask(_PAGE, name, st.session_state[key] or asked(_PAGE, name))
        if name == "by":
            ask(_PAGE, "of", "")

    st.segmented_control(
        say(f"responsibility.{name}"),
        values,
        format_func=lambda one: say(f"responsibility.{name}.{one}"),
        key=key,
        on_change=choose,
        label_visibility="collapsed",
    )


def in_order(park: Park, rows: Sequence[Holding], by: By, sort: str) -> list[Holding]:
    """Return the holders in the order asked for, nobody last.

    A heading of the plan stands for itself only where a project or a unit names it.
    """
    *named, nobody = rows
    if by == "task":
        heads = frozenset(park.plan_tasks["parent_ref"])
        held = frozenset(park.task_units["task_ref"])
        named = [
            one for one in named if one.projects or one.holder in held or one.holder not in heads
        ]
    if sort in _ORDERS:
        named.sort(key=_ORDERS[sort], reverse=True)
    return [*named, nobody]


def _title(found: Holdings, by: By, say: Speech) -> str:
    *named, nobody = found.rows
    return say(
        f"responsibility.title.{by}",
        holders=say.number(sum(1 for one in named if one.projects), 0),
        projects=say.number(found.projects - nobody.projects, 0),
        assigned=say.number(sum(one.assigned for one in named), 0),
        nobody=say.number(nobody.projects, 0),
    )


def _about(found: Holdings, by: By, say: Speech) -> str:
    counted = sum(one.projects for one in found.rows)
    return say(
        f"responsibility.about.{by}",
        counted=say.number(counted, 0),
        projects=say.number(found.projects, 0),
        shared=say.number(found.shared, 0),
    )
