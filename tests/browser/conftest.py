"""A headless Chromium, the app it looks at, and a reader who notices every fault.

One profile and one app serve all tests of this folder. Every page that a test opens is watched: a
request to another host, a failed answer, a word on the console or an uncaught error fails the test.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

from tests.browser.reader import Reader
from tests.browser.served import App, serve

HERE = Path(__file__).parent
FLAGS = (
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-gpu-compositing",  # without a graphics card only the map itself needs GL
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--js-flags=--no-maglev --no-turbofan",  # no page lives long enough to win the work back
    # There is no network: a page that needs another host fails as it would offline.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
DESK = (1366, 768)
_NO_CHROMIUM = "no Chromium was found"

Visit = Callable[..., Reader]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands here, and run it last: the browser's event loop stays open to the end."""
    ours = [item for item in items if HERE in item.path.parents]
    for item in ours:
        item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: HERE in item.path.parents)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly that the browser tests did not run, wherever they would have."""
    reports = terminalreporter.stats.get("skipped", [])
    skipped = [one for one in reports if _NO_CHROMIUM in str(one.longrepr)]
    if skipped:
        terminalreporter.section("BROWSER TESTS SKIPPED", sep="!", red=True, bold=True)
        terminalreporter.line(
            f"{len(skipped)} browser tests did not run: no Chromium was found on this machine."
            " Install it (Debian: apt install chromium) and run the tests again."
        )


@pytest.fixture
def chromium() -> str:
    """Return the path of Chromium. Without one the test is skipped, or fails where CI=true."""
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        if found := shutil.which(name):
            return found
    if os.environ.get("CI") == "true":
        pytest.fail(f"{_NO_CHROMIUM}, and CI=true")
    pytest.skip(_NO_CHROMIUM)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Run the real app on the repository's data."""
    with serve(tmp_path_factory.mktemp("app")) as running:
        yield running


@pytest.fixture(scope="session")
def _playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def _started() -> Iterator[dict[str, Browser | BrowserContext]]:
    started: dict[str, Browser | BrowserContext] = {}
    yield started
    for one in started.values():
        one.close()


@pytest.fixture
def browser(
    chromium: str, _playwright: Playwright, _started: dict[str, Browser | BrowserContext]
) -> Browser:
    """Return the one browser of the session that keeps nothing."""
    if "browser" not in _started:
        _started["browser"] = _playwright.chromium.launch(executable_path=chromium, args=FLAGS)
    found = _started["browser"]
    assert isinstance(found, Browser)
    return found


@pytest.fixture
def profile(
    chromium: str,
    _playwright: Playwright,
    _started: dict[str, Browser | BrowserContext],
    tmp_path_factory: pytest.TempPathFactory,
) -> BrowserContext:
    """Return the one profile of the session, in which the app's programs are compiled once."""
    if "profile" not in _started:
        folder = tmp_path_factory.mktemp("profile")
        _started["profile"] = _playwright.chromium.launch_persistent_context(
            folder, executable_path=chromium, args=FLAGS, locale="zh-CN"
        )
    found = _started["profile"]
    assert isinstance(found, BrowserContext)
    return found


@pytest.fixture
def visit(request: pytest.FixtureRequest, profile: BrowserContext, app: App) -> Iterator[Visit]:
    """Return a function that opens a tab; each must be without fault when the test ends.

    Tabs share one profile; `fresh` asks for one that knows nothing. The camera jumps, unless a
    test asks for `motion`.
    """
    readers: list[Reader] = []
    others: list[BrowserContext] = []

    def open_tab(*, fresh: bool = False, dark: bool = False, motion: bool = False) -> Reader:
        within = profile
        if fresh:
            browser: Browser = request.getfixturevalue("browser")
            within = browser.new_context(locale="zh-CN")
            others.append(within)
        page = within.new_page()
        page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
        page.emulate_media(
            color_scheme="dark" if dark else "light",
            reduced_motion="no-preference" if motion else "reduce",
        )
        readers.append(Reader(page, app.address))
        return readers[-1]

    before = len(app.complaints())
    yield open_tab
    faults = [fault for reader in readers for fault in reader.faults]
    for reader in readers:
        reader.page.close()
    for other in others:
        other.close()
    assert not faults, "\n".join(faults)
    assert app.complaints()[before:] == []


@pytest.fixture
def reader(visit: Visit) -> Reader:
    """Return a reader at an office laptop."""
    return visit()
