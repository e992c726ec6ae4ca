"""What is to be mended in the data files, cell by cell: a sheet to fill in and to read back.

A line names one cell: file, row, column, what stands there now, what is proposed, and why. The
proposal is left empty: nothing is invented. Whoever reads the sheet back finds the row by its key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any, Final

from briefing.book import Book, Column, Sheet
from briefing.read_back import Rows
from i18n import Speech
from park import Park
from park.claims import PROJECT
from park.lateness import overdue_plans, plans_of
from park.quality import Rule, Shown
from park.vocabulary import EventBasis
from store.contract import Column as Declared
from store.contract import Form, Kind, Table, table_named
from store.keys import joined, key_of

NEW: Final = "+"
"""Stands in a row's id for each part of its key that is still to be given: the row is a new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One cell to be mended."""

    file: str
    id: str
    """The row's key, as the store has it; with `NEW` in it where there is no such row yet."""
    column: str
    present: str
    proposed: str
    reason: str


COLUMNS: Final = ("file", "id", "column", "present", "proposed", "reason")

_Record = Mapping[Any, Any]


def corrections(
    park: Park, rule: Rule, row: int, on: date, say: Speech, days: str = ""
) -> tuple[Correction, ...]:
    """Return the cells in which a project that breaks a rule is mended."""
    table = table_named(rule.file.partition(".")[0])
    project_id = str(park.projects["id"].iloc[row])
    why = say(
        "quality.sheet.why",
        rule=say(f"quality.rule.{rule.id}.name"),
        mend=say(f"quality.rule.{rule.id}.mend", days=days),
    )
    found = rows_to_mend(park, rule, row, on)
    if not found:
        key = joined(project_id if name == "project_id" else NEW for name in table.key)
        return tuple(
            _cell(table, key, one, "", why, say)
            for one in table.columns
            if one.name != "project_id" and (one.required or one.name in rule.columns)
        )
    names = [one for one in rule.columns if one != "project_id"]
    return tuple(
        _cell(table, key_of(table, one), table.column(name), _written(one[name]), why, say)
        for one in found
        for name in names
        if rule.shown is not Shown.NAMES or not one[name]
    )


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
    claims = park.claims
    own = (claims["entity"] == PROJECT) & (claims["entity_id"] == park.projects["id"].iloc[row])
    found: list[_Record] = []
    for _, rows in claims[own].groupby("field", sort=False):
        if len(rows[["value", "bound"]].drop_duplicates()) > 1:
            found += rows.to_dict("records")
    return found


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


def _written(value: object) -> str:
    """Return what a file has in a cell."""
    if isinstance(value, float):
        if value != value:  # noqa: PLR0124 - NaN
            return ""
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def _cell(
    table: Table, key: str, column: Declared, present: str, why: str, say: Speech
) -> Correction:
    return Correction(
        file=table.file,
        id=key,
        column=column.name,
        present=present,
        proposed="",
        reason=say("quality.sheet.put", why=why, form=form_of(column, say)),
    )


def form_of(column: Declared, say: Speech) -> str:
    """Return in words what may stand in a column."""
    if column.one_of:
        return say("quality.put.one_of", values=say("list.join").join(column.one_of))
    if column.refers_to:
        return say("quality.put.id", file=table_named(column.target[0]).file)
    if column.kind is Kind.NUMBER:
        return say("quality.put.number")
    return say("quality.put.date" if column.form is Form.DATE else "quality.put.text")


def correction_book(title: str, found: Iterable[Correction], watermark: str, say: Speech) -> Book:
    """Return the cells as a sheet that is filled in and read back."""
    lines = [astuple(one) for one in found]
    return Book(
        title,
        (
            Sheet(
                "corrections",
                say("quality.sheet.title"),
                tuple(
                    Column(name, say(f"quality.sheet.{name}"), [line[at] for line in lines])
                    for at, name in enumerate(COLUMNS)
                ),
            ),
        ),
        watermark=watermark,
    )


def read_corrections(rows: Rows) -> tuple[Correction, ...]:
    """Return the lines of a sheet that was read back, those without a proposal included."""
    return tuple(Correction(**{name: str(row.get(name) or "") for name in COLUMNS}) for row in rows)
