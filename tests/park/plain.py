"""The domain's rules said once more, as plain loops over rows, to hold the arrays against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from math import isnan
from typing import Any

import pandas as pd
from shapely import Polygon

from geo.crs import to_metric
from park import Park, Selection
from park.day import day_span

Row = Mapping[str, Any]

_TOLD = ("name_zh", "name_en", "name_de", "owner", "location_note", "id")


class Plain:
    """A park as lists of rows, read once."""

    def __init__(self, park: Park) -> None:
        self.projects: list[Row] = park.projects.to_dict("records")  # type: ignore[assignment]
        self.texts = {row["text_zh"]: row for row in park.translations.to_dict("records")}
        self.called = {row["written"]: row for row in park.organisations.to_dict("records")}
        self.sites: list[Row] = park.project_sites.to_dict("records")  # type: ignore[assignment]
        self.zones = _linked(park.project_zones, "zone_id")
        self.units = _linked(park.project_units, "unit_id")
        self.ids = park.stages.ids
        self.steps = {stage.id for stage in park.stages.stages if stage.kind == "pipeline"}
        self.pipeline = [stage.id for stage in park.stages.stages if stage.kind == "pipeline"]
        self.spans: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
        self.events: dict[str, list[tuple[date, str]]] = defaultdict(list)
        self.plans: dict[str, list[tuple[date, str]]] = defaultdict(list)
        for event in park.stage_events.to_dict("records"):
            if event["basis"] == "planned":
                told = (day_span(event["date"]).last, event["stage"])
                self.plans[event["project_id"]].append(told)
            else:
                told = (day_span(event["date"]).last, event["stage"])
                self.events[event["project_id"]].append(told)
                first = date.min if event["bound"] == "by" else day_span(event["date"]).first
                self.spans[event["project_id"]].append((first, *told))

    def certain_stage(self, project_id: str, on: date) -> str:
        """Return the stage a project has surely reached at the end of a day."""
        surely = [told for told in self.events[project_id] if told[0] <= on]
        steps = [(day, stage) for day, stage in surely if stage in self.steps]
        halts = [(day, self.ids.index(stage)) for day, stage in surely if stage not in self.steps]
        if halts and max(halts)[0] >= max((day for day, _ in steps), default=date.min):
            return self.ids[max(halts)[1]]
        return self.ids[max(self.ids.index(stage) for _, stage in steps)] if steps else "none"

    def has_passed(self, project_id: str, stage: str, on: date, *, maybe: bool = False) -> bool:
        """Return whether a project surely came to a step or a later one by the end of a day."""
        later = set(self.pipeline[self.pipeline.index(stage) :])
        return any(
            told in later and (first if maybe else last) <= on
            for first, last, told in self.spans[project_id]
        )

    def not_yet(self, project: Row, on: date) -> bool:
        """Return whether surely nobody had heard of a project by the end of a day."""
        happened = self.spans[project["id"]]
        if project["origin"] == "plan" or not happened:
            return False
        begun = any(first <= on for first, _, _ in happened)
        return not begun and not any(due <= on for due, _ in self.plans[project["id"]])

    def is_late(self, project_id: str, on: date) -> bool:
        """Whether a stage ahead of all that was or may have been was planned for earlier."""
        reached = [self._position(project_id, on)]
        reached += [
            self.ids.index(stage)
            for first, last, stage in self.spans[project_id]
            if first <= on < last
        ]
        planned: dict[str, date] = {}
        for last, stage in self.plans[project_id]:
            planned[stage] = max(last, planned.get(stage, last))
        return any(
            self.ids.index(stage) > max(reached) and last < on for stage, last in planned.items()
        )

    def _position(self, project_id: str, on: date) -> int:
        certain = self.certain_stage(project_id, on)
        return -1 if certain == "none" else self.ids.index(certain)

    def may_stand_farther(self, project_id: str, on: date) -> bool:
        """Whether an event that may have happened by a day leads beyond the certain stage."""
        return any(
            first <= on < last and self.ids.index(stage) > self._position(project_id, on)
            for first, last, stage in self.spans[project_id]
        )

    def is_planned_farther(self, project_id: str, on: date) -> bool:
        """Whether a stage beyond the certain one is planned, whatever its date."""
        here = self._position(project_id, on)
        return any(self.ids.index(stage) > here for _, stage in self.plans[project_id])

    def keeps(self, project: Row, chosen: Selection) -> bool:
        """Return whether a selection keeps a project, rule by rule."""
        return not self.not_yet(project, chosen.on) and self.passes(project, chosen)

    def passes(self, project: Row, chosen: Selection) -> bool:
        """Return whether a project passes the filters, whether it is there on the day or not."""
        for asked, value in (
            (chosen.themes, project["theme"]),
            (chosen.sectors, project["sector"]),
            (chosen.origins, project["origin"]),
            (chosen.in_park, project["in_park"]),
        ):
            if asked and value not in asked:
                return False
        name = project["id"]
        for wanted, held in (
            (chosen.zones, self.zones[name] or {"unknown"}),
            (chosen.units, self.units[name] or {"none"}),
            (chosen.placings, {self.placing(project)}),
            (chosen.late, {"passed" if self.is_late(name, chosen.on) else "none"}),
        ):
            if wanted and not held & wanted:
                return False
        if chosen.stages and self.certain_stage(name, chosen.on) not in chosen.stages:
            return False
        passed = (self.has_passed(name, one, chosen.on) for one in chosen.reached)
        if chosen.reached and not any(passed):
            return False
        if chosen.area and not self.may_lie_in(name, Polygon(chosen.area)):
            return False
        more = list(self.texts.get(project["location_note"], {}).values())
        for owner in project["owner"].split(";"):
            more += self.called.get(owner, {}).values()
        told = " ".join(map(str, (*(project[one] for one in _TOLD), *more))).casefold()
        return all(word in told for word in chosen.text.casefold().split())

    def placing(self, project: Row) -> str:
        """Return how the map can place a project, or why it cannot."""
        if any(site["project_id"] == project["id"] for site in self.sites):
            return "site"
        if self.zones[project["id"]]:
            return "zone"
        return "outside" if project["in_park"] == "no" else "none"

    def may_lie_in(self, project_id: str, area: Polygon) -> bool:
        """Return whether some site of a project is no farther off the area than it may be wrong."""
        home = to_metric(area)
        return any(
            to_metric(site["geometry"]).distance(home)
            <= (0.0 if isnan(site["accuracy_m"]) else site["accuracy_m"])
            for site in self.sites
            if site["project_id"] == project_id
        )

    def kept(self, chosen: Selection) -> list[bool]:
        """Return which projects a selection keeps, in the park's order."""
        return [self.keeps(row, chosen) for row in self.projects]


def _linked(links: pd.DataFrame, column: str) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    pairs: Iterable[tuple[str, str]] = zip(links["project_id"], links[column], strict=True)
    for project_id, value in pairs:
        found[project_id].add(value)
    return found
