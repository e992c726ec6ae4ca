"""Say a text, a name, a number, an amount or a date in one language."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from string import Formatter
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent, parse_pattern

from i18n.catalogue import DEFAULT, MissingText, language, texts
from i18n.numerals import read_numeral, write_numeral

YI_PER_BILLION = 10.0
"""1 bn CNY = 10 亿元."""

_PER_WESTERN: Mapping[str, Decimal] = {
    "yi_cny": Decimal(int(YI_PER_BILLION)),
    "yi_eur": Decimal(int(YI_PER_BILLION)),
    "yi_usd": Decimal(int(YI_PER_BILLION)),
    "vehicles_10k": Decimal("0.0001"),
}
"""How many of the data's unit make one of the unit in which languages count that know thousands
and billions, not 万 and 亿. The one place where they are converted, for reading and for showing."""

_HAN = re.compile("[\u4e00-\u9fff]")
_MOST_DECIMALS = 8
_PATTERN = [
    parse_pattern("#,##0" + "." * bool(digits) + "#" * digits)
    for digits in range(_MOST_DECIMALS + 1)
]


def decimals_of(value: float, least: int) -> int:
    """Return how many decimals write a value out in full, at least `least`.

    A value that no few decimals write out, such as a quotient, gets `least`.
    """
    found = (
        digits for digits in range(least, _MOST_DECIMALS + 1)
        if math.isclose(round(value, digits), value, rel_tol=1e-12)
    )  # fmt: skip
    return next(found, least)


class _Counted(Formatter):
    """Fills ``{count:project|projects}`` with the form that the number in the hole wants.

    English and German have two forms, the first for one alone (CLDR plural rules, integers).
    """

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, other = format_spec.partition("|")
        if not bar:
            return str(super().format_field(value, format_spec))
        return one if str(value) == "1" else other


_COUNTED = _Counted()


@cache
def _parsed(locale: str) -> Locale:
    return Locale.parse(locale)


@dataclass(frozen=True, slots=True)
class Speech:
    """Everything that is said to a reader goes through here."""

    code: str = DEFAULT

    def __call__(self, key: str, **holes: object) -> str:
        """Return the text of `key` with its holes filled; raise MissingText if there is none."""
        try:
            said = texts(self.code)[key]
        except KeyError as error:
            raise MissingText(f"i18n/{self.code}.toml: {key}") from error
        if not holes:
            return said
        return _COUNTED.vformat(said, (), holes) if "|" in said else said.format(**holes)

    def has(self, key: str) -> bool:
        """Whether the catalogue has a text for `key`."""
        return key in texts(self.code)

    def under(self, prefix: str) -> dict[str, str]:
        """Return every text below `prefix` by the rest of its key, holes unfilled."""
        return {
            key.removeprefix(prefix): text
            for key, text in texts(self.code).items()
            if key.startswith(prefix)
        }

    @property
    def locale(self) -> str:
        """CLDR locale of this language."""
        return language(self.code).locale

    def name(self, row: Mapping[Any, Any], stem: str = "name") -> str:
        """Return a row's name in this language, else in English, else in Chinese.

        A row without a name in this language shows the English one followed by the
        catalogue's mark, so that the reader knows it is not a translation.
        """
        own = row.get(f"{stem}_{self.code}")
        if isinstance(own, str) and own:
            return own
        english = row.get(f"{stem}_en")
        if isinstance(english, str) and english:
            return english + self("name.untranslated")
        return str(row[f"{stem}_zh"])

    def in_chinese(self, text: str) -> str:
        """Return a text of the data that nobody translated, marked where it has Chinese words."""
        return self("note.inline", text=text) if _HAN.search(text) else text

    def translated(self, text: str, texts: Mapping[str, Mapping[Any, Any]]) -> str:
        """Return what a text of the data says in this language, else itself, marked.

        `texts` are the data's translations by the very words, with ``text_en`` and so on.
        """
        if self.code == DEFAULT:
            return text
        own = texts.get(text, {}).get(f"text_{self.code}")
        return str(own) if own else self.in_chinese(text)

    def number(self, value: float, digits: int = 1) -> str:
        """Return `value` with at most `digits` decimals and the language's separators."""
        return str(format_decimal(value, format=_PATTERN[digits], locale=_parsed(self.locale)))

    def percent(self, share: float, digits: int = 0) -> str:
        """Return a share (0.7 → 70 %) as the language writes it."""
        pattern = str(_parsed(self.locale).percent_formats[None].pattern)
        if digits:
            pattern = pattern.replace("0", "0." + "#" * digits, 1)
        return str(format_percent(share, format=pattern, locale=_parsed(self.locale)))

    def money(self, yi_cny: float, *, exact: bool = False) -> str:
        """Return an amount given in 亿元 (10⁸ CNY) in the language's customary unit.

        With two decimals at most; `exact` writes it out in full.
        """
        shown = self.shown(yi_cny, "yi_cny")
        digits = decimals_of(shown, 2) if exact else 2
        return self("money.amount", number=self.number(shown, digits))

    def _per_shown(self, unit: str) -> Decimal:
        return Decimal(1) if self("money.scale") == "yi" else _PER_WESTERN.get(unit, Decimal(1))

    def shown(self, value: float, unit: str) -> float:
        """Return a value of the data in the unit whose words readers of this language see."""
        # By decimals: a number of vehicles is not to gain digits by being multiplied.
        return float(Decimal(repr(float(value))) / self._per_shown(unit))

    def understood(self, written: str, unit: str) -> float | None:
        """Return what a text means in the data's unit; None where it is no number.

        The reader writes in the unit that `shown` gives: the two are each other's inverse.
        """
        number = read_numeral(written, self.locale)
        return None if number is None else float(number * self._per_shown(unit))

    def typed(self, value: float, unit: str) -> str:
        """Return a value of the data as the reader would type it, with every digit."""
        return write_numeral(Decimal(repr(value)) / self._per_shown(unit), self.locale)

    def day(self, day: date) -> str:
        """Return a day as the language writes it in running text."""
        return self._date(day, "date.pattern")

    def ways_to_write(self, day: date) -> tuple[str, ...]:
        """Return a day as readers of the language write it themselves, beside what pages say."""
        return self._date(day, "date.typed_long"), self._date(day, "date.typed_short")

    def month(self, day: date) -> str:
        """Return the month of a day as the language writes it in running text."""
        return self._date(day, "period.month_pattern")

    def _date(self, day: date, pattern: str) -> str:
        return str(format_date(day, format=self(pattern), locale=_parsed(self.locale)))
