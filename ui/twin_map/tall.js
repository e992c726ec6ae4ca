// The pitched view on request: projects as columns by investment, zones as low blocks; the plan is
// what a map begins with.

const TALL_PITCH = 45;
const SLANT_ZOOM = 0.35; // at a slant what is near is larger: farther away all of it is in view
// Seen at a slant, what lies on one plane hides itself: it is painted in its order, not by depth.
const PAINTED = { depthWriteEnabled: false, depthCompare: "always" };
const UPRIGHT = { pitch: 0, bearing: 0 };

part({
  name: "tall",
  read(view, params) {
    view.tall = params.get("3d") === "1";
  },
  written: (view) => (view.tall ? ["3d=1"] : []),
  label(state) {
    state.tallTool = undefined;
    if (!state.data.desk || state.data.flat.page) return;
    const words = text(state, "tall.tool");
    state.tallTool = make("button", { type: "button", class: "tool tall-tool", title: words, "aria-label": words, onclick: () => toggleTall(state) }, text(state, "tall.short"));
    state.tools.append(state.tallTool);
    sayTall(state);
  },
  layers: standingLayers,
  legend: (state, rows) => (standsUp(state) ? [...rows, ...tallRows(state)] : rows),
  followed: sayTall,
});

// A link to the pitched view shows the plan where nothing can stand up.
function standsUp(state) {
  return Boolean(state.view.tall && state.data.desk && !state.data.flat.page);
}

// How a camera stands that nobody has turned.
function tiltOf(state) {
  return standsUp(state) ? { pitch: TALL_PITCH, bearing: 0 } : UPRIGHT;
}

function sayTall(state) {
  state.tallTool?.setAttribute("aria-pressed", String(standsUp(state)));
}

function toggleTall(state) {
  state.view.tall = !state.view.tall;
  sayTall(state);
  refresh(state);
  if (!drawsMap(state)) return;
  const camera = { ...state.camera, ...tiltOf(state) };
  look(state, camera, FLIGHT_MS);
  moved(state, camera);
}

// What stands up is given to the graphics card in the pitched view only. What a column says of a
// project, its label must know: how high it stands.
function standingLayers(state, layers) {
  const isTall = ({ id }) => id.endsWith("/tall");
  const shown = standsUp(state) ? layers.map((one) => (isTall(one) ? one : changed(one, { parameters: PAINTED }))) : layers.filter((one) => !isTall(one));
  const columns = shown.filter((one) => isTall(one) && one.props.visible && Object.hasOwn(state.data.time?.layers ?? {}, one.id.split("/")[0]));
  state.columns = new Map(columns.flatMap((one) => one.props.data.map(({ id, height }) => [id, height])));
  const beside = new Set(columns.map(({ id }) => id.replace("/tall", "/dot")));
  const dots = shown.filter((one) => beside.has(one.id)).flatMap((one) => one.props.data.map(({ id }) => id));
  state.uncounted = new Set(dots.filter((id) => !state.columns.has(id))).size;
  state.unsure = columns.some((one) => one.props.data.length && one.props.getFillColor[3] < 255);
  state.blocks = shown.some((one) => isTall(one) && one.props.visible && !columns.includes(one));
  return shown;
}

function altitudeOf(state, label) {
  return state.columns?.get(label.feature) ?? 0;
}

// Where other labels would hide a column. From a slanting one its own name need not keep away.
function columnBox(viewport, label, [x, y], scale) {
  const [topX, topY] = viewport.project([...label.places[0], label.altitude]);
  const half = label.room * scale;
  return Object.assign([Math.min(x, topX) - half, topY, Math.max(x, topX) + half, y], { owner: label.feature, column: true });
}

function tallRows(state) {
  const { metres, worth } = state.data.tall;
  return [
    worth ? text(state, "tall.height", { metres, worth }) : text(state, "tall.nothing"),
    state.uncounted ? text(state, "tall.unknown", { count: state.uncounted }) : "",
    state.unsure ? text(state, "tall.unsure") : "",
    state.blocks ? text(state, "tall.blocks") : "",
  ].filter(Boolean).map((words) => make("li", { class: "tall-row" }, words));
}
