"""Cards and pages say the notes of the data in the reader's language, each of them."""

from __future__ import annotations

import re
from datetime import date

import numpy as np
import pytest

from i18n import Speech, languages
from i18n.catalogue import DEFAULT
from layers.source_words import owner_words
from park import Park, Selection
from park.order import Column
from ui.feature_card import feature_card
from ui.geometry_table import geometry_table
from ui.project_history import _value
from ui.project_parts import investment, note, project_row
from ui.project_rows import ProjectCells
from ui.quality_evidence import _money, _place

HAN = re.compile("[\u4e00-\u9fff]")
CHOSEN = Selection(on=date(2026, 11, 23))
OTHERS = pytest.mark.parametrize(
    "say",
    [Speech(one.code) for one in languages() if one.code != DEFAULT],
    ids=lambda one: one.code,
)


def _mark(say: Speech) -> str:
    return say("note.inline", text="").strip()


@OTHERS
def test_no_card_shows_a_note_or_an_owner_in_chinese(say: Speech, real_park: Park) -> None:
    frames = (real_park.zones, real_park.waterways, real_park.context, real_park.projects)
    for one in (one for frame in frames for one in frame["id"]):
        assert _mark(say) not in feature_card(real_park, one, CHOSEN, say), one


@OTHERS
def test_zone_edges_and_evidence_are_in_the_language(say: Speech, real_park: Park) -> None:
    table = str(geometry_table(real_park, say))
    for text in real_park.zone_edges["note"]:
        assert text not in table
        assert say.translated(text, real_park.texts) in table
    for row, project in enumerate(real_park.projects.to_dict("records")):
        for told, column in ((_money, "investment_note"), (_place, "location_note")):
            if project[column]:
                assert project[column] not in told(real_park, row, CHOSEN.on, say)


@OTHERS
def test_a_sum_stands_beside_its_note_and_the_history_says_both(
    say: Speech, real_park: Park
) -> None:
    row = project_row(real_park, "bmw-gen6-battery")
    assert row is not None
    assert row["investment_note"] == "另有报道作102亿元"
    told = {
        "en": "Another report says 10.2 bn yuan",
        "de": "Ein anderer Bericht nennt 10,2 Mrd. Yuan",
    }
    assert investment(real_park, row, say).endswith(f"({told[say.code]})")
    before = _value(real_park, "projects", "investment_note", row["investment_note"], say)
    assert before == told[say.code]


@OTHERS
def test_lists_and_the_history_call_owners_as_the_reader_does(say: Speech, real_park: Park) -> None:
    cells = ProjectCells(real_park, CHOSEN, say).of(np.arange(len(real_park)), [Column.OWNER])
    for owner, (cell,) in zip(real_park.projects["owner"], cells, strict=True):
        assert cell.get("text", "") == owner_words(real_park, owner, say)
        assert not HAN.search(cell.get("text", "")), cell
    assert _value(real_park, "projects", "owner", "采埃孚", say) == "ZF"


@OTHERS
def test_a_note_that_nobody_translated_is_marked(say: Speech, real_park: Park) -> None:
    assert f"尚无译文 {_mark(say)}" in str(note(real_park, {"note": "尚无译文"}, say))
    assert note(real_park, {"note": ""}, say) is None
    assert str(note(real_park, {"note": "尚无译文"}, Speech())) == (
        '<p class="twin-quiet">尚无译文</p>'
    )
