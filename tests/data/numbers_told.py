"""Which numbers a text says, in Chinese, English or German, as plain values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

TASK: Final = re.compile(r"[一二三](?:\([一二三四五六]\))[1-5]?")
"""Numbers of tasks stay as the plan writes them: so they are found on its page."""

MONTHS: Final[Mapping[str, tuple[str, ...]]] = {
    "text_en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
    "text_de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
        "Oktober", "November", "Dezember",
    ),
}  # fmt: skip
"""What the months of a Chinese date are called."""

_MONTH: Final = re.compile(r"(?:(\d{1,2})—)?(\d{1,2})月")
_MU: Final = re.compile(r"(\d+)亩")
_MU_PER_HECTARE: Final = 15

_HAN_SCALE: Final[Mapping[str, int]] = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_HAN_NUMBER: Final = re.compile(r"(?<![A-Za-z\d.])(\d+(?:\.\d+)?)(?=[、至\d.]*(万亿|万|亿)?)")
"""A number with the scale that it may share with those listed after it: 150、193亿元."""
_HAN_UNIT: Final = re.compile(r"(?<![\d多余万])(万|亿)(?=[元辆欧美])")
"""A scale without a number is one of it: 亿元以上, 单位为万辆."""
_BARE: Final = "单位为亿元"
"""Where the text says the unit, the numbers are quoted in it."""
_HAN_DIGITS: Final = "零一二三四五六七八九"
_HAN_NUMERAL: Final = re.compile("([一二三四五六七八九十]+)(?:[多余]?(亿))?")

_SCALE: Final[Mapping[str, int]] = {
    "": 1, "m": 10**6, "million": 10**6, "Mio.": 10**6, "bn": 10**9, "billion": 10**9,
    "Mrd.": 10**9, "trillion": 10**12, "Billionen": 10**12,
}  # fmt: skip
_WRITTEN: Final[Mapping[str, tuple[str, str, str]]] = {
    "text_en": (r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", ",", "."),
    "text_de": (r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?", ".", ","),
}
"""How a number is written: thousands and decimals set apart by what follows."""
_SHARED: Final = re.compile(
    r"(?:,? (?:and |und )?[\d.,]*\d)*"
    r" (million|bn|billion|trillion|Mio\.|Mrd\.|Billionen)(?!\w)"
)
_MONEY: Final = re.compile(r"(?:EUR|USD) $")
_COMPANY: Final = re.compile(r"\b3SBio")
"""A name that begins with a digit."""


def numbers(text: str) -> set[Decimal]:
    """Return the numbers that a Chinese text writes with digits, those of months left out."""
    text = _MONTH.sub("月", TASK.sub(" ", text))
    bare = _BARE in text
    return {
        *(Decimal(one) * (1 if bare else _HAN_SCALE[of]) for one, of in _HAN_NUMBER.findall(text)),
        *(Decimal(_HAN_SCALE[of]) for of in _HAN_UNIT.findall(text)),
        *(round(Decimal(mu) / _MU_PER_HECTARE, 1) for mu in _MU.findall(text)),
    }


def months(text: str) -> set[int]:
    """Return the months that a Chinese text speaks of."""
    return {int(one) for pair in _MONTH.findall(text) for one in pair if one}


def numerals(text: str) -> set[Decimal]:
    """Return the numbers that a Chinese text writes with characters: 第三, 二期, 二十四街."""
    found = set()
    for run, scale in _HAN_NUMERAL.findall(TASK.sub(" ", text).replace("十四五", "十四")):
        tens, ten, ones = run.partition("十")
        worth = 10 * (_HAN_DIGITS.index(tens) if tens else 1) if ten else 0
        last = _HAN_DIGITS.index(ones or tens) if ones or not ten else 0
        found.add(Decimal((worth + last) * _HAN_SCALE[scale]))
    return found


def translated_numbers(text: str, column: str) -> set[Decimal]:
    """Return the numbers that a translation writes with digits."""
    text = _COMPANY.sub("", TASK.sub(" ", text))
    written, thousands, point = _WRITTEN[column]
    found = set()
    for one in re.finditer(rf"(?<![A-Za-z\d.,])({written})", text):
        plain = Decimal(one[1].replace(thousands, "").replace(point, "."))
        found.add(plain * _SCALE[_scale(text, one)])
    return found


def _scale(text: str, one: re.Match[str]) -> str:
    """Return the scale of a number, which it may share with those listed after it.

    An "m" is a million after the sign of a currency, else metres.
    """
    shared = _SHARED.match(text, one.end())
    if shared:
        return shared[1]
    rest = text[one.end() :]
    if rest.startswith(" m yuan"):
        return "m"
    return "m" if _MONEY.search(text[: one.start()]) and rest.startswith(" m") else ""
