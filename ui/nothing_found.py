"""Where nothing passes the filters: which one filter to drop, and what would then be found."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from i18n import Speech
from layers.choice_words import filter_name
from park import Park, Selection, account
from park.facets import facets
from park.query import AREA, CHOICES, TEXT
from ui import state
from ui.clock import today

_PARAMETER = {field: parameter for parameter, (field, _) in CHOICES.items()} | {
    "text": TEXT,
    "area": AREA,
}


def nothing_found(park: Park, chosen: Selection, say: Speech) -> None:
    """Say that no project passes, and offer to drop one filter, the most helpful first.

    Where projects are not yet there on the day, that is said too, and today is offered.
    """
    found = {one: count for one, count in facets(park, chosen).without.items() if one != "on"}
    helpful = sorted(
        ((count, field) for field, count in found.items() if count), key=lambda one: -one[0]
    )
    not_yet = account(park, chosen).not_yet
    now = replace(chosen, on=today())
    on_today = len(now.rows(park)) if not_yet else 0
    with st.container(key="nothing-found"):
        said = say("nothing.drop_one" if helpful or on_today else "nothing.drop_several")
        if not_yet:
            many = say.number(not_yet, 0)
            said = say("nothing.not_yet", day=say.day(chosen.on), count=many, said=said)
        st.info(said)
        if on_today:
            st.button(
                say("nothing.today", day=say.day(now.on), count=say.number(on_today, 0)),
                key="nothing.on",
                on_click=state.choose_day,
                args=(now.on,),
            )
        for count, field in helpful:
            parameter = _PARAMETER[field]
            st.button(
                say(
                    "nothing.drop",
                    filter=filter_name(parameter, say),
                    count=say.number(count, 0),
                ),
                key=f"nothing.{parameter}",
                on_click=state.drop_filter,
                args=(parameter,),
            )
        st.button(
            say("filter.clear"),
            key="nothing.clear",
            on_click=state.clear_filters,
            type="tertiary",
        )
