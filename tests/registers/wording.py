"""What registers and catalogues owe each other, said so that a contributor knows what to add."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from types import ModuleType

import pytest

from i18n import languages, texts


def complain(lines: Iterable[str]) -> None:
    """Fail with these lines, which say what to add; do nothing if there are none."""
    if said := "\n".join(lines):
        pytest.fail(said, pytrace=False)


def require_texts(*keys: str) -> None:
    """Fail with a line for each key that a catalogue lacks."""
    complain(
        f"{key} is missing in i18n/{one.code}.toml"
        for one in languages()
        for key in keys
        if key not in texts(one.code)
    )


def require_registered(
    package: ModuleType, kind: type, register: str, held: Iterable[object]
) -> None:
    """Fail with a line for each value of `kind` in the package's modules that is not held."""
    known = [id(one) for one in held]
    lines = []
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        file = module.name.replace(".", "/") + ".py"
        lines += [
            f"{name} of {file} is not in {register}: add its line there"
            for name, value in vars(importlib.import_module(module.name)).items()
            if isinstance(value, kind) and id(value) not in known
        ]
    complain(lines)
