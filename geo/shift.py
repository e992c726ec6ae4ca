"""Find where a coordinate from a Chinese web map really lies.

Chinese web maps publish shifted coordinates: GCJ-02 (Amap, Tencent), about 550 m off in Shenyang,
and BD-09 (Baidu), a further kilometre. The formulas are the ones in common public use; GCJ-02 works
with the Krasovsky 1940 ellipsoid. Neither has a closed inverse, so the inverse repeats the forward
shift until it meets the input within a hundredth of a millimetre, mostly in five rounds.

Every function takes longitudes and latitudes in degrees (numbers or arrays, broadcast together) and
returns both. So `shapely.transform(geometry, gcj02_to_wgs84, interleaved=False)` moves a geometry.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

Pair = tuple[NDArray[np.float64], NDArray[np.float64]]

_KRASOVSKY_A_M = 6_378_245.0
_KRASOVSKY_E2 = 0.006_693_421_622_965_943
_WEST, _EAST, _SOUTH, _NORTH = 72.004, 137.8347, 0.8293, 55.8271
_BD_LON, _BD_LAT = 0.0065, 0.0060
_BD_WAVE = 3000 * np.pi / 180
_ROUNDS = 20
_CLOSE_DEG = 1e-10
"""About a hundredth of a millimetre, at which the inverse stops."""


def wgs84_to_gcj02(lon: ArrayLike, lat: ArrayLike) -> Pair:
    """Shift WGS 84 to GCJ-02, in degrees; places outside China's box are returned unchanged."""
    lon, lat = _floats(lon, lat)
    inside = (lon >= _WEST) & (lon <= _EAST) & (lat >= _SOUTH) & (lat <= _NORTH)
    east, north = _gcj_offset(lon, lat)
    return np.where(inside, lon + east, lon), np.where(inside, lat + north, lat)


def gcj02_to_wgs84(lon: ArrayLike, lat: ArrayLike) -> Pair:
    """Undo `wgs84_to_gcj02`, in degrees."""
    return _inverse(wgs84_to_gcj02, lon, lat)


def wgs84_to_bd09(lon: ArrayLike, lat: ArrayLike) -> Pair:
    """Shift WGS 84 to BD-09, in degrees; places outside China's box are returned unchanged."""
    lon, lat = _floats(lon, lat)
    x, y = wgs84_to_gcj02(lon, lat)
    shifted = (x != lon) | (y != lat)
    radius = np.hypot(x, y) + 0.00002 * np.sin(y * _BD_WAVE)
    angle = np.arctan2(y, x) + 0.000003 * np.cos(x * _BD_WAVE)
    return (
        np.where(shifted, radius * np.cos(angle) + _BD_LON, lon),
        np.where(shifted, radius * np.sin(angle) + _BD_LAT, lat),
    )


def bd09_to_wgs84(lon: ArrayLike, lat: ArrayLike) -> Pair:
    """Undo `wgs84_to_bd09`, in degrees."""
    return _inverse(wgs84_to_bd09, lon, lat)


def _floats(lon: ArrayLike, lat: ArrayLike) -> Pair:
    x, y = np.broadcast_arrays(np.asarray(lon, float), np.asarray(lat, float))
    return x, y


def _inverse(
    forward: Callable[[ArrayLike, ArrayLike], Pair], lon: ArrayLike, lat: ArrayLike
) -> Pair:
    lon, lat = _floats(lon, lat)
    x, y = lon, lat
    for _ in range(_ROUNDS):
        there_x, there_y = forward(x, y)
        miss_x, miss_y = lon - there_x, lat - there_y
        x, y = x + miss_x, y + miss_y
        if not ((abs(miss_x) > _CLOSE_DEG) | (abs(miss_y) > _CLOSE_DEG)).any():
            break
    return x, y


def _gcj_offset(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> Pair:
    """Degrees to add to WGS 84 longitude and latitude."""
    x, y = lon - 105, lat - 35
    sin, pi = np.sin, np.pi
    ripple = 20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)
    north_m = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * np.sqrt(abs(x))
    north_m += (ripple + 20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north_m += (160 * sin(y / 12 * pi) + 320 * sin(y / 30 * pi)) * 2 / 3
    east_m = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * np.sqrt(abs(x))
    east_m += (ripple + 20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east_m += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    curve = 1 - _KRASOVSKY_E2 * sin(np.radians(lat)) ** 2
    lat_arc_m = np.radians(_KRASOVSKY_A_M * (1 - _KRASOVSKY_E2) / curve**1.5)
    lon_arc_m = np.radians(_KRASOVSKY_A_M / np.sqrt(curve) * np.cos(np.radians(lat)))
    return east_m / lon_arc_m, north_m / lat_arc_m
