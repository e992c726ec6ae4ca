"""Sheets of corrections that are filled in, and the command that reads them back."""

from __future__ import annotations

from pathlib import Path

from briefing.__main__ import main
from briefing.corrections import Correction, correction_book
from briefing.to_csv import to_csv
from briefing.to_xlsx import to_xlsx
from i18n import Speech

SAY = Speech("en")


def cell_line(file: str, key: str, column: str, present: str, proposed: str) -> Correction:
    return Correction(file=file, id=key, column=column, present=present, proposed=proposed,
                      reason="", project="Plant", field="Owner")  # fmt: skip


OWNER = cell_line("projects.csv", "plant", "owner", "甲公司", "=乙公司")


def filled(folder: Path, form: str, *lines: Correction) -> Path:
    book = correction_book("t", lines, "", SAY)
    path = folder / f"sheet.{form}"
    path.write_bytes(to_xlsx(book) if form == "xlsx" else to_csv(book.sheets[0]))
    return path


def read(path: Path, data: Path, *more: str) -> int:
    return main(["read", str(path), "--data", str(data), "--lang", "en", *more])
