"""Every derived indicator, the day it is added: registered, titled, and with its rule in words."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from i18n import texts
from indicators.derived import DERIVED, Derived
from indicators.derived.model import UNITS
from park import Selection
from tests.registers.wording import complain, require_texts

if TYPE_CHECKING:
    from park import Park


def test_ids_are_not_taken_twice() -> None:
    counted = Counter(one.id for one in DERIVED)
    complain(f"two derived indicators are {one}" for one, count in counted.items() if count > 1)


@pytest.mark.parametrize("one", DERIVED, ids=lambda one: str(one.id))
def test_it_has_its_words(one: Derived) -> None:
    require_texts(f"derived.{one.id}.title", f"derived.{one.id}.rule")


@pytest.mark.parametrize("one", DERIVED, ids=lambda one: str(one.id))
def test_its_rows_are_behind_it(one: Derived, real_park: Park) -> None:
    """Every line opens as many projects as it says, and what is unknown says why."""
    found = one.compute(real_park, Selection(on=date(2026, 11, 23)))
    assert found.rows
    for row in found.rows:
        if row.opens is not None:
            assert int(row.opens.mask(real_park).sum()) == row.projects
        assert row.measure.unit in UNITS
        assert row.measure.is_known or row.measure.why_none in texts("zh")
        assert row.names is not None or row.key in texts("zh")
