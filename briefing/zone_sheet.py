"""What stands on the one page of a zone, as a plain value in one language.

The page on screen and the one on paper are made of the same value, so they cannot differ.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from briefing.zone_context import area_lines, bus_lines, target_lines, work_lines
from i18n import Speech
from layers.choice_words import stage_name
from layers.colophon import account_in_words, selection_in_words
from layers.pipeline_words import pipeline_note
from layers.source_words import publisher_words
from park import Park, Selection
from park.pipeline import StageCount, pipeline
from park.vocabulary import NO_ZONE, InPark, Trust

MOST_PROJECTS, MOST_SOURCES, MOST_PROBLEMS = 10, 8, 4

_UNDER_WAY = frozenset({"started", "topped_out", "completed", "trial"})
_OPERATING = frozenset({"operating", "full_capacity"})

_NOTHING = "—"
"""Stands where nothing is possible and no money is stated, so that no cell looks forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A titled list of lines; a note says what the lines do not."""

    title: str
    lines: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A titled table of texts; the columns from `numeric` on are set to the right."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneSheet:
    """All words of the page."""

    zone: str
    """Zone id, or "unknown"."""
    language: str
    name: str
    headline: str
    """What is seen, as a sentence."""
    facts: tuple[tuple[str, str], ...]
    stages: Grid
    projects: Grid
    works: Part
    buses: Part
    targets: Part
    problems: Part
    sources: Part
    colophon: tuple[str, ...]
    """What was chosen, as of when, which revision, what the picture is not."""
    watermark: str = ""


def zone_sheet(park: Park, zone_id: str, chosen: Selection, say: Speech) -> ZoneSheet:
    """Return the page of a zone, or of "unknown", for the selection's other filters.

    Raises
    ------
    KeyError
        If the park has no zone of that id.
    """
    asked = replace(chosen, zones=frozenset({zone_id}))
    counts = pipeline(park, asked)
    row = None
    if zone_id != NO_ZONE:
        row = {one["id"]: one for one in park.zones.to_dict("records")}[zone_id]
    name = say.name(row) if row else say("sheet.no_zone")
    return ZoneSheet(
        zone=zone_id,
        language=say.code,
        name=name,
        headline=_headline(counts, say),
        facts=(*(area_lines(park, row, say) if row else ()), *_money(counts, say)),
        stages=_stages(park, counts, say),
        projects=_projects(park, asked, say),
        works=Part(title=say("sheet.works"), **work_lines(park, row, asked, say)),
        buses=Part(title=say("sheet.buses"), **bus_lines(park, row, say)),
        targets=Part(title=say("sheet.targets"), **target_lines(park, row, asked, say)),
        problems=_problems(park, asked, say),
        sources=_sources(park, row["source_ids"] if row else "", asked, say),
        colophon=_colophon(park, asked, say),
        watermark=say("demonstration.mark") if park.demonstration else "",
    )


def _headline(counts: tuple[StageCount, ...], say: Speech) -> str:
    def told(stages: frozenset[str]) -> str:
        return say.number(sum(one.projects for one in counts if one.stage in stages), 0)

    total = sum(one.projects for one in counts)
    if not total:
        return say("sheet.headline_none")
    return say(
        "sheet.headline",
        total=say.number(total, 0),
        operating=told(_OPERATING),
        under_way=told(_UNDER_WAY),
    )


def _money(counts: tuple[StageCount, ...], say: Speech) -> tuple[tuple[str, str], ...]:
    """Return the stated sum, with how many projects it is made of."""
    total = sum(one.projects for one in counts)
    known = sum(one.with_investment for one in counts)
    if not total:
        return ()
    if not known:
        text = say("sheet.money_none", total=say.number(total, 0))
    else:
        summed = math.fsum(one.investment_yi_cny for one in counts if one.with_investment)
        text = say(
            "sheet.money_of",
            money=say.money(summed),
            known=say.number(known, 0),
            total=say.number(total, 0),
        )
    return ((say("sheet.money"), text),)


def _stages(park: Park, counts: tuple[StageCount, ...], say: Speech) -> Grid:
    rows = [
        (
            stage_name(park, one.stage, say),
            say.number(one.projects, 0),
            say.number(one.possible, 0) if one.possible else _NOTHING,
            say.money(one.investment_yi_cny) if one.with_investment else _NOTHING,
        )
        for one in counts
        if one.projects or one.possible
    ]
    return Grid(
        title=say("sheet.stages"),
        header=tuple(say(f"sheet.{one}") for one in ("stage", "count", "possible", "stated")),
        rows=tuple(rows),
        numeric=1,
        note=pipeline_note(counts, say) if rows else say("sheet.headline_none"),
    )


def _projects(park: Park, asked: Selection, say: Speech) -> Grid:
    """Return the projects with the most money stated first, then in the order of the file."""
    rows = np.flatnonzero(asked.mask(park))
    money = park.projects["investment_yi_cny"].to_numpy(dtype=float)[rows]
    first = rows[np.argsort(np.where(np.isnan(money), 1.0, -money), kind="stable")][:MOST_PROJECTS]
    stages = park.course.at(asked.on).certain_ids
    told = []
    for at, row in zip(first, park.projects.iloc[first].to_dict("records"), strict=True):
        stated = row["investment_yi_cny"]
        amount = say("project.not_stated") if math.isnan(stated) else say.money(stated)
        outside = row["in_park"] == InPark.NO
        name = say("sheet.outside", name=say.name(row)) if outside else say.name(row)
        told.append((name, stage_name(park, str(stages[at]), say), amount))
    more = len(rows) - len(told)
    return Grid(
        title=say("sheet.projects"),
        header=tuple(say(f"sheet.{one}") for one in ("project", "stage", "stated")),
        rows=tuple(told),
        numeric=2,
        note=say("sheet.more_projects", count=say.number(more, 0)) if more else "",
    )


def _problems(park: Park, asked: Selection, say: Speech) -> Part:
    """Return what is reported and not yet solved; where nothing is, that nothing is."""
    open_ = park.project_problems[park.project_problems["solved_on"] == ""]
    here = open_[open_["project_id"].isin(park.projects.loc[asked.mask(park), "id"])]
    names = park.projects.iloc[park.place[here["project_id"].head(MOST_PROBLEMS)]]
    lines = [
        say("sheet.problem", name=say.name(row), problem=problem)
        for row, problem in zip(names.to_dict("records"), here["problem"], strict=False)
    ]
    more = len(here) - len(lines)
    note = say("sheet.more_problems", count=say.number(more, 0)) if more else ""
    return Part(
        title=say("sheet.problems"),
        lines=tuple(lines),
        note=note if lines else say("sheet.no_problems"),
    )


def _sources(park: Park, of_zone: str, asked: Selection, say: Speech) -> Part:
    """Return the sources of the zone and its projects, the best grade first."""
    mask = asked.mask(park)
    written = park.projects.loc[mask, "source_ids"].unique()
    named = {one for cell in (of_zone, *written) for one in str(cell).split(";") if one}
    rows = park.sources[park.sources["id"].isin(named)].to_dict("records")
    grades = list(Trust)
    rows.sort(key=lambda one: grades.index(Trust(one["trust"])))
    lines = [
        say(
            "sheet.source",
            title=one["title"],
            publisher=publisher_words(park, one["publisher"], say),
            published=one["published"] or say("source.undated"),
        )
        for one in rows[:MOST_SOURCES]
    ]
    more = len(rows) - len(lines)
    note = say("sheet.more_sources", count=say.number(more, 0)) if more else ""
    return Part(title=say("sheet.sources"), lines=tuple(lines), note=note)


def _colophon(park: Park, asked: Selection, say: Speech) -> tuple[str, ...]:
    made_on = say.day(park.revision.made_at.date())
    return (
        say("sheet.chosen", words=selection_in_words(park, asked, say)),
        account_in_words(park, asked, say),
        say("footer.as_of", day=say.day(asked.on)),
        say("footer.revision", number=park.revision.number, day=made_on),
        say("footer.not_a_survey"),
    )
