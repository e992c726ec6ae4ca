"""The selected projects as a book: one row a project, their events, their sources, and the terms.

Ids of vocabularies stand beside their words: ``theme`` and ``text_theme``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from briefing.book import Book, Column, Kind, Sheet, Value
from briefing.happened import events_of, latest, next_planned, precision
from briefing.joined import assigned_task, best_trust, cited_in, responsible, zones_of
from i18n import Speech
from i18n.catalogue import languages
from layers.choice_words import stage_name
from layers.colophon import account_in_words, selection_in_words
from park import Park, Selection
from park.vocabulary import NO_STAGE

NUMBERS: Final = frozenset({"investment_yi_cny", "revision", "demonstration"})
"""Columns that hold numbers, wherever they stand."""

DATES: Final = frozenset({
    "date", "last_event_date", "planned_date", "as_of", "published", "accessed",
})  # fmt: skip
"""Columns that hold dates as sources write them."""

SOURCE: Final = (
    "id", "title", "publisher", "published", "accessed", "url", "trust", "licence", "attribution",
)  # fmt: skip

Values = Sequence[Value]


def project_book(park: Park, chosen: Selection, say: Speech) -> Book:
    """Return exactly the projects of a selection, in the park's order, as of its day."""
    events = events_of(park, chosen)
    projects = project_sheet(park, chosen, say, events)
    title = say("book.title", park=say("app.name"))
    if park.demonstration:
        title = say("demonstration.titled", title=title)
    return Book(
        title,
        (
            projects,
            _event_sheet(park, events, say),
            _source_sheet(park, park.projects[chosen.mask(park)], events, say),
            _about_sheet(park, chosen, title, say),
        ),
        watermark=say("demonstration.about") if park.demonstration else "",
    )


def project_sheet(
    park: Park, chosen: Selection, say: Speech, events: pd.DataFrame | None = None
) -> Sheet:
    """Return the table of the selected projects alone."""
    if events is None:
        events = events_of(park, chosen)
    asked = np.flatnonzero(chosen.mask(park))
    rows = park.projects.iloc[asked]
    columns: dict[str, Values] = {"id": rows["id"].tolist()}
    columns |= {f"name_{one.code}": rows[f"name_{one.code}"].tolist() for one in languages()}
    columns |= _stages(park, chosen, say, asked)
    columns |= _dates(park, chosen, say, asked, events)
    columns |= zones_of(park, asked, say)
    columns |= _worded("theme", rows["theme"], lambda one: say(f"theme.{one}"))
    columns |= _worded("sector", rows["sector"], lambda one: say(f"sector.{one}"))
    columns["owner"] = rows["owner"].tolist()
    columns |= responsible(park, asked, say)
    columns["investment_yi_cny"] = rows["investment_yi_cny"].tolist()
    columns["investment_note"] = rows["investment_note"].tolist()
    columns |= _worded("in_park", rows["in_park"], lambda one: say(f"inpark.{one}"))
    placing = park.codes["placing"]
    placed = pd.Series(np.array(placing.names, dtype=object)[placing.codes[asked]])
    columns |= _worded("placing", placed, lambda one: say(f"placed.{one}"))
    columns["location_note"] = rows["location_note"].tolist()
    columns |= _worded("origin", rows["origin"], lambda one: say(f"origin.{one}"))
    columns["plan_ref"] = rows["plan_ref"].tolist()
    columns["plan_ref_assigned"] = assigned_task(park, asked)
    columns["source_ids"] = rows["source_ids"].tolist()
    columns |= _worded("best_trust", best_trust(park, rows["source_ids"]), _trust(say))
    columns["note"] = rows["note"].tolist()
    columns["as_of"] = [chosen.on.isoformat()] * len(rows)
    columns["revision"] = [float(park.revision.number)] * len(rows)
    if park.demonstration:
        columns["demonstration"] = [1.0] * len(rows)
    return _sheet("projects", columns, say)


def _sheet(name: str, columns: dict[str, Values], say: Speech) -> Sheet:
    def kind(one: str) -> Kind:
        return Kind.NUMBER if one in NUMBERS else Kind.DATE if one in DATES else Kind.TEXT

    return Sheet(
        name,
        say(f"book.sheet.{name}"),
        tuple(
            Column(one, say(f"book.column.{one}"), values, kind(one))
            for one, values in columns.items()
        ),
    )


def _trust(say: Speech) -> Callable[[str], str]:
    return lambda grade: say(f"trust.{grade}")


def _worded(name: str, ids: pd.Series, word: Callable[[str], str]) -> dict[str, Values]:
    """Return a column of ids and the column of their words; each id is put into words once."""
    codes, found = pd.factorize(ids)
    words = np.array([word(str(one)) if one else "" for one in found] or [""], dtype=object)
    return {name: ids.tolist(), f"text_{name}": words[codes].tolist() if len(found) else []}


def _stages(
    park: Park, chosen: Selection, say: Speech, asked: npt.NDArray[np.intp]
) -> dict[str, Values]:
    state = park.course.at(chosen.on)
    found: dict[str, Values] = {}
    for name, positions in (
        ("stage", state.certain),
        ("possible_stage", state.possible),
        ("planned_stage", state.planned),
    ):
        ids = pd.Series(state.ids(positions[asked])).replace(NO_STAGE, "")
        found |= _worded(name, ids, lambda one: stage_name(park, one, say))
    return found


def _dates(
    park: Park,
    chosen: Selection,
    say: Speech,
    asked: npt.NDArray[np.intp],
    events: pd.DataFrame,
) -> dict[str, Values]:
    last = latest(events, len(park))[asked]
    ahead = next_planned(events, park.course.at(chosen.on).planned, len(park))[asked]
    stages = _at(events["stage"], last)
    found = _worded("last_event", stages, lambda one: stage_name(park, one, say))
    for places, date, known, bound in (
        (last, "last_event_date", "last_event_precision", "last_event_bound"),
        (ahead, "planned_date", "planned_precision", "planned_bound"),
    ):
        dates = _at(events["date"], places)
        found[date] = dates.tolist()
        found[known] = precision(dates)
        found[bound] = _at(events["bound"], places).tolist()
    return found


def _at(column: pd.Series, places: npt.NDArray[np.int64]) -> pd.Series:
    """Return the values at some places, nothing at -1."""
    values = np.append(column.to_numpy(dtype=object), "")
    return pd.Series(values[places], dtype="str")


def _event_sheet(park: Park, events: pd.DataFrame, say: Speech) -> Sheet:
    columns: dict[str, Values] = {"project_id": events["project_id"].tolist()}
    columns |= _worded("stage", events["stage"], lambda one: stage_name(park, one, say))
    columns["date"] = events["date"].tolist()
    columns["precision"] = precision(events["date"])
    columns["bound"] = events["bound"].tolist()
    columns |= _worded("basis", events["basis"], lambda one: say(f"event_basis.{one}"))
    columns |= _worded("standing", events["standing"], lambda one: say(f"book.standing.{one}"))
    columns["source_ids"] = events["source_ids"].tolist()
    columns["note"] = events["note"].tolist()
    return _sheet("events", columns, say)


def _source_sheet(park: Park, rows: pd.DataFrame, events: pd.DataFrame, say: Speech) -> Sheet:
    cited = cited_in(rows["source_ids"], events["source_ids"])
    sources = park.sources[park.sources["id"].isin(cited)]
    return _sheet("sources", {name: sources[name].tolist() for name in SOURCE}, say)


def _about_sheet(park: Park, chosen: Selection, title: str, say: Speech) -> Sheet:
    revision = park.revision
    items = {
        "title": title,
        **({"demonstration": say("demonstration.about")} if park.demonstration else {}),
        "selection": selection_in_words(park, chosen, say),
        "counted": account_in_words(park, chosen, say),
        "as_of": chosen.on.isoformat(),
        "revision": say(
            "footer.revision", number=revision.number, day=say.day(revision.made_at.date())
        ),
        "generator": say("book.generator", program=say("app.name")),
        "stages": say("book.stages_about"),
        "dates": say("book.dates_about"),
        "unknown": say("take.unknown_about"),
        "taking": say("book.taking_about"),
        "licence": say("book.licence_about"),
    }
    columns: dict[str, Values] = {
        "item": list(items),
        "text_item": [say(f"book.item.{one}") for one in items],
        "text": list(items.values()),
    }
    about = _sheet("about", columns, say)
    # One of the texts is a day: a column of dates writes all that is none as text.
    *heads, texts = about.columns
    return replace(about, columns=(*heads, replace(texts, kind=Kind.DATE)))
