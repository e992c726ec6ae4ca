"""What is to be mended in the data files, cell by cell: a sheet to fill in and to read back.

A line names one cell: of which project, file, row, column, what stands there now, what is proposed,
and why. The proposal is left empty: nothing is invented. Whoever reads the sheet back finds the row
by its key; the names of the project and the column are for people and change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from briefing.book import Book, Column, Sheet
from briefing.in_question import rows_to_mend
from briefing.read_back import Rows
from i18n import Speech
from park import Park
from park.claims import PROJECT, dating, is_date, stage_dated
from park.quality import Rule, Shown
from store.contract import Column as Declared
from store.contract import Form, Kind, Table, table_named
from store.keys import joined, key_of

NEW: Final = "+"
"""Stands in a row's id for each part of its key that is still to be given: the row is a new one.

The parts that are given need no proposal."""


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
    project: str = ""
    """The project's name, for people."""
    field: str = ""
    """What the column is called, for people."""


COLUMNS: Final = (
    "project", "file", "id", "column", "field", "present", "proposed", "reason",
)  # fmt: skip

_Record = Mapping[Any, Any]


def corrections(
    park: Park, rule: Rule, row: int, on: date, say: Speech, days: str = ""
) -> tuple[Correction, ...]:
    """Return the cells in which a project that breaks a rule is mended."""
    project = park.projects.iloc[row].to_dict()
    why = say(
        "quality.sheet.why",
        rule=say(f"quality.rule.{rule.id}.name"),
        mend=say(f"quality.rule.{rule.id}.mend", days=days),
    )
    found = rows_to_mend(park, rule, row, on)
    cells = _cells_to_mend(park, rule, project, found)
    return tuple(
        Correction(
            file=one.table.file, id=one.key, column=one.column.name, present=one.present,
            proposed="", reason=say("quality.sheet.put", why=why, form=form_of(one, say)),
            project=say.name(project), field=field_name(one.column.name, say),
        )
        for one in cells
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Cell:
    table: Table
    key: str
    column: Declared
    present: str
    form: Form = Form.ANY
    """The form that a text has only in this row, as the value of a claim on a date."""


def _cells_to_mend(
    park: Park, rule: Rule, project: _Record, found: list[_Record]
) -> Iterable[_Cell]:
    table = table_named(rule.file.partition(".")[0])
    given = {"project_id": project["id"]}
    if not found:
        return _new_row(table, rule, given)
    if rule.shown is Shown.PLANS:
        # The plan was what it was: what happened, or what is planned now, is a row of its own.
        stages = dict.fromkeys(one["stage"] for one in found)
        rows = [_new_row(table, rule, given | {"stage": one}) for one in stages]
        new = [cell for cells in rows for cell in cells]
        return new + [cell for one in stages for cell in _claimed(park, project, one)]
    names = [one for one in rule.columns if one != "project_id"]
    cells = [
        _Cell(table, key_of(table, one), table.column(name), written(one[name]), _own(one, name))
        for one in found
        for name in names
        if rule.shown is not Shown.NAMES or not one[name]
    ]
    return cells + (_used(park, project, found) if rule.shown is Shown.CLAIMS else [])


def _own(row: _Record, column: str) -> Form:
    """Return the form that a cell has beyond its column's: a claim's value has its field's."""
    return Form.DATE if column == "value" and is_date(row["field"]) else Form.ANY


def _new_row(table: Table, rule: Rule, given: Mapping[str, str]) -> list[_Cell]:
    """Return the cells of a row to be added; what of its key is `given` stands in its id."""
    key = joined(given.get(name, NEW) for name in table.key)
    asked = [one for one in table.columns if one.required or one.name in rule.columns]
    return [_Cell(table, key, one, "") for one in asked if one.name != "project_id"]


def _claimed(park: Park, project: _Record, stage: str) -> list[_Cell]:
    """Return the cells of the claim in use on a planned date, and of one to be used instead.

    Where no source disagrees there is no claim, and nothing to be mended but the event.
    """
    table, claims = table_named("claims"), park.claims
    own = (claims["entity"] == PROJECT) & (claims["entity_id"] == project["id"])
    found = []
    for one in claims[own & (claims["chosen"] == "yes")].to_dict("records"):
        if stage_dated(one["field"]) == stage:
            given = {name: one[name] for name in ("entity", "entity_id", "field")}
            key = joined(given.get(name, NEW) for name in table.key)
            found.append(_Cell(table, key_of(table, one), table.column("chosen"), one["chosen"]))
            found += [
                _Cell(table, key, column, "", _own(one, column.name))
                for column in table.columns
                if column.name not in given
            ]
    return found


def _used(park: Park, project: _Record, claims: list[_Record]) -> list[_Cell]:
    """Return the cells that sums and dates are taken from: the check wants them as claimed."""
    fields = dict.fromkeys(row["field"] for row in claims)
    table, events = table_named("projects"), table_named("stage_events")
    held = park.of_project("stage_events", str(project["id"])).to_dict("records")
    own = [
        _Cell(table, key_of(table, project), table.column(one), written(project[one]))
        for one in fields
        if one in table.names
    ]
    return own + [
        _Cell(events, key_of(events, one), events.column(name), one[name])
        for field in fields
        for one in dating([one for one in held if one["stage"] == stage_dated(field)])
        for name in ("date", "bound")
    ]


def field_name(column: str, say: Speech) -> str:
    """Return what a column of a data file is called; its id where it has no words."""
    key = f"field.{column}"
    return say(key) if say.has(key) else column


def written(value: object) -> str:
    """Return what a file has in a cell."""
    if isinstance(value, float):
        if value != value:  # noqa: PLR0124 - NaN
            return ""
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def form_of(cell: _Cell, say: Speech) -> str:
    """Return in words what may stand in a cell."""
    column = cell.column
    if column.one_of:
        return say("quality.put.one_of", values=say("list.join").join(column.one_of))
    if column.refers_to:
        return say("quality.put.id", file=table_named(column.target[0]).file)
    if column.kind is Kind.NUMBER:
        return say("quality.put.number")
    is_dated = Form.DATE in {column.form, cell.form}
    return say("quality.put.date" if is_dated else "quality.put.text")


def correction_book(title: str, found: Iterable[Correction], watermark: str, say: Speech) -> Book:
    """Return the cells as a sheet that is filled in and read back."""
    lines = list(found)
    return Book(
        title,
        (
            Sheet(
                "corrections",
                say("quality.sheet.title"),
                tuple(
                    Column(
                        name, say(f"quality.sheet.{name}"), [getattr(line, name) for line in lines]
                    )
                    for name in COLUMNS
                ),
            ),
        ),
        watermark=watermark,
    )


def read_corrections(rows: Rows) -> tuple[Correction, ...]:
    """Return the lines of a sheet that was read back, those without a proposal included."""
    return tuple(
        Correction(**{name: written(row.get(name) or "") for name in COLUMNS}) for row in rows
    )
