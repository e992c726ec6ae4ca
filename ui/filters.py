"""The one row of shared filters, and the account of counts at its end."""

from __future__ import annotations

import streamlit as st

from i18n import Speech
from layers.choice_words import words_of
from layers.colophon import account_in_words
from park import Park, Selection
from park.query import DAY, EARLIEST, LATEST, LONGEST_TEXT, TEXT
from ui import chips, state
from ui.clock import today
from ui.facet_counts import facet_style
from ui.markup import show, show_style, tag
from ui.state import widget_key

_ALL = "all"
_MORE = ("late", "reached", "sector", "placed", "origin", "inpark")


def draw(park: Park, say: Speech) -> Selection:
    """Draw the filters and return the selection they make."""
    with st.container(key="filters", horizontal=True, vertical_alignment="center", gap="small"):
        _zones(park, say)
        _popover("stage", park, say)
        _popover("theme", park, say)
        _popover("unit", park, say)
        _more(park, say)
        _day(say)
        chosen = state.current_selection()
        _account(park, chosen, say)
    chips.draw(park, chosen, say)
    show_style(facet_style(park, chosen, say))
    return chosen


def _zones(park: Park, say: Speech) -> None:
    """The zones as a segmented control whose first segment asks for the whole park."""
    key, shown = widget_key("zone"), "filter.zone.shown"
    names = {_ALL: say("filter.zone.all"), **words_of("zone", park, say)}
    standing = st.session_state.get(key) or [_ALL]
    if st.session_state.get(shown) != standing:
        st.session_state[shown] = standing  # else the browser would forget a click made meanwhile

    def choose() -> None:
        now = st.session_state[shown]
        # The one pressed last stands last, also where the reader was faster than the server.
        fresh_all = now[-1:] == [_ALL]
        st.session_state[key] = [] if fresh_all else [zone for zone in now if zone != _ALL]

    st.segmented_control(
        say("filter.zone"),
        list(names),
        selection_mode="multi",
        format_func=names.__getitem__,
        key=shown,
        on_change=choose,
        label_visibility="collapsed",
    )


def _choice(parameter: str, park: Park, say: Speech) -> None:
    words = words_of(parameter, park, say)
    st.pills(
        say(f"filter.{parameter}"),
        list(words),
        selection_mode="multi",
        format_func=words.__getitem__,
        key=widget_key(parameter),
    )


def _title(say: Speech, name: str, count: int) -> str:
    return say("filter.some", name=name, count=count) if count else name


def _popover(parameter: str, park: Park, say: Speech) -> None:
    count = len(st.session_state.get(widget_key(parameter)) or ())
    with st.popover(_title(say, say(f"filter.{parameter}"), count), key=f"pop.{parameter}"):
        _choice(parameter, park, say)


def _more(park: Park, say: Speech) -> None:
    asked = [st.session_state.get(widget_key(one)) for one in (*_MORE, TEXT)]
    count = sum(1 for one in asked if one)
    with st.popover(_title(say, say("filter.more"), count), key="pop.more"):
        st.text_input(say("filter.q"), key=widget_key(TEXT), max_chars=LONGEST_TEXT)
        for parameter in _MORE:
            _choice(parameter, park, say)


def _day(say: Speech) -> None:
    day = state.current_selection().on
    title = say("filter.ahead" if day > today() else "filter.on", day=say.day(day))
    with st.popover(title, key="pop.on"):
        st.date_input(
            say("filter.on_label"),
            min_value=EARLIEST,
            max_value=LATEST,
            key=widget_key(DAY),
            format="YYYY-MM-DD",
        )
        st.caption(say("filter.on_help"))


def _account(park: Park, chosen: Selection, say: Speech) -> None:
    text = account_in_words(park, chosen, say)
    show(tag("div", text, class_="twin-account", id="twin-account"), width="content")
