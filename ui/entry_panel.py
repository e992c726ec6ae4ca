"""Entry of an observation: the fields, what was known before beside them, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from i18n import Speech
from indicators.entry import Draft, faults
from indicators.entry_doubts import FACTOR, JUMP, Doubt, doubts
from park import Park, Selection
from ui import entry_form
from ui.clock import today
from ui.entry_beside import beside, reading_line, to_be_saved
from ui.entry_recent import JUST_SAVED, WHY_NOT, recent, told_before
from ui.entry_saving import NotSaved, save
from ui.live_park import is_read_only
from ui.markup import plain_markdown, show, tag

_CHECKED = "entry.checked"


def entry_panel(park: Park, chosen: Selection, say: Speech) -> None:
    """Show the form; nothing that was typed is lost, whatever is wrong with it."""
    if is_read_only():
        st.info(say("entering.read_only"))
        return
    told_before()
    # What this session saved is confirmed before all; what stood before it came is out of its way.
    fresh = JUST_SAVED in st.session_state
    if fresh:
        recent(park, chosen, say)
    fields, known = st.columns([3, 2], gap="large")
    with fields:
        title = tag("h3", say("entering.title"), class_="twin-title")
        show(tag("div", title, tag("p", say("entering.about"), class_="twin-quiet")))
        draft = entry_form.draft(park, say)
        _saving(park, draft, say)
    with known:
        show(beside(park, draft, chosen.on, say))
    if not fresh:
        recent(park, chosen, say)


def _saving(park: Park, draft: Draft, say: Speech) -> None:
    wrong = faults(park, draft, today(), say)
    if st.session_state.get(_CHECKED) and wrong:
        lines = (
            say(
                "entering.fault_line",
                field=say(f"entering.field.{one.field}"),
                what=say(f"entering.fault.{one.code}", **one.holes),
            )
            for one in wrong
        )
        _list(st.error, say("entering.wrong", count=len(wrong)), lines)
    strange = () if wrong else doubts(park, draft, say)
    sure = True
    if strange:
        _list(st.warning, say("entering.strange"), (_doubt(park, one, say) for one in strange))
        # What was confirmed is this very entry: another value is asked about again.
        sure = st.checkbox(say("entering.sure"), key=f"entry.sure.{hash(draft)}")
    if why := st.session_state.pop(WHY_NOT, ""):
        st.error(say(f"entering.not_saved.{why}"))
    press, told = st.columns([2, 3], vertical_alignment="center")
    press.button(
        say("entering.save"),
        key="entry.save",
        type="primary",
        disabled=not sure,
        on_click=_save,
        args=(park, draft, say),
    )
    understood = to_be_saved(park, draft, wrong, say)
    with told:
        if understood is not None:
            show(understood)
        if not sure:
            show(
                tag("p", say("entering.sure_first", sure=say("entering.sure")), class_="twin-quiet")
            )


def _save(park: Park, draft: Draft, say: Speech) -> None:
    st.session_state[_CHECKED] = True
    if faults(park, draft, today(), say):
        return
    try:
        st.session_state[JUST_SAVED] = save(park, draft, say)
    except NotSaved as error:
        st.session_state[WHY_NOT] = error.why
        return
    st.session_state[_CHECKED] = False
    entry_form.forget()


def _doubt(park: Park, one: Doubt, say: Speech) -> str:
    told = reading_line(park, one.former, say) if one.former is not None else ""
    limit = say.number(FACTOR if one.code == "factor" else JUMP, 0)
    return say(f"entering.doubt.{one.code}", former=told, limit=limit)


def _list(box: Callable[[str], object], title: str, lines: Iterable[str]) -> None:
    """Show a box with a title and lines; what was typed stands in them as plain text."""
    told = "\n".join(f"- {plain_markdown(one)}" for one in lines)
    box(f"{plain_markdown(title)}\n\n{told}")
