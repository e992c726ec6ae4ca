"""The stage model: data, not code. Which stages there are, in which order, what follows what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class StageKind(StrEnum):
    """What a stage means for a project's course."""

    PIPELINE = "pipeline"
    PAUSED = "paused"
    ENDED = "ended"


class UnknownStage(KeyError):
    """A stage id that the stage model does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of a project."""

    id: str
    order: int
    """Place in the pipeline; higher is further. Paused and ended stages come last."""
    kind: StageKind
    followed_by: tuple[str, ...]
    """Ids of the stages a project may move to from here."""
    names: Mapping[str, str]
    """Columns ``name_<language code>``, as the rows of other files have them."""


@dataclass(frozen=True, slots=True)
class StageModel:
    """The ordered stages of a park's projects."""

    stages: tuple[Stage, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Stage ids in order."""
        return tuple(stage.id for stage in self.stages)

    @property
    def steps(self) -> tuple[str, ...]:
        """Ids of the steps of the pipeline in order, without pauses and ends."""
        return tuple(stage.id for stage in self.stages if stage.kind is StageKind.PIPELINE)

    def __getitem__(self, stage_id: str) -> Stage:
        """Return the stage; raise UnknownStage if there is none of that id."""
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        raise UnknownStage(stage_id)

    def __contains__(self, stage_id: object) -> bool:
        """Whether the model has a stage of that id."""
        return stage_id in self.ids


def stage_model(parsed: Mapping[str, Any]) -> StageModel:
    """Build the stage model from the parsed content of ``data/stages.toml``.

    Raises
    ------
    KeyError, ValueError
        If a stage lacks a field or has an unknown kind.
    """
    stages = [
        Stage(
            id=entry["id"],
            order=int(entry["order"]),
            kind=StageKind(entry["kind"]),
            followed_by=tuple(entry["next"]),
            names={key: str(said) for key, said in entry.items() if key.startswith("name_")},
        )
        for entry in parsed["stage"]
    ]
    return StageModel(tuple(sorted(stages, key=lambda stage: stage.order)))
