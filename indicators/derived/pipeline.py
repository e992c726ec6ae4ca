"""Derived from the course of the projects: stages, rates, and the money that is committed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from indicators.derived.model import COUNT, MONEY, SHARE, Measure, Part, Result, Row, exactly
from park import pipeline as pipe
from park.model import Mask, Park
from park.rates import rates
from park.selection import Selection
from park.stages import StageKind
from park.vocabulary import NO_STAGE, NO_ZONE, InPark

_OPERATING, _SIGNED = "operating", "signed"
_ENDED = StageKind.ENDED


def stages(park: Park, chosen: Selection) -> Result:
    """Count the selected projects by certain stage."""
    rows = tuple(
        Row(
            names=None if one.stage == NO_STAGE else park.stages[one.stage].names,
            key="stage.none" if one.stage == NO_STAGE else "",
            measure=exactly(one.projects, COUNT),
            projects=one.projects,
            opens=replace(chosen, stages=frozenset({one.stage})),
        )
        for one in pipe.pipeline(park, chosen)
        if one.projects
    )
    mask = chosen.mask(park)
    operates = park.course.at(chosen.on).furthest >= park.stages.ids.index(_OPERATING)
    seen = {"total": mask.sum(), "operating": (mask & operates).sum()}
    return Result(rows=rows, seen={key: exactly(int(one), COUNT) for key, one in seen.items()})


def conversion(park: Park, chosen: Selection) -> Result:
    """Return the rates of ``data/rates.csv``; see `park.rates`."""
    found = rates(park, chosen)
    rows = tuple(
        Row(
            names=one.names,
            measure=Measure(unit=SHARE, why_none="derived.none.no_base")
            if one.share is None
            else exactly(one.share, SHARE),
            projects=one.reached.projects,
            opens=replace(chosen, reached=_later(park, chosen, one.reached_stage)),
            part=Part(
                stage=park.stages[one.reached_stage].names,
                projects=one.reached.projects,
                base_stage=park.stages[one.base_stage].names,
                base=one.base.projects,
            ),
        )
        for one in found
    )
    shares = [one.share for one in found if one.share is not None]
    none = Measure(unit=SHARE, why_none="derived.none.no_base")
    return Result(
        rows=rows,
        seen={
            "least": exactly(min(shares), SHARE) if shares else none,
            "most": exactly(max(shares), SHARE) if shares else none,
        },
        title="" if shares else "derived.conversion.none",
    )


def committed(park: Park, chosen: Selection) -> Result:
    """Add up by zone what is stated of projects that were signed and not ended since.

    A project of two zones counts in both; one outside the park in none.
    """
    opens = _signed(park, chosen)
    mask = opens.mask(park) if opens is not None else np.zeros(len(park), dtype=bool)
    zones = [(str(one["id"]), one) for one in park.zones.to_dict("records")]
    rows = []
    for zone, names in [*zones, (NO_ZONE, None)]:
        if opens is None or (chosen.zones and zone not in chosen.zones):
            continue
        within = park.in_zone[zone] if names is not None else ~park.has_zone
        total, known = _money(park, mask & within)
        rows.append(
            Row(
                names=names,
                key="" if names else "filter.zone.unknown",
                measure=total,
                known=known,
                projects=int((mask & within).sum()),
                opens=replace(opens, zones=frozenset({zone})),
            )
        )
    total, known = _money(park, mask)
    seen = {"known": exactly(known, COUNT), "projects": exactly(int(mask.sum()), COUNT)}
    title = "" if mask.any() else "derived.committed.none"
    return Result(rows=tuple(rows), seen={"sum": total, **seen}, title=title)


def _signed(park: Park, chosen: Selection) -> Selection | None:
    """Return the selection narrowed to what is committed; None where the filters exclude it."""
    standing = frozenset(one.id for one in park.stages.stages if one.kind is not _ENDED)
    asked = chosen.stages & standing if chosen.stages else standing
    reached = _later(park, chosen, _SIGNED)
    return replace(chosen, stages=asked, reached=reached) if asked else None


def _later(park: Park, chosen: Selection, stage: str) -> frozenset[str]:
    """Return the later of a stage and of the one that the filter asks for already."""
    order = park.stages.ids.index
    asked = min(chosen.reached, key=order, default=stage)
    return frozenset({max(asked, stage, key=order)})


def _money(park: Park, mask: Mask) -> tuple[Measure, int]:
    if not mask.any():
        return Measure(unit=MONEY, why_none="derived.none.no_signed"), 0
    money = park.projects["investment_yi_cny"].to_numpy(dtype=float)
    outside = park.codes["in_park"].among(frozenset({InPark.NO}))
    stated = mask & ~np.isnan(money) & ~outside
    if not stated.any():
        return Measure(unit=MONEY, why_none="derived.none.no_money"), 0
    return exactly(float(money[stated].sum()), MONEY), int(stated.sum())
