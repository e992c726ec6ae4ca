"""The last briefing: which day and edition it showed, what is new since, and how it is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

import streamlit as st
from markupsafe import Markup

from i18n import Speech
from park import Park, Revision, Selection
from park.difference import Difference, difference
from park.editions import editions
from park.told import newly
from store import Pointer, StoreError
from ui import live_park
from ui.clock import now, today
from ui.markup import plain_markdown, show, tag
from ui.state import link_here
from ui.told_words import told_link

_DAY, _AUTHOR, _FAILED = "briefing.day", "briefing.author", "briefing.failed"
_LONGEST = 80


def last_briefing() -> Pointer | None:
    """Return the edition that the last briefing showed, and its day; None if none is recorded."""
    return live_park.served().store.briefed()


def compared_since(park: Park, chosen: Selection, before: date) -> Difference:
    """Return what happened between a day and the selection's; worked out once a park."""
    return park.remember(_difference, (chosen, before))


def _difference(park: Park, days: tuple[Selection, date]) -> Difference:
    return difference(park, *days)


def briefing_line(park: Park, chosen: Selection, last: Pointer | None, say: Speech) -> None:
    """Say what is new since the last briefing, and let one be recorded."""
    with st.container(key="briefing", horizontal=True, vertical_alignment="center", gap="medium"):
        show(_since(park, chosen, last, say), width="content")
        if not live_park.is_read_only():
            _recording(last, say)


def _since(park: Park, chosen: Selection, last: Pointer | None, say: Speech) -> Markup:
    if last is None:
        return tag("p", say("briefing.none"), class_="twin-quiet")
    day = last.at.date()
    parts = [tag("b", say("briefing.last", day=say.day(day), number=last.number))]
    if day < chosen.on:
        count = len(compared_since(park, chosen, day).rows)
        text = _counted("happened", count, say)
        href = link_here(between="", vs=day.isoformat(), kind="", edition="", until="")
        parts.append(tag("a", text, href=href, target="_self"))
        if (news := told_link(newly(park, chosen, day), day, say)) is not None:
            parts.append(news)
    head = park.revision.number
    if last.number < head:
        count = editions(live_park.park_of(last.number), park, chosen).projects
        text = _counted("learnt", count, say)
        href = link_here(between="editions", edition=str(last.number), until="", kind="", vs="")
        parts.append(tag("a", text, href=href, target="_self"))
    else:
        parts.append(tag("span", say("briefing.same_edition"), class_="twin-quiet"))
    return tag("p", *(tag("span", one) for one in parts), class_="twin-since")


def _counted(what: str, count: int, say: Speech) -> str:
    if not count:
        return say(f"briefing.{what}_none")
    return say(f"briefing.{what}", count=say.number(count, 0))


def _recording(last: Pointer | None, say: Speech) -> None:
    known = live_park.editions()
    with st.popover(say("briefing.record"), width="content"):
        show(tag("p", say("briefing.about"), class_="twin-quiet"))
        first = min(known[0].made_at.date(), today())
        st.date_input(
            say("briefing.day"), today(), key=_DAY, min_value=first, max_value=today(),
            format="YYYY-MM-DD",
        )  # fmt: skip
        st.text_input(say("briefing.author"), key=_AUTHOR, max_chars=_LONGEST)
        if why := st.session_state.pop(_FAILED, ""):
            st.error(say(f"briefing.failed.{why}"))
        st.button(
            say("briefing.save"), key="briefing.save", type="primary", on_click=_record,
            args=(known,),
        )  # fmt: skip
        if last is not None:
            back = say("briefing.undo", day=say.day(last.at.date()), author=last.author)
            st.button(
                plain_markdown(back), key="briefing.undo", type="tertiary", on_click=_take_back
            )


def edition_on(known: Sequence[Revision], day: date) -> Revision:
    """Return the last edition that was there at the end of a day, or the first one."""
    there = [one for one in known if one.made_at.date() <= day]
    return there[-1] if there else known[0]


def _record(known: Sequence[Revision]) -> None:
    author = " ".join(st.session_state[_AUTHOR].split())
    day = st.session_state[_DAY]
    if live_park.is_read_only() or not author or day is None:
        st.session_state[_FAILED] = "author" if not author else "day"
        return
    held_at = datetime.combine(day, time(12), UTC)
    try:
        number = edition_on(known, day).number
        live_park.served().store.record_briefing(number, author, held_at)
    except StoreError:
        st.session_state[_FAILED] = "store"


def _take_back() -> None:
    if live_park.is_read_only():
        return
    try:
        live_park.served().store.take_back_briefing(now())
    except StoreError:
        st.session_state[_FAILED] = "store"
