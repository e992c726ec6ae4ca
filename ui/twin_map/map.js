// The map: mounts deck.gl once an element, redraws on new data, and tells Python of a click only.

const FOOTER_REM = 3;
const LEAST_HEIGHT_PX = 400;
const RING_PX = 7;
const LONGEST_REST_MS = 1500;
const PAINTED_MS = 150;

function loadRuntime(address) {
  window.twinRuntime ??= new Promise((resolve, reject) => {
    const script = make("script", { src: new URL(address, document.baseURI).href });
    script.onload = () => resolve(window.createDeck);
    script.onerror = () => {
      window.twinRuntime = undefined; // the next map tries again
      reject(new Error(address));
    };
    document.head.append(script);
  });
  return window.twinRuntime;
}

// Where a computer draws WebGL without a graphics chip, starting it holds the page for seconds: what
// can be read is shown first.
function whenPageRests() {
  const app = document.querySelector('[data-testid="stApp"]');
  const latest = performance.now() + LONGEST_REST_MS;
  return new Promise((resolve) => {
    const look = () => {
      if (app?.dataset.testScriptState !== "running" || performance.now() > latest) window.setTimeout(resolve, PAINTED_MS);
      else window.setTimeout(look, 30);
    };
    look();
  });
}

function hasWebGL() {
  const context = document.createElement("canvas").getContext("webgl2");
  release(context);
  return Boolean(context);
}

// A browser keeps only a few drawing contexts: one that is done with is given back at once.
function release(context) {
  context?.getExtension("WEBGL_lose_context")?.loseContext();
}

function say(state, words) {
  state.failed.textContent = words;
  state.failed.hidden = false;
}

function shownLayers(state) {
  const { view, data } = state;
  const byId = new Map(data.catalogue.map((layer) => [layer.id, layer]));
  const scale = uiScale();
  return state.deck.props.layers.map((drawnLayer) => {
    const [layerId, , part] = drawnLayer.id.split("/");
    const visible = isShown(view, byId.get(layerId)) && (part !== "accuracy" || view.accuracy);
    const opacity = view.dim.get(layerId) ?? 1;
    const grown = part === "accuracy" ? { lineWidthScale: scale } : { widthScale: scale, radiusScale: scale, lineWidthScale: scale };
    const wanted = { visible, opacity, ...grown };
    const same = Object.entries(wanted).every(([name, value]) => drawnLayer.props[name] === value);
    return same ? drawnLayer : drawnLayer.clone(wanted);
  });
}

function drawOverlay(state) {
  const viewport = state.deck?.isInitialized && state.deck.getViewports()[0];
  if (!viewport) return;
  const { canvas, data, view } = state;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [viewport.width, viewport.height];
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const scale = uiScale();
  const byId = new Map(data.catalogue.map((layer) => [layer.id, layer]));
  const shown = data.labels.filter((label) => isShown(view, byId.get(label.layer)) && viewport.zoom >= label.zoom);
  for (const label of shown) label.room = label.symbol + (label.feature === data.selected ? RING_PX : 0);
  const taken = shown.filter((label) => label.position === "beside").map((label) => {
    const [x, y] = viewport.project(label.places[0]);
    const half = label.room * scale + 1;
    return Object.assign(boxAt(x - half, y - half, 2 * half, 2 * half), { owner: label.feature });
  });
  const corner = state.root.getBoundingClientRect();
  for (const control of state.root.querySelectorAll(".floats")) {
    const box = control.getBoundingClientRect();
    if (box.width) taken.push([box.left - corner.left - 4, box.top - corner.top - 4, box.right - corner.left + 4, box.bottom - corner.top + 4]);
  }
  const placed = placeLabels(context, shown, viewport, taken, scale);
  placed.forEach((one) => drawLabel(context, one, data.colours, scale));
  state.root.dataset.labels = JSON.stringify(placed.map(({ label, box }) => [label.text, ...box.map(Math.round), label.detail]));
  state.root.dataset.at = [viewport.latitude.toFixed(6), viewport.longitude.toFixed(6), viewport.zoom.toFixed(3)].join(",");
  drawChosen(context, placed, shown, viewport, data, scale);
}

// What the reader looks at: a ring round a point, a frame round the name of a line or an area.
function drawChosen(context, placed, shown, viewport, data, scale) {
  const chosen = shown.find((label) => label.feature === data.selected);
  if (!chosen) return;
  context.beginPath();
  if (chosen.position === "beside") {
    const [x, y] = viewport.project(chosen.places[0]);
    context.arc(x, y, (chosen.symbol + RING_PX - 1) * scale, 0, 2 * Math.PI);
  } else {
    const own = placed.find(({ label }) => label === chosen);
    if (!own) return;
    const [left, top, right, bottom] = own.box;
    context.roundRect(left - 5 * scale, top - 3 * scale, right - left + 10 * scale, bottom - top + 6 * scale, 6 * scale);
  }
  context.lineWidth = 2.5 * scale;
  context.strokeStyle = data.colours.accent;
  context.stroke();
}

// The map fills what is left of the window above the footer, whatever stands over it.
function fillWindow(state) {
  if (!state.root.isConnected) return;
  const scrolled = state.root.getRootNode().host?.closest('[data-testid="stMain"]')?.scrollTop ?? 0;
  const top = state.root.getBoundingClientRect().top + scrolled;
  const rest = window.innerHeight - top - FOOTER_REM * 16 * uiScale();
  const height = `${Math.max(rest, LEAST_HEIGHT_PX * uiScale())}px`;
  document.documentElement.style.setProperty("--twin-map-height", height);
}

// Filters that wrap onto another line, or a notice, move the map down: its height is measured anew.
function watchAbove(state) {
  const page = state.root.getRootNode().host?.closest('[data-testid="stMainBlockContainer"]');
  const above = new ResizeObserver(() => requestAnimationFrame(state.fill));
  if (page) above.observe(page);
  state.forget.push(() => above.disconnect());
}

function refresh(state) {
  const { view, data } = state;
  if (state.deck) state.deck.setProps({ layers: shownLayers(state) });
  state.legend.replaceChildren(...legendRows(data, view));
  drawOverlay(state);
  state.keep();
}

function fillList(state) {
  if (!state.list.hidden) state.list.replaceChildren(...catalogue(state.data, state.view, () => refresh(state)));
}

function tipOf(state, info) {
  if (!info || !info.object || !info.layer) return null;
  const layerId = info.layer.id.split("/")[0];
  return (state.data.tips[layerId] || {})[info.object.id] || null;
}

function handle(state, name, payload) {
  if (name === "deck-view-state-change-event") moved(state, payload);
  if (name === "deck-hover-event") {
    const tip = tipOf(state, payload);
    state.tip.hidden = !tip;
    if (!tip) return;
    state.tip.replaceChildren(...tipContent(tip));
    const { width, height } = state.stage.getBoundingClientRect();
    state.tip.style.left = payload.x > width / 2 ? "" : `${payload.x + 14}px`;
    state.tip.style.right = payload.x > width / 2 ? `${width - payload.x + 14}px` : "";
    state.tip.style.top = `${Math.min(payload.y + 14, Math.max(height - state.tip.offsetHeight - 8, 8))}px`;
  }
  if (name === "deck-click-event" && tipOf(state, payload)) {
    window.twinSeen = payload.object.id;
    state.send("picked", { layer: payload.layer.id.split("/")[0], id: payload.object.id });
  }
}

function build(parent) {
  const stage = make("div", { class: "stage" });
  const canvas = make("canvas", { class: "labels", "aria-hidden": "true" });
  const tip = make("div", { class: "tip", role: "status", hidden: true });
  const note = make("div", { class: "note floats" });
  const legend = make("ul", { class: "legend-list" });
  const legendTitle = make("summary", {});
  const legendBox = make("details", { class: "legend floats", open: true }, legendTitle, legend);
  const list = make("div", { class: "catalogue floats", hidden: true });
  const tools = make("div", { class: "tools floats" });
  const scaleBar = make("div", { class: "scale-bar" });
  const scale = make("div", { class: "scale floats" }, scaleBar);
  const failed = make("p", { class: "failed", role: "alert", hidden: true });
  const root = make("div", { class: "twin-map", role: "region", tabindex: -1 }, stage, canvas, note, tools, list, legendBox, scale, tip, failed);
  parent.append(root);
  return { root, stage, canvas, tip, note, legend, legendTitle, legendBox, list, tools, scaleBar, failed, forget: [], mounted: true, view: readView(window.location.hash.slice(1) || window.twinView || "") };
}

function listen(state, event, act) {
  window.addEventListener(event, act);
  state.forget.push(() => window.removeEventListener(event, act));
}

function label(state) {
  const { data } = state;
  const { words } = data;
  state.root.setAttribute("aria-label", words.map);
  for (const [name, value] of Object.entries(data.colours)) state.root.style.setProperty(`--twin-${name}`, value);
  state.note.textContent = words.note;
  state.legendTitle.textContent = words.legend;
  const open = () => {
    state.list.hidden = !state.list.hidden;
    fillList(state);
    drawOverlay(state);
  };
  state.tools.replaceChildren(
    button("layers", words.layers, open),
    button("plus", words.zoom_in, () => zoomBy(state, 0.7)),
    button("minus", words.zoom_out, () => zoomBy(state, -0.7)),
    button("home", words.home, () => goHome(state)),
    button("full", words.fullscreen, () => (document.fullscreenElement ? document.exitFullscreen() : state.root.requestFullscreen())),
  );
  fillList(state);
}

function start(state, createDeck) {
  if (!state.mounted || state.deck) return;
  const { width, height } = state.stage.getBoundingClientRect();
  if (!width || !height) return;
  state.camera = state.view.camera ?? homeCamera(state);
  const spec = JSON.parse(state.data.spec);
  state.spec = state.data.spec;
  state.deck = createDeck({
    container: state.stage,
    jsonInput: { ...spec, initialViewState: state.camera, controller: { keyboard: true, doubleClickZoom: true } },
    tooltip: false,
    handleEvent: (name, payload) => handle(state, name, payload),
  });
  state.deck.setProps({ onAfterRender: () => drawOverlay(state), layers: shownLayers(state) });
  updateScale(state.scaleBar, state.camera, state.data.words);
  followPicked(state);
  state.keep();
}

function bringUp(state) {
  if (!state.mounted || state.deck) return;
  window.twinDraws ??= hasWebGL();
  if (!window.twinDraws) {
    say(state, state.data.words.failed);
    return;
  }
  loadRuntime(state.data.runtime)
    .then((createDeck) => {
      state.sized ??= new ResizeObserver(() => (state.deck ? resized(state) : start(state, createDeck)));
      state.sized.observe(state.stage);
      start(state, createDeck);
    })
    .catch(() => say(state, state.data.words.failed));
}

export default function ({ data, parentElement, setTriggerValue }) {
  const state = (parentElement.twin ??= build(parentElement));
  state.data = data;
  state.send = setTriggerValue;
  state.keep ??= keepFragment(state);
  if (!state.fill) {
    state.fill = () => fillWindow(state);
    listen(state, "resize", state.fill);
    watchAbove(state);
    listen(state, "hashchange", () => followFragment(state));
    listen(state, "twin-look", (event) => event.detail === state.data.selected && flyToPicked(state));
    state.legendBox.addEventListener("toggle", () => drawOverlay(state));
  }
  label(state);
  requestAnimationFrame(state.fill);
  if (state.deck && state.spec !== data.spec) {
    window.updateDeck({ layers: JSON.parse(data.spec).layers }, state.deck);
    state.spec = data.spec;
  }
  refresh(state);
  if (state.deck) followPicked(state);
  if (!state.deck) whenPageRests().then(() => bringUp(state));
  document.fonts.ready.then(() => drawOverlay(state));
  return () => {
    state.mounted = false;
    state.forget.forEach((forget) => forget());
    state.sized?.disconnect();
    const canvases = [...state.stage.querySelectorAll("canvas")];
    state.deck?.finalize();
    canvases.forEach((canvas) => release(canvas.getContext("webgl2")));
    delete parentElement.twin;
    state.root.remove();
  };
}
