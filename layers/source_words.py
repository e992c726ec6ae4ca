"""What is written of a source, in the reader's words: its licence, and who passed it on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from i18n import Speech

_LICENCES: Final[Mapping[str, str]] = {
    "facts and figures cited only": "facts_cited",
    "official document; facts and figures cited": "official_document",
    "made up, free of rights": "made_up",
    "ODbL 1.0 and CC BY-SA 4.0": "odbl_and_cc_by_sa",
}
"""What the data writes, to the words for it. A licence with a name of its own keeps it."""

_PASSED_ON: Final = re.compile(
    r"(?P<name>.+) \((?:reposted by|repost|via|mirror)(?: (?P<by>.+))?\)"
)
"""How the data writes that a page is a copy: after the publisher, with who copied it if known."""


def licence_words(written: str, say: Speech) -> str:
    """Return a source's licence; one that has no words of ours stands as it is written."""
    known = _LICENCES.get(written)
    return say(f"licence.{known}") if known else written


def publisher_words(written: str, say: Speech) -> str:
    """Return a source's publisher, with who passed it on."""
    found = _PASSED_ON.fullmatch(written)
    if not found:
        return written
    name, by = found["name"], found["by"]
    if by:
        return say("source.reposted_by", publisher=name, by=by)
    return say("source.reposted", publisher=name)
