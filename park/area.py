"""An area drawn on the map: how it is written in an address, and which projects lie in it."""

from __future__ import annotations

from collections.abc import Mapping

import shapely
from shapely import Polygon

from geo.inside import Standing, standings
from park.model import Mask, Park

Corner = tuple[float, float]
"""Longitude and latitude, EPSG:4326, degrees."""

FEWEST, MOST = 3, 60
"""Corners of a drawn area."""

_AROUND_DEG = 1.0
"""How far beyond the zones an area may reach: about 100 km."""

_STEPS = 100_000
"""Corners stand on a grid of a hundred thousandth of a degree, about a metre."""

_BETWEEN, _WITHIN = "_", "."
_LONGEST, _LONGEST_NUMBER = 1_500, 9
_SURENESS = {standing: at for at, standing in enumerate(Standing)}


class BadArea(ValueError):
    """A text that writes no area, or an area that cannot be asked for."""


def region(park: Park) -> tuple[float, float, float, float]:
    """Return west, south, east and north of where an area may be drawn, in degrees."""
    west, south, east, north = (float(one) for one in shapely.total_bounds(park.zones["geometry"]))
    return west - _AROUND_DEG, south - _AROUND_DEG, east + _AROUND_DEG, north + _AROUND_DEG


def written_area(area: tuple[Corner, ...]) -> str:
    """Return the corners as an address writes them: the first, then each by its step, in 1e-5°.

    Digits, ``-``, ``.`` and ``_`` alone, which no address has to escape.
    """
    whole = [(round(lon * _STEPS), round(lat * _STEPS)) for lon, lat in area]
    steps = [(x - x0, y - y0) for (x, y), (x0, y0) in zip(whole, [(0, 0), *whole], strict=False)]
    return _BETWEEN.join(f"{x}{_WITHIN}{y}" for x, y in steps)


def read_area(written: str, park: Park) -> tuple[Corner, ...]:
    """Read an area that `written_area` wrote.

    Raises
    ------
    BadArea
        If the text is no such list, has too few or too many corners, its outline crosses or touches
        itself, or it leaves the region around the park.
    """
    if len(written) > _LONGEST:
        raise BadArea("length")
    corners: list[tuple[int, int]] = []
    x = y = 0
    for step in written.split(_BETWEEN, MOST):
        east, _, north = step.partition(_WITHIN)
        x, y = x + _number(east), y + _number(north)
        corners.append((x, y))
    if not FEWEST <= len(corners) <= MOST:
        raise BadArea("corners")
    area = tuple((x / _STEPS, y / _STEPS) for x, y in corners)
    west, south, east_end, north_end = region(park)
    if not all(west <= lon <= east_end and south <= lat <= north_end for lon, lat in area):
        raise BadArea("region")
    if not shapely.is_valid(Polygon(area)):
        raise BadArea("outline")
    return area


def _number(text: str) -> int:
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER):
        raise BadArea("number")
    return int(text)


def standing_of_projects(park: Park, area: tuple[Corner, ...]) -> Mapping[str, Standing]:
    """Return how each project with a site of its own stands to the area, by project id.

    Of several sites the surest counts. A project without a site is not in the answer: nobody knows
    whether it is inside.
    """
    sites = park.project_sites
    found: dict[str, Standing] = {}
    each = standings(sites["geometry"].to_numpy(), sites["accuracy_m"].to_numpy(), Polygon(area))
    for project_id, standing in zip(sites["project_id"], each, strict=True):
        former = found.get(project_id, Standing.OUTSIDE)
        found[project_id] = min(former, standing, key=_SURENESS.__getitem__)
    return found


def may_lie_in(park: Park, area: tuple[Corner, ...]) -> Mask:
    """Return which projects lie in the area or may, as far as their places are known."""
    near = [
        project_id
        for project_id, standing in standing_of_projects(park, area).items()
        if standing != Standing.OUTSIDE
    ]
    return park.projects["id"].isin(near).to_numpy()
