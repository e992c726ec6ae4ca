// Geodesy on the ellipsoid of CGCS2000: distances, areas, metres of EPSG:4550, the GCJ-02 shift.
// Places are [longitude, latitude] in degrees, EPSG:4326; EPSG:4490 is taken as equal, as in geo/crs.py.

const RADIAN = Math.PI / 180;
const ELLIPSOID_A = 6378137; // CGCS2000, as GRS 80
const FLATTENING = 1 / 298.257222101;
const ELLIPSOID_B = ELLIPSOID_A * (1 - FLATTENING);
const ECCENTRICITY2 = FLATTENING * (2 - FLATTENING);
const ECCENTRICITY = Math.sqrt(ECCENTRICITY2);
const VINCENTY_ROUNDS = 60;
const PIECE_M = 5000;
const MOST_PIECES = 64;

// Degrees from one meridian to another, the short way; a small step keeps all its digits.
function eastward(from, to) {
  const step = to - from;
  return Math.abs(step) <= 180 ? step : step - 360 * Math.round(step / 360);
}

function reduced(lat) {
  return Math.atan((1 - FLATTENING) * Math.tan(lat * RADIAN));
}

// Metres along the shortest line between two places, to 0.1 mm; NaN where there is no number.
function geodesicM(from, to) {
  return vincenty(from, to)?.metres ?? aroundM(from, to);
}

// T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid with application of nested
// equations", Survey Review XXIII 176 (1975). Returns metres and the difference of longitudes on the
// auxiliary sphere; null where it does not settle: near the antipodes.
function vincenty([lon1, lat1], [lon2, lat2]) {
  const longitude = eastward(lon1, lon2) * RADIAN;
  if (longitude === 0 && lat1 === lat2) return { metres: 0, angle: 0 };
  const [reduced1, reduced2] = [reduced(lat1), reduced(lat2)];
  const [sin1, cos1, sin2, cos2] = [Math.sin(reduced1), Math.cos(reduced1), Math.sin(reduced2), Math.cos(reduced2)];
  let angle = longitude;
  for (let round = 0; round < VINCENTY_ROUNDS; round += 1) {
    const sinArc = Math.hypot(cos2 * Math.sin(angle), cos1 * sin2 - sin1 * cos2 * Math.cos(angle));
    if (sinArc === 0) return null;
    const cosArc = sin1 * sin2 + cos1 * cos2 * Math.cos(angle);
    const arc = Math.atan2(sinArc, cosArc);
    const sinAzimuth = (cos1 * cos2 * Math.sin(angle)) / sinArc;
    const cos2Azimuth = 1 - sinAzimuth ** 2;
    const middle = cos2Azimuth < 1e-15 ? 0 : cosArc - (2 * sin1 * sin2) / cos2Azimuth;
    const c = (FLATTENING / 16) * cos2Azimuth * (4 + FLATTENING * (4 - 3 * cos2Azimuth));
    const next = longitude + (1 - c) * FLATTENING * sinAzimuth *
      (arc + c * sinArc * (middle + c * cosArc * (2 * middle ** 2 - 1)));
    if (!(Math.abs(next) <= Math.PI * 1.001)) return Number.isNaN(next) ? { metres: NaN, angle: NaN } : null;
    if (Math.abs(next - angle) > 1e-13) {
      angle = next;
      continue;
    }
    const u2 = (cos2Azimuth * (ELLIPSOID_A ** 2 - ELLIPSOID_B ** 2)) / ELLIPSOID_B ** 2;
    const a = 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
    const b = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
    const bent = b * sinArc * (middle + (b / 4) * (cosArc * (2 * middle ** 2 - 1) -
      (b / 6) * middle * (4 * sinArc ** 2 - 3) * (4 * middle ** 2 - 3)));
    return { metres: ELLIPSOID_B * a * (arc - bent), angle };
  }
  return null;
}

// Every line from a place to one nearly opposite passes a point a quarter of the globe away: the
// shortest way over such a point is the geodesic. Looked for all round, then ever more closely.
function aroundM(from, to) {
  const over = (azimuth) => {
    const lat = Math.asin(Math.cos(from[1] * RADIAN) * Math.cos(azimuth));
    const lon = Math.atan2(Math.sin(azimuth) * Math.cos(from[1] * RADIAN), -Math.sin(from[1] * RADIAN) * Math.sin(lat));
    const halfway = [from[0] + lon / RADIAN, lat / RADIAN];
    return (vincenty(from, halfway)?.metres ?? Infinity) + (vincenty(halfway, to)?.metres ?? Infinity);
  };
  let [best, step] = [0, Math.PI / 36];
  for (let at = 0; at < 72; at += 1) if (over(at * step) < over(best)) best = at * step;
  for (; step > 1e-7; step /= 2) {
    for (const other of [best - step, best + step]) if (over(other) < over(best)) best = other;
  }
  return over(best);
}

// Places along the shortest line from one place up to the other, without that one, about 5 km apart: a
// great circle of the auxiliary sphere, its longitudes brought back evenly.
function alongLine(from, to) {
  const line = vincenty(from, to);
  const pieces = Math.min(Math.ceil((line?.metres ?? 0) / PIECE_M), MOST_PIECES);
  if (!(pieces > 1)) return [from];
  const [start, end] = [reduced(from[1]), reduced(to[1])];
  const arc = 2 * Math.asin(Math.min(1, Math.hypot(Math.sin((end - start) / 2), Math.sin(line.angle / 2) * Math.sqrt(Math.cos(start) * Math.cos(end)))));
  const excess = line.angle - eastward(from[0], to[0]) * RADIAN;
  return Array.from({ length: pieces }, (_, at) => {
    const share = at / pieces;
    const [here, there] = [Math.sin((1 - share) * arc) / Math.sin(arc), Math.sin(share * arc) / Math.sin(arc)];
    const x = here * Math.cos(start) + there * Math.cos(end) * Math.cos(line.angle);
    const y = there * Math.cos(end) * Math.sin(line.angle);
    const z = here * Math.sin(start) + there * Math.sin(end);
    const lat = Math.atan(z / Math.hypot(x, y) / (1 - FLATTENING));
    return at ? [from[0] + (Math.atan2(y, x) - share * excess) / RADIAN, lat / RADIAN] : from;
  });
}

// Square metres inside a ring of places, whichever way round it runs. Latitudes become authalic
// (J. P. Snyder, "Map Projections: A Working Manual", USGS PP 1395 (1987), eq. 3-11 and 3-12); the
// sphere's areas between each edge and the equator are added (R. Bevis and G. Cambareri, Mathematical
// Geology 19 (1987)). Long edges are cut into pieces, so that they are geodesics and not great circles.
function ringAreaM2(ring) {
  const q = (sinLat) => (1 - ECCENTRICITY2) * (sinLat / (1 - ECCENTRICITY2 * sinLat ** 2) +
    Math.atanh(ECCENTRICITY * sinLat) / ECCENTRICITY);
  const pole = q(1);
  const corners = ring.flatMap((corner, at) => alongLine(corner, ring[(at + 1) % ring.length]));
  const halves = corners.map(([, lat]) => Math.tan(Math.asin(q(Math.sin(lat * RADIAN)) / pole) / 2));
  const excess = corners.reduce((sum, [lon], at) => {
    const next = (at + 1) % corners.length;
    const across = Math.tan((eastward(lon, corners[next][0]) * RADIAN) / 2);
    return sum + 2 * Math.atan((across * (halves[at] + halves[next])) / (1 + halves[at] * halves[next]));
  }, 0);
  return (Math.abs(excess) * ELLIPSOID_A ** 2 * pole) / 2;
}

// EPSG:4550, CGCS2000 / 3-degree Gauss-Krueger CM 123E: scale 1 on the meridian, false easting 500 km.
// Krueger's series in the third flattening to its fourth power: L. Krueger, "Konforme Abbildung des
// Erdellipsoids in der Ebene", Potsdam (1912), as written by C. F. F. Karney, J. Geodesy 85 (2011).
const GAUSS_MERIDIAN = 123;
const FALSE_EASTING = 500000;
const THIRD = FLATTENING / (2 - FLATTENING);
const RECTIFYING = (ELLIPSOID_A / (1 + THIRD)) * (1 + THIRD ** 2 / 4 + THIRD ** 4 / 64);
const TO_PLANE = [
  THIRD / 2 - (2 / 3) * THIRD ** 2 + (5 / 16) * THIRD ** 3 + (41 / 180) * THIRD ** 4,
  (13 / 48) * THIRD ** 2 - (3 / 5) * THIRD ** 3 + (557 / 1440) * THIRD ** 4,
  (61 / 240) * THIRD ** 3 - (103 / 140) * THIRD ** 4,
  (49561 / 161280) * THIRD ** 4,
];
const FROM_PLANE = [
  THIRD / 2 - (2 / 3) * THIRD ** 2 + (37 / 96) * THIRD ** 3 - THIRD ** 4 / 360,
  THIRD ** 2 / 48 + THIRD ** 3 / 15 - (437 / 1440) * THIRD ** 4,
  (17 / 480) * THIRD ** 3 - (37 / 840) * THIRD ** 4,
  (4397 / 161280) * THIRD ** 4,
];

// Tangent of the conformal latitude from the tangent of the latitude.
function conformal(tangent) {
  const sigma = Math.sinh(ECCENTRICITY * Math.atanh((ECCENTRICITY * tangent) / Math.hypot(1, tangent)));
  return tangent * Math.hypot(1, sigma) - sigma * Math.hypot(1, tangent);
}

// [easting, northing] in metres.
function toGauss([lon, lat]) {
  const east = (lon - GAUSS_MERIDIAN) * RADIAN;
  const tangent = conformal(Math.tan(lat * RADIAN));
  const north = Math.atan2(tangent, Math.cos(east));
  const out = Math.asinh(Math.sin(east) / Math.hypot(tangent, Math.cos(east)));
  let [x, y] = [out, north];
  TO_PLANE.forEach((share, at) => {
    const times = 2 * (at + 1);
    x += share * Math.cos(times * north) * Math.sinh(times * out);
    y += share * Math.sin(times * north) * Math.cosh(times * out);
  });
  return [FALSE_EASTING + RECTIFYING * x, RECTIFYING * y];
}

function fromGauss([easting, northing]) {
  const [x, y] = [(easting - FALSE_EASTING) / RECTIFYING, northing / RECTIFYING];
  let [out, north] = [x, y];
  FROM_PLANE.forEach((share, at) => {
    const times = 2 * (at + 1);
    out -= share * Math.cos(times * y) * Math.sinh(times * x);
    north -= share * Math.sin(times * y) * Math.cosh(times * x);
  });
  const wanted = Math.sin(north) / Math.hypot(Math.sinh(out), Math.cos(north));
  let tangent = wanted;
  for (let round = 0; round < 5; round += 1) {
    const found = conformal(tangent);
    tangent += ((wanted - found) / Math.hypot(1, found)) * (1 + (1 - ECCENTRICITY2) * tangent ** 2) /
      ((1 - ECCENTRICITY2) * Math.hypot(1, tangent));
  }
  return [GAUSS_MERIDIAN + Math.atan2(Math.sinh(out), Math.cos(north)) / RADIAN, Math.atan(tangent) / RADIAN];
}

// GCJ-02, the shifted system of Chinese web maps, by the formulas of geo/shift.py; outside its box
// nothing is shifted.
const KRASOVSKY_A = 6378245;
const KRASOVSKY_E2 = 0.006693421622965943;
const GCJ_BOX = { west: 72.004, east: 137.8347, south: 0.8293, north: 55.8271 };

function toGcj([lon, lat]) {
  if (!(lon >= GCJ_BOX.west && lon <= GCJ_BOX.east && lat >= GCJ_BOX.south && lat <= GCJ_BOX.north)) return [lon, lat];
  const [x, y] = [lon - 105, lat - 35];
  const wave = (part) => Math.sin(part * Math.PI);
  const ripple = 20 * wave(6 * x) + 20 * wave(2 * x);
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) +
    ((ripple + 20 * wave(y) + 40 * wave(y / 3) + 160 * wave(y / 12) + 320 * wave(y / 30)) * 2) / 3;
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) +
    ((ripple + 20 * wave(x) + 40 * wave(x / 3) + 150 * wave(x / 12) + 300 * wave(x / 30)) * 2) / 3;
  const curve = 1 - KRASOVSKY_E2 * Math.sin(lat * RADIAN) ** 2;
  const latArc = ((KRASOVSKY_A * (1 - KRASOVSKY_E2)) / curve ** 1.5) * RADIAN;
  const lonArc = (KRASOVSKY_A / Math.sqrt(curve)) * Math.cos(lat * RADIAN) * RADIAN;
  return [lon + east / lonArc, lat + north / latArc];
}

// There is no closed way back: the shift is repeated until it meets the given place.
function fromGcj([lon, lat]) {
  let [x, y] = [lon, lat];
  for (let round = 0; round < 20; round += 1) {
    const [thereX, thereY] = toGcj([x, y]);
    const [missX, missY] = [lon - thereX, lat - thereY];
    x += missX;
    y += missY;
    if (Math.abs(missX) <= 1e-10 && Math.abs(missY) <= 1e-10) break;
  }
  return [x, y];
}
