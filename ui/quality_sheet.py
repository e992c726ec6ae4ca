"""The sheet of corrections of everything that breaks a rule, as a file to fill in."""

from __future__ import annotations

from itertools import chain
from typing import Final

import streamlit as st

from briefing.book import NotWritable
from briefing.corrections import correction_book, corrections
from briefing.to_csv import to_csv
from briefing.to_xlsx import to_xlsx
from i18n import Speech
from park import Park, Selection
from park.quality import Finding
from ui.file_offer import offer_file
from ui.page_parameters import asked
from ui.table_file import MIME

MOST: Final = 5_000
"""Projects of one sheet: people fill it in by hand, and it is made while they wait."""

FORMATS: Final = ("xlsx", "csv")


def sheet_content(park: Park, chosen: Selection, picked: Finding, form: str, say: Speech) -> bytes:
    """Return the file with every cell of every project that breaks the rule.

    Raises
    ------
    NotWritable
        If the data holds a text that the format cannot.
    OSError
        If the temporary files of a workbook cannot be written.
    """
    days = say.number(int(asked("quality", "days")), 0)
    found = chain.from_iterable(
        corrections(park, picked.rule, int(row), chosen.on, say, days) for row in picked.rows
    )
    title = say("quality.sheet.title")
    watermark = say("demonstration.about") if park.demonstration else ""
    book = correction_book(title, found, watermark, say)
    return to_xlsx(book) if form == "xlsx" else to_csv(book.sheets[0])


def quality_sheet(park: Park, chosen: Selection, picked: Finding, say: Speech) -> None:
    """Offer the sheet once it is asked for; where there are too many rows, say what to do."""
    if not len(picked.rows):
        return
    if len(picked.rows) > MOST:
        st.caption(say("quality.sheet.too_many", most=say.number(MOST, 0)))
        return
    count = say.number(len(picked.rows), 0)
    with st.popover(say("quality.sheet.open", count=count), key="quality.sheet"):
        st.caption(say("quality.sheet.about"))
        form = st.radio(
            say("take.format"), FORMATS, format_func=str.upper, key="quality.form", horizontal=True
        )
        if st.button(say("take.make"), key="quality.make", type="primary"):
            _offer(park, chosen, picked, form, say)


def _offer(park: Park, chosen: Selection, picked: Finding, form: str, say: Speech) -> None:
    marked = f"{say('demonstration.file')}-" if park.demonstration else ""
    offer_file(
        lambda: sheet_content(park, chosen, picked, form, say),
        {NotWritable: lambda _: say("list_file.not_writable")},
        name=f"{marked}{say('quality.sheet.name')}-{picked.rule.id}-{chosen.on.isoformat()}.{form}",
        mime=MIME["xlsx"] if form == "xlsx" else "text/csv",
        key="quality.download",
        say=say,
    )
