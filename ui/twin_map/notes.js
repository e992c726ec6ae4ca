// Notes that a planner leaves on the map: a pin with a number, its words and its day. They are kept in
// this browser (notes_kept.js) and leave it only as a file; a picture of the map goes without them.

const NOTE_PIN = { radius: 9, height: 24 };
const NOTE_DIGITS = 6; // a tenth of a metre
const NOTE_STEP_PX = 40;
const NOTE_STEPS = { ArrowLeft: [-NOTE_STEP_PX, 0], ArrowRight: [NOTE_STEP_PX, 0], ArrowUp: [0, NOTE_STEP_PX], ArrowDown: [0, -NOTE_STEP_PX] };

part({
  name: "notes",
  desk: true,
  build(state) {
    state.notes = {
      panel: makePanel(state, "notes", () => fillNotes(state)),
      said: make("p", { role: "status", class: "quiet" }),
      cross: make("div", { class: "note-cross", hidden: true, "aria-hidden": "true" }),
      bubble: make("div", { class: "note-bubble", hidden: true, "aria-hidden": "true" }),
    };
    state.root.append(state.notes.cross, state.notes.bubble);
    listen(state, "storage", ({ key }) => {
      if (key !== null && key !== noteKey(state)) return;
      loadNotes(state);
      if (!state.notes.draft) fillNotes(state);
      drawOverlay(state);
    });
    // Before anyone else hears the key: Escape ends what was begun, and the panel stays.
    state.root.addEventListener("keydown", (event) => {
      if (!keyOfNotes(state, event)) return;
      event.preventDefault();
      event.stopPropagation();
    }, true);
  },
  label(state) {
    const { notes } = state;
    panelButton(state, "notes", "pin", text(state, "notes.tool"));
    notes.panel.setAttribute("aria-label", text(state, "notes.tool"));
    loadNotes(state);
    const spoken = text(state, "notes.about");
    if (notes.spoken !== spoken) fillNotes(state); // what is being written stays as it is
    notes.spoken = spoken;
  },
  overlay: drawNotes,
  pointer(state, info) {
    const { notes } = state;
    if (isPlacing(state)) {
      if (info.type === "click") beginNote(state, info.coordinate);
      return true;
    }
    const hit = info.type === "click" || info.type === "hover" ? noteUnder(state, info) : undefined;
    if (notes.pointed !== hit?.number) {
      notes.pointed = hit?.number;
      drawOverlay(state);
    }
    if (hit && info.type === "click") {
      if (notes.panel.hidden) openPanel(state, "notes");
      notes.panel.querySelector(`[data-note="${hit.number}"] button`)?.focus();
    }
    return Boolean(hit);
  },
});

// The small map beside a list has no notes.
function isPlacing({ notes }) {
  return Boolean(notes?.placing && !notes.panel.hidden);
}

// Whether a note is being placed or written: keys are its words, wherever they are heard.
function isWriting(state) {
  return isPlacing(state) || Boolean(state.notes.draft && !state.notes.panel.hidden);
}

function keyOfNotes(state, event) {
  const { notes } = state;
  if (event.isComposing) return false;
  const writing = notes.draft && notes.panel.contains(event.target);
  if (event.key === "Escape" && (isPlacing(state) || writing)) {
    endNote(state);
    return true;
  }
  if (!isPlacing(state) || !(event.target === state.root || event.target.closest(".stage, .note-centre"))) return false;
  if (event.key === "Enter") beginNote(state, [state.camera.longitude, state.camera.latitude]);
  else if (NOTE_STEPS[event.key]) shiftMap(state, NOTE_STEPS[event.key]);
  else return false;
  return true;
}

// Moves the map under the cross by so many pixels, right and up.
function shiftMap(state, [right, up]) {
  const { camera } = state;
  const turn = ((camera.bearing || 0) * Math.PI) / 180;
  const perPixel = 360 / (TILE_PX * 2 ** camera.zoom);
  const east = (right * Math.cos(turn) + up * Math.sin(turn)) * perPixel;
  const north = (up * Math.cos(turn) - right * Math.sin(turn)) * perPixel * Math.cos((camera.latitude * Math.PI) / 180);
  const to = { ...camera, longitude: camera.longitude + east, latitude: camera.latitude + north };
  if (!within("longitude", to.longitude) || !within("latitude", to.latitude)) return;
  look(state, to, 0);
  moved(state, to);
}

function startPlacing(state) {
  const { notes } = state;
  const full = notes.list.length >= NOTES.most;
  notes.placing = !full;
  notes.said.textContent = full ? text(state, "notes.full", { most: NOTES.most }) : "";
  fillNotes(state, full ? ".note-add" : ".note-centre");
  drawOverlay(state);
}

// The sky above a pitched map is no place.
function beginNote(state, at) {
  if (!at || !within("longitude", at[0]) || !within("latitude", at[1])) return;
  state.notes.placing = false;
  writeNote(state, { at: at.map((one) => Number(one.toFixed(NOTE_DIGITS))), words: "" });
}

function writeNote(state, draft) {
  state.notes.draft = draft;
  state.notes.said.textContent = "";
  fillNotes(state, ".note-field");
  drawOverlay(state);
}

function endNote(state) {
  const { notes } = state;
  const number = notes.draft?.number;
  notes.placing = false;
  notes.draft = undefined;
  notes.said.textContent = "";
  fillNotes(state, number ? `[data-note="${number}"] button` : ".note-add");
  drawOverlay(state);
}

function keepNote(state) {
  const { notes } = state;
  const { at, number } = notes.draft;
  const words = notes.draft.words.trim();
  if (!words || words.length > MOST_WORDS) {
    notes.said.textContent = words ? text(state, "notes.long", { count: words.length, most: MOST_WORDS }) : text(state, "notes.empty");
    notes.panel.querySelector(".note-field").focus();
    return;
  }
  let kept = number;
  changeNotes(state, (list) => {
    kept ??= nextNumber(notes.gone ? [...list, notes.gone] : list); // one that may come back keeps its number
    return [...list.filter((one) => one.number !== kept), { number: kept, at, words, day: noteDay() }];
  });
  notes.draft = undefined;
  notes.said.textContent = text(state, "notes.kept", { number: kept });
  fillNotes(state, number ? `[data-note="${kept}"] button` : ".note-add");
  drawOverlay(state);
}

function removeNote(state, note) {
  const { notes } = state;
  changeNotes(state, (list) => list.filter((one) => one.number !== note.number));
  notes.gone = note;
  notes.said.textContent = text(state, "notes.removed", { number: note.number });
  notes.rowed = notes.pointed = undefined;
  fillNotes(state, ".note-undo");
  drawOverlay(state);
}

function bringBack(state) {
  const { notes } = state;
  const note = { ...notes.gone };
  changeNotes(state, (list) => {
    if (list.some((one) => one.number === note.number)) note.number = nextNumber(list);
    return [...list, note];
  });
  notes.gone = undefined;
  notes.said.textContent = text(state, "notes.back", { number: note.number });
  fillNotes(state, `[data-note="${note.number}"] button`);
  drawOverlay(state);
}

function goToNote(state, { at: [longitude, latitude] }) {
  const camera = { ...state.camera, longitude, latitude, zoom: Math.max(state.camera.zoom, POINT_ZOOM) };
  look(state, camera, FLIGHT_MS);
  moved(state, camera);
}

function takeNotes(state) {
  const { notes } = state;
  const { watermark } = state.data;
  const name = `${watermark ? `${watermark}-` : ""}${text(state, "notes.file")}-${noteDay()}.geojson`;
  const file = new Blob([notesAsGeoJson(notes.list)], { type: "application/geo+json" });
  const link = make("a", { href: URL.createObjectURL(file), download: name });
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  notes.said.textContent = text(state, "notes.taken", { name });
}
