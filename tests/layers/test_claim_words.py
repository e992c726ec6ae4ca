"""What a source claims, in words."""

from __future__ import annotations

import pytest

from i18n import Speech
from layers.claim_words import claim_words


@pytest.mark.parametrize("lang", ["zh", "en", "de"])
def test_a_sum_is_said_as_money_is_said_everywhere(lang: str) -> None:
    say = Speech(lang)
    assert claim_words("investment_yi_cny", "150", "=", say) == say.money(150)
    assert say.money(10) in claim_words("investment_yi_cny", "10", ">", say)
    assert claim_words("investment_yi_cny", "数亿", "=", say) == "数亿"
    assert claim_words("operating_date", "2025", "=", say) == "2025"
    assert "100" not in say("claim_field.investment_yi_cny")
