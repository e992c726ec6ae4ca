"""Command of the briefing files: ``python -m briefing read FILE.xlsx|FILE.csv|FILE.zip [--write]``.

Says what a filled-in sheet of corrections, or an overwritten list of projects, changes in the data
folder; with ``--write`` the folder's files are changed, all of it or nothing.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefing.given_file import PACKED, NotTaken, given_file
from briefing.taking import Refusal, Taken, taken
from briefing.taking_files import checked, read_files, write_files
from briefing.taking_problems import told
from i18n import Speech, languages
from i18n.catalogue import DEFAULT
from store.problem import BadData, shown

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("TWIN_DATA", ROOT / "data"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return what the shell should see: 0, or 1 if something is refused."""
    asked = _parser().parse_args(arguments)
    say = Speech(asked.lang)
    try:
        given = given_file(asked.file)
    except NotTaken as error:
        print(say(f"taken.{error.code}", file=asked.file.name, **error.holes), file=sys.stderr)
        return 1
    except Exception as error:  # noqa: BLE001 - a file of people may be broken in any way
        key = "broken" if asked.file.suffix.lower() in PACKED else "unreadable"
        print(say(f"taken.{key}", file=asked.file.name, why=shown(error)), file=sys.stderr)
        return 1
    data = read_files(asked.data)
    found = taken(given.rows, data, given.formulas)
    _tell(found, given.name, say)
    if found.refusals:
        return _refuse(len(found.refusals), say)
    if "proposed" not in given.rows[0]:
        print(say("taken.list_only"))
    if not found.changes:
        print(say("taken.nothing"))
        return 0
    try:
        checked(asked.data, found.files)
    except BadData as error:
        for problem in error.problems:
            print(told(problem, found, data, asked.data, given.name, say))
        return _refuse(len(error.problems), say)
    return _write(found, asked.data, say, write=asked.write)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m briefing", description=__doc__)
    parser.add_argument("command", choices=("read",))
    parser.add_argument("file", type=Path, help="a sheet of corrections, or a list of projects")
    parser.add_argument("--data", type=Path, default=DATA, help="the data folder")
    parser.add_argument("--write", action="store_true", help="change the files of the data folder")
    parser.add_argument("--lang", choices=[one.code for one in languages()], default=DEFAULT)
    return parser


def _tell(found: Taken, name: str, say: Speech) -> None:
    for one in found.changes:
        print(
            say(
                "taken.change", line=one.line, file=one.file, record=one.id, column=one.column,
                before=_cell(one.before, say), after=_cell(one.after, say),
            )
        )  # fmt: skip
    for refused in found.refusals:
        print(_refused(refused, name, say))


def _cell(text: str, say: Speech) -> str:
    return shown(text) if text else say("taken.empty")


def _refused(one: Refusal, name: str, say: Speech) -> str:
    return say(
        "taken.refused", name=name, line=one.line, file=one.file, record=one.id, column=one.column,
        why=say(f"taken.{one.code}", cell=one.cell),
    )  # fmt: skip


def _refuse(count: int, say: Speech) -> int:
    print(say("problem.refused", count=count), file=sys.stderr)
    return 1


def _write(found: Taken, data: Path, say: Speech, *, write: bool) -> int:
    if write:
        write_files(data, found.files)
    key = "taken.written" if write else "taken.may_be_written"
    print(say(key, count=len(found.changes), files=say("list.join").join(sorted(found.files))))
    if write:
        print(say("taken.restart"))
    return 0


if __name__ == "__main__":
    # Chinese must come out on every terminal, also where the system's own encoding lacks it.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    raise SystemExit(main())
