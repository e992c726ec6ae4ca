// Without WebGL: the two-dimensional page takes over, in a frame that can reach nothing of the app. It
// is told what is shown and tells what is clicked; catalogue, legend and scale stay as they are.

part({
  name: "flat",
  label(state) {
    const { page, words } = state.data.flat;
    state.root.classList.toggle("flat", Boolean(page));
    if (page) {
      const gone = [...state.kit.children].filter((tool) => tool.dataset.flat === undefined);
      sayFlat(state, gone.map((tool) => tool.title));
      for (const tool of gone) tool.remove();
    }
    if (page && window.twinDraws === false) return; // there is nothing to go back to
    const change = button("flat", page ? words.back : words.switch, () => ask(state, "flat", page ? "0" : "1"));
    change.setAttribute("aria-pressed", String(Boolean(page)));
    state.tools.append(change);
  },
  refreshed: tellFlat,
});

// Why this map is here and, on a planner's, which of the tools it has not: those of the kit, by the names
// that they have there, and what stands elsewhere.
function sayFlat(state, tools) {
  const { words } = state.data.flat;
  const why = window.twinDraws === false ? words.notice : words.chosen;
  const said = `${why} · ${state.data.words.note}`;
  const others = state.data.desk ? ["time.title", "tall.tool", "picture.image"].map((key) => text(state, key)) : [];
  const missing = [...tools, ...others].join(words.join);
  state.note.title = said;
  if (!missing) {
    state.note.textContent = said;
    return;
  }
  const room = 40 * 16 * uiScale();
  state.flatNote ??= make("details", { open: state.root.clientWidth >= room, ontoggle: () => tellFlat(state) });
  state.flatNote.replaceChildren(make("summary", {}, said), make("p", { class: "quiet" }, filled(words.missing, { tools: missing })));
  state.note.replaceChildren(state.flatNote);
}

function drawsMap(state) {
  return Boolean(state.deck || state.frame);
}

// The server draws the flat map; until it has, a word says what is going on.
function askForFlat(state) {
  say(state, state.data.flat.words.switching);
  if (state.askedForFlat) return;
  state.askedForFlat = true;
  ask(state, "flat", "1");
}

function bringUpFlat(state) {
  if (state.frame) return;
  state.failed.hidden = true;
  state.frame = make("iframe", {
    class: "flat-frame", title: state.data.words.map, sandbox: "allow-scripts allow-top-navigation-by-user-activation",
  });
  listen(state, "message", (event) => {
    if (event.source === state.frame.contentWindow && event.data?.twin === "flat") heardFlat(state, event.data);
  });
  loadFlat(state);
  state.stage.append(state.frame);
  state.sized ??= new ResizeObserver(() => drawsMap(state) && resized(state));
  state.sized.observe(state.stage);
}

function loadFlat(state) {
  state.flatPage = state.data.flat.page;
  state.flatReady = false;
  state.frame.srcdoc = state.flatPage;
}

function heardFlat(state, { ready, camera, names, picked }) {
  if (ready) {
    state.flatReady = true;
    state.camera = state.view.camera ?? homeCamera(state);
    tellFlat(state);
    lookFlat(state, state.camera, 0);
    updateScale(state.scaleBar, state.camera, state.data.words);
    followPicked(state);
  }
  if (camera && Object.keys(camera).every((name) => within(name, camera[name]))) {
    // What the map was told to show is no move of the reader's.
    const told = Math.abs(camera.zoom - state.camera.zoom) < 1e-3 && Math.abs(camera.latitude - state.camera.latitude) < 1e-5 && Math.abs(camera.longitude - state.camera.longitude) < 1e-5;
    if (!told && !state.flatFlies) moved(state, { ...camera, pitch: 0, bearing: 0 });
    if (told) state.flatFlies = false;
    state.root.dataset.at = [camera.latitude.toFixed(6), camera.longitude.toFixed(6), camera.zoom.toFixed(3)].join(",");
  }
  if (Array.isArray(names)) state.root.dataset.labels = JSON.stringify(names);
  if (state.data.desk && picked?.id === "" && state.data.selected) state.send("picked", { layer: "", id: "" });
  if (state.data.desk && picked && state.data.tips[picked.layer]?.[picked.id]) {
    window.twinSeen = picked.id;
    state.send("picked", { layer: picked.layer, id: picked.id });
  }
}

function postFlat(state, what) {
  state.frame.contentWindow?.postMessage({ twin: "flat", ...what }, "*");
}

function lookFlat(state, camera, milliseconds) {
  state.flatFlies = true;
  if (state.flatReady) postFlat(state, { look: { ...camera, calm: !milliseconds } });
}

function tellFlat(state) {
  if (!state.frame) return;
  if (state.flatPage !== state.data.flat.page) loadFlat(state);
  if (!state.flatReady) return;
  const byId = new Map(state.data.catalogue.map((layer) => [layer.id, layer]));
  const known = orderOf(state).filter((id) => byId.has(id));
  const corner = state.stage.getBoundingClientRect();
  const controls = [...state.root.querySelectorAll(".floats")].map((control) => control.getBoundingClientRect()).filter((box) => box.width);
  postFlat(state, {
    type: parseFloat(getComputedStyle(document.documentElement).fontSize),
    shown: known.map((id) => [id, isShown(state.view, byId.get(id)), state.view.dim.get(id) ?? 1]),
    accuracy: state.view.accuracy,
    selected: state.data.selected,
    boxes: controls.map(({ left, top, right, bottom }) => [left - corner.left - 4, top - corner.top - 4, right - corner.left + 4, bottom - corner.top + 4]),
  });
}
