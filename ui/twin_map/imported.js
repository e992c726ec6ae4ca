// Layers that a planner brings along: files are given here, listed, shown whole and removed. The server
// reads them; how they are drawn stands in imported_shapes.js.

const OUTLINE_MS = 200;

part({
  name: "imported",
  desk: true,
  build(state) {
    state.importPanel = makePanel(state, "imported", () => fillImports(state));
    state.importInput = make("input", { type: "file", accept: ".geojson,.json,application/geo+json", hidden: true });
    state.importInput.addEventListener("change", () => {
      const [file] = state.importInput.files;
      state.importInput.value = "";
      if (file) giveFile(state, file);
    });
    state.importSaid = make("p", { role: "status" });
    state.root.append(state.importInput);
    listen(state, "twin-carried", () => refresh(state));
    state.root.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
    state.root.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      openPanel(state, "imported");
      giveFile(state, event.dataTransfer.files[0]);
    });
  },
  label(state) {
    panelButton(state, "imported", "import", text(state, "imported.tool"));
    state.importPanel.setAttribute("aria-label", text(state, "imported.tool"));
    const { outcome, seen } = state.data.imported;
    if (outcome && outcome.number !== state.outcome) state.importSaid.textContent = outcome.said;
    state.outcome = outcome?.number;
    const asked = seen && state.askedImport === seen.layer;
    state.askedImport = undefined;
    if (asked) openPanel(state, "imported");
    else fillImports(state);
  },
  layers: withImports,
  pointer(state, info) {
    if (!info.layer || info.type !== "click" || !importOf(state, info.layer.id.split("/")[0])) return false;
    const place = placeOfImport(state, info);
    state.askedImport = info.layer.id.split("/")[0];
    ask(state, "imported_look", `${state.askedImport}/${place}`);
    return true;
  },
  moved(state) {
    if (!state.data.imported.layers.length) return;
    window.clearTimeout(state.outlining);
    state.outlining = window.setTimeout(() => state.mounted && refresh(state), OUTLINE_MS);
  },
  clear: (state) => window.clearTimeout(state.outlining),
});

function importOf(state, id) {
  return state.data.imported?.layers.find((one) => one.id === id);
}

// Text like this packs to a fraction, and what is sent is read again and again on its way.
async function giveFile(state, file) {
  const limit = state.data.imported.megabytes;
  const name = file.name.slice(0, 80);
  const tell = (words) => (state.importSaid.textContent = words);
  // Another format is refused unread: the server says so, and how to convert it.
  if (state.data.imported.others.includes(name.split(".").at(-1).toLowerCase())) return state.send("given", { name, packed: "" });
  if (file.size > limit * 1024 * 1024) return tell(text(state, "imported.too_big", { name, limit }));
  tell(text(state, "imported.reading", { name }));
  try {
    const packed = await new Response(file.stream().pipeThrough(new CompressionStream("gzip"))).blob();
    state.send("given", { name, packed: await inBase64(packed) });
  } catch {
    tell(text(state, "imported.unreadable", { name }));
  }
}

function inBase64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

function fillImports(state) {
  const { megabytes, layers, outcome, seen } = state.data.imported;
  if (state.importPanel.hidden) return;
  const choose = make("button", { type: "button", class: "plain-button", onclick: () => state.importInput.click() }, text(state, "imported.choose"));
  const rows = layers.map((one) => make("li", {},
    make("div", { class: "named" }, make("span", {}, one.name), make("span", { class: "unplaced" },
      text(state, "imported.count", { count: one.count }), one.without ? text(state, "imported.without_place", { count: one.without }) : null),
      one.crossing ? make("p", { class: "quiet" }, one.crossing) : null),
    ...importTools(state, one)));
  const facts = seen?.facts.length
    ? seen.facts.map(([name, value]) => make("div", { class: "fact" }, make("span", {}, name), make("span", {}, value)))
    : [make("p", { class: "quiet" }, text(state, "imported.no_facts"))];
  state.importPanel.replaceChildren(
    make("h4", {}, text(state, "imported.tool")),
    make("p", { class: "quiet" }, text(state, "imported.about", { limit: megabytes })), choose, state.importSaid,
    make("ul", { class: "import-faults" }, ...(outcome?.faults ?? []).map((one) => make("li", {}, one))),
    make("ul", { class: "import-list" }, ...rows),
    ...(seen ? [make("section", { class: "import-seen" }, make("h4", {}, seen.title), ...facts)] : []),
  );
}

function importTools(state, layer) {
  const tool = (name, words, act) => make("button", { type: "button", class: "small-tool", "aria-label": words, title: words, onclick: act }, icon(ICONS[name]));
  return [
    tool("extent", text(state, "imported.zoom", { layer: layer.name }), () => showImport(state, layer)),
    tool("remove", text(state, "imported.remove", { layer: layer.name }), () => {
      state.importSaid.textContent = "";
      ask(state, "imported_remove", layer.id);
    }),
  ];
}

function showImport(state, { bounds: [west, south, east, north] }) {
  const { width, height } = state.stage.getBoundingClientRect();
  const margin = Math.min(width, height) * 0.1;
  const camera = west === east && south === north
    ? { longitude: west, latitude: south, zoom: POINT_ZOOM, pitch: 0, bearing: 0 }
    : cameraFor([west, south, Math.max(east, west + 1e-6), Math.max(north, south + 1e-6)], width, height, { left: margin, right: margin, top: margin, bottom: margin });
  moveTo(state, camera);
}

// The file's name and the feature's number: more is told by the server on a click.
function tipOfImport(state, info) {
  const told = info?.layer && importOf(state, info.layer.id.split("/")[0]);
  const place = told ? placeOfImport(state, info) : undefined;
  if (place === undefined) return null;
  return { title: told.name, lines: [[text(state, "imported.feature"), text(state, "imported.nth", { number: place + 1 })]] };
}
