"""Every data file, the day it is added: declared, there, in the park, and in the dictionary."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

import store.contract
from park import Park
from store.__main__ import DICTIONARY
from store.contract import KEPT, TABLES, Table
from store.dictionary import dictionary
from store.problem import BadData
from store.reading.folder import READERS
from store.syncing import checked_rows
from tests.registers.wording import complain, require_registered, require_texts

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
NOT_FRAMES = {"stages", "stage_synonyms"}
"""Read into the stage model, or by whoever types in stages; no frame of the park."""

EVERY = pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))


def test_every_table_is_registered() -> None:
    require_registered(store.contract, Table, "TABLES of store/contract/__init__.py", KEPT)


def test_every_file_is_declared() -> None:
    declared = {table.file for table in TABLES}
    complain(
        f"data/{path.name} is not declared: write its Table in store/contract/"
        for path in sorted(DATA.iterdir())
        if path.suffix[1:] in READERS and path.name not in declared
    )


@EVERY
def test_it_is_there(table: Table) -> None:
    there = (DATA / table.file).exists()
    complain([] if there else [f"data/{table.file} is declared, and missing"])


@EVERY
def test_the_park_has_it(table: Table) -> None:
    known = {field.name for field in fields(Park)} | NOT_FRAMES
    absent = {table.name} - known
    complain(f"Park has no field {name}: add it in park/model.py" for name in absent)


@EVERY
def test_a_wrong_reference_to_it_can_be_said(table: Table) -> None:
    users = [
        f"{other.file}, {column.name}"
        for other in TABLES
        for column in other.columns
        if column.refers_to and column.target[0] == table.name
    ]
    if users:
        assert table.noun, f"{table.file} needs a noun in its Table: {users} refer to it"
        require_texts(f"problem.unknown_{table.noun}")


def test_the_dictionary_is_current() -> None:
    name = DICTIONARY.relative_to(ROOT).as_posix()
    written = DICTIONARY.read_text(encoding="utf-8") if DICTIONARY.exists() else ""
    stale = f"{name} is stale: run python -m store dictionary"
    complain([] if written == dictionary() else [stale])


def test_data_keeps_its_contract() -> None:
    try:
        checked_rows(DATA)
    except BadData as refused:
        complain([str(refused)])
