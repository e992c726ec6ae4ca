"""Where nothing passes the filters: the fewest to drop, and what would then be found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from i18n import Speech
from layers.choice_words import filter_name
from park import Park, Selection, account
from park.query import AREA, CHOICES, TEXT
from park.relaxing import Relaxing, fewest_to_drop
from ui import state
from ui.clock import today

_PARAMETER = {field: parameter for parameter, (field, _) in CHOICES.items()} | {
    "text": TEXT,
    "area": AREA,
}


_OFFERED = 5
"""Ways that are offered; of many filters there may be dozens."""


def nothing_found(park: Park, chosen: Selection, say: Speech) -> None:
    """Say that no project passes, and offer to drop as few filters as help, the best first.

    Where projects are not yet there on the day, that is said too, and today is offered.
    """
    helpful = fewest_to_drop(park, chosen)[:_OFFERED]
    not_yet = account(park, chosen).not_yet
    now = replace(chosen, on=today())
    on_today = len(now.rows(park)) if not_yet else 0
    with st.container(key="nothing-found"):
        said = say(_said(helpful, today=bool(on_today)))
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
        for one in helpful:
            parameters = [_PARAMETER[field] for field in one.fields]
            names = [say("nothing.filter", filter=filter_name(it, say)) for it in parameters]
            st.button(
                say(
                    "nothing.drop",
                    filters=say("nothing.join").join(names),
                    count=say.number(one.projects, 0),
                ),
                key=f"nothing.{'.'.join(parameters)}",
                on_click=_drop,
                args=(parameters,),
            )
        st.button(
            say("filter.clear"),
            key="nothing.clear",
            on_click=state.clear_filters,
            type="tertiary",
        )


def _said(helpful: Sequence[Relaxing], *, today: bool) -> str:
    """Return the key of what is said: one filter is enough, several are, or none is."""
    if helpful and len(helpful[0].fields) > 1 and not today:
        return "nothing.drop_several"
    return "nothing.drop_one" if helpful or today else "nothing.drop_all"


def _drop(parameters: Sequence[str]) -> None:
    for one in parameters:
        state.drop_filter(one)
