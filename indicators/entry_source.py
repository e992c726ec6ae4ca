"""A source that somebody types in beside an observation, and what is wrong with it."""

from __future__ import annotations

import dataclasses
import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from park.day import BadDate, day_span
from park.model import Park
from park.vocabulary import Trust

LICENCE = "facts and figures cited only"
"""Terms of what is typed in: a figure is taken, no text and no picture."""

_LONGEST_ADDRESS = 500
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field. The words are under ``entering.fault.<code>``."""

    field: str
    code: str
    holes: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSource:
    """What was typed of a source."""

    title: str
    publisher: str
    published: str
    url: str
    trust: str

    @property
    def id(self) -> str:
        """An id of its own: the same source typed twice has the same."""
        told = f"{self.title}\n{self.publisher}\n{self.published}\n{self.url}"
        return f"entry-{hashlib.sha256(told.encode()).hexdigest()[:12]}"

    def row(self, today: date) -> Mapping[str, object]:
        """Return a source without faults as a row of the sources, read on `today`."""
        return {
            "id": self.id,
            "title": self.title,
            "publisher": self.publisher,
            "published": self.published,
            "accessed": today.isoformat(),
            "url": self.url,
            "trust": self.trust,
            "licence": LICENCE,
            "attribution": self.publisher,
        }


def source_faults(park: Park, new: NewSource, today: date) -> Iterator[Fault]:
    """Yield what is wrong with a new source, field by field."""
    for name in ("title", "publisher"):
        text = str(getattr(new, name))
        if code := text_fault(text, _LONGEST) or ("" if text else "empty"):
            yield Fault(f"source_{name}", code, {"most": str(_LONGEST)})
    yield from _date_faults(new.published, today)
    if not _is_address(new.url):
        yield Fault("source_url", "address" if new.url else "empty", {"value": new.url[:60]})
    elif new.url in set(park.sources["url"]):
        title = park.sources.loc[park.sources["url"] == new.url, "title"].iloc[0]
        yield Fault("source_url", "known", {"title": str(title)})
    if new.trust not in {Trust.A, Trust.B}:
        yield Fault("source_trust", "choose")


def _date_faults(written: str, today: date) -> Iterator[Fault]:
    holes = {"value": written[:40]}
    try:
        span = day_span(written)
    except BadDate:
        yield Fault("source_published", "date" if written else "empty", holes)
        return
    if span.first > today:
        yield Fault("source_published", "ahead", holes)


def _is_address(url: str) -> bool:
    if not url.isprintable() or " " in url or len(url) > _LONGEST_ADDRESS:
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def text_fault(text: str, most: int) -> str:
    """Return the code of what is wrong with a text; empty if nothing is."""
    if len(text) > most:
        return "long"
    stray = any(unicodedata.category(one) in {"Cc", "Cs", "Zl", "Zp", "Cn"} for one in text)
    return "stray" if stray else ""
