"""A scratch repository for the launcher, with nothing in it but pinned packages."""

from __future__ import annotations

from pathlib import Path

import pytest

import twin


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the launcher at an empty folder with the three package lists."""
    for name in twin.LEVELS["test"]:
        (tmp_path / name).write_text(f"# {name}\n", encoding="utf-8")
    monkeypatch.setattr(twin, "ROOT", tmp_path)
    return tmp_path
