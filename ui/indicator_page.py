"""One indicator whole: what it means, every value, how it stands and why, and what hangs on it."""

from __future__ import annotations

from datetime import date

import streamlit as st
from markupsafe import Markup

from i18n import Speech
from indicators import (
    Indicator,
    Record,
    explain,
    plan_indicators,
    record,
    say_reason,
    say_target,
    target_sources,
)
from indicators.say import YES_NO, say_unit
from park import Park, Selection
from ui.citations import source_links
from ui.indicator_linked import linked_card
from ui.indicator_pace import pace_card
from ui.indicator_picture import context_pictures, headline, picture
from ui.indicator_values import conflicts, values_table
from ui.markup import Child, show, tag
from ui.score_why import rules_told
from ui.state import link_to
from ui.theme import STATUS_MARKS
from ui.value_chart import Picture, draw


def indicator_page(park: Park, indicator_id: str, chosen: Selection, say: Speech) -> None:
    """Show the indicator that was picked, or all of them to pick from."""
    if not (park.indicators["id"] == indicator_id).any():
        show(_to_pick_from(park, say))
        return
    found = record(park, indicator_id, chosen.on)
    left, right = st.columns([66, 34], gap="small")
    with left:
        _series(park, found, chosen.on, say)
    with right:
        linked = linked_card(park, found, chosen, say) if found.indicator.plan_ref else None
        cards = (_head(park, found, chosen.on, say), pace_card(found, chosen.on, say), linked)
        show(tag("div", *cards, class_="twin-indicators"))


def _series(park: Park, found: Record, on: date, say: Speech) -> None:
    with st.container(key="indicator-series"):
        show(tag("h3", headline(found, say), class_="twin-title"))
        drawn = picture(found, say)
        if drawn is None:
            show(tag("p", _not_drawn(found, on, say), class_="twin-quiet"))
        else:
            draw(drawn, say, "series")
            show(tag("p", say("indicator_page.marks"), class_="twin-quiet"))
        show(values_table(park, found, on, say))
        if found.conflicts:
            show(conflicts(park, found, say))
    over = [one for one in found.elsewhere if one.span.last <= on]
    context = context_pictures(park, found.indicator, over, say)
    if context:
        _context(context, say)


def _not_drawn(found: Record, on: date, say: Speech) -> str:
    """Say why there is no chart, and what is asked all the same."""
    if found.indicator.unit == YES_NO:
        return say("indicator_page.yes_no_not_drawn")
    said = {"day": say.day(on)}
    if found.indicator.target is None:
        return say("indicator_page.nothing_drawn", **said)
    words = say_target(say, found.indicator.target, found.indicator.unit)
    return say("indicator_page.target_alone", target=words, **said)


def _context(context: tuple[Picture, ...], say: Speech) -> None:
    with st.container(key="indicator-context"):
        show(tag("h3", say("indicator_page.context"), class_="twin-title"))
        for at, one in enumerate(context):
            show(tag("h4", one.title))
            draw(one, say, f"context{at}")


def _head(park: Park, found: Record, on: date, say: Speech) -> Markup:
    asked = found.indicator
    status = found.assessment.status
    facts: list[tuple[str, Child]] = [
        ("target", _target(park, asked, say)),
        ("unit", say_unit(say, asked.unit) or say("indicator_page.yes_no")),
        ("task", _task(park, asked, say)),
        ("units", _units(park, asked, say)),
    ]
    return tag(
        "section",
        tag("h2", say.name(asked.names), class_="twin-title"),
        tag(
            "p",
            *_standing(found, say),
            class_=f"twin-text-{status}",
        ),
        _rules(park, found, on, say),
        tag(
            "dl",
            *(
                part
                for key, value in facts
                if value
                for part in (tag("dt", say(f"indicator_page.{key}")), tag("dd", value))
            ),
            class_="twin-facts",
        ),
        tag("p", say.translated(asked.definition, park.texts)),
        class_="twin-card twin-indicator",
    )


def _rules(park: Park, found: Record, on: date, say: Speech) -> Markup | None:
    """Return the rules behind a status, opened on a click; None where nothing is asked."""
    if found.indicator.target is None:
        return None
    told = explain(park, found.indicator.id, on)
    return rules_told(park, found.assessment, told, on, say)


def _standing(found: Record, say: Speech) -> tuple[Child, ...]:
    """Return status and reason; without a target the reason alone, and nothing twice."""
    status, reason = found.assessment.status, say_reason(say, found.assessment)
    if found.indicator.target is None:
        return (reason,)
    word = say(f"status.{status}")
    return (
        tag("span", STATUS_MARKS[status], class_="twin-mark", aria_hidden="true"),
        tag("b", word),
        None if reason == word else say("indicator_page.because", reason=reason),
    )


def _target(park: Park, asked: Indicator, say: Speech) -> Child:
    if asked.target is None:
        return say("reason.no_target")
    words = say_target(say, asked.target, asked.unit)
    if asked.origin == "plan":
        return words
    words = say("indicator_page.not_of_plan", target=words)
    return tag("span", words, " ", source_links(park, target_sources(park, asked.id), say))


def _task(park: Park, asked: Indicator, say: Speech) -> str:
    rows = park.plan_tasks[park.plan_tasks["ref"] == asked.plan_ref].to_dict("records")
    titles = [
        say("responsibility.task_name", ref=one["ref"], title=say.name(one, "title"))
        for one in rows
    ]
    return say("list.join").join(titles)


def _units(park: Park, asked: Indicator, say: Speech) -> str:
    if not asked.plan_ref:
        return ""
    roles = park.task_units[park.task_units["task_ref"] == asked.plan_ref]
    names = {row["id"]: say.name(row) for row in park.units.to_dict("records")}
    join, held = say("list.join"), dict[str, list[str]]()
    for one in roles.to_dict("records"):
        held.setdefault(one["role"], []).append(names[one["unit_id"]])
    said = (
        say("responsibility.unit_as", role=say(f"unit_role.{role}"), unit=join.join(units))
        for role, units in held.items()
    )
    return say("indicator_page.join").join(said) or say("list.why.unit")


def _to_pick_from(park: Park, say: Speech) -> Markup:
    asked = {one.id for one in plan_indicators(park)}
    rows = park.indicators.to_dict("records")
    groups = (
        ("indicator_page.of_plan", [one for one in rows if one["id"] in asked]),
        ("indicator_page.others", [one for one in rows if one["id"] not in asked]),
    )
    return tag(
        "section",
        tag("h3", say("indicator_page.pick"), class_="twin-title"),
        *(
            part
            for title, some in groups
            for part in (
                tag("h4", say(title, count=len(some))),
                tag("ul", *(_way(one["id"], say.name(one)) for one in some)),
            )
        ),
        class_="twin-card twin-pick",
    )


def _way(indicator_id: str, name: str) -> Markup:
    href = link_to("indicator", indicator_id)
    return tag("li", tag("a", name, href=href, target="_self"))
