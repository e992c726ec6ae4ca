"""Build the fonts for PDF in static/fonts/paper/ from those for the screen.

Typst reads no WOFF2. Run, in an environment with requirements-dev.txt, after deploy/fonts.py:

    python deploy/paper_fonts.py

The same fonts give the same bytes. static/LICENSES.md says what is done to them.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SCREEN = Path(__file__).resolve().parent.parent / "static" / "fonts"
TARGET = SCREEN / "paper"

# Running text says whatever the screen says. Bold is for titles: a character that its smaller set
# lacks is set in the regular weight.
WEIGHTS = {400: None, 700: "gb2312"}
FIRST_CHINESE = 0x2E80


def main() -> None:
    """Build both weights and say how large they are."""
    TARGET.mkdir(exist_ok=True)
    for weight, encoding in WEIGHTS.items():
        font = TTFont(SCREEN / f"noto-sans-sc-{weight}.woff2", recalcTimestamp=False)
        kept = [one for one in font.getBestCmap() if _wanted(chr(one), encoding)]
        subsetter = Subsetter(Options(hinting=False, layout_features=["kern"], name_IDs=["*"]))
        subsetter.populate(unicodes=kept)
        subsetter.subset(font)
        font.flavor = None
        target = TARGET / f"noto-sans-sc-{weight}.ttf"
        font.save(target)
        print(f"{target.name}: {len(kept)} characters, {target.stat().st_size} bytes")


def _wanted(character: str, encoding: str | None) -> bool:
    if encoding is None or ord(character) < FIRST_CHINESE:
        return True
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    main()
