"""The commands: what they print, and what the shell sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import open_store
from store.__main__ import DICTIONARY, main
from store.contract import TABLES
from store.dictionary import dictionary
from tests.tiny import CSV_ROWS, GTFS, write_csv


def test_check_counts_good_data(tiny_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tiny_folder), "--lang", "en"]) == 0
    files = len(TABLES) + len(GTFS)
    said = f"{files} files with 43 rows in order, 3 projects among them.\n"
    assert capsys.readouterr().out == said


def test_check_prints_every_problem(tiny_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [row | {"zone_id": "nowhere"} for row in CSV_ROWS["project_zones.csv"]]
    write_csv(tiny_folder / "project_zones.csv", rows)
    (tiny_folder / "units.csv").unlink()
    assert main(["check", str(tiny_folder), "--lang", "en"]) == 1
    printed = capsys.readouterr()
    no_zone = 'column zone_id: no zone has the id "nowhere". See zones.geojson.'
    assert printed.out.splitlines() == [
        "units.csv: the file is missing.",
        f"project_zones.csv, row 2, {no_zone}",
        f"project_zones.csv, row 3, {no_zone}",
    ]
    assert printed.err == "3 problems. Nothing was written.\n"


def test_check_speaks_chinese_unless_asked_otherwise(
    tiny_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tiny_folder / "units.csv").unlink()
    assert main(["check", str(tiny_folder)]) == 1
    assert "缺少该文件" in capsys.readouterr().out


def test_sync_fills_a_store(
    tiny_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "var" / "park.db"
    for _ in range(2):
        assert main(["sync", str(tiny_folder), "--db", str(database), "--lang", "en"]) == 0
        assert "revision 1" in capsys.readouterr().out
    with open_store(database) as store:
        assert len(store.park()) == 3


def test_the_dictionary_is_up_to_date() -> None:
    written = DICTIONARY.read_text(encoding="utf-8")
    assert written == dictionary(), "run: python -m store dictionary"


def test_the_repository_s_own_data_keeps_its_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--lang", "en"]) == 0, capsys.readouterr().out
