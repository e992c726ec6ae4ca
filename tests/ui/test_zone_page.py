"""The page of a zone: chosen by the shared filter, and its PDF made when it is asked for."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefing.to_pdf import MissingCharacters, to_pdf
from briefing.zone_sheet import zone_sheet
from i18n import Speech, languages
from park import Park, Selection
from park.vocabulary import NO_ZONE
from tests.ui.hostile import HOSTILE
from tests.ui.reader import Reader
from tests.ui.test_markup import require_harmless
from tests.ui.test_project_page import CHOSEN
from ui.zone_page import _door, _facts, _grid, _head, _part

pytestmark = pytest.mark.usefixtures("real_app")

SAY = Speech()


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_without_a_zone_there_is_a_door_to_each(code: str, real_park: Park) -> None:
    html = Reader(page="zones", lang=code, theme="digital").html
    doors = re.findall(r'twin-door"><a href="\?([^"]*)"', html)
    zones = [*real_park.zones["id"], NO_ZONE]
    assert [re.findall(r"zone=([a-z-]+)", one) for one in doors] == [[zone] for zone in zones]
    assert all("theme=digital" in one and f"lang={code}" in one + "&lang=zh" for one in doors)


def test_two_zones_are_not_one() -> None:
    html = Reader(page="zones", zone="industrial-internet,unknown").html
    assert SAY("sheet.choose") in html


@pytest.mark.parametrize("zone", ["industrial-internet", NO_ZONE])
@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_the_zone_chosen_is_on_the_page(zone: str, code: str) -> None:
    reader, say = Reader(page="zones", zone=zone, lang=code), Speech(code)
    for title in ("stages", "projects", "works", "buses", "targets", "problems", "sources"):
        assert f"<h4>{say(f'sheet.{title}')}</h4>" in reader.html
    total, _, _, out = reader.account
    counted = say("sheet.headline", total="§", operating="", under_way="").split("§")[0]
    assert f"{counted}{say.number(total - out, 0)}" in reader.html


def test_the_filters_narrow_it_and_stand_on_it() -> None:
    html = Reader(page="zones", zone=NO_ZONE, theme="waterways", stage="started").html
    assert SAY("theme.waterways") in html
    assert html.count("<h2>") == 1
    empty = Reader(page="zones", zone="industrial-internet", theme="waterways").html
    assert SAY("sheet.headline_none") in empty


def test_the_pdf_is_made_when_asked_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(sheet, *rest):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN202
        made.append(sheet.zone)
        return to_pdf(sheet, *rest)

    monkeypatch.setattr("ui.zone_page.to_pdf", counted)
    reader = Reader(page="zones", zone="international-business", q="国际")
    assert not made
    assert not reader.app.get("download_button")
    reader.press("sheet.prepare")
    assert made == ["international-business"]
    assert len(reader.app.get("download_button")) == 1
    reader.run()
    assert made == ["international-business"]
    reader.speak("de")
    assert not reader.app.get("download_button"), "another language is another page"
    reader.press("sheet.prepare")
    assert len(made) == 2


def test_a_missing_character_is_named_and_nothing_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> bytes:
        raise MissingCharacters("𠀋")

    monkeypatch.setattr("ui.zone_page.to_pdf", refused)
    reader = Reader(page="zones", zone="international-business", q="交流").press("sheet.prepare")
    assert "𠀋 (U+2000B)" in reader.app.error[0].value
    assert not reader.app.get("download_button")


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_others_stays_text(text: str, tiny_park: Park) -> None:
    projects = tiny_park.projects.assign(name_zh=text)
    zones = tiny_park.zones.assign(name_zh=text)
    park = replace(tiny_park, projects=projects, zones=zones)
    chosen = Selection(on=CHOSEN.on)
    sheet = zone_sheet(park, "west", chosen, SAY)
    require_harmless(_head(sheet), text)
    require_harmless(_grid(sheet.projects), text)
    require_harmless(_door(sheet))
    for part in (_facts(sheet), _part(sheet.sources), _part(sheet.works), _part(sheet.buses)):
        require_harmless(part)
