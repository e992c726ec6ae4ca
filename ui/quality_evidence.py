"""What of a project shows that it breaks a rule of data quality, in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import numpy as np

from i18n import Speech
from i18n.catalogue import languages
from layers.choice_words import stage_name
from layers.claim_words import claim_words
from park import Park
from park.claims import contested_claims
from park.lateness import overdue_plans, plans_of
from park.latest import latest_spans, span_of
from park.quality import Shown
from park.vocabulary import EventBasis
from ui.event_dates import say_span


def evidence(park: Park, shown: Shown, row: int, on: date, say: Speech) -> str:
    """Return what a reader must see of the project at a row to check the rule himself."""
    return _TOLD[shown](park, row, on, say)


def _row(park: Park, row: int) -> Mapping[Any, Any]:
    return park.projects.iloc[row].to_dict()


def _event(park: Park, event: Mapping[Any, Any], say: Speech) -> str:
    dated = say(f"date_bound.{event['bound']}", date=event["date"])
    stage = stage_name(park, event["stage"], say)
    planned = event["basis"] == EventBasis.PLANNED
    return say("quality.seen.plan" if planned else "quality.seen.event", stage=stage, date=dated)


def _plans(park: Park, row: int, on: date, say: Speech) -> str:
    known, passed = plans_of(park), overdue_plans(park, on)
    here = (known.row == row) & passed
    stages = {park.stages.ids[int(at)] for at in known.position[here]}
    events = park.of_project("stage_events", str(park.projects["id"].iloc[row]))
    late = events[(events["basis"] == EventBasis.PLANNED) & events["stage"].isin(stages)]
    first = np.flatnonzero(here)[int(np.argmin(known.last[here]))]
    days = on.toordinal() - int(known.last[first])
    told_days = _days(days, say, exact=known.first[first] == known.last[first])
    told = say("list.join").join(_event(park, one, say) for one in late.to_dict("records"))
    return say("quality.seen.late", plans=told, days=told_days)


def _events(park: Park, row: int, _on: date, say: Speech) -> str:
    events = park.of_project("stage_events", str(park.projects["id"].iloc[row]))
    told = [_event(park, one, say) for one in events.sort_values("date").to_dict("records")]
    return say("list.join").join(told) or say("project.no_events")


def _latest(park: Park, row: int, on: date, say: Speech) -> str:
    first, last = (int(one[row]) for one in latest_spans(park, on))
    span = span_of(first, last)
    if span is None:
        return say("quality.seen.never")
    days = _days(on.toordinal() - last, say, exact=first == last)
    return say("quality.seen.latest", day=say_span(span, say), days=days)


def _days(count: int, say: Speech, *, exact: bool) -> str:
    """Return how many days ago something was; a month, a year or "by" a date says the least."""
    return say("quality.seen.days" if exact else "quality.seen.days_at_least",
               count=say.number(count, 0))  # fmt: skip


def _money(park: Park, row: int, _on: date, say: Speech) -> str:
    found = _row(park, row)
    if math.isnan(found["investment_yi_cny"]):
        return say.translated(found["investment_note"], park.texts)
    return say.money(found["investment_yi_cny"])


def _claims(park: Park, row: int, _on: date, say: Speech) -> str:
    told = []
    own = contested_claims(park, str(park.projects["id"].iloc[row]))
    for field, rows in own.groupby("field", sort=False):
        values = rows[["value", "bound"]].drop_duplicates().to_dict("records")
        said = [claim_words(str(field), one["value"], one["bound"], say) for one in values]
        joined = say("quality.seen.or.join").join(said)
        told.append(say("project.claim", field=say(f"claim_field.{field}"), value=joined))
    return say("quality.seen.join").join(told)


def _names(park: Park, row: int, _on: date, say: Speech) -> str:
    found = _row(park, row)
    missing = [one.name for one in languages() if found.get(f"name_{one.code}") == ""]
    return say("quality.seen.unnamed", languages=say("list.join").join(missing))


def _place(park: Park, row: int, _on: date, say: Speech) -> str:
    found = _row(park, row)
    return say.translated(found["location_note"], park.texts) or say("project.not_stated")


_TOLD: Mapping[Shown, Callable[[Park, int, date, Speech], str]] = {
    Shown.PLANS: _plans,
    Shown.EVENTS: _events,
    Shown.LATEST: _latest,
    Shown.MONEY: _money,
    Shown.CLAIMS: _claims,
    Shown.NAMES: _names,
    Shown.PLACE: _place,
}
