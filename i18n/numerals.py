"""Numbers that a reader types, in the separators of the reader's language."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from babel.numbers import NumberFormatError, format_decimal, parse_decimal

_LARGEST = Decimal(10) ** 12
_NUMERAL = re.compile(r"[-+\u2212]?[0-9][0-9.,'\u2019\u00a0\u202f ]*")


def read_numeral(written: str, locale: str) -> Decimal | None:
    """Return the number that a text means in a locale; None for one that is none there."""
    text = unicodedata.normalize("NFKC", written).strip().replace("\u2212", "-")
    if not _NUMERAL.fullmatch(text):
        return None
    try:
        value: Decimal = parse_decimal(text, locale=locale, strict=True)
    except (NumberFormatError, ValueError):
        return None
    return value if abs(value) <= _LARGEST else None


def write_numeral(value: Decimal, locale: str) -> str:
    """Return a number as a reader would type it: every digit, and no groups of three."""
    return str(format_decimal(value, format="0.############", locale=locale))
