"""What units report on made-up projects: money by year, problems, next steps, links."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from park.vocabulary import MoneyKind
from store.demonstration.course import FIRST
from store.demonstration.dice import Dice, Ints, Texts
from store.demonstration.given import Given

# A throw of its own, so that the other rows of a seed are the same with these and without.
_STREAM: Final = 1_000_000

PROBLEMS: Final = (
    "演示：用地指标尚未落实",
    "演示：配套管线未接通",
    "演示：设备到货推迟",
    "演示：环评手续办理中",
    "演示：资金到位晚于计划",
)
STEPS: Final = (
    "演示：召开专题协调会",
    "演示：办理施工许可",
    "演示：完成设备安装调试",
    "演示：组织竣工验收",
    "演示：督促资金到位",
)
LINK_TITLE: Final = "演示：项目简报"
ADDRESS: Final = "https://example.org/"
"""Reserved for examples (RFC 2606): it leads to nobody's project."""

_MONTH_DAYS, _YEAR_DAYS = 30, 365


def following(
    seed: int, part: int, given: Given, projects: pd.DataFrame
) -> Mapping[str, pd.DataFrame]:
    """Return the rows of the tables in which units report on the projects of a part."""
    dice = Dice(seed, _STREAM + part)
    return {
        "project_money": _money(dice, given, projects),
        "project_problems": _problems(dice, given, projects["id"]),
        "project_next_steps": _steps(dice, given, projects["id"]),
        "project_links": _links(dice, given, projects["id"]),
    }


def _money(dice: Dice, given: Given, projects: pd.DataFrame) -> pd.DataFrame:
    """Return for some projects what was planned for the last two years and done in the first."""
    total = projects["investment_yi_cny"].to_numpy()
    rows = np.nonzero(dice.chance(0.15, len(projects)) & np.isfinite(total))[0]
    planned = total[rows] * dice.numbers.uniform(0.1, 0.4, len(rows))
    done = planned * dice.numbers.uniform(0.6, 1.1, len(rows))
    last = given.as_of.year
    each = (
        (last - 1, MoneyKind.PLANNED, planned),
        (last - 1, MoneyKind.COMPLETED, done),
        (last, MoneyKind.PLANNED, planned),
    )
    return pd.DataFrame(
        {
            "project_id": np.tile(projects["id"].to_numpy()[rows], len(each)),
            "year": np.repeat([float(year) for year, _, _ in each], len(rows)),
            "kind": np.repeat(np.array([kind.value for _, kind, _ in each], dtype=object),
                              len(rows)),
            "amount_yi_cny": np.concatenate([amount.round(3) for _, _, amount in each]),
            "unit_id": np.tile(dice.pick(given.units, len(rows)), len(each)),
            "reported_on": _days(dice, given, np.zeros(len(rows) * len(each), dtype=np.int64)),
            "source_ids": FIRST,
            "note": "",
        }
    )  # fmt: skip


def _problems(dice: Dice, given: Given, ids: pd.Series) -> pd.DataFrame:
    rows = np.nonzero(dice.chance(0.08, len(ids)))[0]
    since = dice.numbers.integers(_MONTH_DAYS, _YEAR_DAYS, size=len(rows))
    solved = dice.chance(0.3, len(rows))
    after = since - dice.numbers.integers(1, _MONTH_DAYS, size=len(rows))
    return pd.DataFrame(
        {
            "project_id": ids.to_numpy()[rows],
            "problem": dice.pick(PROBLEMS, len(rows)),
            "reported_on": _days(dice, given, since),
            "unit_id": dice.pick(given.units, len(rows)),
            "solved_on": np.where(solved, _days(dice, given, after), ""),
            "source_ids": FIRST,
            "note": "",
        }
    )


def _steps(dice: Dice, given: Given, ids: pd.Series) -> pd.DataFrame:
    rows = np.nonzero(dice.chance(0.08, len(ids)))[0]
    since = dice.numbers.integers(_MONTH_DAYS, _YEAR_DAYS, size=len(rows))
    # Some are due in months to come, some were due months ago.
    due = since - dice.numbers.integers(_MONTH_DAYS, _YEAR_DAYS, size=len(rows))
    done = dice.chance(0.3, len(rows))
    return pd.DataFrame(
        {
            "project_id": ids.to_numpy()[rows],
            "step": dice.pick(STEPS, len(rows)),
            "reported_on": _days(dice, given, since),
            "unit_id": dice.pick(given.units, len(rows)),
            "due": _days(dice, given, due),
            "done_on": np.where(done, _days(dice, given, np.maximum(due, 0)), ""),
            "source_ids": FIRST,
            "note": "",
        }
    )


def _links(dice: Dice, given: Given, ids: pd.Series) -> pd.DataFrame:
    of = ids.to_numpy()[np.nonzero(dice.chance(0.03, len(ids)))[0]]
    return pd.DataFrame(
        {
            "project_id": of,
            "url": [ADDRESS + one for one in of.tolist()],
            "title": LINK_TITLE,
            "unit_id": dice.pick(given.units, len(of)),
            "note": "",
        }
    )


def _days(dice: Dice, given: Given, ago: Ints) -> Texts:
    """Return the days so many days before the data's own, each known to the day."""
    return dice.written(given.as_of.toordinal() - ago, (1.0, 0.0, 0.0))
