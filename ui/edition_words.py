"""How one project differs between two editions, in words: from what to what."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from i18n import Speech
from layers.choice_words import stage_name
from layers.source_words import publisher_words
from park import Park
from park.editions import News, edited_parts, facts_differ
from park.quality import Shown
from park.slips import Slip, slips
from ui.edition_rows import ROWS_TOLD, rows_changed
from ui.quality_evidence import evidence
from ui.slip_words import moved_by


class _Pair(NamedTuple):
    """The two editions, the project's row in each, and the day that is asked for."""

    older: Park
    newer: Park
    before: int
    after: int
    on: date


def told(news: News, parks: tuple[Park, Park], rows: tuple[int, int], on: date, say: Speech) -> str:
    """Return what is said of a project under a kind of news."""
    return _TOLD[news](_Pair(*parks, *rows, on), say)


def _stage(park: Park, row: int, on: date, say: Speech) -> str:
    state = park.course.at(on)
    return stage_name(park, str(state.ids(state.certain[[row]])[0]), say)


def _amount(park: Park, row: int, say: Speech) -> str:
    money = float(park.projects["investment_yi_cny"].iloc[row])
    return say("project.not_stated") if math.isnan(money) else say.money(money)


def _newer(pair: _Pair, say: Speech) -> str:
    return say(
        "changes.as_is",
        stage=_stage(pair.newer, pair.after, pair.on, say),
        money=_amount(pair.newer, pair.after, say),
    )


def _older(pair: _Pair, say: Speech) -> str:
    return say(
        "changes.as_was",
        stage=_stage(pair.older, pair.before, pair.on, say),
        money=_amount(pair.older, pair.before, say),
    )


def _moved(pair: _Pair, say: Speech) -> str:
    return say(
        "compare.row.moved",
        before=_stage(pair.older, pair.before, pair.on, say),
        after=_stage(pair.newer, pair.after, pair.on, say),
    )


def _money(pair: _Pair, say: Speech) -> str:
    before, after = (_amount(pair.older, pair.before, say), _amount(pair.newer, pair.after, say))
    parts = [] if before == after else [say("compare.row.moved", before=before, after=after)]
    if facts_differ(pair.older, pair.before, pair.newer, pair.after, "project_money", pair.on):
        parts.append(_beside("project_money", pair, say))
    return say("quality.seen.join").join(parts)


def _beside(frame: str, pair: _Pair, say: Speech) -> str:
    """Return what differs in the rows of a file: its values, or its name where it has no words."""
    if frame not in ROWS_TOLD:
        return say(f"row_of.{frame}")
    project_id = str(pair.newer.projects["id"].iloc[pair.after])
    return rows_changed(frame, pair.older, pair.newer, project_id, say)


def _slipped(pair: _Pair, say: Speech) -> str:
    found = slips(pair.older, pair.before, pair.newer, pair.after)
    return say("quality.seen.join").join(_slip(pair, one, say) for one in found)


def _slip(pair: _Pair, one: Slip, say: Speech) -> str:
    park = pair.newer if one.stage in pair.newer.stages else pair.older
    stage = stage_name(park, one.stage, say)
    before = _planned(pair.older, pair.before, one.stage, say)
    after = _planned(pair.newer, pair.after, one.stage, say)
    if one.least is None or one.most is None:
        key = "changes.plan_new" if after else "changes.plan_gone"
        return say(key, stage=stage, date=after or before)
    days = moved_by(one.least, one.most, say)
    return say("changes.slip", stage=stage, before=before, after=after, days=days)


def _planned(park: Park, row: int, stage: str, say: Speech) -> str:
    """Return the planned date of a stage as it is written, the last one of several."""
    events = park.of_project("stage_events", str(park.projects["id"].iloc[row]))
    own = events[(events["basis"] == "planned") & (events["stage"] == stage)].sort_values("date")
    rows = own.to_dict("records")
    return say(f"date_bound.{rows[-1]['bound']}", date=rows[-1]["date"]) if rows else ""


def _sources(park: Park, row: int) -> set[str]:
    project = str(park.projects["id"].iloc[row])
    cells = [str(park.projects["source_ids"].iloc[row])]
    for frame in ("stage_events", "project_sites"):
        cells += map(str, park.of_project(frame, project)["source_ids"])
    return {one for cell in cells for one in cell.split(";") if one}


def _sourced(pair: _Pair, say: Speech) -> str:
    was, now = _sources(pair.older, pair.before), _sources(pair.newer, pair.after)
    parts = []
    for key, ids, park in (
        ("source_new", now - was, pair.newer),
        ("source_gone", was - now, pair.older),
    ):
        known = park.sources[park.sources["id"].isin(ids)]
        titles = [
            say(
                "changes.source",
                publisher=publisher_words(park, one["publisher"], say),
                title=one["title"],
            )
            for one in known.to_dict("records")
        ]
        if titles:
            parts.append(say(f"changes.{key}", titles=say("list.join").join(titles)))
    return say("quality.seen.join").join(parts)


def _edited(pair: _Pair, say: Speech) -> str:
    parts = edited_parts(pair.older, pair.before, pair.newer, pair.after, pair.on)
    was, now = (
        park.projects.iloc[row].to_dict()
        for park, row in ((pair.older, pair.before), (pair.newer, pair.after))
    )
    said = [
        say(
            "changes.field",
            field=say(f"field.{part}"),
            before=was.get(part) or say("project_page.unknown"),
            after=now[part] or say("project_page.unknown"),
        )
        if part in now
        else _beside(part, pair, say)
        for part in parts
    ]
    return say("quality.seen.join").join(said)


def _claims(pair: _Pair, say: Speech) -> str:
    return evidence(pair.newer, Shown.CLAIMS, pair.after, pair.on, say)


def _claims_before(pair: _Pair, say: Speech) -> str:
    return evidence(pair.older, Shown.CLAIMS, pair.before, pair.on, say)


_TOLD: Mapping[News, Callable[[_Pair, Speech], str]] = {
    News.ADDED: _newer,
    News.WITHDRAWN: _older,
    News.REPORTED: _newer,
    News.RETRACTED: _older,
    News.MOVED: _moved,
    News.SLIPPED: _slipped,
    News.MONEY: _money,
    News.DISPUTED: _claims,
    News.SETTLED: _claims_before,
    News.SOURCED: _sourced,
    News.EDITED: _edited,
}
