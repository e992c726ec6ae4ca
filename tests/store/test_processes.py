"""Several processes on one store: nothing twice, nothing lost, nothing half."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store import Store, open_store

ROOT = Path(__file__).parents[2]

START = """
import sys
from pathlib import Path
from store import serve
from tests.tiny import MADE_AT
while not Path(sys.argv[3]).exists():
    pass
with serve(sys.argv[1], Path(sys.argv[2]), MADE_AT).store as store:
    print(store.head().number, len(store.revisions()), len(store.park()))
"""

WRITE = """
import sys
from store import Put, open_store
from tests.tiny import MADE_AT
with open_store(sys.argv[1]) as store:
    for number in range(int(sys.argv[3])):
        owner = f"{sys.argv[2]}-{number}"
        puts = [Put("projects", {"id": one, "owner": owner}) for one in ("plant", "school")]
        made = store.apply(puts, sys.argv[2], MADE_AT, owner)
        print(made.number, owner, flush=True)
"""


def run(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a Python process with the repository on its path."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def test_processes_that_start_at_once_make_one_first_revision(
    tmp_path: Path, tiny_folder: Path
) -> None:
    go = tmp_path / "go"
    started = [run(START, tmp_path / "park.db", tiny_folder, go) for _ in range(3)]
    time.sleep(1)
    go.touch()
    answers = [one.communicate(timeout=120) for one in started]
    assert answers == [("1 1 3\n", "")] * 3


def test_writers_wait_for_each_other(store: Store, tmp_path: Path) -> None:
    each = 4
    writers = [run(WRITE, tmp_path / "park.db", name, each) for name in ("wang", "li")]
    answers = [one.communicate(timeout=120) for one in writers]
    assert [errors for _, errors in answers] == ["", ""]
    numbers = sorted(int(line.split()[0]) for said, _ in answers for line in said.splitlines())
    assert numbers == list(range(2, 2 + 2 * each))
    assert store.head().number == 1 + 2 * each


@pytest.mark.full
def test_a_killed_writer_loses_nothing_it_has_acknowledged(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "park.db"
    store.close()
    chance = random.Random(1)
    acknowledged: dict[int, str] = {}
    kills = 25
    for kill in range(kills):
        writer = run(WRITE, path, f"writer{kill}", 10_000)
        assert writer.stdout is not None
        lines = [writer.stdout.readline()]
        time.sleep(chance.uniform(0, 0.4))
        writer.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        lines += writer.communicate(timeout=60)[0].splitlines()
        acknowledged |= {int(n): own for n, own in (line.split() for line in lines if " " in line)}
        with open_store(path) as again:
            known = {one.number: one.why for one in again.revisions()}
            assert acknowledged.items() <= known.items()
            assert sorted(known) == list(range(1, len(known) + 1))
            owners = again.park().projects["owner"].tolist()
            assert owners[:2] == [known[max(known)]] * 2
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    database.close()
    assert len(acknowledged) >= kills
