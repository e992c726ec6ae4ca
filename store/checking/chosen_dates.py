"""The date of a stage, which counts and pages take from the events, is that of its chosen claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from park.claims import PROJECT, dating, stage_dated
from park.day import DaySpan, days_or_none
from park.vocabulary import EventBound
from store.problem import Problem, shown
from store.reading.rows import Loaded

_CLAIM = {"entity", "entity_id", "field", "value", "bound", "chosen"}
_EVENT = {"project_id", "stage", "date", "bound", "basis"}

_Record = Mapping[Any, Any]


def chosen_date_problems(tables: Mapping[str, Loaded]) -> list[Problem]:
    """Return the chosen claims on a stage's date that is another one in the project's events."""
    claims, events = tables.get("claims"), tables.get("stage_events")
    stages = tables.get("stages")
    if claims is None or events is None or stages is None or "id" not in stages.frame:
        return []
    if not (set(claims.frame) >= _CLAIM and set(events.frame) >= _EVENT):
        return []
    chosen = list(_chosen(claims, set(stages.frame["id"])))
    about = {claim["entity_id"] for _, _, claim in chosen}
    held = events.frame[events.frame["project_id"].isin(about)]
    reached: dict[tuple[str, str], list[_Record]] = {}
    for one in held.to_dict("records"):
        reached.setdefault((one["project_id"], one["stage"]), []).append(one)
    found: list[Problem] = []
    for place, stage, claim in chosen:
        own = reached.get((claim["entity_id"], stage), [])
        if code := _fault(claim, own):
            holes = {
                "record": shown(claim["entity_id"]),
                "stage": stage,
                "value": shown(_words(claim["value"], claim["bound"])),
                "used": shown(", ".join(_words(one["date"], one["bound"]) for one in dating(own))),
            }
            found.append(claims.problem(place, code, "value", holes))
    return found


def _chosen(claims: Loaded, stages: set[str]) -> Iterator[tuple[int, str, _Record]]:
    """Return the chosen claims on a date of a stage, each with its place and the stage."""
    for place, claim in enumerate(claims.frame.to_dict("records")):
        stage = stage_dated(claim["field"])
        if (claim["entity"], claim["chosen"]) == (PROJECT, "yes") and stage in stages:
            yield place, stage, claim


def _fault(claim: _Record, events: list[_Record]) -> str:
    """Return the code of what is wrong with a chosen claim beside its events; empty if nothing."""
    said = _meant(claim["value"], claim["bound"])
    if said is None:
        return ""
    if not events:
        return "chosen_without_event"
    if said in [_meant(one["date"], one["bound"]) for one in dating(events)]:
        return ""
    planned = said in [_meant(one["date"], one["bound"]) for one in events]
    return "chosen_is_planned" if planned else "not_the_chosen_date"


def _words(written: str, bound: str) -> str:
    """Return a date as the files write it, its bound before it unless it is exact."""
    return f"{bound} {written}".removeprefix(EventBound.ON).strip()


def _meant(written: str, bound: str) -> tuple[str, DaySpan] | None:
    """Return what a date and its bound mean; None where it is no date, a problem of its own."""
    span = days_or_none(written)
    if span is None:
        return None
    # By 2021 and by 2021-12-31 are the same.
    return (bound or EventBound.ON, DaySpan(span.last, span.last) if bound == "by" else span)
