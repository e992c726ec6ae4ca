"""Every indicator, the day it is added: measured or aimed at, its unit said in every language."""

from __future__ import annotations

import csv
from pathlib import Path

from indicators.entry_unit import unit_fault
from store.problem import BadData
from store.syncing import checked_rows
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


def told(one: str) -> dict[str, str]:
    """Return where the words of one file that are shown in every language stand, by the words."""
    columns = {"indicators": ("definition",), "observations": ("scope_detail", "note")}[one]
    return {
        row[column]: f"{row.get('indicator_id', row.get('id'))}: its {column}"
        for row in rows(f"{one}.csv")
        for column in columns
        if row[column]
    }


def test_every_definition_and_note_is_in_every_language() -> None:
    known = {row["text_zh"]: row for row in rows("translations.csv")}
    complain(
        f"{where} has no {column} in data/translations.csv"
        for text, where in {**told("observations"), **told("indicators")}.items()
        for column in ("text_en", "text_de")
        if not known.get(text, {}).get(column)
    )


def test_every_translation_is_of_words_that_are_there() -> None:
    there = told("indicators").keys() | told("observations").keys()
    complain(
        f"{row['text_zh']} of data/translations.csv stands neither in data/indicators.csv nor in "
        "data/observations.csv"
        for row in rows("translations.csv")
        if row["text_zh"] not in there
    )
