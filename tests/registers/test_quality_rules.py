"""Every rule of data quality, the day it is added: registered, worded, mended in a known place."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from types import ModuleType

import pytest

import park.quality
from park.quality import RULES, Rule, Severity, Shown
from store.contract import TABLES
from tests.registers.wording import complain, require_registered, require_texts
from ui.quality_evidence import _TOLD
from ui.quality_panel import MARKS

EVERY = pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
PACKAGE: ModuleType = park.quality


def test_every_rule_is_registered() -> None:
    require_registered(PACKAGE, Rule, "RULES of park/quality/__init__.py", RULES)


def test_ids_are_not_taken_twice() -> None:
    counted = Counter(rule.id for rule in RULES)
    complain(f"two rules have the id {one}" for one, count in counted.items() if count > 1)


def test_the_heaviest_come_first() -> None:
    weights = [list(Severity).index(rule.severity) for rule in RULES]
    assert all(one <= other for one, other in pairwise(weights))


@EVERY
def test_it_has_its_words(rule: Rule) -> None:
    require_texts(*(f"quality.rule.{rule.id}.{one}" for one in ("name", "what", "why", "mend")))


@EVERY
def test_it_is_mended_in_columns_that_exist(rule: Rule) -> None:
    columns = {table.file: table.names for table in TABLES}
    complain(
        f"rule {rule.id}: {rule.file} has no column {one}"
        for one in rule.columns
        if one not in columns[rule.file]
    )


def test_every_severity_and_every_evidence_is_said() -> None:
    require_texts(*(f"quality.severity.{one}" for one in Severity))
    assert set(MARKS) == set(Severity)
    assert set(_TOLD) == set(Shown)
