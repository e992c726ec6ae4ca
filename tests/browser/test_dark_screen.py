"""On a dark screen every page opens, dark, the map's ground too."""

from __future__ import annotations

from layers.palette import DARK as MAP_DARK
from pages import PAGES
from tests.browser.conftest import Visit
from tests.browser.reader import BROKEN, rgb
from ui.theme import DARK

GROUND = "one => getComputedStyle(one).backgroundColor"


def test_every_page_is_dark(visit: Visit) -> None:
    reader = visit(dark=True)
    reader.go()
    for page in PAGES:
        reader.turn_to(page.id)
        assert reader.page.locator(BROKEN).count() == 0
        assert reader.page.locator(".stApp").evaluate(GROUND) == rgb(DARK["paper"])
        if reader.map.count():
            assert reader.map.evaluate(GROUND) == rgb(MAP_DARK["ground"])
