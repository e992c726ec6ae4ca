// A place as people write it and as the map itself does: degrees, metres of EPSG:4550, GCJ-02.

const GAUSS_EASTINGS = [200_000, 800_000];
const GAUSS_NORTHINGS = [1_900_000, 6_000_000];
const GAUSS_ZONE = 41_000_000; // the number of the three-degree zone, written before the easting
const NAMED = [
  [/^\s*(gcj-?\s?0?2|火星坐标)\s*[:：,]?/i, "gcj"],
  [/^\s*(epsg\s*:?\s*4550(?!\d)\s*[:,]?|4550\s*[:,])/i, "gauss"],
  [/^\s*(wgs-?\s?84|cgcs\s?2000|epsg\s*[:：]?\s*(4326|4490))\s*[:：,]?/i, "degrees"],
];
const ANGLE = String.raw`(-?\d+(?:\.\d+)?)(?:\s*[°度]\s*(?:(\d+(?:\.\d+)?)\s*['′’分]\s*)?(?:(\d+(?:\.\d+)?)\s*(?:["”秒]|['′’]{2})\s*)?)?`;
const SIDE = "(北纬|南纬|东经|西经|经度|纬度|[NSEWO北南东西])";
const SIDES = { N: "lat", 北: "lat", S: "-lat", 南: "-lat", E: "lon", O: "lon", 东: "lon", W: "-lon", 西: "-lon", 经: "lon", 纬: "lat" };

// What the readout writes before and after its numbers, in every language.
const READOUT = /^\s*(地图中心|指针位置|map centre|pointer|kartenmitte|zeiger)\s*:?/i;
const UNSHIFTED = /\(\s*(此处不加偏|not shifted here|hier nicht verschoben)\s*\)\s*$/i;
const SHIFTED = /\(\s*(加偏|shifted|verschoben)\s*\)\s*$/i;

// Other people's ways of writing, in the words of this one. Longitude stands first in WKT, latitude in a
// geo URI; a surveyor's X is north and Y east, which metres tell by their size.
const NUMBER = String.raw`[-+]?\d+(?:\.\d+)?`;
const SIXTIETHS = String.raw`(\d{1,3})[\s:]+([0-5]?\d(?:\.\d+)?)(?:[\s:]+([0-5]?\d(?:\.\d+)?))?`;
const LETTER = "([NSEWO北南东西])";
const AFTER = new RegExp(`^\\s*${SIXTIETHS}\\s*${LETTER}[\\s,;]*${SIXTIETHS}\\s*${LETTER}\\s*$`, "i");
const BEFORE = new RegExp(`^\\s*${LETTER}\\s*${SIXTIETHS}[\\s,;]+${LETTER}\\s*${SIXTIETHS}\\s*$`, "i");
const angle = (degrees, minutes, seconds) => `${degrees}°${minutes}′${seconds ? `${seconds}"` : ""}`;
const WAYS = [
  [READOUT, () => ""],
  [UNSHIFTED, () => ""],
  [new RegExp(`^\\s*point\\s*z?\\s*\\(\\s*(${NUMBER})\\s+(${NUMBER})(?:\\s+${NUMBER})?\\s*\\)\\s*$`, "i"), (_, x, y) => (Math.abs(x) > 1000 ? `${x} ${y}` : `经度${x} 纬度${y}`)],
  [new RegExp(`^\\s*geo:(${NUMBER}),(${NUMBER})(?:,${NUMBER})?(?:[;?].*)?$`, "i"), (_, lat, lon) => `纬度${lat} 经度${lon}`],
  [/(?<![a-zäöü])(latitude|lat|breite)(?![a-zäöü])\.?\s*[=:]?/gi, () => "纬度"],
  [/(?<![a-zäöü])(longitude|long|lng|lon|länge)(?![a-zäöü])\.?\s*[=:]?/gi, () => "经度"],
  [/(?<![a-z])[xy]\s*[=:]?\s*(?=[-+]?\d)/gi, () => " "],
  [/([NSEWO北南东西度])\s*[=:]\s*(?=[-+]?\d)/gi, (_, side) => side],
  [/(\d)\s*(?:m|米)(?=[\s,;、]|$)/gi, (_, digit) => digit],
  [AFTER, (_, a, b, c, side, d, e, f, other) => `${angle(a, b, c)}${side} ${angle(d, e, f)}${other}`],
  [BEFORE, (_, side, a, b, c, other, d, e, f) => `${side}${angle(a, b, c)} ${other}${angle(d, e, f)}`],
];

// Metres as the readout writes them, in groups of three before a fraction.
const GROUPED = [[/(?<![\d.,])\d{1,3}(?:,\d{3})+\.\d+(?![\d.,])/g, ",", "."], [/(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d+(?![\d.,])/g, ".", ","]];

// Two numbers with a decimal comma each and none with a point, as German writes them.
const DECIMAL_COMMAS = /^[^.,]*\d,\d+[^\d.,]*[\s;][^\d.,]*\d+,\d+[^\d.,]*$/;

// The two numbers of what was typed, each with the axis that a letter gives it; null if not two.
function twoNumbers(typed) {
  const before = new RegExp(`^\\s*${SIDE}`, "i").test(typed);
  const pattern = new RegExp(before ? `${SIDE}\\s*${ANGLE}` : `${ANGLE}\\s*${SIDE}?`, "gi");
  const found = [...typed.matchAll(pattern)].map((match) => {
    const [side, degrees, minutes, seconds] = before ? match.slice(1, 5) : [match[4], ...match.slice(1, 4)];
    const axis = side ? SIDES[side[0].toUpperCase()] : "";
    const sixtieths = [minutes, seconds].map((one) => Number(one ?? 0));
    const size = Math.abs(Number(degrees)) + sixtieths[0] / 60 + sixtieths[1] / 3600;
    const value = degrees.startsWith("-") || axis.startsWith("-") ? -size : size;
    return { value, axis: axis.replace("-", ""), good: sixtieths.every((one) => one < 60) };
  });
  const rest = typed.replace(pattern, "").replace(/[\s,;，；、()（）/]/g, "");
  return found.length === 2 && !rest && found.every(({ good }) => good) ? found : null;
}

function within2(value, [low, high]) {
  return value >= low && value <= high;
}

function asGauss([one, other]) {
  const easting = (value) => (value > GAUSS_ZONE ? value - GAUSS_ZONE : value);
  for (const [east, north, order] of [[easting(one), other, "xy"], [easting(other), one, "yx"]]) {
    if (within2(east, GAUSS_EASTINGS) && within2(north, GAUSS_NORTHINGS)) return { metres: [east, north], order };
  }
  return null;
}

function asDegrees([one, other]) {
  const lonFirst = one.axis === "lon" || other.axis === "lat" || (Math.abs(one.value) > 90 && Math.abs(other.value) <= 90);
  const latFirst = one.axis === "lat" || other.axis === "lon" || (Math.abs(other.value) > 90 && Math.abs(one.value) <= 90);
  if (lonFirst === latFirst) return null;
  const place = lonFirst ? [one.value, other.value] : [other.value, one.value];
  return Math.abs(place[0]) <= 180 && Math.abs(place[1]) <= 85 ? place : null;
}

// What was typed, as a place in degrees, with the system that was taken; or the reason why not.
function readPlace(written, wanted = "auto") {
  let typed = String(written).normalize("NFKC").slice(0, 200);
  let system = wanted;
  for (const [prefix, name] of NAMED) {
    if (!prefix.test(typed)) continue;
    typed = typed.replace(prefix, "");
    system = name;
    break;
  }
  if (SHIFTED.test(typed)) {
    typed = typed.replace(SHIFTED, "");
    system = "gcj";
  }
  for (const [pattern, instead] of WAYS) typed = typed.replace(pattern, instead);
  for (const [pattern, group, point] of GROUPED) {
    typed = typed.replace(pattern, (number) => number.replaceAll(group, "").replace(point, "."));
  }
  if (DECIMAL_COMMAS.test(typed)) typed = typed.replace(/(\d),(?=\d)/g, "$1.");
  const numbers = twoNumbers(typed);
  if (!numbers) return { fault: "numbers" };
  if (system === "auto") system = numbers.every(({ value }) => Math.abs(value) > 1000) ? "gauss" : "degrees";
  if (system === "gauss") {
    const found = asGauss(numbers.map(({ value }) => value));
    return found ? { system, place: fromGauss(found.metres) } : { fault: "gauss" };
  }
  const place = asDegrees(numbers);
  if (!place) return { fault: "degrees" };
  return { system, place: system === "gcj" ? fromGcj(place) : place };
}

