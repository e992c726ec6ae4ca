"""What is written of a source is said in the reader's language."""

from __future__ import annotations

import re

import pytest

from i18n import Speech, languages
from layers import build_layers
from layers.colophon import colophon
from layers.source_words import licence_words, publisher_words
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
        ("新华社 (repost)", "新华社（转载）"),
        ("中新网 (mirror)", "中新网（转载）"),
        ("新华网 (repost chinacrane.net)", "新华网（chinacrane.net 转载）"),
        ("甲 (reposted by b.cn)", "甲（b.cn 转载）"),
        ("铁西区政府 (via zgcounty.com)", "铁西区政府（zgcounty.com 转载）"),
        ("Xinhua (SHINE)", "Xinhua (SHINE)"),
        ("", ""),
    ],
)
def test_who_passed_a_page_on_is_said_in_chinese(written: str, said: str) -> None:
    assert publisher_words(written, Speech("zh")) == said


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
