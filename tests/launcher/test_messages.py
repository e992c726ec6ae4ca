"""What the launcher says when it cannot go on: each message names the way out."""

from __future__ import annotations

import ast
import importlib.util
import socket
from pathlib import Path

import pytest

import twin


def test_file_parses_on_older_pythons() -> None:
    source = Path(twin.__file__).read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 8))


def test_old_python_is_told_so() -> None:
    with pytest.raises(twin.Refusal, match=r"3\.11 or newer is needed, this is 3\.8"):
        twin.require_python((3, 8))
    twin.require_python((3, 11))


def test_busy_port_is_named_with_another(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        assert twin.main(["run", "--port", str(port)]) == 1
    said = capsys.readouterr().err
    assert f"127.0.0.1:{port}" in said
    assert "--port 8501" in said


@pytest.mark.parametrize("port", ["70000", "0", "-1", "eighty"])
def test_impossible_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        twin.main(["run", f"--port={port}"])
    assert f"not a port: {port}" in capsys.readouterr().err


def test_free_port_is_left_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    twin.require_free_port("127.0.0.1", port)
    twin.require_free_port("127.0.0.1", port)


def test_missing_venv_names_the_one_package(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name != "ensurepip" or None)
    with pytest.raises(twin.Refusal, match=rf"apt install python{twin.PYTHON}-venv"):
        twin.make_venv()
    assert not (scratch / ".venv").exists()


@pytest.mark.parametrize(
    ("level", "errors", "words"),
    [
        ("run", "WARNING: Retrying (Retry(total=4", "python3 twin.py bundle --platform"),
        ("test", "WARNING: Retrying (Retry(total=4", "does not hold the test tools"),
        ("run", "ERROR: No matching distribution found for numpy", "another version of Python"),
        ("run", "ERROR: No space left on device", "see above"),
    ],
)
def test_failed_installation_says_what_to_do(level: str, errors: str, words: str) -> None:
    assert words in str(twin.failed_install(level, errors))


def test_interrupt_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_level: str) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(twin, "prepare", interrupted)
    assert twin.main(["test"]) == 130
    assert capsys.readouterr() == ("", "")
