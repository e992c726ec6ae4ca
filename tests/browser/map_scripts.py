"""The map's own functions, called on a blank page: what the browser computes, without the app."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Browser

from ui import twin_map


def call(browser: Browser, body: str, given: Any) -> Any:
    """Run `body`, a function's inside that reads `given`, among the functions of the map."""
    inside = re.sub(r"\bexport default function", "const mount = function", twin_map.PROGRAM)
    page = browser.new_page()
    try:
        page.evaluate("source => { window.among = new Function('given', source); }", inside + body)
        return page.evaluate("given => window.among(given)", given)
    finally:
        page.close()
