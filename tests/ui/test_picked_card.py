"""What was picked can be let go again: the card closes and the address forgets it."""

from __future__ import annotations

import pytest

from tests.ui.reader import Reader


@pytest.mark.usefixtures("real_app")
@pytest.mark.parametrize("page", ["map", "projects"])
def test_a_card_is_closed_and_the_address_forgets_it(page: str) -> None:
    reader = Reader(page=page, id="bmw-lydia", until="2026-11-23")
    assert "twin-facts" in reader.html
    reader.app.button(key="picked-close").click()
    reader.run()
    assert "id" not in reader.address
    assert "twin-facts" not in reader.html
    assert not [one for one in reader.app.button if one.key == "picked-close"]
