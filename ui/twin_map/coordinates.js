// Coordinates: where the pointer is, going to a place by its numbers, and where north is.
// Degrees are WGS 84 and CGCS2000 alike (they differ by centimetres), metres are EPSG:4550.

const PARK_REACH_M = 50_000;
const SYSTEMS = ["auto", "degrees", "gauss", "gcj"];

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
  if (state.view.gcj) {
    const there = toGcj(place);
    const same = there.every((one, at) => one === place[at]);
    rows.push(["GCJ-02", `${inDegrees(there)} ${same ? text(state, "coordinates.unshifted") : text(state, "coordinates.shifted")}`]);
  }
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

function unmark(state) {
  state.view.go = undefined;
  state.going?.said.replaceChildren();
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
  const form = make("form", { onsubmit: (event) => { event.preventDefault(); goTo(state); } },
    make("label", { for: "go-to" }, text(state, "coordinates.go")), field, system,
    make("div", { class: "arrangement" },
      make("button", { type: "submit", class: "plain-button" }, text(state, "coordinates.show")),
      make("button", { type: "button", class: "plain-button", onclick: () => unmark(state) }, text(state, "coordinates.clear"))), said);
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
