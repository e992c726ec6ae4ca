"""What goes into a bundle, and which packages are fetched for it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from deploy import bundle


def test_own_machine_takes_what_pip_takes_there() -> None:
    command = bundle.download_command("python", "folder", None)
    assert "--platform" not in command
    assert "--no-deps" in command


def test_other_machine_is_described_to_pip() -> None:
    command = bundle.download_command("python", "folder", ("windows-x86_64", "3.13"))
    assert command[-4:] == ["--python-version", "3.13", "--platform", "win_amd64"]


def test_archive_holds_the_repository_and_the_wheels(tmp_path: Path) -> None:
    root = _repository(tmp_path / "repository")
    wheel = tmp_path / "some-1-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    archive = bundle.pack(root / "twin-bundle-x.zip", "top", root, [wheel])
    with zipfile.ZipFile(archive) as packed:
        names = set(packed.namelist())
    assert names == {
        "top/twin.py",
        "top/data/zones.geojson",
        "top/wheelhouse/some-1-py3-none-any.whl",
    }
    assert sorted(path.name for path in root.glob("*.zip")) == ["twin-bundle-x.zip"]


def test_wheelhouse_holds_only_the_newest_wheels(tmp_path: Path) -> None:
    old, new = tmp_path / "wheelhouse" / "old.whl", tmp_path / "new.whl"
    old.parent.mkdir()
    old.touch()
    new.touch()
    bundle.keep([new], old.parent)
    assert [path.name for path in old.parent.iterdir()] == ["new.whl"]


def _repository(root: Path) -> Path:
    made_here = (".venv/pyvenv.cfg", "store/__pycache__/a.pyc", "var/park.db", "wheelhouse/old.whl")
    for name in ("twin.py", "data/zones.geojson", *made_here):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return root
