"""What units newly reported between two editions stands there with its values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from i18n import Speech
from park import Park, Selection
from park.editions import News, editions, money_moved
from ui.edition_words import told

ON = date(2026, 1, 1)


def _reported(park: Park, **frames: list[dict[str, Any]]) -> Park:
    made: dict[str, Any] = {
        name: pd.DataFrame(
            [dict.fromkeys(columns, "") | {"project_id": "plant"} | one for one in rows],
            columns=columns,
        )
        for name, rows in frames.items()
        for columns in [list(getattr(park, name).columns)]
    }
    return replace(park, **made)


def _told(older: Park, newer: Park, lang: str = "en") -> dict[News, str]:
    found = editions(older, newer, Selection(on=ON))
    return {
        one.news: told(one.news, (older, newer), (int(before), int(after)), ON, Speech(lang))
        for one in found.each
        for before, after in zip(one.before, one.after, strict=True)
    }


@pytest.mark.parametrize("lang", ["zh", "en", "de"])
def test_what_is_newly_reported_is_said_with_its_values(tiny_park: Park, lang: str) -> None:
    say = Speech(lang)
    newer = _reported(
        tiny_park,
        project_money=[{"year": 2026.0, "kind": "planned", "amount_yi_cny": 3.5}],
        project_problems=[{"problem": "Power is short", "reported_on": "2025-12"}],
        project_next_steps=[{"step": "Build a line", "due": "2026-06", "reported_on": "2025-12"}],
        project_links=[{"url": "https://example.org/a", "title": "Permit 7"}],
    )
    words = _told(tiny_park, newer, lang)
    assert set(words) == {News.MONEY, News.EDITED}
    for one in ("2026", say("money_kind.planned"), say.money(3.5)):
        assert one in words[News.MONEY]
    for one in ("Power is short", "Build a line", "2026-06", "Permit 7"):
        assert one in words[News.EDITED]
    assert say("row_of.project_money") not in words[News.EDITED]


def test_what_changed_in_a_row_is_said_from_what_to_what(tiny_park: Park) -> None:
    money, say = {"year": 2026.0, "kind": "planned"}, Speech("en")
    step = {"step": "Build a line", "reported_on": "2025-12"}
    older, newer = (
        _reported(
            tiny_park,
            project_money=[money | {"amount_yi_cny": amount}],
            project_next_steps=[step | {"due": due}],
        )
        for amount, due in ((3.5, "2026-06"), (4.0, "2026-09"))
    )
    words = _told(older, newer)
    assert f"{say.money(3.5)} → " in words[News.MONEY]
    assert say.money(150) not in words[News.MONEY], "the total is as it was"
    assert words[News.EDITED].index("2026-06") < words[News.EDITED].index("2026-09")
    (changed,) = [one for one in editions(older, newer, Selection(on=ON)).each
                  if one.news is News.MONEY]  # fmt: skip
    assert money_moved(older, newer, changed).compared == 0
    noted = _reported(newer, project_next_steps=[step | {"due": "2026-09", "note": "x"}])
    assert say("changes.row_other") in _told(newer, noted)[News.EDITED]
