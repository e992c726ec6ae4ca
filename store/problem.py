"""What is wrong with data: all problems at once, each said in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from i18n import Speech

_SHOWN = 60
"""Characters of a wrong value that are repeated to the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, and where. The words are under ``problem.<code>`` in `i18n`."""

    file: str
    """Path inside the data folder."""
    code: str
    row: int | None = None
    """Line of a CSV file, feature of a GeoJSON file or entry of a TOML file, counted from 1.

    None where the whole file is meant, or where the row came from no file.
    """
    key: str = ""
    """Key of a row that came from no file."""
    column: str = ""
    holes: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What the sentence has to name: the value found, the values allowed."""

    def what(self, say: Speech) -> str:
        """Return what is wrong, without the place, in the language of `say`."""
        return say(f"problem.{self.code}", **self.holes)

    def sentence(self, say: Speech) -> str:
        """Return file, row, column and what is wrong there, in the language of `say`."""
        if self.row is None:
            unit = "key" if self.key else "file"
        else:
            unit = "feature" if self.file.endswith(".geojson") else "row"
        depth = "_column" if self.column else ""
        holes = {"file": self.file, "row": self.row, "record": self.key, "column": self.column}
        return say(
            "problem.sentence", place=say(f"problem.at_{unit}{depth}", **holes), what=self.what(say)
        )


def shown(value: object) -> str:
    """Return a wrong value as it is repeated to the reader: on one line, and not a whole book."""
    text = " ".join(str(value).split())
    text = "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


class BadData(Exception):
    """Data that breaks its contract. Nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Every problem on a line of its own, in English."""
        return "\n".join(problem.sentence(Speech("en")) for problem in self.problems)
