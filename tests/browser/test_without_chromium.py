"""Where there is no Chromium the browser tests say so loudly, and fail where CI=true."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.served import ROOT


def run_one(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    one = "tests/browser/test_picking.py::test_a_row_of_the_list"
    kept = {name: value for name, value in os.environ.items() if name not in {"CI", "PATH"}}
    return subprocess.run(
        [sys.executable, "-m", "pytest", one, "-p", "no:cacheprovider"],
        cwd=ROOT,
        env={**kept, "PATH": str(folder), **settings},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows finds programs without PATH")
def test_it_is_said_or_it_fails(tmp_path: Path) -> None:
    quiet = run_one(tmp_path)
    assert quiet.returncode == 0, quiet.stdout
    assert "BROWSER TESTS SKIPPED" in quiet.stdout
    assert "1 browser tests did not run: no Chromium" in quiet.stdout
    strict = run_one(tmp_path, CI="true")
    assert strict.returncode == 1, strict.stdout
    assert "no Chromium was found, and CI=true" in strict.stdout
