"""Build the fonts in static/fonts/ from their published sources; needed only to change them.

Sources, each from its package registry:

- the npm packages `@expo-google-fonts/noto-sans-sc` (0.4.3) and
  `@expo-google-fonts/noto-sans-symbols-2` (0.4.1), unpacked into one folder each;
- `Unihan_OtherMappings.txt` of the Unicode character database, as in Debian's package
  `unicode-data`; plain or bz2.

Run, in an environment with requirements-dev.txt:

    python deploy/fonts.py --sans FOLDER --symbols FOLDER --unihan FILE

The same sources give the same bytes. static/LICENSES.md says what is done to the fonts.
"""

from __future__ import annotations

import argparse
import bz2
import re
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "static" / "fonts"

WEIGHTS = {400: "400Regular", 500: "500Medium", 700: "700Bold"}

# Status and control marks, and a capital ß, which Noto Sans SC lacks; from Noto Sans Symbols 2.
BORROWED = "✔✖✗✕▾▸◂▴►⏸ẞ"

# Lowered figures (CO₂), which it lacks too, are its raised ones at another height.
LOWERED = {"₁": "¹", "₂": "²", "₃": "³", "₄": "⁴"}
LOWER_BY = 560

# Beside the Chinese characters: what German and English text, units, dates and charts use.
RANGES = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1 and Latin Extended-A
    (0x0370, 0x03FF),  # Greek
    (0x1E9E, 0x1E9E),  # capital ß
    (0x2010, 0x209F),  # punctuation, raised and lowered figures
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x22FF),  # letter-like, Roman numerals, arrows, mathematics
    (0x23F8, 0x23F8),  # pause
    (0x2460, 0x27BF),  # enclosed numbers, lines, geometric shapes, marks
    (0x3000, 0x303F),  # Chinese punctuation
    (0x3200, 0x33FF),  # units in one square
    (0xFE30, 0xFE4F),  # upright punctuation
    (0xFF00, 0xFFEF),  # full-width forms
)


def main() -> None:
    """Build every weight and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sans", type=Path, required=True, help="unpacked noto-sans-sc")
    parser.add_argument("--symbols", type=Path, required=True, help="unpacked noto-sans-symbols-2")
    parser.add_argument("--unihan", type=Path, required=True, help="Unihan_OtherMappings.txt[.bz2]")
    given = parser.parse_args()
    wanted = wanted_characters(given.unihan)
    TARGET.mkdir(parents=True, exist_ok=True)
    for weight, name in WEIGHTS.items():
        sans = TTFont(_only(given.sans, f"*{name}.ttf"), recalcTimestamp=False)
        borrow(sans, TTFont(_only(given.symbols, "*.ttf")), {one: one for one in BORROWED})
        borrow(sans, sans, LOWERED, lower_by=LOWER_BY)
        target = TARGET / f"noto-sans-sc-{weight}.woff2"
        write_subset(sans, wanted, target)
        print(f"{target.name}: {len(sans.getBestCmap())} characters, {target.stat().st_size} bytes")


def wanted_characters(unihan: Path) -> set[int]:
    """Return the code points to keep: 通用规范汉字表 (Unihan's kTGH), two older sets, and RANGES.

    GB 2312, and the common characters of Big5, which titles from Hong Kong and Taiwan use.
    """
    content = unihan.read_bytes()
    text = (bz2.decompress(content) if unihan.suffix == ".bz2" else content).decode("utf-8")
    standard = {int(code, 16) for code in re.findall(r"^U\+(\w+)\tkTGH\t", text, re.MULTILINE)}
    simplified = _encoded("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
    traditional = _encoded("big5", range(0xA4, 0xC7), range(0x40, 0xFF))
    return (
        standard
        | simplified
        | traditional
        | {code for low, high in RANGES for code in range(low, high + 1)}
    )


def borrow(font: TTFont, source: TTFont, taken: dict[str, str], lower_by: int = 0) -> None:
    """Copy outlines from `source` into `font`; both have 1000 units per em.

    `taken` maps the character in `font` to the one in `source`.
    """
    glyphs, names = source.getGlyphSet(), source.getBestCmap()
    for character, original in taken.items():
        code, drawn = ord(character), names[ord(original)]
        name = f"borrowed{code:04X}"
        outline, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
        glyphs[drawn].draw(outline)
        outline.replay(TransformPen(pen, (1, 0, 0, 1, 0, -lower_by)))
        # Assigning a glyph adds its name to the font's glyph order.
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = source["hmtx"][drawn]
        font["vmtx"][name] = (1000, 0)
        for table in font["cmap"].tables:
            lists_variants_only = table.format == 14
            if table.isUnicode() and not lists_variants_only:
                table.cmap[code] = name


def write_subset(font: TTFont, wanted: set[int], target: Path) -> None:
    """Cut `font` down to the wanted characters and write it as woff2."""
    options = Options(hinting=False, layout_features=["*"], name_IDs=["*"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def _encoded(encoding: str, rows: range, cells: range) -> set[int]:
    pairs = (bytes((row, cell)).decode(encoding, "ignore") for row in rows for cell in cells)
    return {ord(character) for pair in pairs for character in pair}


def _only(folder: Path, pattern: str) -> Path:
    (found,) = folder.rglob(pattern)
    return found


if __name__ == "__main__":
    main()
