"""Text snapshots: what is drawn is compared with what was looked at and committed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "snapshots"
RENEW = "TWIN_RENEW_SNAPSHOTS"


def require_snapshot(name: str, found: Any) -> None:
    """Fail where `found`, as indented JSON, differs from the committed snapshot of that name."""
    path = FOLDER / f"{name}.json"
    written = json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if os.environ.get(RENEW):
        path.write_text(written, encoding="utf-8")
        return
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    if kept != written:
        differing = _first_difference(kept, written)
        pytest.fail(
            f"{path.name} differs from line {differing}. If that is what should be drawn, run\n"
            f"  {RENEW}=1 python -m pytest tests/layers\nand commit what changed.",
            pytrace=False,
        )


def _first_difference(kept: str, written: str) -> int:
    pairs = zip(kept.splitlines(), written.splitlines(), strict=False)
    return next(
        (at for at, (old, new) in enumerate(pairs, start=1) if old != new),
        min(len(kept.splitlines()), len(written.splitlines())) + 1,
    )
