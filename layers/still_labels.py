"""Place the names of a still map: no two overlap, none is cut; what does not fit is left out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from layers.labels import Label
from layers.still_frame import Frame

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels."""

_NEAR_M_PER_PX = 5.4
"""Up to this scale quiet labels are written: the ground resolution of zoom 13.4 at 41.7° north."""

_WIDE = frozenset("WFA")
_LINE_EM = 1.25
_THIN, _BROAD = frozenset("iljtfrI.,:;·'()|/ -"), frozenset("mwMWQO%@")
_AIR_PX = 4.0
"""Kept free at both ends of a line: nearer than this two names read as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A label with its place: the middle of its first line's foot."""

    label: Label
    x: float
    y: float
    box: Box


def width_em(text: str) -> float:
    """Return about how wide a text is set, in units of its size; rather more than less."""
    return sum(map(_em, text))


def _em(one: str) -> float:
    if unicodedata.east_asian_width(one) in _WIDE or one in _BROAD:
        return 1.0
    if one in _THIN:
        return 0.36
    return 0.68 if one.isupper() else 0.57


def placed(
    labels: Iterable[Label],
    frame: Frame,
    size_px: float,
    symbols: dict[tuple[str, str], tuple[float, float, float]],
    taken: Sequence[Box],
) -> tuple[Written, ...]:
    """Return the labels that fit, the higher rank first, each in the first place that is free.

    `symbols` has x, y and radius of the points by layer and feature: a name stands beside its own
    and hides no other. `taken` are boxes that no name may touch.
    """
    used = [*taken]
    dots = {key: (x - r, y - r, x + r, y + r) for key, (x, y, r) in symbols.items()}
    found: list[Written] = []
    near = frame.m_per_px <= _NEAR_M_PER_PX
    wanted = [one for one in labels if near or one.min_zoom <= 0]
    wanted.sort(key=lambda one: -one.rank)

    def place(label: Label) -> bool:
        own = (label.layer_id, label.feature_id)
        others = [box for key, box in dots.items() if key != own]
        for x, y, box in _tries(label, frame, size_px, symbols.get(own)):
            if _inside(box, frame) and not any(_touch(box, one) for one in (*used, *others)):
                used.append(box)
                found.append(Written(label=label, x=x, y=y, box=box))
                return True
        return False

    # What is schematic says so even where its name has no room.
    for label in wanted:
        tries = [label, *_in_two_lines(label)]
        if label.mark:
            tries.append(replace(label, text=label.mark, detail=""))
        any(map(place, tries))
    return tuple(found)


def _in_two_lines(label: Label) -> Iterable[Label]:
    """Return a long name broken at the space nearest its middle."""
    gaps = [at for at, one in enumerate(label.text) if one == " "]
    if gaps and not label.detail:
        at = min(gaps, key=lambda gap: abs(gap - len(label.text) / 2))
        yield replace(label, text=label.text[:at], detail=label.text[at + 1 :])


def _tries(
    label: Label, frame: Frame, size_px: float, symbol: tuple[float, float, float] | None
) -> Iterable[tuple[float, float, Box]]:
    lines = [label.text, label.detail] if label.detail else [label.text]
    wide = max(width_em(one) for one in lines) * size_px / 2 + _AIR_PX
    tall = len(lines) * size_px * _LINE_EM / 2
    for lon, lat in label.places:
        middle_x, middle_y = frame.place(lon, lat)
        offsets = [(0.0, 0.0)]
        if label.position == "beside":
            radius = symbol[2] if symbol else 0.0
            aside, above = wide + radius + 1, tall + radius
            offsets = [(aside, 0), (-aside, 0), (0, -above), (0, above)]
        for dx, dy in offsets:
            x, y = middle_x + dx, middle_y + dy
            yield x, y - tall + size_px, (x - wide, y - tall, x + wide, y + tall)


def _inside(box: Box, frame: Frame) -> bool:
    left, top, right, bottom = box
    return left >= 2 and top >= 2 and right <= frame.width_px - 2 and bottom <= frame.height_px - 2


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
