"""The list of projects as a file: asked for on the page, made then, or refused in words."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
import streamlit as st

from briefing.project_book import NUMBERS
from briefing.read_back import Rows, read_csv, read_xlsx
from i18n import Speech
from park import Park, Selection
from tests.ui.reader import Reader
from ui import table_file, table_take_away
from ui.table_file import TooMany, table_content, table_name

DAY = date(2026, 11, 23)
SAY = Speech()


@pytest.mark.usefixtures("real_app")
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_page_makes_the_selected_rows(
    form: str, real_park: Park, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[Selection, bytes]] = []
    make = table_content

    def kept(park: Park, chosen: Selection, form: str, say: Speech) -> bytes:
        made.append((chosen, make(park, chosen, form, say)))
        return made[-1][1]

    monkeypatch.setattr(table_take_away, "table_content", kept)
    zone = real_park.zones["id"][0]
    reader = Reader(page="projects", zone=zone, on="2024-06-30").press("table.open")
    assert not made
    reader.app.radio(key="table.format").set_value(form)
    # A window is drawn by a part of the script: here all of it runs, so its button counts again.
    reader.app.button(key="table.open").click()
    reader.press("table.make")
    ((chosen, content),) = made
    assert chosen == Selection(on=date(2024, 6, 30), zones=frozenset({zone}))
    projects, _, sources, about = _tables(content, form)
    assert [row["id"] for row in projects] == list(
        real_park.projects.loc[chosen.mask(real_park), "id"]
    )
    cited = {one for row in projects for one in str(row["source_ids"]).split(";")}
    assert cited <= {row["id"] for row in sources}
    said = {row["item"]: str(row["text"]) for row in about}
    assert SAY.day(chosen.on) in said["as_of"]
    assert SAY.name(dict(real_park.zones.iloc[0])) in said["selection"]


def _tables(content: bytes, form: str) -> list[Rows]:
    """Return the rows of the four tables of a file, read back from its bytes."""
    if form == "xlsx":
        return read_xlsx(content)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == ["projects.csv", "events.csv", "sources.csv", "about.csv"]
        return [read_csv(packed.read(name), NUMBERS) for name in packed.namelist()]


def test_the_name_says_day_filters_and_revision(real_park: Park, demo_park: Park) -> None:
    everything = Selection(on=DAY)
    assert table_name(real_park, everything, "csv", SAY) == "中德园项目-2026-11-23-r1.csv.zip"
    assert table_name(demo_park, everything, "xlsx", SAY).startswith("演示-中德园项目-")
    mean = Selection(on=DAY, text='..\\/:*?"<>|\n' + "长" * 80)
    name = table_name(real_park, mean, "xlsx", SAY)
    assert not set('\\/:*?"<>|\n') & set(name)
    assert len(name) < 110


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_too_many_are_refused_in_words(
    form: str, real_park: Park, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setitem(table_file.MOST, form, 10)
    monkeypatch.setattr(st, "error", said.append)
    with pytest.raises(TooMany):
        table_content(real_park, Selection(on=DAY), form, SAY)
    table_take_away.offer_table(real_park, Selection(on=DAY), form, SAY)
    assert "10" in said[0]


def test_a_full_disk_is_told(real_park: Park, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def full(*_: Any) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(table_take_away, "table_content", full)
    monkeypatch.setattr(st, "error", said.append)
    table_take_away.offer_table(real_park, Selection(on=DAY), "xlsx", SAY)
    assert "No space left on device" in said[0]
