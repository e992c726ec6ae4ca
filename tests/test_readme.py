"""The figures of the README are those of the data, on the day that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from geo.measure import area_km2
from i18n import languages
from indicators import coverage, scoreboard
from park import Park, Selection, account
from park.vocabulary import GeometryBasis, InPark, Origin, Trust

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ON = date(2026, 11, 23)

FIGURES = re.compile(r"<!-- figures.*?-->\n(.*?)<!-- end of figures -->", re.DOTALL)


def figures(park: Park) -> Iterator[str]:
    """Yield the table of the README as it ought to be."""
    yield f"| On {ON} | |"
    yield "|---|---|"
    yield f"| Projects | {_projects(park)} |"
    yield f"| Where they are | {_places(park)} |"
    yield f"| How far they are | {_stages(park)} |"
    yield f"| What they cost | {_money(park)} |"
    yield f"| Targets of the plan | {_targets(park)} |"
    yield f"| Zones | {_zones(park)} |"
    yield f"| Other geometry | {_geometry(park)} |"
    yield f"| Sources | {_sources(park)} |"


def _projects(park: Park) -> str:
    origin, place = park.projects["origin"], park.projects["in_park"]
    counted = [(origin == one).sum() for one in (Origin.PLAN, Origin.REPORTED)]
    yes, no, unknown = [(place == one).sum() for one in (InPark.YES, InPark.NO, InPark.UNKNOWN)]
    return (
        f"{len(park)}: {counted[0]} named in the plan, {counted[1]} reported only; "
        f"{yes} stated to be in the park, {no} outside it, {unknown} not stated"
    )


def _places(park: Park) -> str:
    counted = account(park, Selection(on=ON))
    basis = park.project_sites["geometry_basis"]
    schematic = (basis == GeometryBasis.SCHEMATIC).sum()
    return (
        f"{counted.mapped} on the map, {schematic} of them schematic; {counted.zone_only} known by "
        f"zone only; {counted.outside} outside the park and {counted.placeless} with no published "
        f"place, listed and never drawn"
    )


def _stages(park: Park) -> str:
    basis = park.stage_events["basis"]
    stated, inferred, planned = [(basis == one).sum() for one in ("stated", "inferred", "planned")]
    told = park.stage_events["project_id"].nunique()
    return (
        f"{len(basis)} stage dates of {told} projects: {stated} stated by a source, {inferred} "
        f"inferred from one, {planned} planned and never counted as reached"
    )


def _money(park: Park) -> str:
    known = park.projects["investment_yi_cny"].notna().sum()
    return f"an investment is published for {known} of {len(park)} projects"


def _targets(park: Park) -> str:
    counted = coverage(scoreboard(park, ON))
    return (
        f"{counted.total}, all from its text; a figure of the park was found for "
        f"{counted.with_park_observation}, the others are shown as not reported"
    )


def _zones(park: Park) -> str:
    parts = []
    for zone in park.zones.to_dict("records"):
        share = area_km2(zone["geometry"]) / zone["planned_area_km2"] - 1
        assert abs(share) < 0.01
        sides = park.zone_edges[park.zone_edges["zone_id"] == zone["id"]]["accuracy_m"]
        parts.append(
            f"{zone['name_en']} ({zone['planned_area_km2']:g} km²), {zone['geometry_basis']}, its "
            f"sides good to {sides.min():.0f}–{sides.max():.0f} m"
        )
    return "; ".join(parts) + "; areas within 1 % of the plan's; no survey has been published"


def _geometry(park: Park) -> str:
    parts = []
    for name, frame in (("waterways", park.waterways), ("metro, roads, places", park.context)):
        counted = frame["geometry_basis"].value_counts()
        told = ", ".join(f"{counted[one]} {one}" for one in GeometryBasis if one in counted)
        parts.append(f"{name}: {told}")
    return "; ".join(parts) + "; the bus lines are schematic, their stops and timetable assumed"


def _sources(park: Park) -> str:
    a, b, geometry = [
        (park.sources["trust"] == one).sum() for one in (Trust.A, Trust.B, Trust.GEOMETRY)
    ]
    return (
        f"{len(park.sources)}: {a} of grade A (government, state media, the company itself), "
        f"{b} of grade B (trade press, reposts that name such a source), "
        f"{geometry} for positions only"
    )


def test_figures_are_those_of_the_data(real_park: Park) -> None:
    right = "\n".join([*figures(real_park), ""])
    found = FIGURES.search(README)
    assert found, "README.md has lost its marked table of figures"
    if found[1] != right:
        pytest.fail(f"README.md is stale. Its table of figures is now:\n{right}", pytrace=False)


def test_every_language_is_named() -> None:
    spoken = {"zh": "Chinese", "en": "English", "de": "German"}
    missing = [one.code for one in languages() if spoken.get(one.code, one.name) not in README]
    assert not missing, f"README.md does not say that the twin speaks {missing}"


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_linked_files_are_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    absent = [one for one in linked if not (ROOT / one).exists()]
    assert not absent, f"{page} links to {absent}"


def test_decisions_are_numbered_once() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [page.name[:4] for page in pages]
    assert len(set(numbers)) == len(numbers), f"two decisions have one number: {numbers}"
    for page in pages:
        title = page.read_text(encoding="utf-8").splitlines()[0]
        assert title.startswith(f"# {page.name[:4]} "), f"{page.name} begins with {title!r}"
