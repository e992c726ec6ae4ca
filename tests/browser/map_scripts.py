"""The map's own functions, called on a blank page: what the browser computes, without the app."""

from __future__ import annotations

import re
from typing import Any
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, Page

from ui import twin_map

_BLANK: WeakKeyDictionary[Browser, Page] = WeakKeyDictionary()
"""One blank page a browser: to open one takes longer than what is asked of it."""


def call(browser: Browser, body: str, given: Any) -> Any:
    """Run `body`, a function's inside that reads `given`, among the functions of the map."""
    inside = re.sub(r"\bexport default function", "const mount = function", twin_map.PROGRAM)
    page = _BLANK.get(browser) or _BLANK.setdefault(browser, browser.new_page())
    page.evaluate("source => { window.among = new Function('given', source); }", inside + body)
    return page.evaluate("given => window.among(given)", given)
