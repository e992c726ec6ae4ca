"""When the launcher installs, and when it must not."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

import twin


@dataclass
class Machine:
    """Stands in for pip and venv, and remembers what they were asked for."""

    folder: Path
    fails: str = ""
    """Level whose installation fails."""
    done: list[str] = field(default_factory=list)
    compiled: list[str] = field(default_factory=list)
    """The twin's own packages that were compiled last."""

    def make_venv(self) -> None:
        self.done.append("venv")
        for level in twin.LEVELS:
            twin.stamp_file(level).unlink(missing_ok=True)
        python = twin.venv_python(self.folder / ".venv")
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()

    def pip(self, command: list[str]) -> tuple[int, str]:
        level = "test" if "requirements-dev.txt" in command else "run"
        place = "wheelhouse" if "--no-index" in command else "index"
        self.done.append(f"{level} from {place}")
        return (1, "No matching distribution") if self.fails == level else (0, "")

    def run_here(self, command: list[str]) -> int:
        self.compiled = command[command.index("compileall") + 2 :]
        return 0


@pytest.fixture
def machine(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Return a machine without an environment."""
    made = Machine(scratch)
    monkeypatch.setattr(twin, "make_venv", made.make_venv)
    monkeypatch.setattr(twin, "pip", made.pip)
    monkeypatch.setattr(twin, "run_here", made.run_here)
    return made


def test_first_start_installs_and_second_does_not(machine: Machine) -> None:
    twin.prepare("run")
    twin.prepare("run")
    assert machine.done == ["venv", "run from index"]


def test_own_packages_are_compiled_with_the_installation(machine: Machine) -> None:
    for name in ("park", "ui"):
        (machine.folder / name).mkdir()
        (machine.folder / name / "__init__.py").touch()
    (machine.folder / "docs").mkdir()
    twin.prepare("run")
    assert machine.compiled == ["park", "ui"]


def test_tests_add_their_tools_to_the_same_environment(machine: Machine) -> None:
    twin.prepare("run")
    twin.prepare("test")
    twin.prepare("test")
    twin.prepare("run")
    assert machine.done == ["venv", "run from index", "test from index"]


@pytest.mark.parametrize("name", twin.LEVELS["run"])
def test_changed_pins_rebuild_everything(machine: Machine, name: str) -> None:
    twin.prepare("test")
    (machine.folder / name).write_text("another\n", encoding="utf-8")
    machine.done.clear()
    twin.prepare("test")
    assert machine.done == ["venv", "run from index", "test from index"]


def test_changed_test_tools_leave_the_rest_alone(machine: Machine) -> None:
    twin.prepare("test")
    (machine.folder / "requirements-dev.txt").write_text("another\n", encoding="utf-8")
    machine.done.clear()
    twin.prepare("run")
    twin.prepare("test")
    assert machine.done == ["test from index"]


def test_failed_or_interrupted_installation_is_done_again(machine: Machine) -> None:
    machine.fails = "run"
    with pytest.raises(twin.Refusal):
        twin.prepare("run")
    machine.fails = ""
    machine.done.clear()
    twin.prepare("run")
    assert machine.done == ["venv", "run from index"]


def test_environment_whose_python_is_gone_is_rebuilt(machine: Machine) -> None:
    twin.prepare("run").unlink()
    machine.done.clear()
    twin.prepare("run")
    assert machine.done == ["venv", "run from index"]


def test_wheelhouse_comes_before_the_index(machine: Machine) -> None:
    (machine.folder / "wheelhouse").mkdir()
    (machine.folder / "wheelhouse" / "some-1-py3-none-any.whl").touch()
    twin.prepare("test")
    assert machine.done == ["venv", "run from wheelhouse", "test from index"]


def test_stale_wheelhouse_falls_back_to_the_index(machine: Machine) -> None:
    (machine.folder / "wheelhouse").mkdir()
    (machine.folder / "wheelhouse" / "some-1-py3-none-any.whl").touch()
    machine.fails = "run"
    with pytest.raises(twin.Refusal):
        twin.prepare("run")
    assert machine.done == ["venv", "run from wheelhouse", "run from index"]


def test_stamp_knows_the_python_and_forgives_line_ends(scratch: Path) -> None:
    before = twin.stamp(scratch, "run", "3.12")
    assert before != twin.stamp(scratch, "run", "3.13")
    (scratch / "requirements.txt").write_bytes(b"# requirements.txt\r\n")
    assert before == twin.stamp(scratch, "run", "3.12")
