"""What is written of a source is said in the reader's language."""

from __future__ import annotations

import re

import pytest

from i18n import Speech, languages
from layers import build_layers
from layers.colophon import colophon
from layers.source_words import licence_words, owner_words, publisher_words
from park import Park, Selection
from ui.citations import citations
from ui.source_table import source_table

CODES = [one.code for one in languages()]
OWN_NAME = re.compile(r"(MIT|ODbL [\d.]+|CC BY(-SA)? [\d.]+|和|\s)+")
"""Licences that are called so in every language."""


def test_no_licence_of_the_data_is_english_for_a_chinese_reader(real_park: Park) -> None:
    for written in real_park.sources["licence"].unique():
        said = licence_words(str(written), Speech("zh"))
        assert OWN_NAME.fullmatch(said) or not re.search("[A-Za-z]", said), said


def test_a_licence_without_words_stands_as_it_is_written() -> None:
    assert licence_words("GPL 3.0", Speech("zh")) == "GPL 3.0"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("新华社 (repost)", ["新华社（转载）", "Xinhua (reposted)", "Xinhua (Nachdruck)"]),
        ("Xinhua", ["新华社", "Xinhua", "Xinhua"]),
        ("a planner's own words", ["a planner's own words"] * 3),
        ("", [""] * 3),
    ],
)
def test_publishers_are_called_as_the_reader_calls_them(
    real_park: Park, written: str, said: list[str]
) -> None:
    told = [publisher_words(real_park, written, Speech(code)) for code in ("zh", "en", "de")]
    assert told == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("华晨宝马", ["华晨宝马", "BMW Brilliance", "BMW Brilliance"]),
        ("沈阳工业大学;DEKRA", ["沈阳工业大学、DEKRA", "Shenyang University of Technology, DEKRA",
                              "Technische Universität Shenyang, DEKRA"]),
        ("某某公司", ["某某公司", "某某公司 (in Chinese)", "某某公司 (chinesisch)"]),
        ("", [""] * 3),
    ],
)  # fmt: skip
def test_owners_are_called_as_the_reader_calls_them(
    real_park: Park, written: str, said: list[str]
) -> None:
    told = [owner_words(real_park, written, Speech(code)) for code in ("zh", "en", "de")]
    assert told == said


@pytest.mark.parametrize("code", CODES)
def test_pages_and_hand_outs_say_it_so(real_park: Park, code: str) -> None:
    say = Speech(code)
    chosen = Selection(on=real_park.revision.made_at.date())
    about = colophon(real_park, chosen, build_layers(real_park, chosen), "map", say)
    told = [
        str(source_table(real_park, say)),
        str(citations(real_park, ";".join(real_park.sources["id"]), say)),
        *about.credits,
    ]
    as_written = {"facts and figures cited only", "(repost)", "(reposted by", "(repost "}
    for text in told:
        found = {one for one in as_written if one in text}
        assert code == "en" or not found, text[:200]
