"""The last entries, from the store itself: each can be taken back, and brought back again."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from i18n import Speech
from indicators import assess
from indicators.entry import author_fault
from indicators.observed import source_ids
from park import Park, Selection
from store import Entered
from ui import entry_form
from ui.citations import source_links
from ui.entry_beside import saved_line
from ui.entry_saving import NotSaved, bring_back, take_back
from ui.figure_cards import status_line
from ui.live_park import entries
from ui.markup import plain_markdown, show, tag

JUST_SAVED = "entry.saved"
"""Number of the revision that this session wrote last."""

WHY_NOT = "entry.why_not"
_TOLD = "entry.told"


def told_before() -> None:
    """Say what was taken back or brought back a moment ago."""
    if told := st.session_state.pop(_TOLD, ""):
        st.success(plain_markdown(told))


def recent(park: Park, chosen: Selection, say: Speech) -> None:
    """Say what was entered last, and offer to take each of it back; a reload changes nothing."""
    known = set(park.indicators["id"])
    found = [one for one in entries() if one.observation["indicator_id"] in known]
    if not found:
        return
    nobody = author_fault(entry_form.author()) is not None
    with st.container(key="entry-saved", border=True):
        show(tag("h3", say("entering.recent"), class_="twin-title"))
        for one in found:
            _line(park, one, chosen, say, nobody=nobody)
        if nobody:
            words = say("entering.name_first", field=say("entering.field.author"))
            show(tag("p", words, class_="twin-quiet"))


def _line(park: Park, one: Entered, chosen: Selection, say: Speech, *, nobody: bool) -> None:
    number = one.made.number
    mine = one.stands and number == st.session_state.get(JUST_SAVED)
    told, press = st.columns([5, 2], vertical_alignment="center")
    with told:
        asked = str(one.observation["indicator_id"])
        line = tag("b" if mine else "span", saved_line(park, one.observation, say))
        stands = status_line(assess(park, asked, chosen.on), say) if mine else None
        links = source_links(park, source_ids(one.observation["source_ids"]), say)
        show(tag("div", line, " ", links, tag("p", _when(one, say), class_="twin-quiet"), stands))
    act = "undo" if one.stands else "redo"
    press.button(
        say(f"entering.{act}"),
        key=f"entry.{act}.{number}",
        disabled=nobody,
        on_click=_act,
        args=(park, take_back if one.stands else bring_back, one, say),
    )


def _when(one: Entered, say: Speech) -> str:
    at = one.last.made_at.astimezone()
    return say(
        "entering.saved" if one.stands else "entering.gone",
        revision=one.last.number,
        author=one.last.author,
        when=f"{say.day(at.date())} {at:%H:%M}",
    )


def _act(
    park: Park, act: Callable[[Entered, str, Speech], None], one: Entered, say: Speech
) -> None:
    try:
        act(one, entry_form.author(), say)
    except NotSaved as error:
        st.session_state[WHY_NOT] = error.why
        return
    key = "entering.undone" if one.stands else "entering.redone"
    st.session_state[_TOLD] = say(key, what=saved_line(park, one.observation, say))
