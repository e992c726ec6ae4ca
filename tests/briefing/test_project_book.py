"""The book of projects: exactly the selected rows, told as the data has them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from briefing.book import Kind
from briefing.project_book import DATES, NUMBERS, project_book, project_sheet
from briefing.read_back import read_csv, read_xlsx
from briefing.to_csv import to_csv
from briefing.to_xlsx import to_xlsx
from i18n import Speech, languages
from park import Park, Selection
from park.day import day_span
from park.vocabulary import NO_STAGE
from tests.park.made import made_selection, repeatable, seeds
from tests.ui.hostile import HOSTILE

DAY = date(2026, 11, 23)
SAY = Speech()


@repeatable
@given(seed=seeds)
def test_the_rows_are_those_of_the_selection(real_park: Park, seed: int) -> None:
    chosen = made_selection(real_park, seed)
    book = project_book(real_park, chosen, SAY)
    projects, events, sources, about = (sheet.rows() for sheet in book.sheets)
    kept = real_park.projects[chosen.mask(real_park)]
    assert [row["id"] for row in projects] == list(kept["id"])
    wanted = real_park.stage_events["project_id"].isin(kept["id"])
    assert len(events) == int(wanted.sum())
    named = {one for row in (*projects, *events) for one in str(row["source_ids"]).split(";")}
    assert named == {str(row["id"]) for row in sources}
    said = {row["item"]: row["text"] for row in about}
    assert f"{len(real_park):,}" in str(said["counted"])


@repeatable
@given(seed=seeds)
def test_stages_and_dates_are_those_of_the_day(real_park: Park, seed: int) -> None:
    """Against a plain reading of the events, one project after the other."""
    chosen = replace(made_selection(real_park, seed), text="", area=())
    state = real_park.course.at(chosen.on)
    for row in project_sheet(real_park, chosen, SAY).rows():
        at = int(real_park.place[str(row["id"])])
        assert row["stage"] == _id(state.ids(state.certain)[at])
        assert row["possible_stage"] == _id(state.ids(state.possible)[at])
        assert row["planned_stage"] == _id(state.ids(state.planned)[at])
        events = real_park.stage_events[real_park.stage_events["project_id"] == row["id"]]
        happened = [
            (day_span(one["date"]).last, real_park.stages.ids.index(one["stage"]))
            for one in events.to_dict("records")
            if one["basis"] != "planned" and day_span(one["date"]).last <= chosen.on
        ]
        if not happened:
            assert row["last_event"] is None
            assert row["last_event_date"] is None
            continue
        last, stage = max(happened)
        assert row["last_event"] == real_park.stages.ids[stage]
        written = str(row["last_event_date"])
        assert day_span(written).last == last
        precisions = {4: "year", 7: "month", 10: "day"}
        assert row["last_event_precision"] == precisions[len(written)]


def _id(stage: str) -> str | None:
    return None if stage == NO_STAGE else stage


def test_a_row_counted_by_hand(tiny_park: Park) -> None:
    rows = {row["id"]: row for row in project_sheet(tiny_park, Selection(on=DAY), SAY).rows()}
    plant = rows["plant"]
    assert plant["zone_ids"] == "west"
    assert plant["unit_roles"] is None or ":" in str(plant["unit_roles"])
    assert plant["placing"] == "site"
    assert plant["as_of"] == "2026-11-23"
    assert plant["revision"] == 1.0
    assert "demonstration" not in plant


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_reading_back_needs_no_language(real_park: Park, code: str) -> None:
    book = project_book(real_park, Selection(on=DAY), Speech(code))
    found = read_xlsx(to_xlsx(book))
    assert found == [sheet.rows() for sheet in book.sheets]
    assert read_csv(to_csv(book.sheets[0]), NUMBERS) == book.sheets[0].rows()
    ids = [column.id for column in book.sheets[0].columns]
    other = project_sheet(real_park, Selection(on=DAY), SAY)
    assert ids == [column.id for column in other.columns]
    assert {column.id for sheet in book.sheets for column in sheet.columns} >= DATES - {"planned"}


def test_days_are_days_to_a_spreadsheet_and_the_file_says_how_it_is_read_back(
    real_park: Park,
) -> None:
    book = project_book(real_park, Selection(on=DAY), SAY)
    sheets = {one.id: one for one in book.sheets}
    dated = {(one.id, column.id) for one in book.sheets for column in one.columns
             if column.kind is Kind.DATE}  # fmt: skip
    assert {("sources", "accessed"), ("about", "text")} <= dated
    about = {row["item"]: row["text"] for row in sheets["about"].rows()}
    assert about["as_of"] == DAY.isoformat()
    assert "twin.py read" in str(about["taking"])
    assert "=" in str(about["taking"])


def test_hostile_text_stays_text(real_park: Park) -> None:
    mean = [*HOSTILE, "=1+1", "@A1", "'x", "-5"]
    names = [mean[at % len(mean)] for at in range(len(real_park))]
    park = replace(
        real_park, projects=real_park.projects.assign(name_zh=pd.Series(names, dtype="str"))
    )
    book = project_book(park, Selection(on=DAY), SAY)
    for rows in (read_xlsx(to_xlsx(book))[0], read_csv(to_csv(book.sheets[0]), NUMBERS)):
        assert [row["name_zh"] for row in rows] == [one or None for one in names]


def test_a_demonstration_says_so_in_every_row(demo_park: Park, real_park: Park) -> None:
    book = project_book(demo_park, Selection(on=DAY), SAY)
    assert all(row["demonstration"] == 1.0 for row in book.sheets[0].rows())
    assert book.watermark == SAY("demonstration.about")
    assert {"item": "demonstration", "text_item": "演示数据", "text": book.watermark} in (
        book.sheets[3].rows()
    )
    assert not project_book(real_park, Selection(on=DAY), SAY).watermark


def test_nothing_selected_is_a_book_without_rows(real_park: Park) -> None:
    nothing = Selection(on=DAY, text="no such project")
    book = project_book(real_park, nothing, SAY)
    assert [len(sheet) for sheet in book.sheets[:3]] == [0, 0, 0]
    assert read_xlsx(to_xlsx(book))[0] == []
    assert not np.any(nothing.mask(real_park))
