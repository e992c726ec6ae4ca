"""Entry of an observation: the fields, what was known before beside them, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from i18n import Speech
from indicators import assess
from indicators.entry import Draft, faults
from indicators.entry_doubts import FACTOR, JUMP, Doubt, doubts
from park import Park, Selection
from ui import entry_form
from ui.clock import today
from ui.entry_beside import beside, reading_line, saved_line, to_be_saved
from ui.entry_saving import NotSaved, Saved, save, take_back
from ui.figure_cards import status_line
from ui.live_park import is_read_only
from ui.markup import plain_markdown, show, tag

_SAVED = "entry.saved"
"""What was saved in this session and not taken back, latest first."""

_UNDONE = "entry.undone"
_CHECKED = "entry.checked"
_WHY_NOT = "entry.why_not"


def entry_panel(park: Park, chosen: Selection, say: Speech) -> None:
    """Show the form; nothing that was typed is lost, whatever is wrong with it."""
    if is_read_only():
        st.info(say("entering.read_only"))
        return
    _after(park, chosen, say)
    fields, known = st.columns([3, 2], gap="large")
    with fields:
        title = tag("h3", say("entering.title"), class_="twin-title")
        show(tag("div", title, tag("p", say("entering.about"), class_="twin-quiet")))
        draft = entry_form.draft(park, say)
        _saving(park, draft, say)
    with known:
        show(beside(park, draft, chosen.on, say))


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
    if why := st.session_state.pop(_WHY_NOT, ""):
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
        saved = save(park, draft, say)
    except NotSaved as error:
        st.session_state[_WHY_NOT] = error.why
        return
    st.session_state[_SAVED] = [saved, *st.session_state.get(_SAVED, [])]
    st.session_state.pop(_UNDONE, None)
    st.session_state[_CHECKED] = False
    entry_form.forget()


def _after(park: Park, chosen: Selection, say: Speech) -> None:
    """Say what was saved in this session, latest first, and offer to take each of it back."""
    if undone := st.session_state.get(_UNDONE):
        st.success(plain_markdown(say("entering.undone", what=undone)))
    saves: list[Saved] = st.session_state.get(_SAVED, [])
    if not saves:
        return
    with st.container(key="entry-saved", border=True):
        for at, saved in enumerate(saves):
            line = tag("b" if at == 0 else "span", _saved(park, saved, say))
            asked = str(saved.observation["indicator_id"])
            stands = status_line(assess(park, asked, chosen.on), say) if at == 0 else None
            show(tag("div", line, stands))
            st.button(
                say("entering.undo"),
                key=f"entry.undo.{saved.revision}",
                on_click=_undo,
                args=(park, saved, say),
            )


def _saved(park: Park, saved: Saved, say: Speech) -> str:
    what = saved_line(park, saved.observation, say)
    return say("entering.saved", what=what, revision=saved.revision)


def _undo(park: Park, saved: Saved, say: Speech) -> None:
    st.session_state.pop(_UNDONE, None)
    try:
        take_back(saved, say)
    except NotSaved as error:
        st.session_state[_WHY_NOT] = error.why
        return
    st.session_state[_SAVED] = [one for one in st.session_state[_SAVED] if one != saved]
    st.session_state[_UNDONE] = saved_line(park, saved.observation, say)


def _doubt(park: Park, one: Doubt, say: Speech) -> str:
    told = reading_line(park, one.former, say) if one.former is not None else ""
    limit = say.number(FACTOR if one.code == "factor" else JUMP, 0)
    return say(f"entering.doubt.{one.code}", former=told, limit=limit)


def _list(box: Callable[[str], object], title: str, lines: Iterable[str]) -> None:
    """Show a box with a title and lines; what was typed stands in them as plain text."""
    told = "\n".join(f"- {plain_markdown(one)}" for one in lines)
    box(f"{plain_markdown(title)}\n\n{told}")
