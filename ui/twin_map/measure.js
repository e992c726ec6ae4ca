// Measure and select: distances, areas, and what lies inside a drawn polygon. Points are set with the
// pointer, or with the keyboard at the map's middle, where a cross stands then.

const MODES = ["distance", "area", "select"];

function drawing(state) {
  return state.drawing?.mode ? state.drawing : null;
}

function measured(state, value, unit, digits) {
  const number = new Intl.NumberFormat(state.data.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${number.format(value)} ${unit}`;
}

function inLength(state, metres) {
  return metres < 1000 ? measured(state, metres, "m", 1) : measured(state, metres / 1000, "km", 3);
}

function inArea(state, squareMetres) {
  if (squareMetres < 10_000) return measured(state, squareMetres, "m²", 1);
  if (squareMetres < 1_000_000) return measured(state, squareMetres / 10_000, "ha", 3);
  return measured(state, squareMetres / 1_000_000, "km²", 4);
}

function lengthOf(places) {
  return places.slice(1).reduce((sum, place, at) => sum + geodesicM(places[at], place), 0);
}

// The readings of what is drawn: name and value, the one that is asked for first.
function readings(state, places) {
  const { mode } = state.drawing;
  if (mode === "distance") {
    const last = places.length > 1 ? geodesicM(...places.slice(-2)) : 0;
    return [[text(state, "measure.total"), inLength(state, lengthOf(places))], [text(state, "measure.segment"), inLength(state, last)]];
  }
  const ring = places.length > 2 ? [...places, places[0]] : places;
  return [[text(state, "measure.area"), crossesItself(places) ? "—" : inArea(state, places.length > 2 ? ringAreaM2(places) : 0)], [text(state, "measure.perimeter"), inLength(state, lengthOf(ring))]];
}

function setMode(state, mode) {
  state.drawing = { mode: state.drawing?.mode === mode ? "" : mode, points: [], ended: false, byKeys: false };
  state.deck?.setProps({ controller: { keyboard: true, doubleClickZoom: !state.drawing.mode } });
  state.root.classList.toggle("draws", Boolean(state.drawing.mode));
  if (state.drawing.mode) (state.stage.querySelector("[tabindex]") ?? state.root).focus({ preventScroll: true });
  showMeasure(state);
}

// Whether two places are one to the hand. Both maps of a comparison have one camera: either can tell.
function samePlace(state, one, other) {
  if (!one || !other) return false;
  const viewport = state.deck.getViewports()[0];
  const [[x, y], [otherX, otherY]] = [viewport.project(one), viewport.project(other)];
  return Math.hypot(x - otherX, y - otherY) < SAME_PLACE_PX;
}

// Whether a place is the first corner of an outline that can be closed there.
function closesAt(state, place) {
  const { mode, points, ended } = drawing(state);
  return mode !== "distance" && !ended && points.length > 2 && samePlace(state, points[0], place);
}

// A corner that is set twice is one; the first one set again closes the outline.
function addPoint(state, place) {
  const now = drawing(state);
  if (closesAt(state, place)) {
    endDrawing(state);
    return;
  }
  if (now.ended) Object.assign(now, { points: [], ended: false });
  now.crossed = false;
  if (now.points.length < state.data.area.most && !samePlace(state, now.points.at(-1), place)) now.points.push(place);
  showMeasure(state);
}

function endDrawing(state) {
  const now = drawing(state);
  now.rubber = undefined;
  now.crossed = now.mode !== "distance" && crossesItself(now.points);
  now.ended = !now.crossed && now.points.length > (now.mode === "distance" ? 1 : 2);
  showMeasure(state);
  if (now.ended && now.mode === "select") {
    state.drawnAt = performance.now(); // a click that follows at once is the end of a double one
    ask(state, "within", writtenArea(now.points));
    setMode(state, "select");
  }
}

// As park/area.py reads it: the first corner, then each by its step, in hundred thousandths of a degree.
function writtenArea(places) {
  const whole = places.map((place) => place.map((one) => Math.round(one * 100_000)));
  return whole.map(([x, y], at) => (at ? [x - whole[at - 1][0], y - whole[at - 1][1]] : [x, y]).join(".")).join("_");
}

function showMeasure(state) {
  const now = drawing(state);
  state.root.dataset.points = now?.points.length ?? 0;
  for (const choice of state.measureModes.children) choice.setAttribute("aria-pressed", String(choice.dataset.mode === now?.mode));
  state.measureClear.disabled = !now?.points.length;
  state.measureUndo.disabled = !now?.points.length;
  state.measureEnd.disabled = !now?.points.length || now.ended;
  state.measureCopy.hidden = now?.mode === "select" || !now?.points.length;
  state.measureSaid.hidden = !now;
  if (now) {
    const rows = readings(state, now.points).map(([name, value]) => make("div", { class: "fact" }, make("span", {}, name), make("b", {}, value)));
    const full = now.points.length >= state.data.area.most ? make("p", {}, text(state, "measure.full", { most: state.data.area.most })) : null;
    const crossed = now.crossed ? make("p", {}, text(state, "measure.crossed")) : null;
    state.measureSaid.replaceChildren(...[...rows, full, crossed].filter(Boolean));
  }
  drawOverlay(state);
}

function copyReadings(state) {
  const said = readings(state, drawing(state).points).map(([name, value]) => `${name} ${value}`).join("\n");
  copyText(state, said).then((done) => state.measureCopy.replaceChildren(done ? text(state, "measure.copied") : text(state, "measure.not_copied")));
}

function middleOf(state) {
  const viewport = state.deck.getViewports()[0];
  return [viewport.longitude, viewport.latitude];
}

function fillMeasure(state) {
  const names = { distance: text(state, "measure.distance_tool"), area: text(state, "measure.area_tool"), select: text(state, "measure.select_tool") };
  const act = (words, run) => make("button", { type: "button", class: "plain-button", onclick: run }, words);
  state.measureModes = make("div", { class: "arrangement", role: "group", "aria-label": text(state, "measure.tool") },
    ...MODES.map((mode) => {
      const choice = act(names[mode], () => setMode(state, mode));
      choice.dataset.mode = mode;
      return choice;
    }));
  state.measureSaid = make("div", { class: "measured", role: "status", "aria-live": "polite", hidden: true });
  state.measureUndo = act(text(state, "measure.undo"), () => undoPoint(state));
  state.measureEnd = act(text(state, "measure.end"), () => endDrawing(state));
  state.measureClear = act(text(state, "measure.clear"), () => clearDrawing(state));
  state.measureCopy = act(text(state, "measure.copy"), () => copyReadings(state));
  const asked = state.data.area.corners.length
    ? act(text(state, "measure.unselect"), () => ask(state, "within", "")) : null;
  state.measurePanel.replaceChildren(...[make("h4", {}, text(state, "measure.tool")), state.measureModes, state.measureSaid,
    make("div", { class: "arrangement" }, state.measureUndo, state.measureEnd, state.measureClear, state.measureCopy), asked,
    make("p", { class: "quiet" }, text(state, "measure.how")), make("p", { class: "quiet" }, text(state, "measure.honest"))].filter(Boolean));
  showMeasure(state);
}

function undoPoint(state) {
  const now = drawing(state);
  Object.assign(now, { ended: false, crossed: false });
  now.points.pop();
  showMeasure(state);
}

function clearDrawing(state) {
  Object.assign(drawing(state), { points: [], ended: false, crossed: false, rubber: undefined });
  showMeasure(state);
}

function clickDrawing(state, info) {
  const now = drawing(state);
  const place = info.coordinate.slice(0, 2);
  const again = performance.now() - (now.clicked ?? -Infinity) < DOUBLE_MS && samePlace(state, now.place, place);
  Object.assign(now, { clicked: performance.now(), place, byKeys: false });
  if (!again) addPoint(state, place);
  else if (!now.ended) endDrawing(state); // the end of a double click that has ended it already says nothing more
}

const DRAWING_KEYS = {
  " ": (state) => {
    drawing(state).byKeys = true;
    addPoint(state, middleOf(state));
  },
  Enter: (state) => endDrawing(state),
  Backspace: (state) => undoPoint(state),
  Escape: (state) => (drawing(state).points.length ? clearDrawing(state) : setMode(state, state.drawing.mode)),
};

part({
  name: "measure",
  desk: true,
  build(state) {
    state.measurePanel = makePanel(state, "measure");
  },
  label(state) {
    fillMeasure(state);
    panelButton(state, "measure", "measure", text(state, "measure.tool"));
  },
  opened(state, name) {
    if (name !== "measure" && drawing(state)) setMode(state, state.drawing.mode);
  },
  pointer(state, info) {
    const now = drawing(state);
    if (!now || !info.coordinate) return false;
    if (info.type === "click") clickDrawing(state, info);
    else if (!now.ended) {
      const place = info.coordinate.slice(0, 2);
      now.rubber = closesAt(state, place) ? now.points[0] : place;
      drawOverlay(state);
    }
    return true;
  },
  key(state, event) {
    const act = DRAWING_KEYS[event.key];
    const typing = event.composedPath()[0].closest?.("input, textarea, select, button, a");
    if (!act || !drawing(state) || typing) return false;
    act(state);
    return true;
  },
  overlay(state, { context, viewport, scale }) {
    const { colours, area } = state.data;
    const onScreen = (places) => places.map((place) => viewport.project(place));
    if (area.corners.length) outline(context, onScreen(area.corners), colours, scale, { closed: true, dashed: true });
    const now = drawing(state);
    if (!now) return;
    // A pointer that rests on the last corner adds nothing: the map says what the panel says.
    const on = now.rubber && !now.ended && now.points.length && !samePlace(state, now.points.at(-1), now.rubber);
    const places = on ? [...now.points, now.rubber] : now.points;
    const points = onScreen(places);
    outline(context, points, colours, scale, { closed: now.mode !== "distance" && points.length > 2, dots: true });
    if (places.length > 1) {
      const [[, value]] = state.drawing.mode === "distance" || places.length > 2 ? readings(state, places) : [["", inLength(state, lengthOf(places))]];
      tagAt(context, points.at(-1), value, colours, scale);
    }
    if (now.byKeys || !now.points.length) cross(context, [viewport.width / 2, viewport.height / 2], colours, scale);
  },
});
