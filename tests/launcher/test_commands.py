"""What the launcher starts, for each command line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import twin


@pytest.fixture
def started(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the command line that the launcher would have become."""
    command: list[str] = []

    def become(words: list[str]) -> int:
        command.extend(words)
        return 0

    monkeypatch.setattr(twin, "prepare", lambda _level: scratch / "python")
    monkeypatch.setattr(twin, "require_free_port", lambda _address, _port: None)
    monkeypatch.setattr(twin, "become", become)
    return command


def test_run_listens_on_this_machine_alone(started: list[str]) -> None:
    assert twin.main(["run"]) == 0
    assert started[1:5] == ["-m", "streamlit", "run", "streamlit_app.py"]
    assert _value(started, "--server.address") == "127.0.0.1"
    assert _value(started, "--server.port") == "8501"


@pytest.mark.parametrize("option", ["--port", "--server.port"])
def test_run_takes_another_port(started: list[str], option: str) -> None:
    twin.main(["run", option, "8600"])
    assert started.count("--server.port") == 1
    assert _value(started, "--server.port") == "8600"


def test_run_hands_further_options_to_streamlit(started: list[str]) -> None:
    twin.main(["run", "--server.headless=true"])
    assert started[-1] == "--server.headless=true"


def test_test_hands_further_options_to_pytest_in_order(started: list[str]) -> None:
    twin.main(["test", "-k", "launcher", "tests/launcher", "-x"])
    assert started[1:] == ["-m", "pytest", "-k", "launcher", "tests/launcher", "-x"]


def test_full_lifts_the_marker_expression(started: list[str]) -> None:
    twin.main(["test", "--full", "-x"])
    assert started[1:] == ["-m", "pytest", "-m", "", "-x"]


def test_bundle_keeps_its_own_options(started: list[str]) -> None:
    twin.main(["bundle", "--help"])
    assert started[1:] == ["-m", "deploy.bundle", "--help"]


def test_check_runs_all_and_names_the_failed(
    started: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[list[str]] = []

    def run_here(command: list[str]) -> int:
        ran.append(command)
        return 1 if "mypy" in command else 0

    monkeypatch.setattr(twin, "run_here", run_here)
    assert twin.main(["check"]) == 1
    assert len(ran) == len(twin.CHECKS)
    assert capsys.readouterr().err.strip().endswith("-m mypy")
    assert not started


def test_bench_runs_those_named_and_refuses_others(
    scratch: Path, started: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []

    def run_here(command: list[str]) -> int:
        ran.append(command[-1])
        return 0

    monkeypatch.setattr(twin, "run_here", run_here)
    (scratch / "benchmarks").mkdir()
    for name in ("edits.py", "filters.py", "_made.py"):
        (scratch / "benchmarks" / name).touch()
    assert twin.main(["bench"]) == 0
    assert twin.main(["bench", "filters"]) == 0
    assert ran == ["benchmarks.edits", "benchmarks.filters", "benchmarks.filters"]
    assert twin.main(["bench", "nothing"]) == 1
    assert not started


def test_packages_come_as_wheels_and_pinned() -> None:
    command = twin.install_command("python", "test")
    assert "--only-binary=:all:" in command
    assert _value(command, "-c") == "constraints.txt"
    assert command[-4:] == ["-r", "requirements.txt", "-r", "requirements-dev.txt"]


def test_wheelhouse_keeps_pip_from_the_network(tmp_path: Path) -> None:
    command = twin.install_command("python", "run", tmp_path)
    assert command[-3:] == ["--no-index", "--find-links", str(tmp_path)]


def test_python_of_the_environment_on_each_system() -> None:
    assert twin.venv_python(Path("v"), "nt") == Path("v/Scripts/python.exe")
    assert twin.venv_python(Path("v"), "posix") == Path("v/bin/python")


def _value(command: list[str], option: str) -> str:
    return command[command.index(option) + 1]


def _demonstrated(monkeypatch: pytest.MonkeyPatch, *words: str, code: int = 0) -> list[str]:
    """Return the command that makes the store, after the launcher was asked for a demonstration."""
    ran: list[str] = []

    def run_here(command: list[str]) -> int:
        ran.extend(command)
        return code

    monkeypatch.setattr(twin, "run_here", run_here)
    monkeypatch.setenv("TWIN_DATABASE", "the real one")
    assert twin.main(["demo", *words]) == code
    return ran


def test_demo_makes_its_store_and_starts_on_it(
    started: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _demonstrated(monkeypatch, "--projects", "77", "--seed", "9", "--port", "8600")
    assert made[1:4] == ["-m", "store", "demo"]
    assert [_value(made, one) for one in ("--projects", "--seed")] == ["77", "9"]
    assert "--fresh" not in made
    assert started[2:4] == ["streamlit", "run"]
    assert _value(started, "--server.port") == "8600"
    assert os.environ["TWIN_DATABASE"] == _value(made, "--db") == str(twin.DEMONSTRATION)


def test_demo_only_builds_where_asked(
    started: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "here.db"
    made = _demonstrated(monkeypatch, "--no-run", "--fresh", "--db", str(path))
    assert _value(made, "--db") == str(path)
    assert made[-1] == "--fresh"
    assert not started


def test_demo_does_not_start_without_its_store(
    started: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _demonstrated(monkeypatch, code=1)
    assert not started
    assert os.environ["TWIN_DATABASE"] == "the real one"
