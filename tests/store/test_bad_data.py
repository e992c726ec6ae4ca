"""Bad data is refused: every problem at once, with file, row and column, and nothing is written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n import Speech
from store import BadData, Problem, serve
from store.checking import own_problems
from store.contract import TABLES
from store.reading.folder import READERS
from store.reading.rows import Unreadable, typed
from store.syncing import checked_rows
from tests.store.faults_of_cells import OF_CELLS
from tests.store.faults_of_files import OF_FILES
from tests.store.faults_of_shapes import OF_SHAPES
from tests.store.spoil import Where, with_cell, without_column
from tests.tiny import CSV_ROWS, MADE_AT, write_csv

ROOT = Path(__file__).parents[2]

ONE_FAULT = {**OF_CELLS, **OF_SHAPES, **OF_FILES}


def problems(folder: Path) -> list[Where]:
    """Return file, row, column and code of every problem."""
    try:
        checked_rows(folder)
    except BadData as error:
        return [(one.file, one.row, one.column, one.code) for one in error.problems]
    return []


def test_the_tiny_folder_is_good(tiny_folder: Path) -> None:
    assert problems(tiny_folder) == []


@pytest.mark.parametrize("fault", ONE_FAULT)
def test_a_fault_is_named_with_file_row_and_column(tiny_folder: Path, fault: str) -> None:
    spoil, expected = ONE_FAULT[fault]
    spoil(tiny_folder)
    with pytest.raises(BadData) as caught:
        checked_rows(tiny_folder)
    found = caught.value.problems
    assert expected in [(one.file, one.row, one.column, one.code) for one in found]
    for code in ("zh", "en", "de"):
        for sentence in [one.sentence(Speech(code)) for one in found]:
            assert sentence.isprintable()
            assert "{" not in sentence


@pytest.mark.parametrize(("project", "field", "value", "bound"), [
    ("plant", "operating_date", "2022-05", "="), ("plant", "operating_date", "2022-05", ""),
    ("wetland", "completed_date", "2025-12-31", "by"), ("plant", "opening_date", "2019", "="),
])  # fmt: skip
def test_a_chosen_date_may_say_what_its_event_says(
    tiny_folder: Path, project: str, field: str, value: str, bound: str
) -> None:
    row = {"entity": "project", "entity_id": project, "field": field, "value": value,
           "bound": bound, "as_of": "2025", "source_id": "news", "chosen": "yes"}  # fmt: skip
    write_csv(tiny_folder / "claims.csv", [*CSV_ROWS["claims.csv"], row])
    assert problems(tiny_folder) == []


FIVE = ("missing column", "unknown zone", "bad date", "bow-tie", "duplicate id")


def test_all_faults_of_all_files_are_reported_at_once(tiny_folder: Path, tmp_path: Path) -> None:
    for fault in FIVE:
        ONE_FAULT[fault][0](tiny_folder)
    # The duplicate and the missing column are both in units.csv: spoil another file as well.
    without_column("control_points.csv", "accuracy_m")(tiny_folder)
    found = problems(tiny_folder)
    expected = {ONE_FAULT[fault][1] for fault in FIVE if fault != "missing column"}
    expected.add(("control_points.csv", None, "accuracy_m", "missing_column"))
    assert set(found) == expected
    with pytest.raises(BadData) as caught:
        serve(tmp_path / "park.db", tiny_folder, MADE_AT)
    assert len(caught.value.problems) == len(FIVE)


def test_a_row_number_is_the_line_of_the_file_even_after_a_cell_with_a_line_break(
    tiny_folder: Path,
) -> None:
    (tiny_folder / "project_units.csv").write_text(
        'project_id,unit_id,role\nplant,bureau,"le\nad"\n\nplant,nobody,lead\n', encoding="utf-8"
    )
    assert problems(tiny_folder) == [
        ("project_units.csv", 2, "role", "stray_characters"),
        ("project_units.csv", 5, "unit_id", "unknown_unit"),
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_header(tiny_folder: Path) -> None:
    for file in ("units.csv", "zones.geojson", "stages.toml"):
        content = (tiny_folder / file).read_bytes()
        (tiny_folder / file).write_bytes(b"\xef\xbb\xbf" + content)
    assert problems(tiny_folder) == []


def test_a_long_wrong_value_is_cut_and_kept_on_one_line(tiny_folder: Path) -> None:
    with_cell("units.csv", 0, "id", "x\u202e\x07" * 5000)(tiny_folder)
    with pytest.raises(BadData) as caught:
        checked_rows(tiny_folder)
    sentence = str(caught.value)
    assert len(sentence) < 300
    assert sentence.isprintable()


def judged(file: str, content: bytes) -> list[Problem]:
    """Return what is wrong with one file, taken by itself."""
    table = next(table for table in TABLES if table.file == file)
    try:
        loaded, found = typed(table, READERS[table.ending](file, content))
    except Unreadable as error:
        return [error.problem]
    return found + own_problems(loaded)


@settings(max_examples=150, deadline=None)
@given(
    file=st.sampled_from([table.file for table in TABLES]),
    content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)),
)
def test_no_bytes_make_a_traceback(file: str, content: bytes) -> None:
    assert judged(file, content)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "coordinates", "a"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(
    kind=st.sampled_from(["Point", "LineString", "Polygon", "GeometryCollection", "Foo"]),
    coordinates=JSON,
    properties=JSON,
)
def test_no_feature_makes_a_traceback(kind: str, coordinates: object, properties: object) -> None:
    geometry = {"type": kind, "coordinates": coordinates}
    feature = {"type": "Feature", "properties": properties, "geometry": geometry}
    collection = {"type": "FeatureCollection", "features": [feature]}
    assert judged("context.geojson", json.dumps(collection).encode())


def test_problems_can_be_compared_and_kept_in_sets() -> None:
    one = Problem(file="a.csv", code="duplicate", row=2, holes={"value": "x"})
    assert one == Problem(file="a.csv", code="duplicate", row=2, holes={"value": "x"})
    assert len({one, one}) == 1


def test_a_file_beyond_all_measure_is_not_read(
    tiny_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.reading.folder.LARGEST", 300)
    assert ("zones.geojson", None, "", "file_too_large") in problems(tiny_folder)


def test_a_folder_in_place_of_a_file_is_a_problem(tiny_folder: Path) -> None:
    (tiny_folder / "claims.csv").unlink()
    (tiny_folder / "claims.csv").mkdir()
    assert problems(tiny_folder) == [("claims.csv", None, "", "unreadable_file")]


CODE = re.compile(r'(?:code=|code = |problem\(\w+, |return )"([a-z0-9]+_[a-z_0-9]+)"')


@pytest.mark.parametrize("code", ["zh", "en", "de"])
def test_every_code_has_words(code: str) -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "store").rglob("*.py")]
    codes = {found for text in sources for found in CODE.findall(text)}
    codes |= {f"unknown_{table.noun}" for table in TABLES if table.noun}
    assert len(codes) > 30
    assert [one for one in sorted(codes) if not Speech(code).has(f"problem.{one}")] == []
