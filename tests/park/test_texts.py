"""A text of the data in the reader's language, and what stands where nobody translated it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from i18n import Speech
from indicators import say_scope, series
from park import Park, Selection
from park.search import entries, search
from tests.indicators.small import asked, seen, small_park

WORDS = "力争达到"
SAID = pd.DataFrame([{"text_zh": WORDS, "text_en": "strive to reach", "text_de": ""}])
PARK = replace(small_park([asked()]), translations=SAID)


@pytest.mark.parametrize(
    ("code", "said"),
    [("zh", WORDS), ("en", "strive to reach"), ("de", f"{WORDS} (chinesisch)")],
)
def test_a_missing_translation_is_the_chinese_marked(code: str, said: str) -> None:
    assert Speech(code).translated(WORDS, PARK.texts) == said


def test_changed_words_have_lost_their_translation() -> None:
    assert Speech("en").translated(WORDS + "以上", PARK.texts) == f"{WORDS}以上 (in Chinese)"
    assert Speech("en").translated("", PARK.texts) == ""


def test_a_part_of_a_scope_is_said_in_the_language() -> None:
    rows = [seen("2024", 1.0, scope="enterprise", scope_detail=WORDS)]
    park = replace(small_park([asked()], rows), translations=SAID)
    (reading,) = series(park, "output", "enterprise")
    assert say_scope(park, reading, Speech("en")) == "company strive to reach"


def _placed(park: Park) -> Park:
    projects = park.projects.copy()
    projects.loc[projects["id"] == "plant", "owner"] = "DEKRA;采埃孚"
    projects.loc[projects["id"] == "plant", "location_note"] = "浑河"
    rows = [{"text_zh": "浑河", "text_en": "Hun River", "text_de": "Hun-Fluss"}]
    owner = {"written": "采埃孚", "name_zh": "采埃孚", "name_en": "ZF", "name_de": "ZF-Konzern"}
    return replace(
        park,
        projects=projects,
        translations=pd.DataFrame(rows),
        organisations=pd.DataFrame([owner]),
    )


@pytest.mark.parametrize(
    "text", ["浑河", "hun river", "Hun-Fluss", "DEKRA", "采埃孚", "zf", "ZF-Konzern"]
)
def test_a_place_and_an_owner_are_found_in_every_language(tiny_park: Park, text: str) -> None:
    park = _placed(tiny_park)
    mask = Selection(on=date(2025, 12, 31), text=text).mask(park)
    assert list(park.projects.loc[mask, "id"]) == ["plant"]
    assert [one.id for one in search(entries(park), text, 9)] == ["plant"]
