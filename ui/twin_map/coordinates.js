// Coordinates: where the pointer is, going to a place by its numbers, and where north is.
// Degrees are WGS 84 and CGCS2000 alike (they differ by centimetres), metres are EPSG:4550.

const PARK_REACH_M = 50_000;
const GAUSS_EASTINGS = [200_000, 800_000];
const GAUSS_NORTHINGS = [1_900_000, 6_000_000];
const GAUSS_ZONE = 41_000_000; // the number of the three-degree zone, written before the easting
const SYSTEMS = ["auto", "degrees", "gauss", "gcj"];
const NAMED = [
  [/^\s*(gcj-?\s?0?2|火星坐标)\s*[:：,]?/i, "gcj"],
  [/^\s*(epsg\s*[:：]?\s*4550|4550)\s*[:：,]/i, "gauss"],
  [/^\s*(wgs-?\s?84|cgcs\s?2000|epsg\s*[:：]?\s*(4326|4490))\s*[:：,]?/i, "degrees"],
];
const ANGLE = String.raw`(-?\d+(?:\.\d+)?)(?:\s*[°度]\s*(?:(\d+(?:\.\d+)?)\s*['′’分]\s*)?(?:(\d+(?:\.\d+)?)\s*(?:["”秒]|['′’]{2})\s*)?)?`;
const SIDE = "(北纬|南纬|东经|西经|经度|纬度|[NSEWO北南东西])";
const SIDES = { N: "lat", 北: "lat", S: "-lat", 南: "-lat", E: "lon", O: "lon", 东: "lon", W: "-lon", 西: "-lon", 经: "lon", 纬: "lat" };

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

function inDegrees([lon, lat]) {
  const side = (value, plus, minus) => `${Math.abs(value).toFixed(6)}°${value < 0 ? minus : plus}`;
  return `${side(lon, "E", "W")}, ${side(lat, "N", "S")}`;
}

function inMetres(state, place) {
  const metres = new Intl.NumberFormat(state.data.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const [east, north] = toGauss(place).map((one) => metres.format(one));
  return text(state, "coordinates.metres", { east, north });
}

function showReadout(state) {
  const { readout } = state;
  // Before the map stands its room is taken all the same: the time bar beside it must not wrap later.
  const [west, south, east, north] = state.data.home;
  const middle = state.camera ? [state.camera.longitude, state.camera.latitude] : [(west + east) / 2, (south + north) / 2];
  const place = state.pointed ?? middle;
  const rows = [
    [state.pointed ? text(state, "coordinates.pointer") : text(state, "coordinates.middle"), inDegrees(place)],
    ["EPSG:4550", inMetres(state, place)],
  ];
  if (state.view.gcj) rows.push(["GCJ-02", `${inDegrees(toGcj(place))} ${text(state, "coordinates.shifted")}`]);
  readout.replaceChildren(...rows.map(([name, value]) => make("div", {}, make("span", {}, name), make("span", {}, value))));
}

function goTo(state) {
  const { field, system, said } = state.going;
  const found = readPlace(field.value, system.value);
  field.setAttribute("aria-invalid", String(Boolean(found.fault)));
  if (found.fault) {
    const faults = { numbers: text(state, "coordinates.fault_numbers"), gauss: text(state, "coordinates.fault_gauss"), degrees: text(state, "coordinates.fault_degrees") };
    said.replaceChildren(faults[found.fault]);
    return;
  }
  const systems = { degrees: text(state, "coordinates.took_degrees"), gauss: text(state, "coordinates.took_gauss"), gcj: text(state, "coordinates.took_gcj") };
  const [west, south, east, north] = state.data.home;
  const away = geodesicM([(west + east) / 2, (south + north) / 2], found.place);
  const km = new Intl.NumberFormat(state.data.language, { maximumFractionDigits: 0 }).format(away / 1000);
  said.replaceChildren(...[
    make("b", {}, systems[found.system]), make("p", {}, inDegrees(found.place)), make("p", {}, `EPSG:4550  ${inMetres(state, found.place)}`),
    away > PARK_REACH_M ? make("p", { class: "warning" }, text(state, "coordinates.far", { km })) : null,
  ].filter(Boolean));
  state.view.go = found.place;
  moveTo(state, { ...state.camera, longitude: found.place[0], latitude: found.place[1], zoom: Math.max(state.camera.zoom, POINT_ZOOM) });
  refresh(state);
}

function fillGoing(state, panel) {
  const typed = state.going?.field.value ?? "";
  const chosen = state.going?.system.value ?? "auto";
  const names = { auto: text(state, "coordinates.auto"), degrees: text(state, "coordinates.degrees"), gauss: text(state, "coordinates.gauss"), gcj: text(state, "coordinates.gcj") };
  const field = make("input", { type: "text", id: "go-to", class: "going", value: typed, autocomplete: "off", placeholder: text(state, "coordinates.example"), "aria-describedby": "go-to-said" });
  const system = make("select", { class: "going", "aria-label": text(state, "coordinates.system") },
    ...SYSTEMS.map((one) => make("option", { value: one, selected: one === chosen }, names[one])));
  const said = state.going?.said ?? make("div", { id: "go-to-said", role: "status", class: "went" });
  const shift = make("input", { type: "checkbox", id: "show-gcj" });
  shift.checked = Boolean(state.view.gcj);
  shift.addEventListener("change", () => {
    state.view.gcj = shift.checked;
    showReadout(state);
    refresh(state);
  });
  const clear = () => {
    state.view.go = undefined;
    said.replaceChildren();
    refresh(state);
  };
  const form = make("form", { onsubmit: (event) => { event.preventDefault(); goTo(state); } },
    make("label", { for: "go-to" }, text(state, "coordinates.go")), field, system,
    make("div", { class: "arrangement" },
      make("button", { type: "submit", class: "plain-button" }, text(state, "coordinates.show")),
      make("button", { type: "button", class: "plain-button", onclick: clear }, text(state, "coordinates.clear"))), said);
  state.going = { field, system, said };
  panel.replaceChildren(make("h4", {}, text(state, "coordinates.title")), form,
    make("div", { class: "row shift" }, shift, make("label", { for: "show-gcj" }, text(state, "coordinates.show_gcj"))),
    make("p", { class: "quiet" }, text(state, "coordinates.about")));
}

part({
  name: "coordinates",
  desk: true,
  read(view, params) {
    const numbers = (params.get("go") || "").split(",").map(Number);
    const good = numbers.length === 2 && within("longitude", numbers[0]) && within("latitude", numbers[1]);
    view.go = params.get("go") && good ? numbers : undefined;
    // A link that says nothing of the camera shows its mark.
    if (view.go) view.camera ??= { longitude: view.go[0], latitude: view.go[1], zoom: POINT_ZOOM, pitch: 0, bearing: 0 };
    view.gcj = params.get("gcj") === "1";
  },
  written: (view) => [...view.go ? [`go=${view.go.map((one) => one.toFixed(6)).join(",")}`] : [], ...view.gcj ? ["gcj=1"] : []],
  build(state) {
    state.readout = make("div", { class: "readout floats" });
    state.scaleBar.parentElement.append(state.readout);
    state.goingPanel = makePanel(state, "coordinates", () => state.going.field.focus());
    const unpoint = () => {
      state.pointed = undefined;
      showReadout(state);
    };
    state.root.addEventListener("pointerleave", unpoint);
    state.stage.addEventListener("keydown", unpoint); // keys move the map away from under the pointer
  },
  label(state) {
    fillGoing(state, state.goingPanel);
    panelButton(state, "coordinates", "goto", text(state, "coordinates.title"));
    const north = button("north", text(state, "coordinates.north"), () => moveTo(state, { ...state.camera, bearing: 0, pitch: state.view.tall ? state.camera.pitch : 0 }));
    state.north = north;
    state.tools.append(north);
    turnNeedle(state);
    showReadout(state);
  },
  pointed(state, info) {
    state.pointed = info.coordinate?.slice(0, 2);
    showReadout(state);
  },
  moved(state) {
    turnNeedle(state);
    showReadout(state);
  },
  refreshed: showReadout,
  overlay(state, { context, viewport, scale }) {
    if (!state.view.go) return;
    const [x, y] = viewport.project(state.view.go);
    context.strokeStyle = state.data.colours.halo;
    for (const width of [5, 2]) {
      context.lineWidth = width * scale;
      context.beginPath();
      context.arc(x, y, 9 * scale, 0, 2 * Math.PI);
      for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
        context.moveTo(x + 5 * dx * scale, y + 5 * dy * scale);
        context.lineTo(x + 16 * dx * scale, y + 16 * dy * scale);
      }
      context.stroke();
      context.strokeStyle = state.data.colours.accent;
    }
  },
});

function turnNeedle(state) {
  const { north, camera } = state;
  if (!north) return;
  const [bearing, pitch] = [Math.round(camera?.bearing ?? 0), Math.round(camera?.pitch ?? 0)];
  north.firstElementChild.style.transform = `rotate(${-bearing}deg)`;
  const words = bearing || pitch ? text(state, "coordinates.turned", { bearing, pitch }) : text(state, "coordinates.north");
  north.title = words;
  north.setAttribute("aria-label", words);
}
