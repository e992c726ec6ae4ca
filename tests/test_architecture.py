"""The house rules that a reader of a change would otherwise have to remember.

docs/architecture.md draws the picture; pyproject.toml states its import contracts. What contracts
cannot say is checked here on the syntax tree. Each failure says what to do.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]

PACKAGES = (
    "pages",
    "ui",
    "briefing",
    "intake",
    "layers",
    "indicators",
    "store",
    "park",
    "i18n",
    "geo",
)
PLANNED = {"intake"}
"""Packages that the picture holds and that may be missing still."""
BELOW_UI = PACKAGES[2:]
SCRIPTS = {"benchmarks", "deploy", "docs", "tests"}
"""Folders whose Python is started by people and imported by nobody above."""

LONG_FILES = {
    "twin.py": "must run alone, before anything is installed",
    "tests/tiny.py": "the whole tiny park, to be counted by hand in one place",
    "tests/store/test_reconstruct.py": "one story: from control points to both zones",
}
"""Python files that may pass 250 lines, with the reason."""

HOSTS = {
    "www.w3.org": "the name of SVG, never fetched",
    "gtfs.org": "a link in the data dictionary, for readers",
    "example.org": "reserved for examples: links of made-up projects, for readers",
}
"""Hosts that code may name, with the reason."""

THERE = [name for name in PACKAGES if (ROOT / name).is_dir()]


def sources(*folders: str) -> list[Path]:
    """Return the Python files of the given packages."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


ALL_PYTHON = sorted(ROOT.glob("*.py")) + sources(*PACKAGES, *SCRIPTS)
CODE = [ROOT / "streamlit_app.py", *sources(*PACKAGES)]
BROWSER = sorted(
    p for s in ("js", "css", "html") for n in THERE for p in (ROOT / n).rglob(f"*.{s}")
)


def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def places(paths: list[Path], is_wrong: Callable[[ast.AST], bool]) -> list[str]:
    """Return `file:line` of every node that is wrong."""
    nodes = ((path, node) for path in paths for node in ast.walk(tree_of(path)))
    return [f"{name(path)}:{getattr(node, 'lineno', 0)}" for path, node in nodes if is_wrong(node)]


def name(path: Path) -> str:
    """Return a path as the repository calls it."""
    return path.relative_to(ROOT).as_posix()


def test_imports_keep_their_contracts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = [one for one in PACKAGES if one not in THERE and one not in PLANNED]
    if missing:
        pytest.skip(f"not there yet: {', '.join(missing)}")
    monkeypatch.chdir(ROOT)
    code = lint_imports(no_cache=True)
    assert code == 0, f"Move the code or pass a value in instead.\n{capsys.readouterr().out}"


def test_contracts_know_every_package() -> None:
    known = SETTINGS["importlinter"]["root_packages"]
    unknown = set(THERE) - set(known)
    assert not unknown, f"add to root_packages in pyproject.toml: {sorted(unknown)}"


def test_contracts_watch_every_other_package() -> None:
    at_home = {
        "streamlit": {"pages", "ui"},
        "map-libraries": {"layers", "ui"},
        "database": {"store"},
    }
    contracts = {one["id"]: one for one in SETTINGS["importlinter"]["contracts"]}
    for contract, allowed in at_home.items():
        watched = set(contracts[contract]["source_modules"])
        every = set(SETTINGS["importlinter"]["root_packages"])
        assert watched == every - allowed, f"mend source_modules of contract {contract!r}"


def test_entry_imports_the_frame_alone() -> None:
    tree = tree_of(ROOT / "streamlit_app.py")
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    foreign = {one for one in imported if one.split(".")[0] not in {"pages", "ui", "streamlit"}}
    foreign -= {"__future__"}
    assert not foreign, f"streamlit_app.py calls ui/; let ui/ import {sorted(foreign)}"


def test_packages_are_packages() -> None:
    bare = [one for one in THERE if not (ROOT / one / "__init__.py").exists()]
    assert not bare, f"add an __init__.py to {bare}"


def test_no_further_package_at_the_root() -> None:
    folders = {path.parent.name for path in ROOT.glob("[!.]*/*.py")}
    further = folders - set(PACKAGES) - SCRIPTS
    assert not further, (
        f"move into a package of the picture, or decide in docs/decisions/: {further}"
    )


def test_package_names_belong_to_nobody_else() -> None:
    taken = set(PACKAGES) & metadata.packages_distributions().keys()
    assert not taken, f"an installed package hides ours; drop it from the pins: {taken}"


def test_data_holds_no_code() -> None:
    assert not sources("data"), "move the code to store/, which alone reads data/"


def test_files_are_named_after_a_question() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
    found = [name(path) for path in ALL_PYTHON if vague & set(name(path)[:-3].split("/"))]
    assert not found, f"name the file after the question it answers: {found}"


def test_files_stay_small() -> None:
    lengths = {name(p): len(p.read_text(encoding="utf-8").splitlines()) for p in ALL_PYTHON}
    long = {one for one, lines in lengths.items() if lines > 250}
    assert long <= LONG_FILES.keys(), (
        f"split, or give the reason here: {sorted(long - LONG_FILES.keys())}"
    )


def test_pages_only_compose() -> None:
    pages = {name(path): path.read_text(encoding="utf-8") for path in sources("pages")}
    long = [one for one, text in pages.items() if len(text.splitlines()) > 60]
    assert not long, f"a page chooses panels, move the rest to ui/ or below: {long}"


def test_text_never_becomes_code() -> None:
    found = places(CODE, _runs_text)
    assert not found, f"compare columns, or build values through ui/markup.py: {found}"


def test_markup_is_written_in_one_place() -> None:
    elsewhere = [path for path in CODE if name(path) != "ui/markup.py"]
    found = places(elsewhere, _writes_markup)
    assert not found, f"use ui/markup.py, which escapes: {found}"


def test_clock_and_chance_are_arguments_below_ui() -> None:
    inner = [path for path in sources(*BELOW_UI) if path.name != "__main__.py"]
    found = places(inner, _asks_the_world)
    assert not found, f"take the day, the time or the id as an argument: {found}"


def test_no_foreign_host_in_code() -> None:
    host = re.compile(r"(?:https?:)?//([a-z0-9-]+\.[a-z0-9.-]+)", re.IGNORECASE)
    hosts = ((path, found) for path, text in _texts() for found in host.findall(text))
    found = [f"{name(path)}: {one}" for path, one in hosts if one not in HOSTS]
    assert not found, f"bundle it under static/: the twin asks no other host: {found}"


def test_no_path_of_one_machine() -> None:
    path_of = re.compile(r"(?<![\w./])/(?:work|tmp|root|home|Users)/")
    files = [*ALL_PYTHON, *BROWSER]
    found = [name(path) for path in files if path_of.search(path.read_text(encoding="utf-8"))]
    assert not found, f"start from the repository's folder or take the path as an argument: {found}"


def _texts() -> Iterator[tuple[Path, str]]:
    """Yield what the program can send out: strings of Python but docstrings, and browser code."""
    for path in CODE:
        tree = tree_of(path)
        said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in said
            ):
                yield path, node.value
    for path in BROWSER:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path, line


def _called(node: ast.AST) -> str:
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def _runs_text(node: ast.AST) -> bool:
    # STRtree.query takes a geometry; DataFrame.query takes text.
    texts = (ast.Constant, ast.JoinedStr, ast.BinOp)
    called = _called(node)
    queries_text = (
        called.endswith(".query")
        and isinstance(node, ast.Call)
        and any(isinstance(argument, texts) for argument in node.args)
    )
    return called in {"eval", "exec"} or called.endswith(".eval") or queries_text


def _writes_markup(node: ast.AST) -> bool:
    if isinstance(node, ast.keyword):
        return node.arg == "unsafe_allow_html"
    return _called(node) in {"st.html", "html"} or _called(node).endswith(
        ("components.html", "v1.html")
    )


def _asks_the_world(node: ast.AST) -> bool:
    called = _called(node)
    clock = called.endswith((".now", ".utcnow", ".today")) or called in {
        "time.time",
        "time.time_ns",
    }
    return clock or bool(re.fullmatch(r"(uuid\.)?uuid[1-8]|(random|secrets)\.\w+", called))
