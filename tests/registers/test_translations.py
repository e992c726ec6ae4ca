"""Every text of the data that readers see, the day it is added: in every language."""

from __future__ import annotations

import pytest

from tests.registers.translating import SHOWN, complain_untranslated, rows, told
from tests.registers.wording import complain


@pytest.mark.parametrize("file", SHOWN)
def test_every_text_is_in_every_language(file: str) -> None:
    assert told(file), "its columns are found"
    complain_untranslated(file)


def test_every_translation_is_of_words_that_are_there() -> None:
    there = {text for file in SHOWN for text in told(file)}
    complain(
        f"{row['text_zh']} of data/translations.csv stands in none of {', '.join(SHOWN)}"
        for row in rows("translations.csv")
        if row["text_zh"] not in there
    )
