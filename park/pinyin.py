"""How a Chinese name is typed on a keyboard: by the initials of its syllables, or in full."""

from __future__ import annotations

from functools import cache

from park.fold import fold

_OTHER_READING = {"长": ("zhang", "chang"), "重": ("zhong", "chong"), "行": ("xing", "hang"),
                  "乐": ("le", "yue"), "调": ("diao", "tiao"), "都": ("du", "dou")}  # fmt: skip
"""Characters of names that readers say in either way, whatever a dictionary of phrases prefers."""


def typed(name: str) -> tuple[str, ...]:
    """Return initials and full pinyin of a name, in every reading, each without spaces.

    Syllables are read as their phrase has them. What is not Chinese stays as it is:
    地铁3号线 is typed ``dt3hx`` or ``ditie3haoxian``. A name without Chinese is not typed
    otherwise than it is written, and gives nothing.
    """
    if name.isascii():
        return ()
    by_phrase = _syllables(name, _read(name))
    by_character = _syllables(name, [part for one in name for part in _read_alone(one)])
    found: dict[str, None] = {}
    for reading in (by_phrase, by_character, _other(by_phrase)):
        initials = "".join(said[0] if is_chinese else said for _, said, is_chinese in reading)
        full = "".join(said for _, said, _ in reading)
        found[initials] = found[full] = None
    return tuple(one for one in found if one)


def _read(text: str) -> list[str]:
    from pypinyin import lazy_pinyin  # its dictionaries take half a second to load

    return lazy_pinyin(text)


@cache
def _read_alone(character: str) -> tuple[str, ...]:
    return tuple(_read(character))


def _syllables(name: str, parts: list[str]) -> list[tuple[str, str, bool]]:
    """Return each piece of a name with how it is typed, and whether it is a Chinese syllable."""
    at, found = 0, []
    for part in parts:
        kept = name.startswith(part, at)
        piece = part if kept else name[at]
        at += len(piece)
        said = fold(part).replace(" ", "")
        if said:
            found.append((piece, said, not kept))
    return found


def _other(reading: list[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
    """Return the reading with each character of two readings said in the other way."""
    return [
        (piece, next((one for one in _OTHER_READING.get(piece, ()) if one != said), said), chinese)
        for piece, said, chinese in reading
    ]


def spoken(name: str) -> str:
    """Return what a name is ordered by: syllables in pinyin, what is not Chinese before them."""
    # A tilde stands behind every Latin letter and digit.
    pieces = _syllables(name, _read(name))
    return "".join(f"~{said} " if chinese else said for _, said, chinese in pieces)
