"""Rules on what is said of a project beside its stages: money, names, place, who answers for it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from park.claims import contested
from park.model import Mask, Park
from park.quality.rule import Rule, Setting, Severity, Shown
from park.vocabulary import GeometryBasis, Trust

_FILE = "projects.csv"


def _empty(park: Park, column: str) -> Mask:
    return park.projects[column].fillna("").eq("").to_numpy(dtype=bool)


def _money_stated(park: Park) -> Mask:
    return park.projects["investment_yi_cny"].notna().to_numpy(dtype=bool)


def _money_without_source(park: Park, _setting: Setting) -> Mask:
    """Which stated sums rest on no source of grade A or B."""
    graded = frozenset(park.sources.loc[park.sources["trust"].isin([Trust.A, Trust.B]), "id"])
    at, written = pd.factorize(park.projects["source_ids"].fillna(""))
    bare = np.array([graded.isdisjoint(str(one).split(";")) for one in written], dtype=bool)
    return _money_stated(park) & bare[at] if len(at) else np.zeros(0, dtype=bool)


def _untranslated(park: Park, _setting: Setting) -> Mask:
    found = np.zeros(len(park), dtype=bool)
    for column in park.projects.columns:
        if str(column).startswith("name_"):
            found |= _empty(park, column)
    return found


def _schematic(park: Park, _setting: Setting) -> Mask:
    sites = park.project_sites
    return park.mask_of(sites.loc[sites["geometry_basis"] == GeometryBasis.SCHEMATIC, "project_id"])


DISPUTED = Rule(
    id="disputed",
    severity=Severity.FAULT,
    file="claims.csv",
    columns=("value", "bound", "chosen"),
    shown=Shown.CLAIMS,
    breaks=lambda park, _: contested(park),
)
WITHOUT_UNIT = Rule(
    id="without_unit",
    severity=Severity.GAP,
    file="project_units.csv",
    columns=("project_id", "unit_id", "role"),
    shown=Shown.LATEST,
    breaks=lambda park, _: ~park.has_unit,
)
WITHOUT_OWNER = Rule(
    id="without_owner",
    severity=Severity.GAP,
    file=_FILE,
    columns=("owner",),
    shown=Shown.LATEST,
    breaks=lambda park, _: _empty(park, "owner"),
)
WITHOUT_ZONE = Rule(
    id="without_zone",
    severity=Severity.GAP,
    file="project_zones.csv",
    columns=("project_id", "zone_id", "basis"),
    shown=Shown.PLACE,
    breaks=lambda park, _: ~park.has_zone,
)
MONEY_WITHOUT_SOURCE = Rule(
    id="money_without_source",
    severity=Severity.GAP,
    file=_FILE,
    columns=("investment_yi_cny", "source_ids"),
    shown=Shown.MONEY,
    breaks=_money_without_source,
)
MONEY_IN_WORDS = Rule(
    id="money_in_words",
    severity=Severity.NOTE,
    file=_FILE,
    columns=("investment_yi_cny", "investment_note"),
    shown=Shown.MONEY,
    breaks=lambda park, _: ~_money_stated(park) & ~_empty(park, "investment_note"),
)
SCHEMATIC = Rule(
    id="schematic",
    severity=Severity.NOTE,
    file="project_sites.geojson",
    columns=("geometry_basis", "accuracy_m"),
    shown=Shown.PLACE,
    breaks=_schematic,
)
UNTRANSLATED = Rule(
    id="untranslated",
    severity=Severity.NOTE,
    file=_FILE,
    columns=("name_zh", "name_en", "name_de"),
    shown=Shown.NAMES,
    breaks=_untranslated,
)
