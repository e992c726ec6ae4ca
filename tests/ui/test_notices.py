"""What the reader is told when something could not be had."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from i18n import Speech, languages
from store import serve
from tests.park.made import repeatable
from tests.tiny import write_tiny
from tests.ui.hostile import HOSTILE
from tests.ui.reader import Reader, serving
from ui.markup import plain_markdown

UNSEEN = "\N{WORD JOINER}"
LETTERS = st.characters(
    exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs"), exclude_characters=UNSEEN
)
MADE_AT = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.mark.usefixtures("real_app")
@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_what_is_unknown_in_the_address_is_named_and_ignored(code: str) -> None:
    wrong = {"zone": "atlantis", "theme": "magic", "on": "soon", "page": "nowhere", "id": "nobody"}
    reader = Reader(**wrong, lang=code)
    (notice,) = (one.value for one in reader.app.info)
    for value in wrong.values():
        assert value in notice
    assert reader.address == ({} if code == "zh" else {"lang": code})
    assert reader.account[3] == 0


@pytest.mark.usefixtures("real_app")
def test_an_unknown_language_is_named_and_chinese_spoken() -> None:
    reader = Reader(lang="tlh")
    assert "tlh" in reader.app.info[0].value
    assert reader.app.button(key="nav-here.overview").label == Speech("zh")("page.overview")


@pytest.mark.usefixtures("real_app")
def test_the_notice_goes_when_the_reader_goes_on() -> None:
    reader = Reader(zone="atlantis", page="projects")
    assert reader.app.info
    reader.press("nav.sources")
    assert not reader.app.info


@pytest.mark.usefixtures("real_app")
def test_an_unknown_feature_gives_the_hint() -> None:
    for page in ("map", "projects"):
        reader = Reader(page=page, id="<b>no such feature</b>")
        assert Speech()("project.hint") in reader.html
        assert "no such feature" not in reader.html


@pytest.mark.usefixtures("real_app")
@pytest.mark.parametrize("text", HOSTILE[::6])
def test_no_address_breaks_the_app(text: str) -> None:
    names = ("zone", "theme", "stage", "unit", "sector", "origin", "inpark", "q", "on", "lang",
             "page", "id")  # fmt: skip
    reader = Reader(**dict.fromkeys(names, text))
    total, *parts = reader.account
    assert sum(parts) == total


def _shown(markdown: str) -> str:
    """Return the text that a Markdown reader shows; fail where it makes anything but text."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    (inline,) = (one for one in parser.parse(f"“{markdown}”") if one.type == "inline")
    kinds = {one.type for one in inline.children or ()}
    assert kinds <= {"text", "text_special", "softbreak"}, kinds
    return "".join(one.content for one in inline.children or ())[1:-1]


def _seen(markdown: str) -> str:
    return _shown(markdown).replace(UNSEEN, "")


LINKED_LATER = re.compile(
    r"(?:https?://|www(?=\.))[-.\w]+|[-.\w+]+@[-\w]+(?:\.[-\w]+)+|:[a-z0-9_+/-]+:",
    re.IGNORECASE,
)
"""What Streamlit makes links and emoji of after Markdown was read, escaped or not."""


@repeatable
@given(text=st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")), max_size=40))
def test_markdown_shows_what_was_asked_as_it_stands(text: str) -> None:
    assert _shown(plain_markdown(text)).replace("\N{WORD JOINER}", "") == text.replace(
        "\N{WORD JOINER}", ""
    )


@pytest.mark.parametrize(
    "text",
    [*HOSTILE, "www.example.org", "https://example.org/a?b=c", "a@example.org", ":smile:",
     ":material/home:", ":red[x]", "$x^2$", "&lt;b&gt;", "&amp;", "1. a", "# a", "- a", "~~a~~"],
)  # fmt: skip
def test_no_text_becomes_a_link_or_a_picture(text: str) -> None:
    line = " ".join(text.split())
    assert _seen(plain_markdown(line)) == line
    assert not LINKED_LATER.search(_shown(plain_markdown(line)))


def _spoil(folder: Path) -> None:
    path = folder / "projects.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace(",industry,", ",magic,"), encoding="utf-8"
    )


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_refused_data_keeps_the_last_good_store(tmp_path: Path, code: str) -> None:
    data = write_tiny(tmp_path / "data")
    serve(tmp_path / "park.db", data, MADE_AT).store.close()
    _spoil(data)
    with serving(tmp_path / "park.db", data):
        reader = Reader(lang=code)
        assert reader.account == (3, 1, 2, 0)
        (expander,) = reader.app.expander
        say = Speech(code)
        assert expander.label == say("notice.refused", count=1)
        (row,) = expander.dataframe[0].value.to_dict("records")
        assert row[say("problem_column.file")] == "projects.csv"
        assert "magic" in row[say("problem_column.what")]


def test_the_notice_of_refused_data_goes_with_the_next_revision(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "data")
    serve(tmp_path / "park.db", folder, MADE_AT).store.close()
    projects = folder / "projects.csv"
    good = projects.read_text(encoding="utf-8")
    projects.write_text(good.replace("industry", "magic"), encoding="utf-8")
    with serving(tmp_path / "park.db", folder):
        assert len(Reader().app.expander) == 1
        projects.write_text(good.replace("甲公司", "乙公司"), encoding="utf-8")
        serve(tmp_path / "park.db", folder, MADE_AT).store.close()
        assert not Reader().app.expander


@pytest.mark.parametrize(("asked", "code"), [("zh", "zh"), ("en", "en"), ("xx", "zh")])
def test_refused_data_without_a_store_shows_what_is_wrong(
    tmp_path: Path, asked: str, code: str
) -> None:
    data = write_tiny(tmp_path / "data")
    _spoil(data)
    with serving(tmp_path / "park.db", data):
        reader = Reader(lang=asked)
        say = Speech(code)
        assert [one.value for one in reader.app.error] == [say("notice.no_store", count=1)]
        (row,) = reader.app.dataframe[0].value.to_dict("records")
        assert "magic" in row[say("problem_column.what")]
        assert not reader.app.button, "there is nothing to navigate"


def test_a_file_that_is_no_store_is_said_and_left_alone(tmp_path: Path) -> None:
    database = tmp_path / "park.db"
    database.write_text("my notes", encoding="utf-8")
    with serving(database, write_tiny(tmp_path / "data")):
        assert [one.value for one in Reader(lang="de").app.error] == [
            Speech("de")("notice.store_unavailable")
        ]
    assert database.read_text(encoding="utf-8") == "my notes"
