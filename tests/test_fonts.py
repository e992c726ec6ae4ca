"""The bundled font can say everything that the repository says."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parent.parent
FONTS = sorted((ROOT / "static" / "fonts").glob("*.woff2"))
SPOKEN = sorted(
    path
    for folder in ("data", "i18n")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".csv", ".geojson", ".json", ".toml", ".txt"}
)
PAPER = sorted((ROOT / "static" / "fonts" / "paper").glob("*.ttf"))
MARKS = "✔◆▲✖○●▾▸±×·–—…‰°²³ⅠⅡ→≥≤≈₂ẞ％（）「」"


@pytest.fixture(scope="module", params=FONTS, ids=lambda path: path.stem)
def font(request: pytest.FixtureRequest) -> TTFont:
    """Return one weight of the font."""
    return TTFont(request.param)


def test_three_weights_stay_light() -> None:
    assert [path.stem[-3:] for path in FONTS] == ["400", "500", "700"]
    assert sum(path.stat().st_size for path in FONTS) < 9_000_000


def test_every_character_is_in_the_font(font: TTFont) -> None:
    spoken = dict.fromkeys(MARKS, "a mark")
    for path in SPOKEN:
        text = path.read_text(encoding="utf-8-sig")
        spoken |= {one: path.name for one in text if one.isprintable()}
    missing = {one: where for one, where in spoken.items() if ord(one) not in font.getBestCmap()}
    assert not missing, f"add to deploy/fonts.py and build again, or write otherwise: {missing}"


def test_paper_says_what_the_screen_says() -> None:
    """Regular has every character of the screen; bold has all that is no rare Chinese one."""
    screen = set(TTFont(FONTS[0]).getBestCmap())
    regular, bold = (set(TTFont(path).getBestCmap()) for path in PAPER)
    assert regular == screen
    assert {one for one in screen if one < 0x2E80} <= bold <= screen
    assert sum(path.stat().st_size for path in PAPER) < 7_000_000


def test_figures_are_of_one_width(font: TTFont) -> None:
    """Columns of numbers align without a font feature."""
    names = font.getBestCmap()
    assert len({font["hmtx"][names[ord(figure)]][0] for figure in "0123456789"}) == 1


def test_licence_stands_beside_the_fonts() -> None:
    licence = (ROOT / "static" / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    listed = (ROOT / "static" / "LICENSES.md").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "OFL.txt" in listed
