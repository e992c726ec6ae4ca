"""What two texts have in common when case, width, accents and punctuation are put aside."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return a text in small letters without accents, its words parted by single spaces.

    Full-width forms become plain ones; whatever is neither letter nor digit parts words. The
    search box folds what is typed by the same rule.
    """
    plain = unicodedata.normalize("NFKD", text)
    kept = (one for one in plain if not unicodedata.category(one).startswith("M"))
    small = "".join(kept).upper().lower()
    parted = "".join(one if unicodedata.category(one)[0] in "LN" else " " for one in small)
    return " ".join(parted.split())
