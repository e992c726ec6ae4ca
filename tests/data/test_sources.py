"""Every source is cited by some row, and only sources of grade A or B stand behind facts."""

from __future__ import annotations

from itertools import chain

import pandas as pd

from park import Park
from park.vocabulary import Trust


def _cited(frame: pd.DataFrame) -> set[str]:
    return {one for cited in frame["source_ids"] for one in cited.split(";") if one}


def test_every_source_is_cited(real_park: Park) -> None:
    park = real_park
    facts = (park.projects, park.stage_events, park.observations)
    places = (
        park.project_sites, park.zones, park.waterways, park.context, park.control_points,
    )  # fmt: skip
    cited = set(chain.from_iterable(map(_cited, (*facts, *places)))) | set(park.claims["source_id"])
    uncited = set(park.sources["id"]) - cited
    assert not uncited, f"data/sources.csv: no row cites {sorted(uncited)}; take them out"


def test_facts_rest_on_graded_sources(real_park: Park) -> None:
    park = real_park
    graded = set(park.sources.loc[park.sources["trust"].isin([Trust.A, Trust.B]), "id"])
    for frame in (park.projects, park.stage_events, park.observations):
        assert _cited(frame) <= graded
    assert set(park.claims["source_id"]) <= graded
