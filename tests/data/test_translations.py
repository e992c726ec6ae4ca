"""What definitions and notes keep in translation: numbers, dates, hedges, conditions."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Final

import pytest

from tests.data.numbers_told import MONTHS, TASK, months, numbers, numerals, translated_numbers

DATA: Final = Path(__file__).parents[2] / "data"

KEPT: Final = {
    "力争": ("striv", "anstreben"),
    "除特殊事项外": ("[Ee]xcept for special matters", "ausgenommen besondere Angelegenheiten"),
    "按规划期末 2025 年推定": ("inferred", "erschlossen"),
    "未写明建成": ("complet", "ertigstell|ertiggestellt"),
    "不低于": ("at least", "[Mm]indest"),
    "约数": ("about", "rund"),
    "原文约": ("about", "rund"),
    "约(?=[0-9])": ("[Aa]bout", "[Rr]und"),
    "近(?=[0-9])": ("[Nn]early|[Cc]lose to", "[Ff]ast"),
    "(?<!不)超过(?=[0-9])": ("[Mm]ore than", "[Üü]ber"),
    "推定": ("[Ii]nferred", "erschlossen"),
    "假定": ("[Aa]ssumed", "[Aa]ngenommen"),
    "预计": ("[Ee]xpected", "erwartet|voraussichtlich"),
    "未说明|未写(?!明?建成)|未列|未指明": (
        r"\b([Nn]ot?|without|neither|nor)\b",
        r"\b([Kk]eine?[nr]?|ohne|nicht|weder|unbekannt)\b",
    ),
    "“十四五”": ("14th five-year plan", r"14\. Fünfjahresplan"),
}
"""Words that a translation may not lose, and what stands for them in English and in German."""

HAN: Final = re.compile("[\u4e00-\u9fff]")
WRITTEN_OUT: Final = 10
"""Up to here a number may be a word: seven, sieben."""


def _rows() -> list[dict[str, str]]:
    with (DATA / "translations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("column", MONTHS)
def test_numbers_are_those_of_the_chinese(column: str) -> None:
    """万, 亿 and 亩 are converted; what the Chinese writes with characters may be digits."""
    wrong = []
    for row in _rows():
        told, asked = translated_numbers(row[column], column), numbers(row["text_zh"])
        spelt = numerals(row["text_zh"])
        long = {one for one in spelt if one > WRITTEN_OUT}
        if not asked | long <= told <= asked | spelt:
            wrong.append((row["text_zh"], row[column], sorted(told ^ (asked | long))))
    assert wrong == []


@pytest.mark.parametrize("column", MONTHS)
def test_months_are_those_of_the_chinese(column: str) -> None:
    names = MONTHS[column]
    wrong = []
    for row in _rows():
        said = {names.index(one) + 1 for one in names if re.search(rf"\b{one}\b", row[column])}
        if said != months(row["text_zh"]):
            wrong.append((row["text_zh"], row[column]))
    assert wrong == []


@pytest.mark.parametrize("column", MONTHS)
def test_signs_are_those_of_the_chinese(column: str) -> None:
    signs = ("±", "%", "°", "²")
    asked = {"²": "平方"}
    wrong = [
        (sign, row["text_zh"], row[column])
        for row in _rows()
        for sign in signs
        if row["text_zh"].count(asked.get(sign, sign)) != row[column].count(sign)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("column", "wrong"),
    [
        ("text_en", "15.1 bn yuan in May 2022"),
        ("text_en", "151 bn yuan in May 2022"),
        ("text_en", "15 m yuan in May 2022"),
        ("text_de", "15 Mio. Yuan im Mai 2022"),
        ("text_de", "15 Mrd. Yuan im Mai 2021"),
    ],
)
def test_a_wrong_number_is_found(column: str, wrong: str) -> None:
    assert translated_numbers(wrong, column) != numbers("2022年5月为150亿元")


@pytest.mark.parametrize("words", KEPT)
def test_what_softens_or_limits_a_target_is_kept(words: str) -> None:
    held = [row for row in _rows() if re.search(words, row["text_zh"])]
    assert held
    for place, column in enumerate(("text_en", "text_de")):
        assert [row for row in held if not re.search(KEPT[words][place], row[column])] == []


def test_no_chinese_is_left_but_the_numbers_of_tasks() -> None:
    told = [row[column] for row in _rows() for column in ("text_en", "text_de")]
    assert [text for text in told if HAN.search(TASK.sub("", text))] == []


@pytest.mark.parametrize("file", sorted(DATA.glob("*.csv")), ids=lambda file: str(file.name))
def test_quotation_marks_are_as_narrow_as_letters(file: Path) -> None:
    """The typeface draws what Chinese quotes with as wide as a character, between letters too."""
    with file.open(encoding="utf-8", newline="") as lines:
        told = [
            text
            for row in csv.DictReader(lines)
            for column, text in row.items()
            if column.endswith(("_en", "_de"))
        ]
    assert [text for text in told if set("„“”‘’") & set(text)] == []
