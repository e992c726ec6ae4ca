"""How names, numbers, money and days are said in each language."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import MissingText, Speech, languages
from i18n.speech import YI_PER_BILLION
from tests.park.made import repeatable

CODES = [one.code for one in languages()]
NARROW = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("code", "yi", "said"),
    [
        ("zh", 1600.0, "1,600 亿元"),
        ("zh", 0.05, "0.05 亿元"),
        ("zh", 12.5, "12.5 亿元"),
        ("en", 1600.0, "160 bn yuan"),
        ("en", 12.5, "1.25 bn yuan"),
        ("de", 1600.0, "160 Mrd. Yuan"),
        ("de", 12.5, "1,25 Mrd. Yuan"),
    ],
)
def test_money_is_said_in_the_customary_unit(code: str, yi: float, said: str) -> None:
    assert Speech(code).money(yi).replace(NARROW, " ") == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 projects"), (1, "1 project"), ("1", "1 project"), ("1,234", "1,234 projects")],
)
def test_one_alone_has_a_form_of_its_own(
    monkeypatch: pytest.MonkeyPatch, count: object, said: str
) -> None:
    counted = {"counted": "{count} {count:project|projects}"}
    monkeypatch.setattr("i18n.speech.texts", lambda _code: counted)
    assert Speech("en")("counted", count=count) == said


def test_ten_yi_are_a_billion_in_one_place() -> None:
    assert YI_PER_BILLION == 10.0


@repeatable
@given(yi=st.integers(0, 10**6).map(lambda number: number / 10))
def test_every_language_says_the_same_amount(yi: float) -> None:
    """Read back, the number of each language is the same money."""
    for code in CODES:
        say = Speech(code)
        digits = "".join(one for one in say.money(yi) if one.isdigit() or one in ".,")
        thousands, point = (",", ".") if code in {"zh", "en"} else (".", ",")
        digits = digits.strip(".") if code == "de" else digits
        read = float(digits.replace(thousands, "").replace(point, "."))
        factor = 1.0 if say("money.scale") == "yi" else YI_PER_BILLION
        assert read * factor == pytest.approx(yi, abs=0.005 * factor + 1e-9)


@pytest.mark.parametrize(
    ("code", "said"),
    [("zh", "12,345.7"), ("en", "12,345.7"), ("de", "12.345,7")],
)
def test_numbers_take_the_separators_of_the_language(code: str, said: str) -> None:
    say = Speech(code)
    assert say.number(12345.678) == said
    assert say.number(3.0) == "3"
    assert say.number(3.0, 2) == "3"
    assert say.number(0, 0) == "0"


def test_percent_has_a_space_in_german_only() -> None:
    assert Speech("zh").percent(0.7) == "70%"
    assert Speech("en").percent(0.705, 1) == "70.5%"
    assert Speech("de").percent(0.705, 1) == f"70,5{NARROW}%"


@pytest.mark.parametrize(
    ("code", "said"),
    [("zh", "2026-11-03"), ("en", "3 Nov 2026"), ("de", "3. Nov. 2026")],
)
def test_days_are_said_as_the_language_writes_them(code: str, said: str) -> None:
    assert Speech(code).day(date(2026, 11, 3)) == said


def test_a_missing_text_is_an_error_that_names_file_and_key() -> None:
    with pytest.raises(MissingText, match=r"i18n/en\.toml: no\.such\.key"):
        Speech("en")("no.such.key")
    assert not Speech("en").has("no.such.key")


def test_holes_are_filled_and_never_read_again() -> None:
    said = Speech("en")("filter.on", day="{app.name} {0}")
    assert "{app.name} {0}" in said


ROW = {"name_zh": "工厂", "name_en": "Plant", "name_de": "Werk"}


@pytest.mark.parametrize("code", CODES)
def test_a_name_is_said_in_the_language_of_the_reader(code: str) -> None:
    assert Speech(code).name(ROW) == ROW[f"name_{code}"]


def test_a_name_without_translation_is_english_and_marked() -> None:
    say = Speech("de")
    assert say.name({**ROW, "name_de": ""}) == "Plant" + say("name.untranslated")
    assert say.name({**ROW, "name_de": float("nan")}) == "Plant" + say("name.untranslated")
    assert say("name.untranslated").strip()


def test_a_name_in_chinese_alone_is_said_in_chinese() -> None:
    for code in CODES:
        assert "工厂" in Speech(code).name({"name_zh": "工厂"})


def test_another_stem_has_names_of_its_own() -> None:
    row = {"short_zh": "西区", "short_en": "West", "name_zh": "西部板块"}
    assert Speech("zh").name(row, "short") == "西区"
    assert Speech("en").name(row, "short") == "West"


def test_words_that_nobody_translated_are_marked_as_chinese() -> None:
    assert Speech("zh").in_chinese("海斯坦普") == "海斯坦普"
    assert Speech("en").in_chinese("海斯坦普") == "海斯坦普 (in Chinese)"
    assert Speech("de").in_chinese("海斯坦普") == "海斯坦普 (chinesisch)"
    assert [Speech("de").in_chinese(one) for one in ("DEKRA", "")] == ["DEKRA", ""]
