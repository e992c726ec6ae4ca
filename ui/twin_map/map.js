// The map: mounts deck.gl once an element, redraws on new data, and tells Python of a click only.

const FOOTER_REM = 3;
const LEAST_HEIGHT_PX = 400;
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

// The layers of the specification, as every part wants them.
function wantedLayers(state) {
  state.specified ??= state.deck.props.layers;
  return throughParts(state, "layers", state.specified);
}

// The map fills what is left of the window above the footer, whatever stands over it.
function fillWindow(state) {
  if (!state.root.isConnected || state.data.small) return;
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
  state.hovered = undefined;
  if (state.deck) state.deck.setProps({ layers: wantedLayers(state) });
  fillLegend(state);
  drawOverlay(state);
  tellParts(state, "refreshed");
  state.keep();
}

function tipOf(state, info) {
  const imported = tipOfImport(state, info);
  if (imported) return imported;
  if (!info || !info.object || !info.layer) return null;
  const layerId = info.layer.id.split("/")[0];
  return tipOn(state, info.object.id, (state.data.tips[layerId] || {})[info.object.id] || null);
}

function showTip(state, tip, x, y) {
  state.tip.hidden = !tip;
  if (!tip) return;
  state.tip.replaceChildren(...tipContent(tip));
  const { left, width, height } = state.root.getBoundingClientRect();
  const across = x + state.stage.getBoundingClientRect().left - left;
  state.tip.style.left = across > width / 2 ? "" : `${across + 14}px`;
  state.tip.style.right = across > width / 2 ? `${width - across + 14}px` : "";
  state.tip.style.top = `${Math.min(y + 14, Math.max(height - state.tip.offsetHeight - 8, 8))}px`;
}

function handle(state, name, payload) {
  if (name === "deck-view-state-change-event") moved(state, payload);
  if (name === "deck-hover-event") {
    state.hovered = payload;
    tellParts(state, "pointed", payload);
    const taken = takenByParts(state, "pointer", { ...payload, type: "hover" });
    if (!restsOnClick(state, payload)) showTip(state, taken ? null : tipOf(state, payload), payload?.x, payload?.y);
  }
}

// On a planner's map a click on empty ground ends what was picked.
function pickFrom(state, info) {
  if (state.desk && state.data.selected && !info?.object) state.send("picked", { layer: "", id: "" });
  if (!info?.object || !tipOf(state, info)) return;
  window.twinSeen = info.object.id;
  state.send("picked", { layer: info.layer.id.split("/")[0], id: info.object.id });
}

// Asks the server for what only it can answer: one run of the app.
function ask(state, what, value) {
  state.send("asked", { what, value });
}

function build(parent, data) {
  const stage = make("div", { class: "stage" });
  const canvas = make("canvas", { class: "labels", "aria-hidden": "true" });
  const tip = make("div", { class: "tip", role: "status", hidden: true });
  const note = make("div", { class: "note floats" });
  const tools = make("div", { class: "tools floats" });
  const scaleBar = make("div", { class: "scale-bar" });
  const scale = make("div", { class: "scale floats" }, scaleBar);
  const failed = make("p", { class: "failed", role: "alert", hidden: true });
  const kit = make("div", { class: "kit floats", role: "toolbar" });
  const root = make("div", { class: data.small ? "twin-map small" : "twin-map", role: "region", tabindex: -1 }, stage, canvas, note, kit, tools, scale, tip, failed);
  parent.append(root);
  const view = readView(window.location.hash.slice(1) || (window.twinView ?? openedFragment()));
  const state = { root, stage, canvas, tip, note, kit, tools, scaleBar, failed, forget: [], mounted: true, view, data, desk: data.desk, small: data.small, flat: Boolean(data.flat.page) };
  root.addEventListener("keydown", (event) => {
    if (!takenByParts(state, "key", event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  tellParts(state, "build");
  return state;
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
  if (data.watermark) state.root.dataset.watermark = data.watermark;
  const focused = focusedTool(state);
  state.tools.replaceChildren(
    button("plus", words.zoom_in, () => zoomBy(state, 0.7)),
    button("minus", words.zoom_out, () => zoomBy(state, -0.7)),
    button("home", words.home, () => returnHome(state)),
    button("full", words.fullscreen, () => (document.fullscreenElement ? document.exitFullscreen() : state.root.requestFullscreen())),
  );
  state.kit.replaceChildren();
  if (data.desk) state.kit.setAttribute("aria-label", text(state, "kit"));
  tellParts(state, "label");
  state.kit.hidden = !state.kit.childElementCount;
  focused?.();
}

// deck.gl draws on a canvas of 300 by 150 until it has measured its room, and stretches it after a
// change until the next frame: nothing is seen of either.
function showWhenSized(state) {
  if (!state.mounted || !state.deck) return;
  const drawn = state.stage.querySelector("canvas");
  const ratio = drawn ? (drawn.width * drawn.clientHeight) / (drawn.height * drawn.clientWidth) : 0;
  const fits = Math.abs(ratio - 1) < 0.02;
  state.stage.classList.toggle("unsized", !fits);
  if (!fits) requestAnimationFrame(() => showWhenSized(state));
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
  state.deck.setProps({ onAfterRender: () => drawOverlay(state) });
  updateScale(state.scaleBar, state.camera, state.data.words);
  showWhenSized(state);
  refresh(state);
  followPicked(state);
}

function bringUp(state) {
  if (!state.mounted || state.deck) return;
  if (state.data.flat.page) return bringUpFlat(state);
  window.twinDraws ??= hasWebGL();
  if (!window.twinDraws) return askForFlat(state);
  loadRuntime(state.data.runtime)
    .then((createDeck) => {
      state.sized ??= new ResizeObserver(() => (state.deck ? (showWhenSized(state), resized(state)) : start(state, createDeck)));
      state.sized.observe(state.stage);
      start(state, createDeck);
    })
    .catch(() => say(state, state.data.words.failed));
}

function tearDown(parent) {
  const state = parent.twin;
  if (!state) return;
  state.mounted = false;
  tellParts(state, "clear");
  state.forget.forEach((forget) => forget());
  state.sized?.disconnect();
  const canvases = [...state.stage.querySelectorAll("canvas")];
  state.deck?.finalize();
  canvases.forEach((canvas) => release(canvas.getContext("webgl2")));
  delete parent.twin;
  state.root.remove();
}

export default function ({ data, parentElement, setTriggerValue }) {
  const former = parentElement.twin;
  if (former && (former.desk !== data.desk || former.small !== data.small || former.flat !== Boolean(data.flat.page))) tearDown(parentElement);
  const state = (parentElement.twin ??= build(parentElement, data));
  state.data = data;
  state.send = setTriggerValue;
  state.keep ??= keepFragment(state);
  if (!state.fill) {
    state.fill = () => fillWindow(state);
    listen(state, "resize", state.fill);
    watchAbove(state);
    listen(state, "hashchange", (event) => followFragment(state, event));
    listen(state, "twin-look", (event) => event.detail === state.data.selected && flyToPicked(state));
  }
  label(state);
  requestAnimationFrame(state.fill);
  if (state.deck && state.spec !== data.spec) {
    window.updateDeck({ layers: JSON.parse(data.spec).layers }, state.deck);
    state.spec = data.spec;
    state.specified = undefined;
  }
  refresh(state);
  if (drawsMap(state)) followPicked(state);
  else whenPageRests().then(() => bringUp(state));
  document.fonts.ready.then(() => drawOverlay(state));
  return () => tearDown(parentElement);
}
