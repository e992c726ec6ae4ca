"""Every indicator, the day it is added: measured or aimed at, its unit said in every language."""

from __future__ import annotations

import csv
from pathlib import Path

from indicators.entry_unit import unit_fault
from store.problem import BadData
from store.syncing import checked_rows
from tests.registers.translating import complain_untranslated
from tests.registers.wording import complain, require_texts

DATA = Path(__file__).parents[2] / "data"


def rows(file: str) -> list[dict[str, str]]:
    """Return the rows of a data file as they are written."""
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_unit_has_its_words() -> None:
    units = {row["unit"] for row in rows("indicators.csv")}
    require_texts(*sorted(f"unit_of_measure.{unit}" for unit in units))


def test_every_indicator_has_a_target_or_a_value() -> None:
    seen = {row["indicator_id"] for row in rows("observations.csv")}
    complain(
        f"{row['id']} has no target in data/indicators.csv and no row in data/observations.csv"
        for row in rows("indicators.csv")
        if not row["target_value"] and row["id"] not in seen
    )


def test_every_value_belongs_to_an_indicator() -> None:
    known = {row["id"] for row in rows("indicators.csv")}
    lost = {row["indicator_id"] for row in rows("observations.csv")} - known
    complain(
        f"{one} of data/observations.csv has no row in data/indicators.csv" for one in sorted(lost)
    )


def test_every_value_can_be_so_in_its_unit() -> None:
    units = {row["id"]: row["unit"] for row in rows("indicators.csv")}
    complain(
        f"{row['indicator_id']} cannot be {row['value']} in {row['period']}: {fault}"
        for row in rows("observations.csv")
        if (fault := unit_fault(float(row["value"]), units[row["indicator_id"]], row["bound"]))
    )


def test_data_keeps_its_contract() -> None:
    try:
        checked_rows(DATA)
    except BadData as refused:
        complain([str(refused)])


def test_every_definition_and_note_is_in_every_language() -> None:
    complain_untranslated("observations.csv", "indicators.csv")
