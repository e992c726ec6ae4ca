"""The real app as a program of its own, on a free port, with a store of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-23"
PATIENCE_S = 90


@dataclass(frozen=True)
class App:
    """A running app."""

    address: str
    log: Path

    def complaints(self) -> list[str]:
        """Return what the server wrote that only a fault makes it write."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return [line for line in lines if "Traceback" in line or "Error:" in line]


@contextmanager
def serve(folder: Path) -> Iterator[App]:
    """Run the app with its store in `folder` until the block ends."""
    port = _free_port()
    app = App(f"http://127.0.0.1:{port}", folder / "app.log")
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py"]
    options = ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true"]
    settings = {
        "TWIN_DATABASE": str(folder / "park.db"),
        "TWIN_DATA": str(ROOT / "data"),
        "TWIN_TODAY": TODAY,
    }
    with app.log.open("wb") as log:
        process = subprocess.Popen(
            command + options, cwd=ROOT, env={**os.environ, **settings}, stdout=log, stderr=log
        )
        try:
            _wait(app, process)
            yield app
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(app: App, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(f"{app.address}/_stcore/health", timeout=5) as answer:  # noqa: S310 - our own
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)  # nothing to wait on before the port is open
    raise AssertionError(f"the app did not start:\n{app.log.read_text(encoding='utf-8')}")
