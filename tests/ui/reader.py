"""The app as a reader has it, without a browser: what is on the page, and what was clicked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from ui.clock import TODAY_SETTING
from ui.live_park import DATA_SETTING, DATABASE_SETTING

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-23"

_installed_components = cache(manifest_scanner.scan_component_manifests)
"""Streamlit looks through all installed packages for components: once a process is enough."""


@contextmanager
def serving(database: Path, data: Path) -> Iterator[None]:
    """Let the app in this process serve a store; it keeps what it opened until the end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(TODAY_SETTING, TODAY)
        patch.setenv(DATABASE_SETTING, str(database))
        patch.setenv(DATA_SETTING, str(data))
        patch.setattr(manifest_scanner, "scan_component_manifests", _installed_components)
        st.cache_resource.clear()
        yield
        st.cache_resource.clear()


class Reader:
    """One session of the app."""

    def __init__(self, **query: str) -> None:
        self.app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        for key, value in query.items():
            self.app.query_params[key] = value
        self.run()

    def run(self) -> Reader:
        """Run the script once more; no run may end in an exception."""
        self.app.run()
        assert not self.app.exception, self.app.exception[0].stack_trace
        return self

    @property
    def address(self) -> dict[str, str]:
        """What the address bar says."""
        return {
            key: value if isinstance(value, str) else value[-1]
            for key, value in self.app.query_params.items()
        }

    @property
    def html(self) -> str:
        """Everything of ours on the page, without the style sheet."""
        return "\n".join(one.value for one in self.app.html if not one.value.startswith("<style>"))

    @property
    def account(self) -> tuple[int, int, int, int]:
        """Total, mapped, not mapped and filtered out, as the sentence at the filters says.

        How many of those filtered out are not yet there on the day may follow.
        """
        found = re.search(r'id="twin-account">([^<]*)<', self.html)
        assert found, "the account of counts is missing"
        total, mapped, not_mapped, out, *_ = (
            int(one.replace(",", "").replace(".", "")) for one in re.findall(r"\d[\d.,]*", found[1])
        )
        return total, mapped, not_mapped, out

    @property
    def map(self) -> dict[str, Any]:
        """What the map component was fed with."""
        return self._fed("spec")

    @property
    def search(self) -> dict[str, Any]:
        """What the search box was fed with."""
        return self._fed("index")

    def _fed(self, part: str) -> dict[str, Any]:
        """Return what the one component was fed with that has such a part."""
        every = [json.loads(o.proto.json) for o in self.app.main if o.type == "bidi_component"]
        found: list[dict[str, Any]] = [one for one in every if part in one]
        assert len(found) == 1, f"there is one component with {part!r} on the page"
        return found[0]

    @property
    def drawn(self) -> set[str]:
        """Ids of the projects on the map."""
        return {
            record["id"]
            for part in json.loads(self.map["spec"])["layers"]
            if part["id"].split("/")[0] in {"projects", "works", "bus_lines"}
            for record in part["data"]
        }

    @property
    def listed(self) -> dict[str, Any]:
        """What the list of projects was fed with: one page of it."""
        return self._fed("shown")

    @property
    def list(self) -> pd.DataFrame:
        """The list of projects over all its pages: what stands in the cells, and the ids."""
        page = self.listed
        rows = []
        for first in range(0, page["total"], 100):
            other = Reader(**{**self.address, "per": "100", "row": str(first + 1)})
            rows += other.listed["rows"]
        assert len(rows) == page["total"]
        return pd.DataFrame(
            [
                {"id": row["id"]}
                | {
                    column: cell.get("text") or cell["why"]
                    for column, cell in zip(page["shown"], row["cells"], strict=True)
                }
                for row in rows
            ]
        )

    def zone(self, *zones: str) -> Reader:
        """Press zones one after the other, as the segmented control tells it."""
        control = self.app.segmented_control(key="filter.zone.shown")
        control.set_value([*(control.value or ()), *zones])
        return self.run()

    def speak(self, code: str) -> Reader:
        """Choose a language."""
        self.app.selectbox(key="language.menu").set_value(code)
        return self.run()

    def press(self, key: str) -> Reader:
        """Press a button."""
        self.app.button(key=key).click()
        return self.run()
