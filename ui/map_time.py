"""What the browser needs to play through time alone, and the day that it settles on.

Days are counted from 1 January 1970. Stages are positions in the stage model, -1 for none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from i18n import Speech
from layers import LAYERS, LayerDef, MapLayer
from layers.choice_words import stage_name
from layers.model import Feature, Kind, LegendItem, Standing, Style
from layers.records import Record, bands, circles, columns, paths, points, strokes
from layers.to_pydeck import has_band
from park import Park, Selection
from park.day import DaySpan
from park.intervals import Run, Runs, due, runs, turned_by
from park.lateness import late_turns
from park.query import EARLIEST, LATEST
from park.vocabulary import NO_STAGE, Lateness
from ui import state, theme
from ui.clock import today
from ui.event_dates import say_span
from ui.layer_catalogue import swatch_of

if TYPE_CHECKING:
    from ui.map_parts import Drawn

BEGINS = date(2012, 1, 1)
"""Where the slider begins, unless something was reported before."""

MOST_PLAYED = 5_000
"""Of so many projects at the most the browser gets the interval table."""

_EPOCH = date(1970, 1, 1).toordinal()
_SAMPLE_YEAR, _SAMPLE_DAY = 2001, 22


def told_time(drawn: Drawn) -> dict[str, Any]:
    """Return the interval table of the selected projects and the days of the slider.

    Filters by stage, by stages reached and by plans that passed are left to the browser: which
    projects pass them depends on the day, as it does which are there at all.
    """
    chosen, none = drawn.chosen, frozenset[str]()
    asked = replace(chosen, stages=none, reached=none, late=none).on_every_day()
    table = _table(drawn.park, drawn.park.revision.number, asked, drawn.say.code, dark=drawn.dark)
    shown = [day_number(day) for day in (chosen.on, state.compared()) if day is not None]
    ids = drawn.park.stages.ids
    return {
        **table,
        "first": min(table["first"], *shown),
        "last": max(table["last"], day_number(today()), *shown),
        "today": day_number(today()),
        "on": day_number(chosen.on),
        "reached": _reached(drawn.park, chosen, table["projects"]) if chosen.reached else None,
        "late_asked": Lateness.PASSED in chosen.late if len(chosen.late) == 1 else None,
        "asked": [-1 if one == NO_STAGE else ids.index(one) for one in sorted(chosen.stages)],
    }


def choose_day(_park: Park, written: str) -> None:
    """Read everything as of the day on which the slider was let go."""
    day = written_day(written)
    if day is not None:
        state.choose_day(day)


def written_day(written: str) -> date | None:
    """Return the day that the browser wrote as YYYY-MM-DD; None if it is none to be chosen."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def day_number(day: date) -> int:
    """Return the days from 1 January 1970 to `day`."""
    return day.toordinal() - _EPOCH


@st.cache_resource(max_entries=16, show_spinner=False)
def _table(
    _park: Park, revision: int, asked: Selection, code: str, *, dark: bool
) -> dict[str, Any]:
    """Return what does not depend on the day; revision, filters, language, theme are the key."""
    del dark, revision
    say = Speech(code)
    rows = np.flatnonzero(asked.mask(_park))
    # Of more projects the browser would play what nobody can read: they are drawn by cell.
    rows = rows if len(rows) <= MOST_PLAYED else rows[:0]
    course = _park.course.of_rows(rows)
    found, ids = runs(course), list(map(str, _park.projects["id"].to_numpy()[rows]))
    spans = turned_by(course)
    first, last = _park.course.turns()
    return {
        "first": day_number(min([BEGINS, *first])),
        "last": day_number(max([BEGINS, *last])),
        **_days(say),
        "stages": [stage_name(_park, one, say) for one in (*_park.stages.ids, NO_STAGE)],
        "facts": [say("fact.stage"), say("fact.possible"), say("fact.planned")],
        "projects": {
            one: [say.name(row), [_written(run, spans.get((at, run.first)), say) for run in of_it]]
            for at, (one, row, of_it) in enumerate(
                zip(ids, _park.projects.iloc[rows].to_dict("records"), found, strict=True)
            )
        },
        "due": [
            [day_number(one.span.last), ids[one.row], one.position, *_inexact(one.span, say)]
            for one in due(course)
        ],
        # Of whom nothing is said no plan ever passes.
        "late": {
            one: [[day_number(day), int(late)] for day, late in turns]
            for one, turns in zip(ids, late_turns(course, found), strict=True)
            if len(turns) > 1
        },
        "layers": {
            one.id: _layer(_park, one, asked, dict(zip(ids, found, strict=True)), say)
            for one in LAYERS
            if one.over_time is not None and one.needed(_park, asked)
        },
    }


def _reached(park: Park, chosen: Selection, told: Iterable[str]) -> dict[str, int]:
    """Return the day from which each project that ever does passes the filter by stages reached."""
    course = park.course
    least = min(at for at, one in enumerate(park.stages.ids) if one in chosen.reached)
    counts = ~course.planned & course.in_pipeline[course.position] & (course.position >= least)
    since = np.full(course.length, date.max.toordinal())
    np.minimum.at(since, course.row[counts], course.last[counts])
    never = date.max.toordinal()
    days = {one: int(since[int(park.place[one])]) for one in told}
    return {one: day - _EPOCH for one, day in days.items() if day < never}


def _written(run: Run, span: DaySpan | None, say: Speech) -> list[int | str]:
    """Return a run, and how its first day is said where no source knows the day."""
    said = _inexact(span, say) if span else []
    return [day_number(run.first), run.certain, run.possible, run.planned, *said]


def _inexact(span: DaySpan, say: Speech) -> list[str]:
    return [] if span.first == span.last else [say_span(span, say)]


def _days(say: Speech) -> dict[str, Any]:
    """Return how the language writes a day: a sample a month, to be filled with another day."""
    return {
        "year": str(_SAMPLE_YEAR),
        "day": str(_SAMPLE_DAY),
        "samples": [say.day(date(_SAMPLE_YEAR, month, _SAMPLE_DAY)) for month in range(1, 13)],
        "padded": "03" in say.day(date(_SAMPLE_YEAR, 12, 3)),
    }


def _layer(
    park: Park,
    definition: LayerDef,
    asked: Selection,
    found: Mapping[str, Runs],
    say: Speech,
) -> dict[str, Any]:
    """Return the features of a layer that changes with time: their records, a style a run.

    In a run in which the project is not yet there its style is -1: it is not drawn.
    """
    features = [one for one in definition.build(park, asked) if one.id in found]
    layer = MapLayer(definition=definition, features=tuple(features))
    keys = [style.key for style in definition.styles]
    return {
        "styles": keys,
        "legend": [
            swatch_of(item.style, say(item.text_key), theme.map_palette())
            for style in definition.styles
            for item in (LegendItem(layer_id=definition.id, style=style),)
        ],
        "features": [
            [
                feature.id,
                [
                    -1 if run.not_yet else keys.index(_style(park, definition, feature, run))
                    for run in found[feature.id]
                ],
                _pieces(feature, layer.style(feature.style)),
            ]
            for feature in features
        ],
    }


def _pieces(feature: Feature, style: Style) -> dict[str, list[Record]]:
    """Return the records of each piece that a feature is drawn of, in whatever style."""
    band = has_band(feature, style)
    if style.kind is Kind.POINT:
        dots = {"dot": points([feature]), "tall": columns([feature])}
        return dots | {"accuracy": circles([feature]) if band else []}
    lines = {"line": paths([feature], style), "hatch": strokes([feature])}
    return lines | {"accuracy": bands([feature]) if band else []}


def _style(park: Park, definition: LayerDef, feature: Feature, run: Run) -> str:
    ids = (*park.stages.ids, NO_STAGE)
    assert definition.over_time is not None
    standing = Standing(*(ids[at] for at in (run.certain, run.possible, run.planned, run.dated)))
    return definition.over_time(standing, feature.style)
