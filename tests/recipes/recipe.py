"""Read the recipes of CONTRIBUTING.md, and follow their steps in a folder as they are written."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_SECTION = re.compile(r"^### (.+?)\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)

_TEST = "python3 twin.py test "
_PYTHON = ".venv/bin/python "


class BadRecipe(Exception):
    """A step that cannot be followed: the recipe no longer fits the repository."""


@dataclass(frozen=True, slots=True)
class Step:
    """One block of a recipe."""

    form: str
    """The language of the block: diff and sh are followed, others are written."""
    file: str
    """The file that the step writes or changes; empty for a command."""
    text: str

    def follow(self, folder: Path, *, gaps: bool = False) -> None:
        """Do what the block says.

        Raises
        ------
        BadRecipe
            If that is not possible. With `gaps`, as after a step left out, what a `diff` does not
            find is written at the end of the file.
        """
        path = folder / self.file
        if self.form == "sh":
            _run(self.text.strip(), folder)
        elif self.form == "diff":
            there = path.exists() or not gaps
            lines = path.read_text(encoding="utf-8").splitlines() if there else []
            path.write_text("\n".join([*self._changed(lines, gaps=gaps), ""]), encoding="utf-8")
        else:
            with path.open("a", encoding="utf-8") as end:
                end.write("\n" * (self.form == "toml") + self.text)

    def _changed(self, lines: list[str], *, gaps: bool) -> list[str]:
        at = 0
        for line in self.text.splitlines():
            sign, rest = line[:1], line[1:]
            if sign != "+":
                if gaps and rest not in lines[at:]:
                    lines.append(rest)
                if rest not in lines[at:]:
                    raise BadRecipe(f"CONTRIBUTING.md: {self.file} has no line {rest!r} any more")
                at = lines.index(rest, at)
            if sign == "-":
                del lines[at]
                continue
            if sign == "+":
                lines.insert(at, rest)
            at += 1
        return lines


@dataclass(frozen=True, slots=True)
class Recipe:
    """A recipe: its steps, and the command that checks the result."""

    title: str
    steps: tuple[Step, ...]
    check: tuple[str, ...]
    """Test files of the check."""


def recipes(document: str) -> dict[str, Recipe]:
    """Return the recipes of a document by title."""
    return {title: _recipe(title, body) for title, body in _SECTION.findall(document)}


def _recipe(title: str, body: str) -> Recipe:
    *steps, last = (Step(*block) for block in _BLOCK.findall(body))
    if not last.text.startswith(_TEST):
        raise BadRecipe(f"CONTRIBUTING.md, {title}: the last block is the check")
    return Recipe(title, tuple(steps), tuple(last.text.removeprefix(_TEST).split()))


def _run(command: str, folder: Path) -> None:
    if command.startswith("cp "):
        _, source, target = command.split()
        shutil.copyfile(folder / source, folder / target)
    elif command.startswith(_PYTHON):
        run([sys.executable, *command.removeprefix(_PYTHON).split()], folder)
    else:
        raise BadRecipe(f"CONTRIBUTING.md: tests/recipes cannot follow {command!r}")


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder and return what it said, errors included."""
    return subprocess.run(
        command,
        cwd=folder,
        check=False,
        encoding="utf-8",
        errors="replace",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
