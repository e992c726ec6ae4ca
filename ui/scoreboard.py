"""The scoreboard: every target of the plan in groups, and the park's newer goals beside it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from i18n import Speech
from indicators import (
    Assessment,
    Final,
    Group,
    GroupedBy,
    assess,
    coverage,
    finals,
    grouped,
    indicator,
    last_day,
    lineage,
    public_goals,
    scoreboard,
    served,
)
from indicators.record import deciding_told_later
from park import Park, Selection
from ui.markup import show, tag
from ui.page_parameters import ask, asked
from ui.rule_words import status_word
from ui.score_counts import count_links, count_words, strip
from ui.score_rows import Mark, score_table
from ui.state import picked
from ui.targets_panel import serving_line

_PAGE = "indicators"


def scoreboard_panel(park: Park, chosen: Selection, say: Speech) -> None:
    """Show the plan's targets as asked for in the address: by part, by unit or by status."""
    by, standing = GroupedBy(asked(_PAGE, "by")), asked(_PAGE, "standing")
    with st.container(key="score-by", horizontal=True, vertical_alignment="center", gap="medium"):
        _choice(say)
    show(plan_targets(park, chosen, say, picked(), by, standing))
    if (beside := goals(park, chosen, say, picked())) is not None:
        show(beside)


def _choice(say: Speech) -> None:
    key = f"{_PAGE}.by"
    st.session_state[key] = asked(_PAGE, "by")

    def choose() -> None:
        # The one that holds was pressed again: nothing else is asked.
        ask(_PAGE, "by", st.session_state[key] or asked(_PAGE, "by"))

    st.segmented_control(
        say("score.group"),
        list(GroupedBy),
        format_func=lambda one: say(f"score.by.{one}"),
        key=key,
        on_change=choose,
        label_visibility="collapsed",
    )


def plan_targets(
    park: Park,
    chosen: Selection,
    say: Speech,
    here: str = "",
    by: GroupedBy = GroupedBy.PART,
    standing: str = "",
) -> Markup:
    """Return the plan's targets with how many of each status there are, as far as asked for.

    What was picked is marked: the row of an indicator, or the head of a task's part.
    """
    found = scoreboard(park, chosen.on)
    counted = coverage(found)
    listed = [one for one in found if standing in ("", one.status)]
    serving = frozenset[str]() if chosen.is_open else served(park, chosen)
    groups = [
        (_head(park, group, by, here, say), group.members) for group in grouped(park, listed, by)
    ]
    return tag(
        "section",
        tag(
            "h3",
            say("table.plan_title", total=counted.total, reported=counted.with_park_observation),
            class_="twin-title",
        ),
        tag("p", _at_the_end(found, chosen, say), class_="twin-lede"),
        strip(counted.by_status),
        count_links(counted.by_status, standing, say),
        serving_line(park, chosen, say),
        tag("p", say("table.plan_about"), class_="twin-quiet twin-score-note"),
        tag("p", say("table.served_about"), class_="twin-quiet twin-score-note")
        if serving
        else None,
        _told_later(park, found, chosen, say),
        tag("p", say("score.several_units"), class_="twin-quiet twin-score-note")
        if by is GroupedBy.UNIT
        else None,
        score_table(park, groups, chosen.on, Mark(picked=here, served=serving), say)
        if listed
        else tag("p", say("score.none_of_status", status=say(f"status.{standing}"))),
        class_="twin-card",
    )


def _at_the_end(found: Sequence[Assessment], chosen: Selection, say: Speech) -> str:
    """Return whether the plan's period is over, and what is known of its last year."""
    end = last_day(found)
    if end is None:
        return ""
    if chosen.on <= end:
        return say("score.running", end=say.day(end), day=say.day(chosen.on))
    counts = finals(found)
    return say("score.over", end=say.day(end), **{one.value: counts[one] for one in Final})


def _told_later(
    park: Park, found: Sequence[Assessment], chosen: Selection, say: Speech
) -> Markup | None:
    """Return of how many targets the value was published only after the day; nothing of none."""
    count = deciding_told_later(park, found, chosen.on)
    if not count:
        return None
    words = say("score.told_later", count=count, day=say.day(chosen.on))
    return tag("p", words, class_="twin-quiet twin-score-note")


def _head(park: Park, group: Group, by: GroupedBy, here: str, say: Speech) -> Markup | None:
    """Return a group's name with its counts by status; nothing where the group is one status."""
    if by is GroupedBy.STATUS:
        counted = tag("b", say.number(len(group.members), 0))
        return tag("div", status_word(group.key, say), " ", counted)
    counts = coverage(group.members).by_status
    return tag(
        "div",
        _named(park, group, by, here, say),
        count_words(counts, say),
        strip(counts),
        class_="twin-score-head",
    )


def _named(park: Park, group: Group, by: GroupedBy, here: str, say: Speech) -> Markup:
    if by is GroupedBy.UNIT:
        names = {row["id"]: say.name(row) for row in park.units.to_dict("records")}
        return tag("span", names.get(group.key, say("filter.unit.none")))
    titles = park.plan_tasks.set_index("ref").to_dict("index")
    name = say.name(titles[group.key], "title") if group.key in titles else group.key
    refs = (indicator(park, one.indicator_id).plan_ref.split(";") for one in group.members)
    marked = here and any(here in lineage(park, ref) for some in refs for ref in some)
    return tag(
        "span",
        say("responsibility.task_name", ref=group.key, title=name),
        class_="twin-here" if marked else None,
    )


def goals(park: Park, chosen: Selection, say: Speech, here: str = "") -> Markup | None:
    """Return the park's goals that the plan does not set; nothing without any."""
    found = [assess(park, one.id, chosen.on) for one in public_goals(park)]
    if not found:
        return None
    aimed = sum(one.target is not None for one in found)
    return tag(
        "section",
        tag("h3", say("goal.title", aimed=aimed, others=len(found) - aimed), class_="twin-title"),
        tag("p", say("goal.about"), class_="twin-quiet"),
        score_table(park, [(None, found)], chosen.on, Mark(picked=here), say),
        class_="twin-card",
    )
