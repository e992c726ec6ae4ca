"""Targets as rows: what is asked, what is known, in which period and scope, and from whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from i18n import Speech
from indicators import (
    Assessment,
    Final,
    explain,
    final,
    indicator,
    say_period,
    say_scope,
    say_target,
    say_value,
    target_sources,
)
from indicators.say import say_standing
from park import Park
from ui.citations import source_links
from ui.figure_cards import bar
from ui.markup import Child, tag
from ui.rule_words import status_word
from ui.score_spark import spark
from ui.score_why import why
from ui.state import link_to

_COLUMNS = ("indicator", "target", "latest", "series", "share", "status", "sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is marked among the rows."""

    picked: str = ""
    """The id of an indicator, or the reference of a task."""
    served: frozenset[str] = frozenset()
    """Indicators whose task has projects in the selection."""


def score_table(
    park: Park,
    groups: Iterable[tuple[Child, Sequence[Assessment]]],
    on: date,
    mark: Mark,
    say: Speech,
) -> Markup:
    """Return the targets under the head of their group, each with the reason for its status."""
    head = tag("tr", *(tag("th", say(f"table.{one}"), scope="col") for one in _COLUMNS))
    bodies = [tag("thead", head)]
    for title, members in groups:
        if title:
            line = tag("tr", tag("td", title, colspan=len(_COLUMNS)), class_="twin-group")
            bodies.append(tag("tbody", line))
        bodies += [_rows(park, one, on, mark, say) for one in members]
    return tag(
        "div",
        tag("table", *bodies, class_="twin-table twin-score"),
        class_="twin-scroll",
        tabindex="0",
    )


def _rows(park: Park, found: Assessment, on: date, mark: Mark, say: Speech) -> Markup:
    told = explain(park, found.indicator_id, on)
    cells: list[Child] = [
        _name(park, found, mark, say),
        _target(park, found, say),
        _latest(park, found, on, say),
        spark(found, told, say),
        _share(found, say),
        _status(found, say),
        _sources(park, found, say),
    ]
    return tag(
        "tbody",
        tag("tr", *(tag("td", one) for one in cells)),
        tag(
            "tr",
            tag("td", why(park, found, told, on, say), colspan=len(_COLUMNS)),
            class_="twin-reason",
        ),
        class_="twin-target",
    )


def _name(park: Park, found: Assessment, mark: Mark, say: Speech) -> Markup:
    asked = indicator(park, found.indicator_id)
    refs = asked.plan_ref.split(";")
    held = set(park.task_units.loc[park.task_units["task_ref"].isin(refs), "unit_id"])
    units = [say.name(one) for one in park.units.to_dict("records") if one["id"] in held]
    return tag(
        "div",
        tag(
            "a",
            "● " if asked.id in mark.served else "",
            say.name(asked.names),
            href=link_to("indicator", asked.id),
            target="_self",
            title=say.translated(asked.definition, park.texts),
            class_="twin-here" if asked.id == mark.picked else None,
        ),
        tag("small", say("list.join").join(units)) if units else None,
    )


def _target(park: Park, found: Assessment, say: Speech) -> Markup:
    asked = indicator(park, found.indicator_id)
    if found.target is None:
        return tag("div", say("goal.no_number"), _set_by(park, found, say))
    said = say_target(say, found.target, asked.unit)
    return tag("div", tag("span", said, class_="twin-said"), _set_by(park, found, say))


def _set_by(park: Park, found: Assessment, say: Speech) -> Markup | None:
    """Return who set a target: a task of the plan, or the source that published it."""
    asked = indicator(park, found.indicator_id)
    if asked.plan_ref:
        words = say("score.plan_ref", ref=asked.plan_ref)
        return tag("small", tag("a", words, href=link_to("plan", asked.plan_ref), target="_self"))
    published = target_sources(park, asked.id)
    return tag("small", source_links(park, published, say)) if published else None


def _latest(park: Park, found: Assessment, on: date, say: Speech) -> Markup:
    reading = found.reading
    if reading.value is None:
        return tag("div", tag("span", "—", aria_hidden="true"), tag("small", say("score.no_value")))
    said = say(
        "score.period_scope",
        period=say_period(say, reading.period),
        scope=say_scope(park, reading, say),
    )
    values = dict.fromkeys(say_value(say, one) for one in found.differing or (reading,))
    over = found.target is not None and on > found.target.due and not found.differing
    known = say(f"final.{final(found)}") if over and final(found) is not Final.NONE else None
    return tag(
        "div",
        tag("b", say("score.join").join(values), class_="twin-said"),
        tag("small", said),
        tag("small", known) if known else None,
    )


def _share(found: Assessment, say: Speech) -> Markup:
    share = None if found.share_of_target is None else say_standing(say, found)
    return tag(
        "div",
        bar(found) if found.target is not None else None,
        tag("small", share) if share else None,
    )


def _status(found: Assessment, say: Speech) -> Markup:
    if found.target is None:
        known = found.reading.value is not None
        return tag("span", say("goal.milestone" if known else "goal.open"))
    return tag("b", status_word(str(found.status), say))


def _sources(park: Park, found: Assessment, say: Speech) -> Markup:
    readings = found.differing or (found.reading,)
    named = dict.fromkeys(source for one in readings for source in one.source_ids)
    return tag("div", source_links(park, tuple(named), say))
