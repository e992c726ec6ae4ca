"""Each recipe of CONTRIBUTING.md works as written, and a step left out is named by the check.

The steps are read from the document and followed in a scratch copy of the repository. All copies
are made and checked at once, as many at a time as there are processors.
"""

from __future__ import annotations

import os
import shutil
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.recipes.recipe import Recipe, recipes, run

ROOT = Path(__file__).parents[2]
RECIPES = recipes((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))

NAMED: dict[str, tuple[str, ...]] = {
    "Add a layer": (
        "No module named 'layers.control_points'",
        "CONTROL_POINTS of layers/control_points.py is not in LAYERS of layers/__init__.py",
        "layer.control_points.title is missing in i18n/zh.toml",
        "layer.control_points.title is missing in i18n/en.toml",
        "layer.control_points.style.point is missing in i18n/de.toml",
    ),
    "Add an indicator": (
        "planned-area of data/observations.csv has no row in data/indicators.csv",
        "planned-area has no target in data/indicators.csv and no row in data/observations.csv",
        "planned-area: its definition has no text_en in data/translations.csv",
        "unit_of_measure.square_kilometres is missing in i18n/zh.toml",
        "unit_of_measure.square_kilometres is missing in i18n/en.toml",
        "unit_of_measure.square_kilometres is missing in i18n/de.toml",
    ),
    "Add a language": (
        "account.sentence is missing in i18n/fr.toml",
        "[language] name is the same in i18n/en.toml and i18n/fr.toml",
        "name.untranslated is empty in i18n/fr.toml",
    ),
    "Add a page": (
        "No module named 'pages.units'",
        "UNITS of pages/units.py is not in PAGES of pages/__init__.py",
        "page.units is missing in i18n/zh.toml",
        "page.units is missing in i18n/en.toml",
        "page.units is missing in i18n/de.toml",
    ),
    "Add a data file": (
        "data/milestones.csv is declared, and missing",
        "No module named 'store.contract.milestones'",
        "MILESTONES of store/contract/milestones.py is not in TABLES of store/contract/__init__.py",
        "Park has no field milestones: add it in park/model.py",
        "docs/data-dictionary.md is stale: run python -m store dictionary",
    ),
}
"""What the check says when a step is left out, in the order of the steps."""

NEEDED = (
    "briefing", "data", "docs", "geo", "i18n", "indicators", "layers", "pages", "park", "static",
    "store", "tests", "ui",
)  # fmt: skip
UNNEEDED = ("browser", "decisions", "deck-*.js", "launcher", "overview.png", "recipes", "*.woff2")

SHOWN = (
    "from streamlit.testing.v1 import AppTest\n"
    "app = AppTest.from_file('streamlit_app.py', default_timeout=60)\n"
    "app.query_params.update({query!r})\n"
    "app.run()\n"
    "assert not app.exception, app.exception\n"
    "said = ' '.join(str(one.proto) for one in app.main.get('html')) + str(app.main)\n"
    "assert {words!r} in said, said[:2000]\n"
)
"""A program that opens the app at an address and looks for words."""

CASES = [(title, left_out) for title, said in NAMED.items() for left_out in range(len(said))]

Checked = tuple[int, str]


def copy_of_the_repository(folder: Path) -> Path:
    """Copy what the checks of the recipes need."""
    for name in NEEDED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(*UNNEEDED))
    for name in ("streamlit_app.py", "pyproject.toml"):
        shutil.copy2(ROOT / name, folder / name)
    return folder


def followed(recipe: Recipe, left_out: int | None, folder: Path) -> Checked:
    """Follow a recipe but for one step, run its check, and return its exit code and words."""
    scratch = copy_of_the_repository(folder)
    for number, step in enumerate(recipe.steps):
        if number != left_out:
            step.follow(scratch, gaps=left_out is not None)
    # The registers need no hypothesis, which takes longer to load than they to run.
    without = ("-p", "no:cacheprovider", "-p", "no:hypothesispytest")
    ran = run([sys.executable, "-m", "pytest", "-qx", *without, *recipe.check], scratch)
    return ran.returncode, ran.stdout


@pytest.fixture(scope="module", name="outcomes")
def _outcomes(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[tuple[str, int | None], Future[Checked]]:
    """Follow every recipe, whole and with each step left out."""
    top = tmp_path_factory.mktemp("recipes")
    with ThreadPoolExecutor(os.cpu_count()) as several:
        return {
            (title, left_out): several.submit(
                followed, recipe, left_out, top / f"{title} {left_out}".replace(" ", "-")
            )
            for title, recipe in RECIPES.items()
            for left_out in (None, *range(len(recipe.steps)))
        }


def test_the_document_has_the_recipes() -> None:
    told = {title: len(recipe.steps) for title, recipe in RECIPES.items()}
    assert told == {title: len(said) for title, said in NAMED.items()}


@pytest.mark.parametrize("title", NAMED)
def test_a_recipe_works_as_written(
    title: str, outcomes: dict[tuple[str, int | None], Future[Checked]]
) -> None:
    code, said = outcomes[title, None].result()
    assert code == 0, said


@pytest.mark.parametrize(("title", "left_out"), CASES)
def test_a_step_left_out_is_named(
    title: str, left_out: int, outcomes: dict[tuple[str, int | None], Future[Checked]]
) -> None:
    code, said = outcomes[title, left_out].result()
    assert code, f"no check noticed it:\n{said}"
    assert NAMED[title][left_out] in said, said


@pytest.mark.parametrize(
    ("title", "query", "words"),
    [
        (
            "Add a page",
            {"page": "units", "lang": "en"},
            "<li>Sino-German Park Administrative Committee</li>",
        ),
        ("Add a language", {"page": "projects", "lang": "fr"}, "(en anglais)"),
    ],
)
def test_the_app_shows_it(title: str, query: dict[str, str], words: str, tmp_path: Path) -> None:
    scratch = copy_of_the_repository(tmp_path / "scratch")
    for step in RECIPES[title].steps:
        step.follow(scratch)
    program = SHOWN.format(query=query, words=words)
    ran = run([sys.executable, "-c", program], scratch)
    assert ran.returncode == 0, ran.stdout
