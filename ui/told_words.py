"""What was newly told of a project between two days, in words: what, by whom, and when."""

from __future__ import annotations

from datetime import date

import numpy as np
from markupsafe import Markup

from i18n import Speech
from layers.choice_words import stage_name
from layers.claim_words import claim_words
from layers.source_words import publisher_words
from park import Park
from park.told import Newly, Told
from park.told_lines import Line, Said, lines
from ui.markup import tag
from ui.slip_words import days_between, moved_by
from ui.state import link_to


def told_name(news: Told, say: Speech) -> str:
    """Return the name of a kind of news: the same as between two editions where both have it."""
    return say("changes.money_moved") if news is Told.MONEY else say(f"changes.{news}")


def told_link(found: Newly, before: date, say: Speech) -> Markup | None:
    """Return how many projects were newly told of, leading to what was told; nothing for none.

    Those of which a source may have told, and does not say its day closely enough, are counted by
    themselves. `before` is the day that is compared with.
    """
    sure = found.surely()
    unsure = np.setdiff1d(found.rows(Told.UNPLACED), sure)
    first = next((news for news in Told if len(found.rows(news))), None)
    if first is None:
        return None
    said = [
        say(f"compare.{key}", count=say.number(len(rows), 0))
        for key, rows in (("told", sure), ("told_maybe", unsure))
        if len(rows)
    ]
    days = {"between": "days", "vs": before.isoformat()}
    href = link_to("changes", **days, kind=first)
    return tag("a", say("list.join").join(said), href=href, target="_self")


def told_words(park: Park, found: Newly, news: Told, row: int, say: Speech) -> str:
    """Return everything that was newly told of the project at a row in one way."""
    said = [_line(park, news, one, say) for one in lines(park, found, news, row)]
    return say("quality.seen.join").join(said)


def _line(park: Park, news: Told, line: Line, say: Speech) -> str:
    earlier = _values(park, line, line.earlier, say, sourced=False)
    newer = _values(park, line, line.newer, say, sourced=True)
    if news is Told.PASSED and line.least is not None and line.most is not None:
        days = days_between(line.least, line.most, say)
        return say("changes.told_passed", what=_subject(park, line, say), value=newer, days=days)
    if news is Told.KEPT_LATE and line.least is not None and line.most is not None:
        days = days_between(line.least, line.most, say)
        what = _subject(park, line, say)
        return say("changes.told_late", what=what, planned=earlier, reached=newer, days=days)
    if line.least is not None and line.most is not None:
        stage, days = _subject(park, line, say), moved_by(line.least, line.most, say)
        return say("changes.slip", stage=stage, before=earlier, after=newer, days=days)
    if news is Told.PLANNED:
        return say("changes.plan_new", stage=_subject(park, line, say), date=newer)
    key = "changes.told_also" if earlier else "changes.told_first"
    return say(key, what=_subject(park, line, say), earlier=earlier, newer=newer)


def _subject(park: Park, line: Line, say: Speech) -> str:
    if line.of == "plan":
        return stage_name(park, line.subject, say)
    if line.of == "year":
        year, kind = line.subject.split()
        return say("changes.year_money", year=year, kind=say(f"money_kind.{kind}"))
    return say(f"claim_field.{line.subject}")


def _values(park: Park, line: Line, values: tuple[Said, ...], say: Speech, *, sourced: bool) -> str:
    return say("quality.seen.or.join").join(
        say("changes.told_value", value=_value(line, one, say), source=_source(park, one, say))
        if sourced and one.source_ids
        else _value(line, one, say)
        for one in values
    )


def _value(line: Line, said: Said, say: Speech) -> str:
    if line.of == "plan":
        return say(f"date_bound.{said.bound}", date=said.value)
    if line.of == "year":
        return say.money(float(said.value))
    return claim_words(line.subject, said.value, said.bound, say)


def _source(park: Park, said: Said, say: Speech) -> str:
    """Return who told it first and when; one without a day comes last, and says so."""
    sources = park.sources[park.sources["id"].isin(said.source_ids)].to_dict("records")
    first = min(sources, key=lambda one: (not one["published"], one["published"]))
    return say(
        "changes.told_by",
        publisher=publisher_words(park, first["publisher"], say),
        day=first["published"] or say("source.undated"),
    )
