"""The list of the plan's numerals, held against the plan's own text: see data/plan_numbers.md."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parents[2] / "data"
TEXT: Final = (DATA / "plan" / "construction-plan-zh.txt").read_text(encoding="utf-8")

PREFACE: Final = "前言"
WORDLESS: Final = "全覆盖"
LONGEST: Final = 24
YEARS: Final = "2021/2025"
"""The years of the 14th five-year plan (“十四五”)."""

# Rules 1 and 2: runs of Arabic digits, half or full width, and runs of Chinese ones.
ARABIC: Final = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?[%％]?")
CHINESE: Final = re.compile(r"[二三四五六七八九十两百千]+")
# Rule 3: 一 as the number of a heading.
FIRST: Final = re.compile(r"^\s*（?(一)[、）]", re.MULTILINE)

PART: Final = re.compile(r"\s*([一二三四五六七八九十]+)、")
CHAPTER: Final = re.compile(r"\s*（([一二三四五六七八九十]+)）")
TASK: Final = re.compile(r"\s*([0-9]+)\.")


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True)
class Row:
    """One row of the list, with the place where its words end."""

    ref: str
    text: str
    kind: str
    indicator: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


ROWS: Final = [
    Row(row["ref"], row["text"], row["kind"], row["indicator_id"], int(row["start"]))
    for row in _rows("plan_numbers.csv")
]
TARGETS: Final = [row for row in ROWS if row.kind == "target"]
INDICATORS: Final = {row["id"]: row for row in _rows("indicators.csv") if row["origin"] == "plan"}


def _numerals() -> list[tuple[int, int]]:
    """Return begin and end of everything that the rules call a numeral."""
    spans = [match.span() for rule in (ARABIC, CHINESE) for match in rule.finditer(TEXT)]
    return sorted(spans + [match.span(1) for match in FIRST.finditer(TEXT)])


def _holders(begin: int, end: int) -> list[Row]:
    return [row for row in ROWS if row.start <= begin and end <= row.end]


def _sections() -> list[tuple[int, str]]:
    """Return where each part, chapter and task of the plan begins, with its number."""
    found = [(0, PREFACE)]
    part = chapter = ""
    begin = 0
    for line in TEXT.splitlines(keepends=True):
        if heading := PART.match(line):
            part = chapter = heading[1]
            found.append((begin, part))
        elif heading := CHAPTER.match(line):
            chapter = f"{part}({heading[1]})"
            found.append((begin, chapter))
        elif heading := TASK.match(line):
            found.append((begin, chapter + heading[1]))
        begin += len(line)
    return found


def _section(start: int) -> str:
    return [ref for begin, ref in _sections() if begin <= start][-1]


def _value(text: str) -> float:
    """Return the number that the words of a target hold."""
    if WORDLESS in text:
        return 100
    [numeral] = ARABIC.findall(text)
    return float(numeral.rstrip("%％"))


def _around(row: Row, ends: str) -> str:
    """Return the stretch of the plan round a row, up to the next of the given characters."""
    before = re.split(ends, TEXT[: row.start])[-1]
    return before + row.text + re.split(ends, TEXT[row.end :])[0]


def test_words_stand_where_the_row_says() -> None:
    assert [row for row in ROWS if TEXT[row.start : row.end] != row.text] == []


def test_words_are_short_and_within_one_line() -> None:
    assert [row for row in ROWS if not 0 < len(row.text) <= LONGEST or "\n" in row.text] == []


def test_rows_are_in_order_and_never_overlap() -> None:
    assert [(one, two) for one, two in pairwise(ROWS) if two.start < one.end] == []


def test_every_arabic_digit_lies_in_exactly_one_row() -> None:
    digits = [match.start() for match in re.finditer(r"\d", TEXT)]
    assert digits
    assert [place for place in digits if len(_holders(place, place + 1)) != 1] == []


def test_every_numeral_lies_in_exactly_one_row() -> None:
    wrong = [span for span in _numerals() if len(_holders(*span)) != 1]
    assert [TEXT[begin - 8 : end + 8] for begin, end in wrong] == []


def test_every_row_holds_exactly_one_numeral_or_the_wordless_target() -> None:
    held = Counter(row for span in _numerals() for row in _holders(*span))
    assert [row for row in ROWS if held[row] + row.text.count(WORDLESS) != 1] == []


def test_every_wordless_target_has_a_row() -> None:
    places = [match.span() for match in re.finditer(WORDLESS, TEXT)]
    assert [[row.kind for row in _holders(*span)] for span in places] == [["target"]]


def test_ref_is_the_section_in_which_the_words_lie() -> None:
    assert [(row, _section(row.start)) for row in ROWS if row.ref != _section(row.start)] == []


def test_every_section_is_a_task_of_the_plan() -> None:
    tasks = [row["ref"] for row in _rows("plan_tasks.csv")]
    assert [ref for _, ref in _sections()] == [PREFACE, *tasks]
    assert {row.ref for row in ROWS} <= {PREFACE, *tasks}


def test_every_indicator_of_the_plan_has_one_target_row_and_only_those() -> None:
    assert Counter(row.indicator for row in TARGETS) == Counter(dict.fromkeys(INDICATORS, 1))


def test_only_targets_set_an_indicator() -> None:
    assert [row for row in ROWS if row.indicator and row.kind != "target"] == []


def test_target_value_is_the_plans_own_number() -> None:
    wrong = [
        row
        for row in TARGETS
        if _value(row.text) != float(INDICATORS[row.indicator]["target_value"])
    ]
    assert wrong == []


def test_target_belongs_to_the_task_of_its_indicator() -> None:
    assert [r for r in TARGETS if INDICATORS[r.indicator]["plan_ref"] != r.ref] == []


def test_a_target_is_yearly_where_its_clause_says_every_year() -> None:
    yearly = [row.indicator for row in TARGETS if "每年" in _around(row, "[。；\n]")]
    assert yearly == [
        r.indicator for r in TARGETS if INDICATORS[r.indicator]["cadence"] == "annual"
    ]


def test_a_target_holds_when_its_sentence_says_or_at_the_end_of_the_plan() -> None:
    wrong = []
    for row in TARGETS:
        indicator = INDICATORS[row.indicator]
        named = re.findall(r"([0-9]{4})年", _around(row, "[。\n]"))
        if indicator["cadence"] == "annual":
            period = YEARS
        else:
            period = (named or [YEARS[-4:]])[0]
            if bool(named) == ("原文未写明年份" in indicator["definition"]):
                wrong.append(row)
        if period != indicator["target_period"]:
            wrong.append(row)
    assert wrong == []


def test_direction_is_the_plans() -> None:
    words = {"不超过": "at_most", "超过": "more_than", "": "at_least"}
    said = {
        r.indicator: next(side for word, side in words.items() if word in r.text) for r in TARGETS
    }
    assert {name: row["direction"] for name, row in INDICATORS.items()} == said
