"""The window of a still map: which piece of ground it shows, and where a place falls in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.crs import to_metric

MARGIN = 0.07
"""Share of the window's sides kept free around what it is made for."""

_LEAST_M = 1_500.0
"""Shortest side of a window: nearer than this a schematic place would seem exact."""

_ROUND_M = (100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A rectangle of ground, in metres of `geo.crs.METRIC`, drawn on so many pixels."""

    west: float
    north: float
    m_per_px: float
    width_px: float
    height_px: float

    def drawn(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return a geometry of EPSG:4326 in pixels, y downwards, cut at the window's edge.

        Empty where nothing of it is seen.
        """
        flat = shapely.transform(to_metric(geometry), self._px)
        # Lines end out of sight, so that no end is seen at the edge.
        return shapely.clip_by_rect(flat, -8, -8, self.width_px + 8, self.height_px + 8)

    def _px(self, metres: NDArray[np.float64]) -> NDArray[np.float64]:
        x, y = metres[:, 0], metres[:, 1]
        return np.column_stack(((x - self.west) / self.m_per_px, (self.north - y) / self.m_per_px))

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a place of EPSG:4326 falls, in pixels from the upper left corner."""
        flat = shapely.transform(to_metric(shapely.Point(lon, lat)), self._px)
        return float(shapely.get_x(flat)), float(shapely.get_y(flat))

    def scale_m(self, most_px: float) -> float:
        """Return a round length in metres whose bar is no longer than `most_px`."""
        fitting = [one for one in _ROUND_M if one / self.m_per_px <= most_px]
        return float(fitting[-1] if fitting else _ROUND_M[0])


def frame_around(geometries: Iterable[BaseGeometry], width_px: float, height_px: float) -> Frame:
    """Return the window that shows geometries of EPSG:4326 whole, with a margin.

    Raises
    ------
    ValueError
        If there is no geometry to show.
    """
    flat = [to_metric(one) for one in geometries]
    if not flat:
        raise ValueError("a window is made around something")
    west, south, east, north = (float(edge) for edge in shapely.total_bounds(flat))
    free = 1 - 2 * MARGIN
    m_per_px = max(
        (east - west) / (width_px * free),
        (north - south) / (height_px * free),
        _LEAST_M / min(width_px, height_px),
    )
    return Frame(
        west=(west + east) / 2 - m_per_px * width_px / 2,
        north=(south + north) / 2 + m_per_px * height_px / 2,
        m_per_px=m_per_px,
        width_px=width_px,
        height_px=height_px,
    )
