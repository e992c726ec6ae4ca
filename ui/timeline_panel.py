"""The timeline with what it is grouped and ordered by, and a title that says what is seen."""

from __future__ import annotations

from enum import StrEnum

import streamlit as st
from markupsafe import Markup

from i18n import Speech
from park import Park, Selection
from park.lineup import Grouping, Sorting
from ui.markup import show, tag
from ui.nothing_found import nothing_found
from ui.page_parameters import ask, asked
from ui.state import link_to
from ui.timeline import Chart, chart, timeline_chart

_PAGE = "timeline"
_GROUPING, _SORTING = "by", "order"


def timeline_panel(park: Park, chosen: Selection, say: Speech) -> None:
    """Show the selected projects over time, as of the selection's day."""
    grouping, sorting = Grouping(asked(_PAGE, _GROUPING)), Sorting(asked(_PAGE, _SORTING))
    found = chart(park, park.revision.number, chosen, grouping, sorting, say.code)
    if not found.shown:
        nothing_found(park, chosen, say)
        return
    with st.container(key="timeline-head", horizontal=True, vertical_alignment="center"):
        show(_title(found, grouping, say), width="content")
        _option(_GROUPING, Grouping, say)
        _option(_SORTING, Sorting, say)
    if found.total > found.shown:
        show(_too_many(found, sorting, say))
    timeline_chart(park, found, chosen.on, say)


def _title(found: Chart, grouping: Grouping, say: Speech) -> Markup:
    counts = {"dated": found.dated, "shown": found.shown, "planned": found.planned}
    said = say("timeline.title", **{key: say.number(one, 0) for key, one in counts.items()})
    repeated = None
    if found.repeated:
        told = say(f"timeline.repeated.{grouping}", count=say.number(found.repeated, 0))
        repeated = tag("p", told, class_="twin-quiet")
    return tag("div", tag("h3", said, class_="twin-title"), repeated)


def _too_many(found: Chart, sorting: Sorting, say: Speech) -> Markup:
    said = say(
        "timeline.too_many",
        total=say.number(found.total, 0),
        most=say.number(found.shown, 0),
        order=say(f"timeline.{_SORTING}.{sorting}"),
    )
    link = tag("a", say("timeline.to_list"), href=link_to("projects"), target="_self")
    return tag("p", said, " ", link, class_="twin-quiet")


def _option(parameter: str, options: type[StrEnum], say: Speech) -> None:
    """Show a menu of a page's own option, which stands in the address."""
    key = f"menu.{parameter}"

    def choose() -> None:
        ask(_PAGE, parameter, st.session_state[key])

    values = [str(one) for one in options]
    words = {one: say(f"timeline.{parameter}.{one}") for one in values}
    st.selectbox(
        say(f"timeline.{parameter}.label"),
        values,
        index=values.index(asked(_PAGE, parameter)),
        format_func=words.__getitem__,
        key=key,
        on_change=choose,
        label_visibility="collapsed",
        width=170,
    )
