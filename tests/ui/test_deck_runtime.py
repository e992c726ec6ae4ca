"""The copy of deck.gl's runtime is made once, whole, however many ask for it at once."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from ui import deck_runtime


def test_two_that_copy_at_once_do_not_disturb_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deck_runtime, "STATIC", tmp_path / "static")
    both, copy = Barrier(2, timeout=60), shutil.copyfile

    def copied_together(source: Path, target: Path) -> None:
        both.wait()
        copy(source, target)
        both.wait()

    monkeypatch.setattr(shutil, "copyfile", copied_together)
    uncached = deck_runtime.runtime_address.__wrapped__
    with ThreadPoolExecutor(2) as threads:
        told = [one.result() for one in [threads.submit(uncached) for _ in range(2)]]
    (made,) = (tmp_path / "static").iterdir()
    assert told == [f"app/static/{made.name}"] * 2
    assert made.stat().st_mode & 0o444 == 0o444
    assert made.stat().st_size > 100_000
