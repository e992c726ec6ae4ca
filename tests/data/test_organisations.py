"""Whoever is named as a publisher or an owner is named in the reader's language."""

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


OWNERS = {one for row in _rows("projects.csv") for one in row["owner"].split(";")}
PUBLISHERS = {
    row[column] for row in _rows("sources.csv") for column in ("publisher", "attribution")
}
NAMED = sorted((OWNERS | PUBLISHERS) - {""})
LISTED = {row["written"]: row for row in _rows("organisations.csv")}


@pytest.mark.parametrize("written", NAMED)
def test_what_only_some_readers_can_read_is_listed(written: str) -> None:
    if HAN.search(written) or PASSED_ON.search(written):
        assert written in LISTED, f"{written} is not in data/organisations.csv"


@pytest.mark.parametrize("written", sorted(LISTED))
def test_what_is_listed_is_named_and_in_the_language_it_says(written: str) -> None:
    where = "data/sources.csv and data/projects.csv"
    assert written in NAMED, f"{written} of data/organisations.csv is in no row of {where}"
    row = LISTED[written]
    assert not PASSED_ON.search(row["name_zh"])
    assert not HAN.search(row["name_en"] + row["name_de"])
    assert "repost" not in row["name_de"]


def test_a_company_is_called_the_same_in_chinese_as_it_is_written() -> None:
    for one in OWNERS & LISTED.keys():
        assert LISTED[one]["name_zh"] == one
