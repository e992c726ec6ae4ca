// The map as a picture, made in the browser alone, and the way to the files that the server makes.

const PICTURE_RATIO = 2;
const MOST_CREDITS = 12;

part({
  name: "picture",
  desk: true,
  build(state) {
    state.picturePanel = makePanel(state, "picture", () => fillPicturePanel(state));
  },
  label(state) {
    panelButton(state, "picture", "take", text(state, "picture.tool")).dataset.flat = "";
    state.picturePanel.setAttribute("aria-label", text(state, "picture.title"));
    fillPicturePanel(state);
  },
  refreshed: (state) => fillPicturePanel(state),
});

// Ids of the layers that are on, in drawing order, bottom first.
function shownIds(state) {
  const byId = new Map(state.data.catalogue.map((layer) => [layer.id, layer]));
  return orderOf(state).filter((id) => byId.has(id) && isShown(state.view, byId.get(id)));
}

function fillPicturePanel(state) {
  if (state.picturePanel.hidden) return;
  const action = (words, act, attributes = {}) => make("button", { type: "button", class: "plain-button", onclick: act, ...attributes }, words);
  state.pictureSaid ??= make("p", { role: "status", class: "quiet" });
  state.picturePanel.replaceChildren(
    make("h4", {}, text(state, "picture.image")),
    make("p", { class: "quiet" }, state.frame ? text(state, "picture.flat") : text(state, "picture.image_about")),
    state.frame ? null : action(text(state, "picture.image_make"), () => savePicture(state), { "data-make": "picture" }),
    state.pictureSaid,
    make("h4", {}, text(state, "picture.files")),
    make("p", { class: "quiet" }, text(state, "picture.files_about", { count: shownIds(state).length })),
    action(text(state, "picture.files_make"), () => ask(state, "take", JSON.stringify({ layers: shownIds(state) })), { "data-make": "files" }),
  );
}

async function savePicture(state) {
  state.pictureSaid.textContent = "";
  try {
    const blob = await pictureOf(state);
    const name = `${text(state, "picture.file")}-${state.data.picture.as_of}.png`;
    const link = make("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    state.pictureSaid.textContent = text(state, "picture.done", { name });
  } catch (error) {
    state.pictureSaid.textContent = text(state, "picture.failed", { why: error.message });
  }
}

async function pictureOf(state) {
  const { picture } = state.data;
  const rows = [...state.legend.querySelectorAll("li")].filter((row) => !row.hidden);
  const entries = await Promise.all(rows.map((row) => legendImage(row, picture.shapes)));
  await Promise.all([400, 700].map((weight) => document.fonts.load(`${weight} 16px ${FONT}`, picture.title)));
  const sheet = drawSheet(state, mapsOnPaper(state), entries);
  const blob = await new Promise((resolve) => sheet.toBlob(resolve, "image/png"));
  if (!blob) throw new Error(text(state, "picture.blank"));
  return blob;
}

// Both maps of a comparison as they stand on screen, each with its day; or the one that there is.
function mapsOnPaper(state) {
  const map = mapOnPaper(state);
  const { other } = state.pane;
  if (!comparing(state) || !other) return map;
  const { mode, at } = modeOf(state);
  const second = mapOnPaper(other);
  const beside = mode === "side";
  const canvas = make("canvas", { width: map.width + (beside ? second.width : 0), height: map.height });
  const divider = beside ? second.width : Math.round(map.width * at);
  const context = canvas.getContext("2d");
  context.drawImage(map, beside ? divider : 0, 0);
  context.drawImage(second, 0, 0, divider, second.height, 0, 0, divider, second.height);
  const scale = PICTURE_RATIO * uiScale();
  const { paper } = state.data.picture;
  context.fillStyle = paper.ink;
  context.fillRect(divider - scale, 0, 2 * scale, canvas.height);
  state.pane.days.forEach(({ textContent }, right) => drawDay(context, textContent, divider, right, scale, paper));
  return canvas;
}

// The map with its names on the ground of paper, twice as fine as on screen. What WebGL draws can be
// read only before the browser shows the next frame: all of it happens at once.
function mapOnPaper(state) {
  const { picture } = state.data;
  const viewport = state.deck.getViewports()[0];
  const canvas = make("canvas", { width: viewport.width * PICTURE_RATIO, height: viewport.height * PICTURE_RATIO });
  const context = canvas.getContext("2d");
  context.fillStyle = picture.paper.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const former = { useDevicePixels: state.deck.props.useDevicePixels, layers: state.deck.props.layers };
  drawAtOnce(state, { useDevicePixels: PICTURE_RATIO, layers: former.layers.map((one) => onPaper(one, picture.shapes)) });
  const drawnMap = state.deck.getCanvas();
  const seen = make("div");
  const names = namesOnPaper(state, seen);
  const lost = drawnMap.getContext("webgl2")?.isContextLost();
  const empty = lost || (JSON.parse(seen.dataset.labels ?? "[]").length > 0 && isBlank(drawnMap));
  if (!empty) {
    context.drawImage(drawnMap, 0, 0, canvas.width, canvas.height);
    context.drawImage(names, 0, 0, canvas.width, canvas.height);
  }
  drawAtOnce(state, former);
  drawOverlay(state);
  if (empty) throw new Error(text(state, "picture.blank"));
  return canvas;
}

// deck.gl takes new layers in at its next frame: here they are taken in and drawn before the call ends.
function drawAtOnce(state, props) {
  state.deck.setProps(props);
  state.deck.layerManager.updateLayers();
  state.deck.redraw("picture");
}

// What stands over the layers, drawn for paper: no control is there that a name would have to avoid.
function namesOnPaper(state, seen) {
  const { picture, labels } = state.data;
  const canvas = make("canvas");
  const data = {
    ...state.data,
    colours: { ...state.data.colours, ...picture.paper },
    labels: labels.map((label) => ({ ...label, colour: picture.names[label.colour] ?? label.colour })),
  };
  drawOverlay(Object.assign(Object.create(state), { canvas, data, seen, ratio: PICTURE_RATIO, root: make("div") }));
  return canvas;
}

function onPaper(layer, recoloured) {
  const wanted = {};
  for (const name of ["getFillColor", "getLineColor", "getColor"]) {
    const colour = layer.props[name];
    if (!Array.isArray(colour)) continue;
    const hex = `#${colour.slice(0, 3).map((one) => one.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
    const light = recoloured[hex];
    if (light) wanted[name] = [1, 3, 5].map((at) => parseInt(light.slice(at, at + 2), 16)).concat(colour.slice(3));
  }
  return Object.keys(wanted).length ? layer.clone(wanted) : layer;
}

function isBlank(canvas) {
  const small = make("canvas", { width: 128, height: 128 });
  const context = small.getContext("2d", { willReadFrequently: true });
  context.drawImage(canvas, 0, 0, 128, 128);
  const { data } = context.getImageData(0, 0, 128, 128);
  return !data.some((value, at) => at % 4 === 3 && value > 0);
}

function creditsOf(state) {
  const { picture } = state.data;
  const names = [...new Set(shownIds(state).flatMap((id) => picture.credits[id] ?? []))];
  const some = names.slice(0, MOST_CREDITS);
  const more = names.length - some.length;
  return text(state, "picture.sources", { names: some.join(picture.join) }) + (more ? ` ${text(state, "picture.more", { count: more })}` : "");
}

function drawSheet(state, map, entries) {
  const { picture, words } = state.data;
  const scale = uiScale();
  const margin = SHEET.margin * scale;
  const [mapWidth, mapHeight] = [map.width / PICTURE_RATIO, map.height / PICTURE_RATIO];
  const width = mapWidth + SHEET.column * scale + 3 * margin;
  const top = SHEET.head * scale;
  const below = basemapOf(state);
  const notes = [...picture.lines, creditsOf(state), ...below ? [creditOf(state, below)] : []];
  const probe = make("canvas").getContext("2d");
  probe.font = sheetFont(400, SHEET.text, scale);
  const count = notes.reduce((sum, one) => sum + brokenLines(probe, one, width - 2 * margin).length, 0);
  const legendHeight = drawSheetLegend(probe, entries, words.legend, 0, 0, scale, picture.paper.ink);
  const body = Math.max(mapHeight, legendHeight);
  const height = top + body + margin + count * SHEET.line * scale + margin;
  const sheet = make("canvas", { width: Math.round(width * PICTURE_RATIO), height: Math.round(height * PICTURE_RATIO) });
  const context = sheet.getContext("2d");
  context.scale(PICTURE_RATIO, PICTURE_RATIO);
  context.fillStyle = "#FFFFFF";
  context.fillRect(0, 0, width, height);
  context.fillStyle = picture.paper.ink;
  paragraph(context, picture.title, margin, margin, width - 2 * margin, scale, { weight: 700, size: SHEET.title });
  context.drawImage(map, margin, top, mapWidth, mapHeight);
  context.strokeStyle = picture.paper.ink;
  context.lineWidth = 1;
  context.strokeRect(margin, top, mapWidth, mapHeight);
  drawSheetLegend(context, entries, words.legend, mapWidth + 2 * margin, top, scale, picture.paper.ink);
  drawNorth(context, margin + mapWidth - 24 * scale, top + 48 * scale, state.camera.bearing || 0, text(state, "picture.north"), scale, picture.paper.ink);
  drawSheetScale(context, state, margin + 16 * scale, top + mapHeight - 14 * scale, scale, picture.paper.ink);
  context.fillStyle = picture.paper.ink;
  let y = top + body + margin * 0.6;
  for (const one of notes) y = paragraph(context, one, margin, y, width - 2 * margin, scale);
  if (picture.watermark) drawWatermark(context, picture.watermark, width, height, picture.paper.ink);
  return sheet;
}
