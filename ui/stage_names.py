"""Names of stages: they are data, in every language."""

from __future__ import annotations

from i18n import Speech
from park import Park
from park.vocabulary import NO_STAGE


def stage_name(park: Park, stage_id: str, say: Speech) -> str:
    """Return a stage's name in the reader's language; "none" has words of its own."""
    return say("stage.none") if stage_id == NO_STAGE else say.name(park.stages[stage_id].names)
