"""Two editions of the data in one store: the reader picks them, a link restores them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from i18n import Speech
from park import Park, Selection
from store import serve
from tests.tiny import MADE_AT, write_tiny
from tests.ui.reader import Reader, serving
from ui.changes_map import changed_layers
from ui.markup import plain_markdown


@pytest.fixture(scope="module", autouse=True)
def _two_editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("editions")
    data = write_tiny(folder / "data")
    serve(folder / "park.db", data, MADE_AT).store.close()
    _change(data / "projects.csv", {"school": {"investment_yi_cny": "2"}})
    _change(data / "stage_events.csv", {"wetland": {"date": "2027"}})
    with serving(folder / "park.db", data):
        yield


def _change(path: Path, changes: dict[str, dict[str, str]]) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        row.update(changes.get(row.get("id") or row["project_id"], {}))
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_the_last_two_are_compared_and_every_kind_opens() -> None:
    say = Speech("en")
    reader = Reader(page="changes", between="editions", lang="en")
    assert say("changes.editions_title", older=1, newer=2, count=2) in reader.html
    assert re.findall(r"kind=(\w+)", reader.html) == ["slipped", "money"]
    assert "730 days later" in reader.html
    money = Reader(page="changes", between="editions", kind="money", lang="en")
    unknown = say("project.not_stated")
    assert say("compare.row.moved", before=unknown, after=say.money(2)) in money.html


def test_what_changed_is_on_the_map_and_nothing_else(tiny_park: Park) -> None:
    """Of the kind on screen: those with a place are drawn, those without are counted."""
    say, placed = Speech("en"), set(tiny_park.project_sites["project_id"])
    for kind, changed in (("slipped", "wetland"), ("money", "school")):
        reader = Reader(page="changes", between="editions", kind=kind, lang="en")
        here = changed in placed
        key = "drawn_all" if here else "drawn_none"
        assert say(f"changes.{key}", drawn=int(here), rest=int(not here)) in reader.html
    on = Selection(on=date(2026, 11, 23))
    for one in placed:
        layers = changed_layers(tiny_park, [one], on)
        projects = {
            feature.id
            for layer in layers
            if layer.id in ("projects", "works", "bus_lines")
            for feature in layer.features
        }
        assert projects == {one}


def test_an_edition_with_itself_has_nothing_new() -> None:
    query = {"page": "changes", "between": "editions", "edition": "2", "until": "2", "lang": "en"}
    reader = Reader(**query)
    assert Speech("en")("changes.editions_none", older=2, newer=2) in reader.html
    assert reader.address == query


def test_an_edition_that_the_store_does_not_have_is_dropped() -> None:
    reader = Reader(page="changes", between="editions", edition="7")
    assert reader.address == {"page": "changes", "between": "editions"}
    assert reader.app.info


def test_a_choice_stands_in_the_address() -> None:
    reader = Reader(page="changes", between="editions")
    reader.app.selectbox(key="changes.edition").set_value(2)
    reader.run()
    assert reader.address["edition"] == "2"


def test_what_is_new_since_the_last_briefing() -> None:
    """A briefing showed the first edition; the second one tells more of two projects."""
    say = Speech("en")
    reader = Reader(page="changes", lang="en")
    assert say("briefing.none") in reader.html
    reader.press("briefing.save")
    assert reader.app.error[0].value == say("briefing.failed.author")
    assert say("briefing.none") in reader.html
    reader.app.date_input(key="briefing.day").set_value(MADE_AT.date())
    reader.app.text_input(key="briefing.author").set_value("<b>*A*</b>")
    reader.press("briefing.save")
    assert say("briefing.last", day=say.day(MADE_AT.date()), number=1) in reader.html
    assert say("briefing.learnt", count=2) in reader.html
    links = [dict(parse_qsl(one)) for one in re.findall(r'href="\?([^"]*)"', unescape(reader.html))]
    assert {"page": "changes", "lang": "en", "between": "editions", "edition": "1"} in links
    undo = reader.app.button(key="briefing.undo")
    assert undo.label.endswith(plain_markdown("(<b>*A*</b>)"))
    reader.press("briefing.undo")
    assert say("briefing.none") in reader.html
