"""Commands of the store: ``python -m store check | sync | demo | reconstruct | dictionary``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from i18n import Speech, languages
from i18n.catalogue import DEFAULT
from store.contract import FEED
from store.problem import BadData
from store.store import open_store
from store.syncing import checked_rows

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("TWIN_DATA", ROOT / "data"))
DATABASE = Path(os.environ.get("TWIN_DATABASE", ROOT / "var" / "twin.db"))
DEMONSTRATION = ROOT / "var" / "demo.db"
DICTIONARY = ROOT / "docs" / "data-dictionary.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return what the shell should see: 0, or 1 if data is bad."""
    asked = _parser().parse_intermixed_args(arguments)
    say = Speech(asked.lang)
    try:
        match asked.command:
            case "check":
                _check(asked.folder, say)
            case "sync":
                _sync(asked.folder, asked.db or DATABASE, say)
            case "demo":
                return _demo(asked, say)
            case "reconstruct":
                from store.reconstruct import main as rebuild

                rebuild(asked.folder)
            case _:
                from store.dictionary import dictionary

                DICTIONARY.parent.mkdir(exist_ok=True)
                DICTIONARY.write_text(dictionary(), encoding="utf-8")
    except BadData as error:
        for problem in error.problems:
            print(problem.sentence(say))
        print(say("problem.refused", count=len(error.problems)), file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m store", description=__doc__)
    parser.add_argument("command", choices=("check", "sync", "demo", "reconstruct", "dictionary"))
    parser.add_argument("folder", nargs="?", type=Path, default=DATA, help="the data folder")
    parser.add_argument("--db", type=Path, help="the store, for sync and demo")
    parser.add_argument("--projects", type=int, default=1_000, help="how many, for demo")
    parser.add_argument("--seed", type=int, default=1, help="the same gives the same, for demo")
    parser.add_argument("--fresh", action="store_true", help="drop what was edited, for demo")
    parser.add_argument("--lang", choices=[one.code for one in languages()], default=DEFAULT)
    return parser


def _check(folder: Path, say: Speech) -> None:
    tables = checked_rows(folder)
    # A feed's header is kept as a row, but nobody counts it as one.
    feed = tables[FEED.name].values()
    headers = sum(row["key"] == "" for row in feed)
    rows = sum(len(found) for found in tables.values()) - headers
    files = len(tables) - 1 + headers
    counts = {"files": files, "rows": rows, "projects": len(tables["projects"])}
    print(say("problem.checked", **counts))


def _sync(folder: Path, database: Path, say: Speech) -> None:
    database.parent.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    with open_store(database, now) as store:
        head = store.sync(folder, now)
        print(say("problem.synced", number=head.number, conflicts=len(store.conflicts())))


def _demo(asked: argparse.Namespace, say: Speech) -> int:
    from store.demonstration import MOST, NotADemonstration, build

    if not 0 < asked.projects <= MOST or asked.seed < 0:
        print(say("demo.how_many", most=say.number(MOST, 0)), file=sys.stderr)
        return 1
    path = asked.db or DEMONSTRATION
    made_at = datetime.now(UTC)
    what = {"seed": asked.seed, "projects": asked.projects, "fresh": asked.fresh}
    try:
        made = build(path, asked.folder, made_at=made_at, **what)
    except NotADemonstration:
        print(say("demo.refused", path=path), file=sys.stderr)
        return 1
    count = say.number(asked.projects, 0)
    print(say("demo.made" if made else "demo.kept", count=count, seed=asked.seed, path=path))
    return 0


if __name__ == "__main__":
    # Chinese must come out on every terminal, also where the system's own encoding lacks it.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    raise SystemExit(main())
