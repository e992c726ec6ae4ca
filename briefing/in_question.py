"""The rows of the data files that a rule finds fault with: those to be checked and mended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from park import Park
from park.claims import contested_claims
from park.lateness import overdue_plans, plans_of
from park.quality import Rule, Shown
from park.vocabulary import EventBasis

_Record = Mapping[Any, Any]


def rows_to_mend(park: Park, rule: Rule, row: int, on: date) -> list[_Record]:
    """Return the rows of the rule's file that are in question; none where a new one is missing."""
    if rule.file == "projects.csv":
        return [park.projects.iloc[row].to_dict()]
    return _IN_QUESTION[rule.shown](park, rule, row, on)


def _of_project(park: Park, rule: Rule, row: int, _on: date) -> list[_Record]:
    frame = rule.file.partition(".")[0]
    return list(park.of_project(frame, str(park.projects["id"].iloc[row])).to_dict("records"))


def _happened(park: Park, rule: Rule, row: int, on: date) -> list[_Record]:
    events = _of_project(park, rule, row, on)
    return [one for one in events if one["basis"] != EventBasis.PLANNED]


def _passed(park: Park, rule: Rule, row: int, on: date) -> list[_Record]:
    known, passed = plans_of(park), overdue_plans(park, on)
    late = {park.stages.ids[int(at)] for at in known.position[(known.row == row) & passed]}
    events = _of_project(park, rule, row, on)
    return [one for one in events if one["basis"] == EventBasis.PLANNED and one["stage"] in late]


def _disputed(park: Park, _rule: Rule, row: int, _on: date) -> list[_Record]:
    rows = contested_claims(park, str(park.projects["id"].iloc[row]))
    return [one for _, own in rows.groupby("field", sort=False) for one in own.to_dict("records")]


_IN_QUESTION: Mapping[Shown, Callable[[Park, Rule, int, date], list[_Record]]] = {
    Shown.PLANS: _passed,
    Shown.EVENTS: _happened,
    # Nothing that stands there is wrong: what is missing is the next row.
    Shown.LATEST: lambda *_: [],
    Shown.MONEY: _of_project,
    Shown.CLAIMS: _disputed,
    Shown.NAMES: _of_project,
    Shown.PLACE: _of_project,
}
