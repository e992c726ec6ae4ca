"""Pack the repository and its packages into one zip that runs without internet.

Started by `python3 twin.py bundle`, with the Python of .venv. The zip unpacks to one folder; there,
`python3 twin.py run` installs from `wheelhouse/` alone.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from twin import PYTHON, ROOT, pip, this_platform


def _linux(machine: str) -> tuple[str, ...]:
    """Wheel tags down to glibc 2.17 of 2012; the packages themselves need 2.28 at most."""
    newer = (f"manylinux_2_{minor}_{machine}" for minor in range(28, 16, -1))
    return (*newer, f"manylinux2014_{machine}")


PLATFORMS = {
    "linux-x86_64": _linux("x86_64"),
    "linux-aarch64": _linux("aarch64"),
    # pip adds the older releases of macOS itself.
    "macos-arm64": ("macosx_14_0_arm64",),
    "macos-x86_64": ("macosx_13_0_x86_64",),
    "windows-x86_64": ("win_amd64",),
}
"""What a package index calls each platform."""

LEFT_OUT = {".git", ".venv", "__pycache__", "published", "var", "wheelhouse"}
"""Folders that are no part of the repository, for a copy that git does not know."""


def main(argv: list[str] | None = None) -> int:
    """Fetch the wheels, write the zip and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="twin.py bundle", description="离线包 / pack a zip that runs without internet"
    )
    parser.add_argument("--platform", choices=sorted(PLATFORMS), default=this_platform())
    parser.add_argument("--python-version", default=PYTHON, metavar="3.x")
    given = parser.parse_args(argv)
    own = (given.platform, given.python_version) == (this_platform(), PYTHON)
    target = None if own else (given.platform, given.python_version)
    with tempfile.TemporaryDirectory() as scratch:
        code, _ = pip(download_command(sys.executable, scratch, target))
        if code:
            print("软件包没有下载完整 / not every package could be fetched", file=sys.stderr)
            return code
        name = f"twin-bundle-{given.platform}-py{given.python_version}"
        wheels = sorted(Path(scratch).glob("*.whl"))
        written = pack(ROOT / f"{name}.zip", name, ROOT, wheels)
        if own:
            keep(wheels, ROOT / "wheelhouse")
    print(f"离线包 / bundle: {written.name} ({written.stat().st_size / 1e6:.0f} MB)")
    return 0


def download_command(python: str, folder: str, target: tuple[str, str] | None) -> list[str]:
    """Return the pip command that fetches all wheels, for this machine or for `target`.

    constraints.txt names every one of them, so nothing is resolved: pip would judge a condition
    such as "only on Windows" by the machine that it runs on.
    """
    command = [python, "-m", "pip", "download", "--only-binary=:all:", "--no-deps"]
    command += ["-r", "constraints.txt", "-d", folder]
    if target:
        system, version = target
        command += ["--implementation", "cp", "--python-version", version]
        for tag in PLATFORMS[system]:
            command += ["--platform", tag]
    return command


def pack(archive: Path, top: str, root: Path, wheels: list[Path]) -> Path:
    """Write the repository and the wheels into `archive`, below the folder `top`."""
    own = repository_files(root)
    unfinished = archive.with_suffix(".unfinished.zip")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in own:
            packed.write(path, f"{top}/{path.relative_to(root).as_posix()}")
        for wheel in wheels:
            packed.write(wheel, f"{top}/wheelhouse/{wheel.name}", zipfile.ZIP_STORED)
    return unfinished.replace(archive)


def keep(wheels: list[Path], wheelhouse: Path) -> None:
    """Put the wheels into the wheelhouse, in place of those of an earlier bundle."""
    shutil.rmtree(wheelhouse, ignore_errors=True)
    wheelhouse.mkdir()
    for wheel in wheels:
        shutil.copy(wheel, wheelhouse)


def repository_files(root: Path) -> list[Path]:
    """Return the files that belong to the repository, from git where it knows the folder."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout
        found = [root / name for name in listed.decode("utf-8").split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        found = [path for path in root.rglob("*") if _belongs(path.relative_to(root))]
    return sorted(path for path in found if path.is_file())


def _belongs(path: Path) -> bool:
    made_here = path.suffix in {".db", ".pyc"} or path.name.startswith("twin-bundle-")
    return not (made_here or LEFT_OUT & set(path.parts))


if __name__ == "__main__":
    sys.exit(main())
