"""The made-up rows, a part at a time: the same for the same seed and data folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from park.vocabulary import ObservationBasis, Origin, Scope, TaskBasis, Trust, UnitRole
from store.contract.shared_columns import LANGUAGES
from store.demonstration.course import FIRST, SECOND, stage_events
from store.demonstration.dice import Dice, Ints
from store.demonstration.following import following
from store.demonstration.given import Given
from store.demonstration.places import places
from store.demonstration.words import EQUIPMENT, OWNER, OWNERS, PROJECT, THEMES, THINGS

PART: Final = 50_000
"""Projects that are made at once. Rows depend on it: another number makes others."""

_OBSERVED_YEARS = 4
_OF_TASKS = 1_000_000


def project_frames(seed: int, part: int, count: int, given: Given) -> Mapping[str, pd.DataFrame]:
    """Return the rows of the first `count` projects of a part, by table.

    The projects of part 0 are numbered from 1 to `PART`, those of part 1 follow. All throws are for
    a whole part, so that a project is the same whatever their number is.
    """
    dice = Dice(seed, 1 + part)
    numbers = np.arange(part * PART + 1, (part + 1) * PART + 1)
    ids = pd.Series([f"demo-{number:06d}" for number in numbers.tolist()], dtype=object)
    where = places(dice, given, ids)
    projects = _projects(dice, given, ids, numbers)
    projects.insert(5, "in_park", where.in_park)
    frames = {
        "projects": projects,
        "project_zones": where.zones,
        "project_units": _units(dice, given, ids),
        "project_sites": where.sites,
        "stage_events": stage_events(dice, given, ids),
        "claims": _claims(dice, given, projects),
        **following(seed, part, given, projects),
        # Thrown by dice of their own, so that all that was made before is made the same.
        "project_tasks": _tasks(Dice(seed, _OF_TASKS + part), given, projects),
    }
    if count >= PART:
        return frames
    kept = set(ids[:count])
    key = {"projects": "id", "claims": "entity_id"}
    return {
        name: frame[frame[key.get(name, "project_id")].isin(kept)].reset_index(drop=True)
        for name, frame in frames.items()
    }


def _projects(dice: Dice, given: Given, ids: pd.Series, numbers: Ints) -> pd.DataFrame:
    count = len(ids)
    sectors = list(THINGS)
    sector = dice.at(len(sectors), count)
    which = dice.numbers.random(count)
    things = [THINGS[sectors[at]] for at in sector.tolist()]
    themes = [
        THEMES[sectors[at]][int(share * len(THEMES[sectors[at]]))]
        for at, share in zip(sector.tolist(), which.tolist(), strict=True)
    ]
    chosen = [of[int(share * len(of))] for of, share in zip(things, which.tolist(), strict=True)]
    named = {
        f"name_{code}": [
            pattern.format(number=number, thing=thing[at])
            for number, thing in zip(numbers.tolist(), chosen, strict=True)
        ]
        for at, (code, pattern) in enumerate(zip(LANGUAGES, PROJECT, strict=True))
    }
    planned = dice.chance(0.15, count)
    owners = [OWNER[0].format(number=number + 1) for number in range(OWNERS)]
    refs = np.where(planned, dice.pick(given.tasks, count), "")
    money = np.exp(dice.numbers.normal(0.7, 1.3, count)).clip(0.05, 300).round(2)
    known = dice.chance(0.45, count)
    return pd.DataFrame(
        {
            "id": ids,
            **named,
            "origin": np.where(planned, Origin.PLAN.value, Origin.REPORTED.value),
            "theme": [str(one) for one in themes],
            "sector": [str(sectors[at]) for at in sector.tolist()],
            "owner": np.where(dice.chance(0.8, count), dice.pick(owners, count), ""),
            "plan_ref": refs,
            "investment_yi_cny": np.where(known, money, np.nan),
            "investment_note": np.where(known & dice.chance(0.1, count), EQUIPMENT[0], ""),
            "location_note": "",
            "source_ids": FIRST,
            "note": "",
        }
    )


def _units(dice: Dice, given: Given, ids: pd.Series) -> pd.DataFrame:
    count = len(ids)
    first = dice.at(len(given.units), count)
    known = np.nonzero(dice.chance(0.7, count))[0]
    second = np.zeros(0, dtype=np.int64)
    if len(given.units) > 1:
        second = np.nonzero(dice.chance(0.4, count) & np.isin(np.arange(count), known))[0]
    step = dice.numbers.integers(1, max(2, len(given.units)), size=len(second))
    rows = np.concatenate((known, second))
    units = np.concatenate((first[known], (first[second] + step) % len(given.units)))
    lead = np.where(dice.chance(0.6, len(known)), UnitRole.LEAD.value, UnitRole.RESPONSIBLE.value)
    roles = np.concatenate((lead, np.full(len(second), UnitRole.SUPPORTING.value)))
    order = np.argsort(rows, kind="stable")
    return pd.DataFrame(
        {
            "project_id": ids.to_numpy()[rows[order]],
            "unit_id": np.array(given.units, dtype=object)[units[order]],
            "role": roles[order],
        }
    )


def _tasks(dice: Dice, given: Given, projects: pd.DataFrame) -> pd.DataFrame:
    """Return the task that each reported project is put under, or why it is under none."""
    ids = projects.loc[projects["origin"] == Origin.REPORTED, "id"].to_numpy()
    here = dice.chance(0.7, len(projects))[: len(ids)]
    reasons = [str(one) for one in TaskBasis if one is not TaskBasis.ASSIGNED]
    why = dice.pick(reasons, len(projects))[: len(ids)]
    task = dice.pick(given.tasks, len(projects))[: len(ids)]
    return pd.DataFrame(
        {
            "project_id": ids,
            "plan_ref": np.where(here, task, ""),
            "basis": np.where(here, TaskBasis.ASSIGNED.value, why),
            "note": "",
        }
    )


def _claims(dice: Dice, given: Given, projects: pd.DataFrame) -> pd.DataFrame:
    """Return what two sources say of an investment: the first is used, the second differs."""
    money = projects["investment_yi_cny"].to_numpy()
    rows = np.nonzero(dice.chance(0.04, len(projects)) & np.isfinite(money))[0]
    off = np.where(dice.chance(0.5, len(rows)), 1.25, 0.8)
    values = np.stack((money[rows], (money[rows] * off).round(3)), axis=1).ravel()
    twice = np.repeat(projects["id"].to_numpy()[rows], 2)
    return pd.DataFrame(
        {
            "entity": "project",
            "entity_id": twice,
            "field": "investment_yi_cny",
            "value": [f"{value:g}" for value in values.tolist()],
            "bound": "=",
            "as_of": str(given.as_of.year),
            "source_id": np.tile(np.array((FIRST, SECOND), dtype=object), len(rows)),
            "chosen": np.tile(np.array(("yes", "no"), dtype=object), len(rows)),
        }
    )


def common_frames(seed: int, given: Given) -> Mapping[str, pd.DataFrame]:
    """Return the made-up rows that belong to no project: sources, words, what was observed."""
    about = f"演示数据，种子 {seed} · demonstration data, seed {seed}"
    titles = (about, f"{about} · 第二来源 second source")
    sources = pd.DataFrame(
        {
            "id": (FIRST, SECOND),
            "title": titles,
            "publisher": "twin.py demo",
            "published": "",
            "accessed": given.as_of.isoformat(),
            "url": "",
            "trust": (Trust.B.value, Trust.B.value),
            "licence": "made up, free of rights",
            "attribution": "演示数据 · demonstration data",
        }
    )
    owners = [
        tuple(one.format(number=number + 1) for one in (OWNER[0], *OWNER))
        for number in range(OWNERS)
    ]
    return {
        "sources": sources,
        "organisations": pd.DataFrame(owners, columns=["written", *_in_languages("name")]),
        "translations": pd.DataFrame([EQUIPMENT], columns=_in_languages("text")),
        "observations": _observations(Dice(seed, 0), given),
    }


def _in_languages(stem: str) -> list[str]:
    return [f"{stem}_{code}" for code in LANGUAGES]


def _observations(dice: Dice, given: Given) -> pd.DataFrame:
    rows = [
        (indicator, str(given.as_of.year - back), target, percent)
        for indicator, (target, percent) in given.targets.items()
        for back in range(_OBSERVED_YEARS, 0, -1)
    ]
    share = dice.numbers.uniform(0.5, 1.1, len(rows))
    kept = dice.chance(0.7, len(rows))
    found = []
    for (indicator, period, target, percent), of, keep in zip(rows, share, kept, strict=True):
        value = min(100.0, target * of) if percent else target * of
        # Firms and hectares are told in whole numbers, as their targets are.
        digits = 0 if target >= 20 and target == int(target) else 2
        if keep:
            found.append((indicator, period, round(float(value), digits)))
    frame = pd.DataFrame(found, columns=["indicator_id", "period", "value"])
    return frame.assign(
        bound="=",
        scope=Scope.PARK.value,
        scope_detail="",
        basis=ObservationBasis.REPORTED.value,
        source_ids=FIRST,
        note="",
    )
