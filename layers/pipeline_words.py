"""What the sums beside the stages are made of, in words."""

from __future__ import annotations

from collections.abc import Iterable

from i18n import Speech
from park.pipeline import StageCount


def pipeline_note(counts: Iterable[StageCount], say: Speech) -> str:
    """Return of how many projects the money is, and which are not in it."""
    each = list(counts)
    return say(
        "pipeline.note",
        known=say.number(sum(one.with_investment for one in each), 0),
        total=say.number(sum(one.projects for one in each), 0),
    )
