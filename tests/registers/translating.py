"""Which words of the data are shown in every language, and where they stand."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from tests.registers.wording import complain

DATA: Final = Path(__file__).parents[2] / "data"

SHOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "indicators.csv": ("definition",),
    "observations.csv": ("scope_detail", "note"),
    "projects.csv": ("note", "location_note", "investment_note"),
    "stage_events.csv": ("note",),
    "zone_edges.csv": ("note",),
    "context.geojson": ("note",),
    "waterways.geojson": ("note",),
    "zones.geojson": ("note",),
    "project_sites.geojson": ("note",),
}
"""Columns by file whose words readers see: `translations.csv` has them in their languages."""

_NAMED_BY: Final = ("id", "indicator_id", "project_id", "zone_id")


def rows(file: str) -> list[dict[str, Any]]:
    """Return the rows of a data file, or the properties of its features."""
    path = DATA / file
    if path.suffix == ".geojson":
        found = json.loads(path.read_text(encoding="utf-8"))["features"]
        return [one["properties"] for one in found]
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def told(file: str) -> dict[str, str]:
    """Return where the words of one file that are shown in every language stand, by the words."""
    return {
        row[column]: f"{next(row[one] for one in _NAMED_BY if one in row)}: its {column}"
        for row in rows(file)
        for column in SHOWN[file]
        if row[column]
    }


def complain_untranslated(*files: str) -> None:
    """Fail with a line for each text of these files that lacks a translation."""
    known = {row["text_zh"]: row for row in rows("translations.csv")}
    complain(
        f"{where} has no {column} in data/translations.csv"
        for file in files
        for text, where in told(file).items()
        for column in ("text_en", "text_de")
        if not known.get(text, {}).get(column)
    )
