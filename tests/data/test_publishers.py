"""Whoever is named as a publisher is named in the reader's language."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data"
HAN = re.compile("[\u4e00-\u9fff]")
PASSED_ON = re.compile(r"repost|mirror|\bvia\b")


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


NAMED = sorted(
    {row[column] for row in _rows("sources.csv") for column in ("publisher", "attribution")} - {""}
)
LISTED = {row["written"]: row for row in _rows("publishers.csv")}


@pytest.mark.parametrize("written", NAMED)
def test_what_only_some_readers_can_read_is_listed(written: str) -> None:
    if HAN.search(written) or PASSED_ON.search(written):
        assert written in LISTED, f"{written} is not in data/publishers.csv"


@pytest.mark.parametrize("written", sorted(LISTED))
def test_what_is_listed_is_named_and_in_the_language_it_says(written: str) -> None:
    assert written in NAMED, f"{written} of data/publishers.csv is in no row of data/sources.csv"
    row = LISTED[written]
    assert not PASSED_ON.search(row["name_zh"])
    assert not HAN.search(row["name_en"] + row["name_de"])
    assert "repost" not in row["name_de"]
