"""What every hand-out of the map says of itself: what was chosen, as of when, and the sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from i18n import Speech
from layers.choice_words import words_of
from layers.model import Group, MapLayer
from layers.source_words import publisher_words
from park import Park, Selection, account
from park.query import CHOICES

_SOURCE = ("id", "title", "publisher", "published", "accessed", "url", "trust", "licence",
           "attribution")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Colophon:
    """The words that go with a picture, a page or a file of the map."""

    title: str
    as_of: date
    revision: int
    lines: tuple[tuple[str, str], ...]
    """Name and words of each thing to know, in the reader's language, in order."""
    sources: tuple[Mapping[str, str | None], ...]
    """What the layers rest on, as ``data/sources.csv`` has it; an empty field is None."""
    credits: tuple[str, ...] = ()
    """Whom the sources ask to be named, each once, in the reader's language."""
    watermark: str = ""
    """Words that must be seen across the whole of it; none where the data is real."""

    @property
    def lines_of_picture(self) -> tuple[tuple[str, str], ...]:
        """The lines without the last, which is about tables."""
        return self.lines[:-1]


def colophon(
    park: Park,
    chosen: Selection,
    layers: Sequence[MapLayer],
    title: str,
    say: Speech,
    *,
    imported: Sequence[str] = (),
) -> Colophon:
    """Return what a hand-out of these layers says of itself.

    `imported` are the names of the files that layers of the reader's own come from.
    """
    made_on = park.revision.made_at.date()
    revision = say("footer.revision", number=park.revision.number, day=say.day(made_on))
    watermark = say("demonstration.mark") if park.demonstration else ""
    lines = (
        *(((watermark, say("demonstration.about")),) if watermark else ()),
        (say("take.selection"), selection_in_words(park, chosen, say)),
        (say("take.counted"), account_in_words(park, chosen, say)),
        (say("take.as_of"), say.day(chosen.on)),
        (say("take.revision"), revision),
        (say("take.not_a_survey"), say("footer.not_a_survey")),
        (say("take.accuracy"), say("take.accuracy_about")),
        *((say("take.imported"), say("take.imported_about", name=name)) for name in imported),
        (say("take.unknown"), say("take.unknown_about")),
    )
    sources = sources_of(park, layers)
    return Colophon(
        title=say("demonstration.titled", title=title) if watermark else title,
        as_of=chosen.on,
        revision=park.revision.number,
        lines=lines,
        sources=sources,
        credits=attributions(park, sources, say),
        watermark=watermark,
    )


def sources_of(park: Park, layers: Iterable[MapLayer]) -> tuple[Mapping[str, str | None], ...]:
    """Return the sources that features of the layers name, in the order of the data file."""
    named = {one for layer in layers for feature in layer.features for one in feature.source_ids}
    rows = park.sources[park.sources["id"].isin(named)].to_dict("records")
    return tuple({column: str(row[column]) or None for column in _SOURCE} for row in rows)


def credits_of(park: Park, layers: Iterable[MapLayer], say: Speech) -> tuple[str, ...]:
    """Return whom to name under a picture of layers: those who gave places, not reports."""
    drawn = (layer for layer in layers if layer.definition.group is not Group.PROJECTS)
    return attributions(park, sources_of(park, drawn), say)


def attributions(
    park: Park, sources: Iterable[Mapping[str, str | None]], say: Speech
) -> tuple[str, ...]:
    """Return whom sources ask to be named, each once, in order."""
    named = (row["attribution"] or row["publisher"] for row in sources)
    return tuple(dict.fromkeys(publisher_words(park, one, say) for one in named if one))


def selection_in_words(park: Park, chosen: Selection, say: Speech) -> str:
    """Return the filters of a selection in one line; an open one has words of its own."""
    named = []
    for parameter, (field, _) in CHOICES.items():
        if asked := getattr(chosen, field):
            words = words_of(parameter, park, say)
            values = say("list.join").join(words[one] for one in sorted(asked))
            named.append((say(f"filter.{parameter}"), values))
    if chosen.text:
        named.append((say("take.words"), chosen.text))
    parts = [say("take.filter", name=name, values=values) for name, values in named]
    if chosen.area:
        parts.append(say("take.area", count=len(chosen.area)))
    return say("take.join").join(parts) or say("take.everything")


def account_in_words(park: Park, chosen: Selection, say: Speech) -> str:
    """Return where all projects went under a selection, in one sentence."""
    counts = account(park, chosen)
    numbers = {
        "total": counts.total, "mapped": counts.mapped, "not_mapped": counts.not_mapped,
        "filtered_out": counts.filtered_out,
    }  # fmt: skip
    said = {name: say.number(number, 0) for name, number in numbers.items()}
    sentence = say("account.sentence", **said)
    if not counts.not_yet:
        return sentence
    return say("account.with_not_yet", sentence=sentence, count=say.number(counts.not_yet, 0))
