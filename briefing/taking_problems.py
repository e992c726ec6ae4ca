"""What the check says of a filled-in file, in the lines of that file: its reader has no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from briefing.taking import Cells, Taken
from briefing.taking_files import written_file
from i18n import Speech
from store.contract import TABLES
from store.keys import key_of
from store.problem import Problem
from store.reading.csv_file import read_csv


def told(
    problem: Problem,
    found: Taken,
    data: Mapping[str, Sequence[Cells]],
    folder: Path,
    name: str,
    say: Speech,
) -> str:
    """Return the problem's sentence, with the lines of the file `name` that it comes from.

    The lines are those that give the cell in question, or else any cell of its row. A row that the
    file leaves alone, and that does not fit what it says, is named by its key.
    """
    sentence = problem.sentence(say)
    rows = found.files.get(problem.file, data.get(problem.file, ()))
    if problem.row is None or not rows:
        return sentence
    lines = read_csv(problem.file, written_file(folder / problem.file, rows)).lines
    row = rows[lines.index(problem.row)]
    given = [change for change, touched in found.touched if touched is row]
    given = [one for one in given if one.column == problem.column] or given
    if not given:
        table = next(one for one in TABLES if one.file == problem.file)
        return say("taken.problem_beside", problem=sentence, name=name, record=key_of(table, row))
    joined = say("list.join").join(str(one.line) for one in given)
    return say("taken.problem_at", problem=sentence, name=name, line=joined)
