"""A text of the data in the reader's language, and what stands where nobody translated it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from i18n import Speech
from indicators import say_scope, series, translated
from park import Park
from tests.indicators.small import asked, seen, small_park

WORDS = "力争达到"
SAID = pd.DataFrame([{"text_zh": WORDS, "text_en": "strive to reach", "text_de": ""}])
PARK = replace(small_park([asked()]), translations=SAID)


@pytest.mark.parametrize(
    ("code", "said"),
    [("zh", WORDS), ("en", "strive to reach"), ("de", f"{WORDS} (chinesisch)")],
)
def test_a_missing_translation_is_the_chinese_marked(code: str, said: str) -> None:
    assert translated(PARK, WORDS, Speech(code)) == said


def test_changed_words_have_lost_their_translation() -> None:
    assert translated(PARK, WORDS + "以上", Speech("en")) == f"{WORDS}以上 (in Chinese)"
    assert translated(PARK, "", Speech("en")) == ""


def test_a_part_of_a_scope_is_said_in_the_language() -> None:
    rows = [seen("2024", 1.0, scope="enterprise", scope_detail=WORDS)]
    park = replace(small_park([asked()], rows), translations=SAID)
    (reading,) = series(park, "output", "enterprise")
    assert say_scope(park, reading, Speech("en")) == "company strive to reach"


@pytest.mark.parametrize("code", ["en", "de"])
def test_the_park_has_every_definition_in_every_language(code: str, real_park: Park) -> None:
    mark = Speech(code)("note.inline", text="")
    for text in real_park.indicators["definition"]:
        said = translated(real_park, text, Speech(code))
        assert said != text
        assert mark not in said
