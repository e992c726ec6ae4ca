"""What a reader does and sees, in the words of the twin."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.scripts import FILLED, STILL
from tests.browser.watch import Watch

SETTLED = '[data-testid="stApp"][data-test-script-state="notRunning"]'
WITH_MAP = ".st-key-nav-here-overview, .st-key-nav-here-map"
BROKEN = '[data-testid="stException"], [data-testid="stAppErrorPage"]'
PATIENCE_MS = 40_000
expect.set_options(timeout=PATIENCE_MS)


@dataclass(frozen=True)
class Label:
    """A label as it stands on the map."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    detail: str


def rgb(colour: str) -> str:
    """Return a colour as a browser reports it."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


class Reader(Watch):
    """A browser tab on the twin."""

    def __init__(self, page: Page, address: str) -> None:
        super().__init__(page, address)
        page.set_default_timeout(PATIENCE_MS)

    def go(self, query: str = "", fragment: str = "", *, drawn: bool = True) -> None:
        """Open an address of the twin and wait until it stands; not for a map that cannot draw."""
        self.page.goto("about:blank")  # a change of the fragment alone would load nothing
        self.page.goto(f"{self.address}/?{query}#{fragment}".rstrip("#").rstrip("?"))
        self.settle(drawn=drawn)

    def look_at(self, latitude: float, longitude: float, zoom: float) -> None:
        """Move the map's camera by the address, as a pasted link does."""
        at = f"{latitude:.6f},{longitude:.6f},{zoom:.3f}"
        self.page.evaluate("at => { location.hash = `at=${at},0,0`; }", at)
        expect(self.map).to_have_attribute("data-at", at)

    def settle(self, *, drawn: bool = True) -> None:
        """Wait until the script has run and the map, where there is one, has drawn."""
        expect(self.page.locator(".twin-footer").last).to_be_attached()
        expect(self.page.locator(".twin-search")).to_have_attribute("data-ready", "true")
        self.page.wait_for_selector(SETTLED)
        if drawn and self.page.locator(WITH_MAP).count():
            expect(self.map).to_have_attribute("data-labels", re.compile(r"\["))

    @property
    def query(self) -> dict[str, str]:
        """The address's parameters."""
        parts = parse_qs(urlsplit(self.page.url).query)
        return {key: values[0] for key, values in parts.items()}

    @property
    def fragment(self) -> dict[str, str]:
        """The map's view in the address."""
        return {
            key: values[0] for key, values in parse_qs(urlsplit(self.page.url).fragment).items()
        }

    def wait_for_query(self, **wanted: str | None) -> None:
        """Wait until the address has these parameters; None asks for one that is not there."""
        self._wait_for_address("search", wanted)

    def wait_for_parameter(self, name: str) -> str:
        """Wait until the address has this parameter and return its value."""
        self.page.wait_for_function(
            "name => new URLSearchParams(location.search).has(name)", arg=name
        )
        return self.query[name]

    def wait_for_fragment(self, **wanted: str | None) -> None:
        """Wait until the fragment has these parts."""
        self._wait_for_address("hash", wanted)

    def _wait_for_address(self, part: str, wanted: dict[str, str | None]) -> None:
        self.page.wait_for_function(
            """([part, wanted]) => {
                const found = new URLSearchParams(location[part].slice(1));
                return Object.entries(wanted).every(([key, value]) => found.get(key) === value);
            }""",
            arg=[part, wanted],
        )

    @property
    def account_line(self) -> Locator:
        """The sentence of the account. While the page changes, the former may stand beside it."""
        return self.page.locator("#twin-account").first

    def account(self) -> list[int]:
        """Return the account's numbers: total, mapped, not mapped, filtered out."""
        return [int(found) for found in re.findall(r"\d+", self.account_line.inner_text())]

    def wait_for_account(self, numbers: Sequence[int]) -> None:
        """Wait until the account says these numbers."""
        expect(self.account_line).to_have_text(re.compile(r"\D+".join(map(str, numbers))))

    @property
    def map(self) -> Locator:
        """The map's own root."""
        return self.page.locator(".twin-map")

    def labels(self) -> list[Label]:
        """Return the labels that stand on the map."""
        written = json.loads(self.map.get_attribute("data-labels") or "[]")
        return [Label(*one) for one in written]

    def label(self, text: str) -> Label:
        """Return the label with this text."""
        return next(one for one in self.labels() if one.text == text)

    def wait_for_label(self, *pieces: str) -> None:
        """Wait until the labels on the map contain these pieces of text, in this order."""
        expect(self.map).to_have_attribute(
            "data-labels", re.compile(".*".join(map(re.escape, pieces)), re.DOTALL)
        )

    def tool(self, at: int) -> Locator:
        """Return a button of the map: 0 layers, 1 closer, 2 farther, 3 home, 4 full screen."""
        return self.map.locator(".tools .tool").nth(at)

    def opacity(self, layer: str) -> Locator:
        """The slider of a layer in the open catalogue."""
        return self.map.locator(f".row:has(#layer-{layer}) input[type=range]")

    def middle(self) -> tuple[float, float]:
        """Return the map's middle on screen."""
        box = self.map.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def resize(self, width: int, height: int) -> None:
        """Give the window another size and wait until the map fills it."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.wait_for_full_height()

    def wait_for_full_height(self) -> None:
        """Wait until the map fills the window down to the footer."""
        self.page.wait_for_function(FILLED)

    def drag(self, across: float, down: float) -> None:
        """Drag the map by so many pixels."""
        x, y = self.middle()
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + across, y + down, steps=6)
        self.page.mouse.up()

    def wait_for_rest(self) -> None:
        """Wait until the camera stands still and the address says where."""
        self.page.wait_for_selector(SETTLED)
        self.page.wait_for_function(STILL, polling=200)

    def segment(self, at: int) -> Locator:
        """Return a segment of the zone filter; the first asks for the whole park."""
        return self.page.locator(".st-key-filters [data-variant=segmented_control]").nth(at)

    def nav(self, page_id: str) -> Locator:
        """Return the navigation's button of a page, or its tab."""
        ways = (f".st-key-{row}-{page_id} button" for row in ("nav", "nav-here", "tab", "tab-here"))
        return self.page.locator(", ".join(ways)).last

    def turn_to(self, page_id: str) -> None:
        """Go to a page by the navigation."""
        self.nav(page_id).click()
        here = f".st-key-nav-here-{page_id}, .st-key-tab-here-{page_id}"
        expect(self.page.locator(here).last).to_be_visible()
        self.settle()

    def speak(self, name: str) -> None:
        """Choose a language by its own name."""
        self.page.locator(".st-key-language [data-testid=stSelectbox]").click()
        self.page.get_by_role("option", name=name).click()
