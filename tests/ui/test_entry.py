"""Entry as a planner has it: faults all at once, nothing lost, saved, seen, taken back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from i18n import Speech
from store import open_store
from tests.conftest import DATA
from tests.ui.reader import Reader, serving
from ui.entry_saving import NotSaved, save
from ui.live_park import READ_ONLY_SETTING, current_park

SAY = Speech()
TEXTS = {
    "value": "1650", "period": "2025", "note": "=SUM(A1)<b>x</b>", "author": "王工",
    "source_title": "统计公报", "source_publisher": "统计局", "source_published": "2026-03",
    "source_url": "https://example.org/bulletin",
}  # fmt: skip


@pytest.fixture(name="database")
def _database(tmp_path: Path) -> Iterator[Path]:
    """Serve the repository's data from a store of this test alone."""
    database = tmp_path / "park.db"
    with serving(database, DATA):
        yield database


def _choose(reader: Reader, field: str, value: str) -> None:
    reader.app.selectbox(key=f"entry.{field}").set_value(value)
    reader.run()


def _fill(reader: Reader, **texts: str) -> None:
    for field, text in texts.items():
        reader.app.text_input(key=f"entry.{field}").set_value(text)
    reader.run()


def _filled(**own: str) -> Reader:
    reader = Reader(page="entry", id="industrial-output")
    _choose(reader, "source", "new")
    _fill(reader, **(TEXTS | own))
    return reader


def test_faults_are_named_all_at_once_and_nothing_is_lost(database: Path) -> None:
    wrong = {"value": "lots", "period": "2026", "author": "", "source_url": "javascript:alert(1)"}
    reader = _filled(**wrong)
    assert not reader.app.error, "nobody is told off before saving"
    reader.press("entry.save")
    (told,) = reader.app.error
    for field in wrong:
        assert SAY(f"entering.field.{field}") in told.value
    for code in ("en", "de", "zh"):
        reader.speak(code)
        assert Speech(code)("entering.field.period") in reader.app.error[0].value
    reader.press("nav.sources").press("nav.indicators").press("tab.entry")
    for field, text in (TEXTS | wrong).items():
        assert reader.app.text_input(key=f"entry.{field}").value == text
    with open_store(database) as store:
        assert store.head().number == 1


def test_saved_seen_and_taken_back(database: Path) -> None:
    before = Reader(page="indicators").html
    reader = _filled().press("entry.save")
    assert not reader.app.error
    assert "1,650" in reader.html, "how the target stands now is said at once"
    after = Reader(page="indicators").html
    assert "1,650" in after
    assert "1,650" not in before
    with open_store(database) as store:
        park = store.park()
        (row,) = park.observations[park.observations["note"] == TEXTS["note"]].to_dict("records")
        assert (row["value"], row["period"], store.head().author) == (1650.0, "2025", "王工")
        source = park.sources.set_index("id").loc[row["source_ids"]]
        assert (source["url"], source["trust"]) == (TEXTS["source_url"], "A")
    assert reader.app.text_input(key="entry.value").value == ""
    assert reader.app.text_input(key="entry.author").value == "王工"
    reader.press("entry.undo.2")
    assert not reader.app.error
    (told,) = reader.app.success
    assert "1,650".replace(",", "\\,") in told.value.replace(",", "\\,"), (
        "what was taken back is said"
    )
    # The footer says which revision is read: there is one more now.
    assert Reader(page="indicators").html.split("<footer")[0] == before.split("<footer")[0]
    with open_store(database) as store:
        assert store.head().number == 3
        assert row["source_ids"] not in set(store.park().sources["id"])


def test_what_surprises_is_saved_only_when_confirmed(database: Path) -> None:
    reader = _filled(value="9000")
    (warned,) = reader.app.warning
    assert "2024" in warned.value, "the value before is named"
    assert reader.app.button(key="entry.save").disabled
    why = SAY("entering.sure_first", sure=SAY("entering.sure"))
    assert why in reader.html, "the button says why it does not work"
    reader.app.checkbox[0].check()
    reader.run()
    assert why not in reader.html
    _fill(reader, value="9001")
    assert reader.app.button(key="entry.save").disabled, "another value is asked about again"
    reader.app.checkbox[0].check()
    reader.run().press("entry.save")
    with open_store(database) as store:
        assert 9001.0 in set(store.park().observations["value"])


def test_each_save_of_the_session_can_be_taken_back(database: Path) -> None:
    reader = _filled().press("entry.save")
    _choose(reader, "source", "new")
    later = {"period": "2025年6月", "value": "1700", "source_url": "https://example.org/other"}
    _fill(reader, **(TEXTS | later))
    assert "2025-06" in reader.html.split("twin-understood")[1], "how it was read is said"
    if reader.app.warning:
        reader.app.checkbox[0].check()
        reader.run()
    reader.press("entry.save")
    keys = [one.key for one in reader.app.button if str(one.key).startswith("entry.undo.")]
    assert keys == ["entry.undo.3", "entry.undo.2"], "latest first"
    reader.press("entry.undo.2")
    with open_store(database) as store:
        left = store.park().observations
        assert "2025-06" in set(left["period"])
        assert TEXTS["period"] not in set(left[left["note"] == TEXTS["note"]]["period"])
    reader.press("entry.undo.3")
    assert not [one for one in reader.app.button if str(one.key).startswith("entry.undo.")]
    assert reader.app.success


def test_a_reload_keeps_the_way_back_and_the_way_forth(database: Path) -> None:
    _filled().press("entry.save")
    reader = Reader(page="entry")
    assert "1,650" in reader.html
    assert "王工" in reader.html, "who entered it"
    assert reader.app.button(key="entry.undo.2").disabled, "whoever takes it back says who it is"
    assert SAY("entering.name_first", field=SAY("entering.field.author")) in reader.html
    _fill(reader, author="李工")
    reader.press("entry.undo.2")
    with open_store(database) as store:
        assert store.head().author == "李工"
        assert 1650.0 not in set(store.park().observations["value"])
    again = Reader(page="entry")
    _fill(again, author="李工")
    assert "entry.undo.2" not in {one.key for one in again.app.button}
    again.press("entry.redo.2")
    assert again.app.success
    with open_store(database) as store:
        park = store.park()
        (row,) = park.observations[park.observations["value"] == 1650.0].to_dict("records")
        assert row["source_ids"] in set(park.sources["id"])
        assert store.head().number == 4
    assert "entry.undo.4" in {one.key for one in Reader(page="entry").app.button}


@pytest.mark.parametrize(("code", "typed", "unit"), [
    ("zh", "1650", "亿元"), ("en", "165", "bn yuan"), ("de", "165", "Mrd. Yuan"),
])  # fmt: skip
def test_money_is_stored_as_the_reader_means_it(
    database: Path, code: str, typed: str, unit: str
) -> None:
    reader = Reader(page="entry", id="industrial-output", lang=code)
    _choose(reader, "source", "new")
    _fill(reader, **(TEXTS | {"value": typed}))
    field = reader.app.text_input(key="entry.value")
    say = Speech(code)
    assert unit in field.label
    assert say.understood(field.placeholder.split()[-1], "yi_cny") == 1126.2
    told = reader.html.split("twin-understood")[1].split("</p>")[0]
    assert say.money(1650) in told
    reader.press("entry.save")
    with open_store(database) as store:
        assert 1650.0 in set(store.park().observations["value"])


@pytest.mark.usefixtures("database")
def test_another_language_keeps_the_value_that_was_typed() -> None:
    reader = _filled(value="1,455.5")
    for code, written in (("en", "145.55"), ("de", "145,55"), ("zh", "1455.5")):
        reader.speak(code)
        assert reader.app.text_input(key="entry.value").value == written


def test_a_demonstration_store_takes_entries(tmp_path: Path, demo_database: Path) -> None:
    database = Path(shutil.copy(demo_database, tmp_path / "demo.db"))
    with serving(database, DATA):
        reader = _filled()
        if reader.app.warning:
            reader.app.checkbox[0].check()
            reader.run()
        reader.press("entry.save")
        assert not reader.app.error
        with open_store(database) as store:
            assert 1650.0 in set(store.park().observations["value"])


@pytest.mark.usefixtures("database")
def test_read_only_hides_entry_and_refuses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READ_ONLY_SETTING, "1")
    reader = Reader(page="entry")
    assert "page" not in reader.address
    reader = Reader(page="plan", id="一(二)")
    assert "tab.entry" not in {one.key for one in reader.app.button}
    assert "page=entry" not in reader.html
    with pytest.raises(NotSaved) as refused:
        save(current_park(), None, SAY)  # type: ignore[arg-type]
    assert refused.value.why == "read_only"
