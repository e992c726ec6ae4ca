"""The selected projects as a table in a file: its name, its content, and how many it takes."""

from __future__ import annotations

import re
from typing import Final

from briefing.book import NotWritable
from briefing.project_book import project_book
from briefing.to_csv import to_csv_zip
from briefing.to_xlsx import to_xlsx
from i18n import Speech
from layers.colophon import selection_in_words
from park import Park, Selection

FORMATS: Final = ("xlsx", "csv")
MIME: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "application/zip",
}
_ENDING: Final = {"xlsx": "xlsx", "csv": "csv.zip"}
_WRITE: Final = {"xlsx": to_xlsx, "csv": to_csv_zip}

MOST: Final = {"xlsx": 50_000, "csv": 300_000}
"""Projects that one file takes. A sheet holds 1,048,576 rows, and a project has several events: but
long before, making the workbook takes minutes, and a file of all of a million is 400 MB."""

_LONGEST_WORDS = 60
_UNFIT = re.compile(r"[^\w.+-]+")


class TooMany(ValueError):
    """More projects than a file of the format takes."""


def table_content(park: Park, chosen: Selection, form: str, say: Speech) -> bytes:
    """Return the file of exactly the selected projects.

    Raises
    ------
    TooMany
        If the selection has more than `MOST` of the format.
    NotWritable
        If the data holds a text that the format cannot.
    OSError
        If the temporary files of a workbook cannot be written.
    """
    if int(chosen.mask(park).sum()) > MOST[form]:
        raise TooMany(form)
    return _WRITE[form](project_book(park, chosen, say))


def table_name(park: Park, chosen: Selection, form: str, say: Speech) -> str:
    """Return the file's name: what it is, the day, the filters, the revision."""
    words = _UNFIT.sub("_", selection_in_words(park, chosen, say))[:_LONGEST_WORDS].strip("_.")
    parts = [
        *([say("demonstration.file")] if park.demonstration else []),
        say("list_file.file"),
        chosen.on.isoformat(),
        *([] if chosen.is_open else [words]),
        f"r{park.revision.number}",
    ]
    return f"{'-'.join(parts)}.{_ENDING[form]}"


__all__ = ["FORMATS", "MIME", "MOST", "NotWritable", "TooMany", "table_content", "table_name"]
