"""Every page in every language, and the account of counts on each of them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from i18n import Speech, languages
from layers.palette import DARK as MAP_DARK
from pages import PAGES
from park import Park, Selection, account
from park.vocabulary import NO_ZONE
from tests.ui.reader import TODAY, Reader
from ui import theme
from ui.nav import family

pytestmark = pytest.mark.usefixtures("real_app")

IDS = [page.id for page in PAGES]
CODES = [one.code for one in languages()]
DAY = date.fromisoformat(TODAY)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("page", IDS)
def test_page_stands(page: str, code: str) -> None:
    reader, say = Reader(page=page, lang=code), Speech(code)
    heads = [say(f"page.{one.id}") for one in PAGES if not one.parent]
    assert [one.label for one in reader.app.button][: len(heads)] == heads
    assert say("footer.not_a_survey") in reader.html
    stands_on(reader, page, say)
    assert not reader.app.info


@pytest.mark.parametrize("page", IDS)
def test_account_sums_for_every_zone(page: str, real_park: Park) -> None:
    for zone in ("", NO_ZONE, *real_park.zones["id"]):
        reader = Reader(page=page, **({"zone": zone} if zone else {}))
        total, mapped, not_mapped, out = reader.account
        assert total == len(real_park) == mapped + not_mapped + out
        zones = frozenset({zone} if zone else ())
        found = account(real_park, Selection(on=DAY, zones=zones))
        assert (mapped, not_mapped, out) == (found.mapped, found.not_mapped, found.filtered_out)


@pytest.mark.parametrize("code", CODES)
def test_navigation_leads_to_every_page_and_back(code: str) -> None:
    reader = Reader(lang=code)
    for page in (*PAGES[1:], PAGES[0]):
        reader.press(f"tab.{page.id}" if page.parent else f"nav.{page.id}")
        assert reader.address.get("page", IDS[0]) == page.id
        stands_on(reader, page.id, Speech(code))


def stands_on(reader: Reader, page_id: str, say: Speech) -> None:
    """Hold that the navigation marks this page, and its parent where it stands under one."""
    page = next(one for one in PAGES if one.id == page_id)
    head = page.parent or page.id
    assert reader.app.button(key=f"nav-here.{head}").label == say(f"page.{head}")
    if family(PAGES, page_id):
        assert reader.app.button(key=f"tab-here.{page_id}").label == say(f"tab.{page_id}")


def test_tables_say_every_plan_target(real_park: Park) -> None:
    html = Reader(page="indicators").html
    for name in real_park.indicators.loc[real_park.indicators["origin"] == "plan", "name_zh"]:
        assert name in html


def test_sources_are_listed_with_their_number(real_park: Park) -> None:
    html = Reader(page="sources").html
    assert html.count("<tr>") >= len(real_park.sources) + len(real_park.zone_edges)


def test_a_dark_screen_gets_dark_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    light = Reader(page="map").map
    monkeypatch.setattr(theme, "is_dark", lambda: True)
    dark = Reader(page="map").map
    assert dark["colours"]["ground"] == MAP_DARK["ground"] != light["colours"]["ground"]
    assert dark["spec"] != light["spec"]
    assert f"--twin-paper:{theme.DARK['paper']};" in "".join(one.value for one in Reader().app.html)


def test_a_count_of_the_funnel_opens_its_rows(real_park: Park) -> None:
    links = re.findall(r'href="\?[^"]*stage=(\w+)[^"]*">(\d+)<', Reader().html)
    assert {"operating", "started"} <= {stage for stage, _ in links}
    for stage, count in links:
        asked = Reader(page="projects", stage=stage)
        assert len(real_park) - asked.account[3] == int(count)
