"""The zone filter: numbers, map, list and address follow it together, on every page."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import expect

from i18n import Speech
from park import Park, Selection, account
from park.vocabulary import NO_ZONE
from tests.browser.reader import Reader
from tests.browser.served import TODAY

SAY = Speech()
WHOLE, FIRST, SECOND, UNKNOWN = range(4)
"""Segments of the filter, in order."""


NO_COUNT = ' km²"]'
"""How the label of a zone ends that was not asked for: with its area, without a count."""


def chosen(park: Park, *segments: int) -> Selection:
    ids = ["", *park.zones["id"], NO_ZONE]
    return Selection(on=date.fromisoformat(TODAY), zones=frozenset(ids[at] for at in segments))


def numbers(park: Park, *segments: int) -> list[int]:
    counts = account(park, chosen(park, *segments))
    return [counts.total, counts.mapped, counts.not_mapped, counts.filtered_out]


def count_on(park: Park, zone_id: str, *segments: int) -> str:
    on_it = chosen(park, *segments).mask(park) & park.in_zone[zone_id]
    return SAY("map.projects_on", count=SAY.number(int(on_it.sum()), 0))


def test_a_segment_changes_map_account_and_address(reader: Reader, real_park: Park) -> None:
    first, second = real_park.zones["id"]
    names = [SAY.name(row, "short") for row in real_park.zones.to_dict("records")]
    reader.go()
    for name, zone in zip(names, (first, second), strict=True):
        reader.wait_for_label(f'"{name}"', count_on(real_park, zone))
    reader.segment(SECOND).click()
    reader.wait_for_query(zone=second)
    reader.wait_for_account(numbers(real_park, SECOND))
    reader.wait_for_label(f'"{names[0]}"', NO_COUNT)
    reader.wait_for_label(f'"{names[1]}"', count_on(real_park, second, SECOND))
    reader.segment(WHOLE).click()
    reader.wait_for_query(zone=None)
    reader.wait_for_account(numbers(real_park))
    reader.wait_for_label(f'"{names[0]}"', count_on(real_park, first))


def test_the_list_follows(reader: Reader, real_park: Park) -> None:
    reader.go("page=projects")
    grid = reader.page.locator(".twin-list [role=grid]")
    for segments in ((), (FIRST,), (FIRST, UNKNOWN)):
        for at in segments[-1:]:
            reader.segment(at).click()
        asked = int(chosen(real_park, *segments).mask(real_park).sum())
        expect(grid).to_have_attribute("aria-rowcount", str(asked + 1))
        expect(reader.page.locator(".twin-placing b").first).to_have_text(SAY.number(asked, 0))
        reader.wait_for_account(numbers(real_park, *segments))
    for at in (UNKNOWN, FIRST):
        reader.segment(at).click()
    reader.wait_for_account(numbers(real_park))
    expect(reader.segment(WHOLE)).to_have_attribute("aria-pressed", "true")


def test_fast_clicks_end_where_the_last_one_points(reader: Reader, real_park: Park) -> None:
    first, second = map(str, real_park.zones["id"])
    reader.go(f"zone={first}")
    toggles = (SECOND, UNKNOWN, FIRST, UNKNOWN, FIRST, UNKNOWN, SECOND, UNKNOWN, SECOND, FIRST)
    for at in toggles:
        reader.segment(at).click()
    reader.wait_for_query(zone=second)
    reader.wait_for_account(numbers(real_park, SECOND))
    reader.wait_for_label(NO_COUNT)
    reader.wait_for_label(count_on(real_park, second, SECOND))
    pressed = [reader.segment(at).get_attribute("aria-pressed") for at in range(4)]
    assert pressed == ["false", "false", "true", "false"]
