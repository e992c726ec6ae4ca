"""What the plan's definitions keep in translation: years, shares, conditions, and who strives."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Final

import pytest

DATA: Final = Path(__file__).parents[2] / "data"

KEPT: Final = {
    "力争": ("striv", "anstreben"),
    "除特殊事项外": ("[Ee]xcept for special matters", "ausgenommen besondere Angelegenheiten"),
    "按规划期末 2025 年推定": ("inferred", "erschlossen"),
    "未写明建成": ("complet", "ertigstell|ertiggestellt"),
    "不低于": ("at least", "[Mm]indest"),
    "约数": ("about", "rund"),
    "原文约": ("about", "rund"),
    "预计": ("[Ee]xpected", "erwartet|voraussichtlich"),
    "“十四五”": ("14th five-year plan", r"14\. Fünfjahresplan"),
}
"""Words that a translation may not lose, and what stands for them in English and in German."""

HAN: Final = re.compile("[\u4e00-\u9fff]")
TASK: Final = re.compile(r"[一二三](?:\([一二三四五六]\))?[1-5]?")
"""Numbers of tasks stay as the plan writes them: so they are found on its page."""


def _rows() -> list[dict[str, str]]:
    with (DATA / "translations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _figures(text: str) -> set[str]:
    """Return years and shares, which every language writes with the same digits."""
    found = re.findall(r"(?<![0-9.,])(?:19|20)[0-9]{2}(?![0-9])|[0-9]+ ?%", text)
    return {one.replace(" ", "") for one in found}


@pytest.mark.parametrize("column", ["text_en", "text_de"])
def test_years_and_shares_are_those_of_the_chinese(column: str) -> None:
    wrong = [row for row in _rows() if _figures(row["text_zh"]) != _figures(row[column])]
    assert wrong == []


@pytest.mark.parametrize("words", KEPT)
def test_what_softens_or_limits_a_target_is_kept(words: str) -> None:
    held = [row for row in _rows() if words in row["text_zh"]]
    assert held
    for place, column in enumerate(("text_en", "text_de")):
        assert [row for row in held if not re.search(KEPT[words][place], row[column])] == []


def test_no_chinese_is_left_but_the_numbers_of_tasks() -> None:
    told = [row[column] for row in _rows() for column in ("text_en", "text_de")]
    assert [text for text in told if HAN.search(TASK.sub("", text))] == []


def test_quotation_marks_are_as_narrow_as_the_letters() -> None:
    """The font, being Chinese, draws the curly ones as wide as a character."""
    wrong = [
        (path.name, text)
        for path in sorted(DATA.glob("*.csv"))
        for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        for column, text in row.items()
        if column and column.endswith(("_en", "_de")) and re.search("[„“”]", text or "")
    ]
    assert not wrong
