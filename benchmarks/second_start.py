"""How long a second start takes until the overview is on screen, beside a bare Streamlit page.

Both are started in turn on the same machine in the same run; what counts is the ratio. Needs
Chromium. Run with ``python3 twin.py bench``.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
ROUNDS = 3
_READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_BARE = "import streamlit as st\nst.markdown('<b class=\"shown\">bare</b>')\nst.write('bare')\n"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _seconds(browser: Browser, script: Path, shown: str, database: Path) -> float:
    port = _free_port()
    command = [
        sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port),
        "--server.headless", "true", "--server.address", "127.0.0.1",
    ]  # fmt: skip
    page = browser.new_page()
    started = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - a command of our own
        command,
        cwd=ROOT,
        env={**os.environ, "TWIN_DATABASE": str(database)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            _open_when_up(page, port)
            page.wait_for_selector(_READY, timeout=60_000)
            page.get_by_text(shown).first.wait_for(timeout=60_000)
            return time.perf_counter() - started
        finally:
            server.terminate()
            page.close()


def _open_when_up(page: object, port: int) -> None:
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
            break
        except OSError:
            time.sleep(0.02)
    page.goto(f"http://127.0.0.1:{port}/")  # type: ignore[attr-defined]


def main() -> None:
    """Print the median seconds of both and their ratio."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        bare = Path(folder) / "bare.py"
        bare.write_text(_BARE, encoding="utf-8")
        database = Path(folder) / "twin.db"
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        twin = ROOT / "streamlit_app.py"
        first = _seconds(browser, twin, "数字孪生", database)
        rounds = [
            (
                _seconds(browser, twin, "数字孪生", database),
                _seconds(browser, bare, "bare", database),
            )
            for _ in range(ROUNDS)
        ]
        browser.close()
    ours = statistics.median(one for one, _ in rounds)
    peer = statistics.median(one for _, one in rounds)
    print(f"first start (store built from data/): {first:.2f} s")
    print(f"second start to overview on screen:   {ours:.2f} s")
    print(f"bare Streamlit page:                  {peer:.2f} s")
    print(f"ratio:                                {ours / peer:.2f}")


if __name__ == "__main__":
    main()
