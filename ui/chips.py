"""What is filtered, one chip a value: pressing it drops that value alone."""

from __future__ import annotations

import streamlit as st

from i18n import Speech
from layers.choice_words import filter_name, words_of
from park import Park, Selection, account
from park.query import AREA, CHOICES, TEXT
from ui import state
from ui.clock import today
from ui.markup import plain_markdown


def draw(park: Park, chosen: Selection, say: Speech) -> None:
    """Show the chips and the way to clear them all; nothing where nothing is filtered.

    A day on which projects are not yet there has a chip too: pressing it goes to today.
    """
    not_yet = account(park, chosen).not_yet if chosen.on != today() else 0
    if chosen.is_open and not not_yet:
        return
    with st.container(key="chips", horizontal=True, vertical_alignment="center", gap="small"):
        for parameter, (field, allowed) in CHOICES.items():
            taken = getattr(chosen, field)
            names = words_of(parameter, park, say) if taken else {}
            for value in (str(one) for one in allowed(park)):
                if value in taken:
                    _chip(parameter, value, names[value], say)
        if chosen.text:
            _chip(TEXT, "", chosen.text, say)
        if chosen.area:
            _chip(AREA, "", "", say)
        if not_yet:
            st.button(
                say("chip.not_yet", day=say.day(chosen.on), count=say.number(not_yet, 0)),
                key="chip.on",
                on_click=state.choose_day,
                args=(today(),),
                help=say("chip.to_today"),
            )
        if not chosen.is_open:
            st.button(
                say("filter.clear"),
                key="filter.clear",
                on_click=state.clear_filters,
                type="tertiary",
            )


def _chip(parameter: str, value: str, name: str, say: Speech) -> None:
    title = filter_name(parameter, say)
    label = say("chip.label", filter=title, value=plain_markdown(name)) if name else title
    st.button(
        label,
        key=f"chip.{parameter}.{value}" if value else f"chip.{parameter}",
        on_click=state.drop_filter,
        args=(parameter, value),
        help=say("chip.help"),
    )
