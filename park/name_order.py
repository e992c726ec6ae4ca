"""In which order a reader expects names: Chinese by pinyin, others by their letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd

from park.pinyin import spoken

FEW = 5_000
"""So many different names at the most are read syllable by syllable, which takes 0.1 ms a name."""

LONGEST = 64
"""Bytes of a name that decide its place."""

_ACCENTS = re.compile("[\u0300-\u036f]")


def places(names: pd.Series, language: str) -> npt.NDArray[np.float64]:
    """Return the place of each name among all of them, from 0; NaN for an empty one.

    Chinese readers find names by pinyin, as phrases are read. Of more than `FEW` different names
    the place is that of their characters in GB 18030, whose 3,755 common ones (level 1) stand in
    the order of their pinyin and whose others follow by radical. Other readers find them by
    letters, whatever their case and accents. What is equal for `LONGEST` bytes is equal.
    """
    at, different = pd.factorize(names.fillna("").astype("str"))
    texts = [str(one) for one in different]
    key = _key(language, len(texts))
    keys = np.array([key(text)[:LONGEST] for text in texts], dtype=bytes)
    _, found = np.unique(keys, return_inverse=True)
    unknown = np.array([not text for text in texts], dtype=bool)
    return np.where(unknown, np.nan, found)[at]


def _key(language: str, count: int) -> Callable[[str], bytes]:
    if language != "zh":
        return _letters
    return _pinyin if count <= FEW else _characters


def _letters(name: str) -> bytes:
    if name.isascii():
        return name.casefold().encode()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", name))
    return plain.casefold().encode()


def _pinyin(name: str) -> bytes:
    return spoken(name).encode()


def _characters(name: str) -> bytes:
    return name.casefold().encode("gb18030")
