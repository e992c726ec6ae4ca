"""The values of a filter in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping

from i18n import Speech
from park import Park
from park.query import CHOICES, TEXT
from park.vocabulary import NO_STAGE


def words_of(parameter: str, park: Park, say: Speech) -> Mapping[str, str]:
    """Return every value that a parameter of the address may take with its name, in order."""
    allowed = [str(one) for one in CHOICES[parameter][1](park)]
    if parameter == "zone":
        zones = {row["id"]: say.name(row, "short") for row in park.zones.to_dict("records")}
        return {one: zones.get(one) or say("filter.zone.unknown") for one in allowed}
    if parameter == "unit":
        units = {row["id"]: say.name(row) for row in park.units.to_dict("records")}
        return {one: units.get(one) or say("filter.unit.none") for one in allowed}
    if parameter in {"stage", "reached"}:
        return {one: stage_name(park, one, say) for one in allowed}
    if parameter == "late":
        return {one: say(f"late.{one}") for one in allowed}
    return {one: say(f"{parameter}.{one}") for one in allowed}


def filter_name(parameter: str, say: Speech) -> str:
    """Return what a filter is called where it is spoken of."""
    return say("filter.words") if parameter == TEXT else say(f"filter.{parameter}")


def stage_name(park: Park, stage_id: str, say: Speech) -> str:
    """Return a stage's name; "none" has words of its own."""
    return say("stage.none") if stage_id == NO_STAGE else say.name(park.stages[stage_id].names)


def stage_about(stage_id: str, say: Speech) -> str | None:
    """Return what counts as "none", which is more than having no record; None for a stage."""
    return say("stage.none_about") if stage_id == NO_STAGE else None
