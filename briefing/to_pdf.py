"""Set a sheet as PDF with Typst: offline, with the bundled font alone.

What is said goes to the template as data, so that no text can become markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path

from briefing.zone_picture import Picture
from briefing.zone_sheet import ZoneSheet

_TEMPLATE = Path(__file__).parent / "zone_sheet.typ"
_REGULAR = "noto-sans-sc-400.ttf"


class MissingCharacters(ValueError):
    """Characters that the font cannot set."""

    def __init__(self, characters: Iterable[str]) -> None:
        self.characters = tuple(characters)
        """Each once, in the order of the text."""
        super().__init__(" ".join(f"{one} U+{ord(one):04X}" for one in self.characters))


def to_pdf(sheet: ZoneSheet, picture: Picture, fonts: Path, made_at: datetime) -> bytes:
    """Return the sheet as a PDF of one page.

    `fonts` is the folder of the TrueType fonts. The same arguments give the same bytes.

    Raises
    ------
    MissingCharacters
        If a text has a character that the font lacks: it would be an empty box.
    """
    import typst

    told = {**asdict(sheet), "picture": picture.title, "credits": picture.credits}
    said = json.dumps(told, ensure_ascii=False)
    missing = _missing(said + picture.light, fonts)
    if missing:
        raise MissingCharacters(missing)
    made = typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
        ),
        sys_inputs={"sheet": said, "picture": picture.light},
        format="pdf",
        timestamp=int(made_at.timestamp()),
    )
    assert isinstance(made, bytes)
    return made


def _missing(text: str, fonts: Path) -> list[str]:
    known = _known(fonts / _REGULAR)
    return [one for one in dict.fromkeys(text) if ord(one) not in known and one.isprintable()]


@cache
def _known(font: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())
