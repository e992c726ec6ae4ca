// Two days on one map: a second map of the other day lies left of a divider or beside the first. Both
// have one camera, one legend and the same tools; only the day differs.

const DIVIDER = { least: 0.05, most: 0.95, step: 0.02, page: 0.1 };
const LEADS_MS = 250;

part({
  name: "compare",
  desk: true,
  read(view, params) {
    const [mode, written, more] = (params.get("cmp") ?? "").split(":");
    const at = Number(written ?? 0.5);
    view.compare = undefined;
    if (mode === "side" && written === undefined) view.compare = { mode, at: 0.5 };
    if (mode === "swipe" && written !== "" && more === undefined && at >= 0 && at <= 1) view.compare = { mode, at: heldDivider(at) };
  },
  written({ compare }) {
    if (!compare) return [];
    return [compare.mode === "side" ? "cmp=side" : `cmp=swipe:${Number(compare.at.toFixed(3))}`];
  },
  build: buildCompare,
  label: labelCompare,
  overlay(state, { viewport }) {
    if (state.isOther || !comparing(state)) return;
    if (state.pane.other) followCamera(state.pane, viewport);
    else openPane(state);
  },
  dated: sayDays,
  refreshed: refreshPane,
  followed: (state) => arrange(state),
  clear: (state) => closePane(state),
});

// The flat map draws one day: there, and until the server has drawn it, nothing is compared.
function comparing(state) {
  const flat = state.data.flat.page || window.twinDraws === false;
  return !flat && typeof state.data.compare?.vs === "number";
}

function heldDivider(at) {
  return Math.min(Math.max(at, DIVIDER.least), DIVIDER.most);
}

function modeOf(state) {
  return state.view.compare ?? { mode: "swipe", at: 0.5 };
}

// From where to where, across, this map is seen; nothing where that is the whole of it.
function sideSeen(state, { width }) {
  if (!comparing(state) || modeOf(state).mode !== "swipe") return undefined;
  const divider = modeOf(state).at * width;
  return state.isOther ? [0, divider] : [divider, width];
}

function buildCompare(state) {
  const stage = make("div", { class: "stage" });
  const canvas = make("canvas", { class: "labels", "aria-hidden": "true" });
  const pane = {
    stage,
    canvas,
    root: make("div", { class: "pane", hidden: true }, stage, canvas),
    divider: make("div", { class: "divider", hidden: true }, make("div", { class: "divider-grip", "aria-hidden": "true" })),
    days: [make("div", { class: "pane-day floats", hidden: true }), make("div", { class: "pane-day floats", hidden: true })],
    panel: makePanel(state, "compare"),
  };
  state.pane = pane;
  state.canvas.after(pane.root, pane.divider, ...pane.days);
  hearClicks(state, stage, () => pane.other);
  pane.divider.addEventListener("pointerdown", (event) => {
    if (modeOf(state).mode === "swipe") pane.divider.setPointerCapture(event.pointerId);
  });
  pane.divider.addEventListener("pointermove", (event) => {
    if (!pane.divider.hasPointerCapture(event.pointerId)) return;
    const { left, width } = state.root.getBoundingClientRect();
    moveDivider(state, (event.clientX - left) / width);
  });
  pane.divider.addEventListener("keydown", (event) => {
    const { at } = modeOf(state);
    const to = {
      ArrowLeft: at - DIVIDER.step, ArrowRight: at + DIVIDER.step, PageDown: at - DIVIDER.page, PageUp: at + DIVIDER.page,
      Home: DIVIDER.least, End: DIVIDER.most,
    }[event.key];
    if (to === undefined || modeOf(state).mode !== "swipe") return;
    event.preventDefault();
    event.stopPropagation();
    moveDivider(state, to);
  });
}

function moveDivider(state, at) {
  state.view.compare = { mode: "swipe", at: heldDivider(at) };
  arrange(state);
  state.keep();
}

function labelCompare(state) {
  const { pane } = state;
  const { compare } = state.data;
  const { mode } = modeOf(state);
  const other = make("input", { type: "date", id: "compare-day", min: compare.earliest, max: compare.latest, required: true });
  other.value = compare.iso ?? compare.offered;
  const begin = () => {
    if (!other.reportValidity()) return;
    state.view.compare ??= { mode: "swipe", at: 0.5 };
    if (!comparing(state)) closePanels(state); // what is compared has the room from now on
    ask(state, "vs", other.value);
  };
  other.addEventListener("change", () => comparing(state) && begin());
  const choice = (value, words) => {
    const radio = make("input", { type: "radio", name: "compare-mode", value });
    radio.checked = value === mode;
    radio.addEventListener("change", () => {
      state.view.compare = { mode: value, at: modeOf(state).at };
      arrange(state);
      refresh(state);
    });
    return make("label", { class: "compare-mode" }, radio, words);
  };
  const act = (words, does) => make("button", { type: "button", class: "plain-button", onclick: does }, words);
  const acts = comparing(state)
    ? [act(text(state, "compare.swap"), () => ask(state, "swap", "")), act(text(state, "compare.stop"), () => {
      state.view.compare = undefined;
      ask(state, "vs", "");
    })]
    : [act(text(state, "compare.start"), begin)];
  const focused = [...pane.panel.querySelectorAll("button, input")].indexOf(pane.panel.getRootNode().activeElement);
  pane.panel.replaceChildren(
    make("h4", {}, text(state, "compare.tool")),
    make("div", { class: "compare-field" }, make("label", { for: "compare-day" }, text(state, "compare.other")), other),
    make("fieldset", { class: "compare-modes" }, make("legend", {}, text(state, "compare.mode")), choice("swipe", text(state, "compare.swipe")), choice("side", text(state, "compare.side"))),
    make("div", { class: "compare-acts" }, ...acts),
    make("p", { class: "quiet" }, text(state, "compare.about")),
  );
  if (focused >= 0) pane.panel.querySelectorAll("button, input")[focused]?.focus();
  panelButton(state, "compare", "compare", text(state, "compare.tool"));
  if (!comparing(state)) closePane(state);
  arrange(state);
}

// Where the second map, the divider and the two dates stand.
function arrange(state) {
  const { pane } = state;
  const on = comparing(state);
  const { mode, at } = modeOf(state);
  const share = mode === "side" ? 0.5 : at;
  state.root.classList.toggle("comparing", on);
  state.root.classList.toggle("beside", on && mode === "side");
  state.root.style.setProperty("--twin-divider", `${share * 100}%`);
  for (const one of [pane.root, pane.divider, ...pane.days]) one.hidden = !on;
  const movable = mode === "swipe";
  const said = movable
    ? { role: "slider", tabindex: 0, "aria-valuemin": DIVIDER.least * 100, "aria-valuemax": DIVIDER.most * 100, "aria-valuenow": Math.round(at * 100) }
    : { role: "separator" };
  // What stays is not taken away first: a divider without a tabindex, be it for a moment, loses the focus.
  for (const name of ["tabindex", "aria-valuemin", "aria-valuemax", "aria-valuenow"]) if (!(name in said)) pane.divider.removeAttribute(name);
  for (const [name, value] of Object.entries(said)) pane.divider.setAttribute(name, value);
  pane.divider.setAttribute("aria-orientation", movable ? "horizontal" : "vertical");
  pane.divider.setAttribute("aria-label", text(state, "compare.divider"));
  for (const { checked, value } of pane.panel.querySelectorAll("[type=radio]")) if (checked !== (value === mode)) pane.panel.querySelector(`[value=${mode}]`).checked = true;
  if (on) sayDays(state);
  drawOverlay(state);
  if (on && pane.other) drawOverlay(pane.other);
}

function sayDays(state) {
  if (!comparing(state)) return;
  state.pane.days[0].textContent = wordsOfDay(state, state.data.compare.vs);
  state.pane.days[1].textContent = wordsOfDay(state, state.clock.day);
}

// The second map is a state of its own that sees everything else of the first.
function openPane(state) {
  const { pane } = state;
  if (pane.opening) return;
  pane.opening = loadRuntime(state.data.runtime).then((createDeck) => {
    pane.opening = undefined;
    if (!state.mounted || !comparing(state) || pane.other) return;
    const other = Object.assign(Object.create(state), {
      isOther: true, stage: pane.stage, canvas: pane.canvas, seen: pane.root, camera: state.camera,
      specified: undefined, dated: undefined, spec: state.data.spec, clock: { day: state.data.compare.vs },
    });
    other.deck = createDeck({
      container: pane.stage,
      jsonInput: { ...JSON.parse(state.data.spec), initialViewState: state.camera, controller: { keyboard: true, doubleClickZoom: true } },
      tooltip: false,
      handleEvent: (name, payload) => handlePane(state, name, payload),
    });
    pane.other = other;
    other.deck.setProps({ onAfterRender: () => drawOverlay(other), layers: layersOfPane(other) });
  });
}

// A layer belongs to one map: the second gets copies.
function layersOfPane(other) {
  return wantedLayers(other).map((one) => one.clone({}));
}

function refreshPane(state) {
  const { other } = state.pane ?? {};
  if (!other || !comparing(state)) return;
  other.clock = { day: state.data.compare.vs };
  if (other.spec !== state.data.spec) {
    window.updateDeck({ layers: JSON.parse(state.data.spec).layers }, other.deck);
    other.spec = state.data.spec;
    other.specified = undefined;
  }
  other.deck.setProps({ layers: layersOfPane(other) });
  drawOverlay(other);
}

function closePane(state) {
  const { pane } = state;
  if (!pane?.other) return;
  const canvases = [...pane.stage.querySelectorAll("canvas")];
  pane.other.deck.finalize();
  canvases.forEach((canvas) => release(canvas.getContext("webgl2")));
  pane.stage.replaceChildren();
  pane.other = undefined;
}

// The second map goes where the first is, unless the reader is moving the second.
function followCamera(pane, viewport) {
  const camera = Object.fromEntries(Object.keys(LIMITS).map((name) => [name, viewport[name] ?? 0]));
  if (performance.now() - (pane.leads ?? -LEADS_MS) < LEADS_MS || sameCamera(pane.other.camera, camera)) return;
  pane.other.camera = camera;
  look(pane.other, camera, 0);
}

function handlePane(state, name, payload) {
  const { pane } = state;
  if (name === "deck-view-state-change-event" && pane.other) {
    const camera = Object.fromEntries(Object.keys(LIMITS).map((key) => [key, payload[key] ?? 0]));
    if (sameCamera(pane.other.camera, camera)) return;
    pane.leads = performance.now();
    pane.other.camera = camera;
    look(state, camera, 0);
    moved(state, camera);
  }
  if (name === "deck-hover-event") {
    tellParts(state, "pointed", payload);
    const taken = takenByParts(state, "pointer", { ...payload, type: "hover" });
    if (!restsOnClick(pane.other, payload)) showTip(pane.other, taken ? null : tipOf(pane.other, payload), payload?.x, payload?.y);
  }
}
