"""The package lists: every package pinned, and none forgotten."""

from __future__ import annotations

import itertools
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from twin import LEVELS, ROOT

SYSTEMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
)
PYTHONS = ("3.11", "3.12", "3.13")


def pins(name: str) -> dict[str, str]:
    """Return the pinned version of each package in a list."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pinned = (line.partition("==") for line in lines if line and line[0] not in "#-")
    return {canonicalize_name(package): version for package, _, version in pinned}


@pytest.mark.parametrize("name", LEVELS["test"])
def test_every_package_is_pinned_once(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    packages = [line for line in lines if line and line[0] not in "#-"]
    loose = [line for line in packages if line.count("==") != 1]
    assert not loose, f"{name}: pin with ==: {loose}"
    assert len(pins(name)) == len(packages), f"{name}: a package stands twice"


def test_lists_agree() -> None:
    constraints = pins("constraints.txt")
    assert pins("requirements.txt").items() <= constraints.items()
    both = constraints.keys() & pins("requirements-dev.txt").keys()
    assert not both, f"already in constraints.txt, drop from requirements-dev.txt: {sorted(both)}"


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system["sys_platform"])
def test_constraints_hold_what_each_platform_needs(system: dict[str, str]) -> None:
    """A bundle fetches constraints.txt as it stands, for platforms other than this one too."""
    needed = set(pins("requirements.txt"))
    for python in PYTHONS:
        needed |= _closure(needed, {**system, "python_version": python, "extra": ""})
    missing = sorted(needed - pins("constraints.txt").keys())
    assert not missing, f"add to constraints.txt: {missing}"


def _closure(packages: set[str], machine: dict[str, str]) -> set[str]:
    known, fresh = set(packages), set(packages)
    while fresh:
        asked = itertools.chain.from_iterable(_needs(package, machine) for package in fresh)
        fresh = set(asked) - known
        known |= fresh
    return known


def _needs(package: str, machine: dict[str, str]) -> set[str]:
    try:
        lines = metadata.requires(package) or []
    except metadata.PackageNotFoundError:  # needed on another platform only, not installed here
        return set()
    asked = (Requirement(line) for line in lines)
    return {
        canonicalize_name(one.name)
        for one in asked
        if one.marker is None or one.marker.evaluate(dict(machine))
    }
