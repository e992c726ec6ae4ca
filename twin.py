#!/usr/bin/env python3
"""Start, show with made-up projects, read back, test, check and bundle: `python3 twin.py run`.

Standard library only. It keeps a virtual environment in .venv beside it, rebuilt when the pinned
packages or the Python version change. A stamp is written last, so an interrupted installation is
noticed and redone at the next start. The file parses on Python 3.8, to say that 3.11 is needed.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import platform
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
PYTHON = "{}.{}".format(*sys.version_info)
ADDRESS, PORT = "127.0.0.1", 8501
DEMONSTRATION = ROOT / "var" / "demo.db"

# What each level of the environment is made from; "test" stands on "run".
LEVELS = {
    "run": ("requirements.txt", "constraints.txt"),
    "test": ("requirements.txt", "constraints.txt", "requirements-dev.txt"),
}

CHECKS = (
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "ruff", "check", "."),
    ("-m", "mypy"),
    ("-c", "from importlinter.cli import lint_imports_command as check; check()"),
    ("-m", "store", "check"),
)

UNREACHABLE = ("Retrying (", "ConnectionError", "Connection refused", "ProxyError", "SSLError")


class Refusal(Exception):
    """What the user can mend; its words say how, in Chinese and in English."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(chinese + "\n" + english)


def main(argv: list[str] | None = None) -> int:
    """Do what the command line asks and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that cannot show Chinese must not stop us
            stream.reconfigure(errors="replace")
    try:
        require_python(sys.version_info[:2])
        given, extra = parser().parse_known_args(argv)
        return int(given.work(given, extra))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """Describe the command line. What a command does not know goes to the tool that it starts."""
    top = argparse.ArgumentParser(
        prog="twin.py", description="中德园数字孪生 / the park's digital twin"
    )
    commands = top.add_subparsers(metavar="COMMAND", required=True)

    def command(
        name: str, work: object, about: str, *, own_help: bool = True
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name, help=about, description=about, add_help=own_help, allow_abbrev=False
        )
        added.set_defaults(work=work)
        return added

    run = command("run", start, "启动应用 / start the app; further options go to Streamlit")
    demo = command("demo", demonstrate, "演示数据 / start the app on made-up projects, kept apart")
    for started in (run, demo):
        started.add_argument("--port", "--server.port", type=port_number, default=PORT, dest="port")
        started.add_argument("--address", "--server.address", default=ADDRESS, dest="address")
    demo.add_argument("--projects", default="1000", help="项目个数 / how many projects")
    demo.add_argument("--seed", default="1", help="种子，相同则数据相同 / the same gives the same")
    demo.add_argument("--db", type=Path, default=DEMONSTRATION, help="演示库 / its own store")
    demo.add_argument("--fresh", action="store_true", help="重建 / make it anew, without the edits")
    demo.add_argument("--no-run", action="store_true", help="只建库 / make the store alone")
    read = command(
        "read", read_back, "读回更正表或清单 / say what a filled-in sheet or list changes"
    )
    read.add_argument(
        "file", type=Path, help="XLSX、CSV 或 ZIP / as the app made it, and filled in"
    )
    read.add_argument("--write", action="store_true", help="写入 data/ / write it into data/")
    test = command("test", run_tests, "运行测试 / run the tests; further options go to pytest")
    more = "包括长循环和其余浏览器测试 / the long loops and the other browser tests as well"
    test.add_argument("--full", action="store_true", help=more)
    command("check", run_checks, "检查 / check format, lint, types, imports and data")
    command("bench", run_benchmarks, "性能测量 / run the benchmarks, all or those named")
    command(
        "bundle", write_bundle, "离线包 / pack a zip that runs without internet", own_help=False
    )
    return top


def start(given: argparse.Namespace, extra: list[str]) -> int:
    """Prepare the environment and become the Streamlit server."""
    require_free_port(given.address, given.port)
    return become(streamlit_command(prepare("run"), given.address, given.port, extra))


def demonstrate(given: argparse.Namespace, extra: list[str]) -> int:
    """Make a store of made-up projects, apart from the real one, and become the server on it."""
    if not given.no_run:
        require_free_port(given.address, given.port)
    python, path = prepare("run"), given.db.resolve()
    command = [str(python), "-m", "store", "demo", "--db", str(path)]
    command += ["--projects", given.projects, "--seed", given.seed]
    code = run_here(command + (["--fresh"] if given.fresh else []))
    if code or given.no_run:
        return code
    os.environ["TWIN_DATABASE"] = str(path)
    return become(streamlit_command(python, given.address, given.port, extra))


def read_back(given: argparse.Namespace, extra: list[str]) -> int:
    """Say what a filled-in file changes in the data folder, and write it there if asked to."""
    command = [str(prepare("run")), "-m", "briefing", "read", str(given.file.resolve()), *extra]
    return run_here(command + (["--write"] if given.write else []))


def run_tests(given: argparse.Namespace, extra: list[str]) -> int:
    """Become pytest. An empty marker expression lifts the one in pyproject.toml.

    All tests run on all cores, a file at a time; what was asked for by name runs alone.
    """
    full = ["-m", ""] if given.full else []
    parallel = [] if extra else ["-n", "auto", "--maxprocesses", "4"]
    return become([str(prepare("test")), "-m", "pytest", *full, *parallel, *extra])


def run_checks(_given: argparse.Namespace, _extra: list[str]) -> int:
    """Run every check, also after one has failed, and name the failed ones at the end."""
    python = str(prepare("test"))
    failed = [check for check in CHECKS if run_here([python, *check])]
    for check in failed:
        print("未通过 / failed: " + " ".join(check), file=sys.stderr)
    return 1 if failed else 0


def run_benchmarks(_given: argparse.Namespace, names: list[str]) -> int:
    """Run benchmarks/*.py, or those named, one after the other."""
    every = sorted(path.stem for path in (ROOT / "benchmarks").glob("[!_]*.py"))
    if not every or not set(names) <= set(every):
        there = ", ".join(every) or "-"
        raise Refusal("没有这样的测量；现有：" + there, "No such benchmark; there are: " + there)
    python = str(prepare("run"))
    return max(run_here([python, "-m", "benchmarks." + name]) for name in names or every)


def write_bundle(_given: argparse.Namespace, extra: list[str]) -> int:
    """Become deploy/bundle.py, which knows its own options."""
    return become([str(prepare("run")), "-m", "deploy.bundle", *extra])


def prepare(level: str) -> Path:
    """Return the Python of .venv, after installing what `level` needs and is not there yet."""
    python = venv_python(ROOT / ".venv")
    if not (python.exists() and is_current("run")):
        print(
            "首次启动，或软件包有变：正在安装 / installing packages, one to two minutes", flush=True
        )
        make_venv()
        install(python, "run")
    if not is_current(level):
        print("正在安装测试工具 / installing what the tests need", flush=True)
        install(python, level)
    return python


def is_current(level: str) -> bool:
    """Tell whether the last installation of `level` finished, from the files as they are now."""
    kept = stamp_file(level)
    return kept.exists() and kept.read_text(encoding="ascii") == stamp(ROOT, level)


def stamp(root: Path, level: str, python: str = PYTHON) -> str:
    """Return the fingerprint of what `level` is made from; line ends do not count."""
    digest = hashlib.sha256(python.encode())
    for name in LEVELS[level]:
        digest.update((root / name).read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def stamp_file(level: str) -> Path:
    """Return where the stamp of `level` is kept: it vanishes with the environment."""
    return ROOT / ".venv" / ("twin-" + level + ".stamp")


def venv_python(venv: Path, system: str = os.name) -> Path:
    """Return the Python inside a virtual environment."""
    return venv / "Scripts" / "python.exe" if system == "nt" else venv / "bin" / "python"


def make_venv() -> None:
    """Build an empty .venv in place of what is there."""
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        raise without_venv(PYTHON)
    for level in LEVELS:
        stamp_file(level).unlink(missing_ok=True)
    if run_here([sys.executable, "-m", "venv", "--clear", str(ROOT / ".venv")]):
        raise Refusal(
            "无法建立 .venv：请停止正在运行的应用，并检查本目录可写、磁盘未满。",
            "Cannot build .venv: stop a running app, and make sure this folder can be written.",
        )


def install(python: Path, level: str) -> None:
    """Install the packages of `level`, from the wheelhouse or the index; write its stamp last."""
    wheelhouse = ROOT / "wheelhouse"
    bundled = level == "run" and any(wheelhouse.glob("*.whl"))
    code, errors = 1, ""
    if bundled:
        code, errors = pip(install_command(str(python), level, wheelhouse))
    if code:
        code, errors = pip(install_command(str(python), level))
    if code:
        raise failed_install(level, errors)
    run_here([str(python), "-m", "compileall", "-q", *own_packages(ROOT)])
    stamp_file(level).write_text(stamp(ROOT, level), encoding="ascii")


def own_packages(root: Path) -> list[str]:
    """Return the folders of the twin's modules: compiled once, as pip compiles what it installs."""
    return sorted(path.parent.name for path in root.glob("*/__init__.py"))


def install_command(python: str, level: str, wheelhouse: Path | None = None) -> list[str]:
    """Return the pip command for `level`, from the wheelhouse alone or from the index."""
    command = [python, "-m", "pip", "install", "--only-binary=:all:", "-c", "constraints.txt"]
    for name in LEVELS[level]:
        command += ["-r", name] if name.startswith("requirements") else []
    return command + (["--no-index", "--find-links", str(wheelhouse)] if wheelhouse else [])


def pip(command: list[str]) -> tuple[int, str]:
    """Run a pip command, show what it says, and return its exit code and its complaints."""
    settings = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PIP_USER="0")
    heard = []
    with subprocess.Popen(
        command, cwd=ROOT, env=settings, stderr=subprocess.PIPE, text=True, errors="replace"
    ) as process:
        for line in process.stderr or ():
            sys.stderr.write(line)
            heard.append(line)
    return process.returncode, "".join(heard)


def failed_install(level: str, errors: str) -> Refusal:
    """Say why pip failed and what to do about it."""
    machine = f"--platform {this_platform()} --python-version {PYTHON}"
    if any(sign in errors for sign in UNREACHABLE) and level == "test":
        return Refusal(
            "连不上软件源；测试工具不在离线包内。",
            "No package index can be reached, and a bundle does not hold the test tools.",
        )
    if any(sign in errors for sign in UNREACHABLE):
        return Refusal(
            "连不上软件源，wheelhouse/ 也没有适用于本机的软件包。请在能上网的机器上制作离线包：\n"
            "  python3 twin.py bundle " + machine,
            "No package index can be reached, and wheelhouse/ holds no packages for this machine.\n"
            "The command above, on a machine with internet, writes a zip of the repository and of\n"
            "all packages; unpacked here, it runs offline.",
        )
    if "No matching distribution" in errors:
        return Refusal(
            "没有适用于本机的软件包（" + machine + "），可换用另一版本的 Python。",
            "No packages are made for this machine; another version of Python may help.",
        )
    return Refusal("安装没有完成，原因见上文。", "The installation did not finish; see above.")


def without_venv(python: str) -> Refusal:
    """Say which package Debian and Ubuntu keep `venv` in."""
    return Refusal(
        f"缺少 venv 模块。Debian、Ubuntu：apt install python{python}-venv",
        "The venv module is missing. On Debian and Ubuntu install the package above.",
    )


def require_python(version: tuple[int, ...]) -> None:
    """Refuse a Python that is too old."""
    if version < (3, 11):
        found = "{}.{}".format(*version)
        msg = f"需要 Python 3.11 或更新版本，当前是 {found}。"
        raise Refusal(
            msg,
            f"Python 3.11 or newer is needed, this is {found}.",
        )


def port_number(text: str) -> int:
    """Read a port from the command line."""
    if not (text.isdecimal() and 0 < int(text) < 1 << 16):
        raise argparse.ArgumentTypeError(f"端口是 1 至 65535 的整数 / not a port: {text}")
    return int(text)


def require_free_port(address: str, port: int) -> None:
    """Refuse a port that cannot be listened on, before anything is installed or started."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        socket.create_server((address, port), family=family).close()
    except OSError as error:
        reason = str(error.strerror).split(" (")[0]
        other = PORT + 100 if port == PORT else PORT
        raise Refusal(
            f"无法使用 {address}:{port}（{reason}）。可换端口：python3 twin.py run --port {other}",
            "That port is taken or not allowed. The command above chooses another one.",
        ) from error


def streamlit_command(python: Path, address: str, port: int, extra: list[str]) -> list[str]:
    """Return the command that starts the app, without Streamlit's question for an e-mail."""
    command = [str(python), "-m", "streamlit", "run", "streamlit_app.py"]
    command += ["--server.address", address, "--server.port", str(port)]
    return [*command, "--server.showEmailPrompt", "false", *extra]


def this_platform() -> str:
    """Return the name of this system and processor, as `bundle --platform` knows it."""
    system = {"Darwin": "macos"}.get(platform.system(), platform.system().lower())
    machine = platform.machine().lower()
    return system + "-" + {"amd64": "x86_64"}.get(machine, machine)


def run_here(command: list[str]) -> int:
    """Run a command in the repository and return its exit code."""
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def become(command: list[str]) -> int:
    """Replace this process by a command; Windows cannot, so there it is waited for."""
    sys.stdout.flush()
    if os.name == "nt":
        return run_here(command)
    os.chdir(ROOT)
    return os.execv(command[0], command)  # never returns


if __name__ == "__main__":
    sys.exit(main())
