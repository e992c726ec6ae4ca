"""What fits where: the office laptop, the wall, and the dark screen."""

from __future__ import annotations

import pytest

from pages import PAGES
from tests.browser.conftest import Visit
from tests.browser.reader import Reader
from tests.browser.test_every_page import OURS, TEXT_SIZES
from ui.theme import DARK

WALL_SMALLEST_PX = 20


@pytest.mark.parametrize("code", ["zh", "en", "de"])
def test_the_first_screen_of_a_laptop_shows_map_and_figures(reader: Reader, code: str) -> None:
    reader.go(f"lang={code}")
    reader.wait_for_rest()
    for part in (reader.map, reader.page.locator(".twin-side")):
        box = part.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1366
        if code == "zh" or part is reader.map:
            assert box["y"] + box["height"] <= 768
    assert reader.page.locator(".twin-cards > .twin-card").count() == 4


@pytest.mark.parametrize("page_id", [page.id for page in PAGES])
def test_type_grows_on_the_wall(visit: Visit, page_id: str) -> None:
    reader = visit(3840, 2160)
    reader.go(f"page={page_id}")
    sizes = reader.page.evaluate(TEXT_SIZES, OURS)
    assert sizes
    assert [one for one in sizes if one[0] < WALL_SMALLEST_PX] == []


def test_the_dark_screen_is_dark(visit: Visit) -> None:
    reader = visit(dark=True)
    for page in PAGES:
        if page.id in {"overview", "projects"}:
            reader.go(f"page={page.id}")
            ground = reader.page.evaluate(
                "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
            )
            assert ground == rgb(DARK["paper"])
    reader.go("page=map")
    ground = reader.map.evaluate("one => getComputedStyle(one).backgroundColor")
    assert max(int(part) for part in ground.removeprefix("rgb(").removesuffix(")").split(",")) < 80


def rgb(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"
