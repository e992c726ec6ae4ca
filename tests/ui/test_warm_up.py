"""The server makes ready what its first reader needs, and starts also where it cannot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.web.server.app_discovery import discover_asgi_app

ROOT = Path(__file__).parents[2]
READY = """
import asyncio, gc, sys, threading
import streamlit_app

async def served():
    async with streamlit_app.app._user_lifespan(streamlit_app.app):
        for thread in threading.enumerate():
            if thread.name == "warm-up":
                await asyncio.to_thread(thread.join)

asyncio.run(served())
print("pages" in sys.modules, "pydeck" in sys.modules, "pypinyin" in sys.modules)
sought = {type(one).__qualname__ for one in gc.get_objects()}
print(gc.isenabled(), gc.get_freeze_count() > 100_000, "Park" in sought)
"""


def started(tmp_path: Path, data: Path) -> subprocess.CompletedProcess[str]:
    """Run the server's start and end, as the server does."""
    settings = {"TWIN_DATABASE": str(tmp_path / "park.db"), "TWIN_DATA": str(data), "PATH": ""}
    return subprocess.run(
        [sys.executable, "-c", READY],
        cwd=ROOT, env=settings, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_streamlit_finds_the_server_in_the_entry() -> None:
    found = discover_asgi_app(ROOT / "streamlit_app.py")
    assert found.import_string == "streamlit_app:app"


def test_the_first_reader_finds_all_ready(tmp_path: Path) -> None:
    told = started(tmp_path, ROOT / "data")
    made, garbage = told.stdout.splitlines()
    assert made == "True True False", "the search's index is not waited for"
    assert garbage == "True True True", (
        "modules are set aside; the park can be garbage after an edit"
    )
    assert told.stderr == ""


@pytest.mark.parametrize("data", ["nowhere", "."])
def test_bad_data_does_not_stop_the_server(tmp_path: Path, data: str) -> None:
    told = started(tmp_path, tmp_path / data)
    assert told.returncode == 0, told.stderr
    assert told.stderr.startswith("not warmed up: ")
    assert "Traceback" not in told.stderr
