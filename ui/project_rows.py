"""The cells of a list of projects, in the reader's words: of the rows on screen alone."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from i18n import Speech
from layers.choice_words import stage_name, words_of
from layers.source_words import owner_words
from park import Park, Selection
from park.day import day_span
from park.lateness import next_overdue
from park.order import Column, Rows
from park.trust import GRADES, UNGRADED, best_grades
from park.vocabulary import NO_STAGE, EventBasis, Placing
from ui.pipeline_panel import stage_colour

Row = Mapping[Any, Any]
Cell = dict[str, str]
"""What stands in a cell: ``text``, a quieter ``aside``, a ``dot``'s colour, ``late`` where a plan
has passed; ``why`` in the place of the text where nothing is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Project:
    """One project on screen, with the rows that speak of it."""

    row: Row
    stage: str
    possible: str
    planned: str
    zones: Sequence[str]
    units: Sequence[str]
    happened: Sequence[Row]
    """Events that have surely happened by the day, in the order of their last days."""
    plans: Sequence[Row]
    """Planned events of the next stage, in the same order."""
    late: bool
    """Whether the next planned stage's date has passed without its being reached."""
    grade: int
    placing: str


class ProjectCells:
    """Makes the cells of some projects of a park."""

    def __init__(self, park: Park, chosen: Selection, say: Speech) -> None:
        self.park, self.chosen, self.say = park, chosen, say
        self.zones, self.units = (words_of(one, park, say) for one in ("zone", "unit"))

    def of(self, at: Rows, columns: Sequence[Column]) -> list[list[Cell]]:
        """Return the cells of the projects at these rows of the park, a project a list."""
        return [[self._cell(one, column) for column in columns] for one in self._projects(at)]

    def _cell(self, one: _Project, column: Column) -> Cell:
        found = _CELLS[column](self, one)
        if isinstance(found, dict):
            return found
        return {"text": found} if found else self.unknown(column)

    def unknown(self, column: Column) -> Cell:
        """Return the cell of what nobody published."""
        return {"why": self.say(f"list.why.{column}")}

    def _projects(self, at: Rows) -> list[_Project]:
        park = self.park
        rows: Sequence[Row] = park.projects.iloc[at].to_dict("records")
        ids = [str(row["id"]) for row in rows]
        state = park.course.at(self.chosen.on)
        certain, possible, planned = (
            state.ids(one[at]) for one in (state.certain, state.possible, state.planned)
        )
        zones, units, events = (
            _grouped(park, frame, ids)
            for frame in ("project_zones", "project_units", "stage_events")
        )
        late = next_overdue(park, self.chosen.on)[at]
        grades, placing = best_grades(park)[at], park.codes["placing"]
        found = []
        for place, row in enumerate(rows):
            told = sorted(events[row["id"]], key=self._when)
            found.append(
                _Project(
                    row=row,
                    stage=str(certain[place]),
                    possible=str(possible[place]),
                    planned=str(planned[place]),
                    zones=[one["zone_id"] for one in zones[row["id"]]],
                    units=[one["unit_id"] for one in units[row["id"]]],
                    happened=[one for one in told if self._happened(one)],
                    plans=[
                        one
                        for one in told
                        if one["basis"] == EventBasis.PLANNED and one["stage"] == planned[place]
                    ],
                    late=bool(late[place]),
                    grade=int(grades[place]),
                    placing=placing.names[placing.codes[at[place]]],
                )
            )
        return found

    def _when(self, event: Row) -> tuple[int, int]:
        stages = self.park.stages.ids
        return day_span(event["date"]).last.toordinal(), stages.index(event["stage"])

    def _happened(self, event: Row) -> bool:
        planned = event["basis"] == EventBasis.PLANNED
        return not planned and day_span(event["date"]).last <= self.chosen.on


def _grouped(park: Park, frame: str, ids: Sequence[str]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in park.of_projects(frame, ids).to_dict("records"):
        found[row["project_id"]].append(row)
    return found


def _stage(cells: ProjectCells, one: _Project) -> Cell:
    say, park = cells.say, cells.park
    cell: Cell = {"why": say("stage.none")}
    if one.stage != NO_STAGE:
        cell = {"text": stage_name(park, one.stage, say), "dot": stage_colour(one.stage)}
    if one.possible != NO_STAGE:
        cell["aside"] = say("list.possible", stage=stage_name(park, one.possible, say))
    return cell


def _investment(cells: ProjectCells, one: _Project) -> str:
    money = one.row["investment_yi_cny"]
    return "" if math.isnan(money) else cells.say.number(cells.say.shown(money, "yi_cny"), 2)


def _written(cells: ProjectCells, event: Row) -> str:
    return cells.say(f"date_bound.{event['bound']}", date=event["date"])


def _dated(cells: ProjectCells, told: Sequence[Row], column: Column) -> Cell:
    """Return the first of the events: its stage, and beside it its date as it is written."""
    if not told:
        return cells.unknown(column)
    stage = stage_name(cells.park, told[0]["stage"], cells.say)
    return {"text": stage, "aside": _written(cells, told[0])}


def _planned(cells: ProjectCells, one: _Project) -> Cell:
    """Return what is planned next, and that its date has passed where it has."""
    cell = _dated(cells, one.plans, Column.NEXT)
    return {**cell, "late": cells.say("list.late")} if one.late and one.plans else cell


_CELLS: Mapping[Column, Callable[[ProjectCells, _Project], Cell | str]] = {
    Column.NAME: lambda cells, one: cells.say.name(one.row),
    Column.STAGE: _stage,
    Column.ZONE: lambda cells, one: cells.say("list.join").join(cells.zones[o] for o in one.zones),
    Column.THEME: lambda cells, one: cells.say(f"theme.{one.row['theme']}"),
    Column.SECTOR: lambda cells, one: cells.say(f"sector.{one.row['sector']}"),
    Column.OWNER: lambda cells, one: owner_words(cells.park, one.row["owner"], cells.say),
    Column.UNIT: lambda cells, one: cells.say("list.join").join(cells.units[o] for o in one.units),
    Column.INVESTMENT: _investment,
    Column.FIRST: lambda cells, one: _written(cells, one.happened[0]) if one.happened else "",
    Column.LATEST: lambda cells, one: _dated(cells, one.happened[-1:], Column.LATEST),
    Column.NEXT: _planned,
    Column.TRUST: lambda cells, one: (
        "" if one.grade == UNGRADED else cells.say(f"trust.{GRADES[one.grade]}")
    ),
    Column.PLACED: lambda cells, one: (
        "" if one.placing == Placing.NONE else cells.say(f"placed.{one.placing}")
    ),
    Column.IN_PARK: lambda cells, one: cells.say(f"inpark.{one.row['in_park']}"),
    Column.ORIGIN: lambda cells, one: cells.say(f"origin.{one.row['origin']}"),
}
"""What stands in each column; an empty text says that it is unknown."""
