"""What definitions and notes say, in the languages of the readers."""

from __future__ import annotations

from typing import Final

from store.contract.column import Column, Table
from store.contract.shared_columns import text

TRANSLATIONS: Final = Table(
    file="translations.csv",
    says=(
        "Definitions of indicators, notes and parts of observations, and notes on projects, "
        "their places and sums, stage events, zone edges and what the map shows, in other "
        "languages. "
        "A translation belongs to the very words: where they change it no longer holds, and the "
        "Chinese is shown, marked as such."
    ),
    key=("text_zh",),
    columns=(
        Column(name="text_zh", says="The Chinese words as the other file has them."),
        text("text_en", "What they say in English."),
        text("text_de", "What they say in German."),
    ),
)
