"""Periods that a reader types: as the data write them, or as the pages of the language do.

What the pages write is what `say_period` says, so nothing is known of it here: each period that a
text with these years may mean is said, and the one that reads the same is meant. A day may also be
written as readers of the language do in letters (`Speech.ways_to_write`).
"""

from __future__ import annotations

import re
import unicodedata
from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from i18n import Speech
from indicators.say import say_period
from park.day import BadDate, period_span

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_DASHES = re.compile("[\u2010-\u2015\u2212~\uff5e-]+")


def period_written(typed: str, say: Speech) -> str | None:
    """Return a period in the data's own form; None where the text is none in this language."""
    text = unicodedata.normalize("NFKC", typed).strip()
    return text if _is_period(text) else _as_said(_plain(text, say), say)


def _as_said(plain: str, say: Speech) -> str | None:
    years = list(dict.fromkeys(int(one) for one in _YEAR.findall(plain)))
    known = {key: written for year in years for key, written in _of_year(year, say).items()}
    known |= {
        _plain(say_period(say, f"{first}/{last}"), say): f"{first}/{last}"
        for first in years
        for last in years
        if first < last
    }
    if plain in known:
        return known[plain]
    # A day may be written with dashes too, so each of them may be the one between two dates.
    ends = ((plain[:at], plain[at + 1 :]) for at, sign in enumerate(plain) if sign == "-")
    spans = (f"{known[one]}/{known[end]}" for one, end in ends if one in known and end in known)
    return next((one for one in spans if _is_period(one)), None)


def _is_period(written: str) -> bool:
    try:
        period_span(written)
    except BadDate:
        return False
    return True


def _plain(text: str, say: Speech) -> str:
    """Return a text without spaces and in small letters, dashes and "to" as one sign.

    A day or month may be written with a leading zero: that of 05 is left out.
    """
    to = say("period.span", start="", end="").strip()
    text = re.sub(rf"(?<![A-Za-z]){re.escape(to)}(?![A-Za-z])", "-", text)
    return _ZEROS.sub("", _DASHES.sub("-", re.sub(r"\s", "", text))).casefold()


@cache
def _of_year(year: int, say: Speech) -> dict[str, str]:
    said = {_plain(say_period(say, one), say): one for one in _written(year)}
    days = (date(year, 1, 1) + timedelta(at) for at in range(366 if isleap(year) else 365))
    typed = {_plain(one, say): day.isoformat() for day in days for one in say.ways_to_write(day)}
    return typed | said


def _written(year: int) -> Iterator[str]:
    yield str(year)
    for month in range(1, 13):
        yield f"{year}-{month:02}"
        yield from (f"{year}-{month:02}/{year}-{last:02}" for last in range(month + 1, 13))
        days = monthrange(year, month)[1]
        yield from (f"{year}-{month:02}-{day:02}" for day in range(1, days + 1))
