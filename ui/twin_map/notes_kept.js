// A planner's notes as this browser keeps them, a list for each park, and as a file. What was stored is
// checked like anything from outside. A browser that refuses leaves the notes in the page.

const MOST_WORDS = 280;
const MOST_NOTES = 500;

function noteKey(state) {
  return `twin-notes:${state.data.notes.park}`;
}

function isNote(one) {
  return Number.isInteger(one?.number) && one.number > 0
    && Array.isArray(one.at) && one.at.length === 2 && within("longitude", one.at[0]) && within("latitude", one.at[1])
    && typeof one.words === "string" && one.words.trim() !== "" && one.words.length <= MOST_WORDS
    && typeof one.day === "string" && /^\d{4}-\d{2}-\d{2}$/.test(one.day) && Number.isFinite(Date.parse(one.day));
}

// Returns the notes of a stored text and how many of its entries are none.
function readNotes(written) {
  if (!written) return { list: [], unread: 0 };
  let found;
  try {
    found = JSON.parse(written);
  } catch {
    return { list: [], unread: 1 };
  }
  if (!Array.isArray(found)) return { list: [], unread: 1 };
  const byNumber = new Map();
  for (const one of found) {
    if (!isNote(one) || byNumber.has(one.number) || byNumber.size === MOST_NOTES) continue;
    byNumber.set(one.number, { number: one.number, at: one.at, words: one.words, day: one.day });
  }
  return { list: inNumber([...byNumber.values()]), unread: found.length - byNumber.size };
}

function inNumber(list) {
  return list.sort((one, other) => one.number - other.number);
}

function loadNotes(state) {
  const unkept = (window.twinNotes ??= new Map()).get(noteKey(state));
  let found = { list: unkept ?? [], unread: 0 };
  let refused = unkept !== undefined;
  try {
    if (!refused) found = readNotes(window.localStorage.getItem(noteKey(state)));
  } catch {
    refused = true;
  }
  Object.assign(state.notes, found, { refused });
}

// `change` makes a new list of the former, which is read anew: another tab may have written since.
function changeNotes(state, change) {
  loadNotes(state);
  const { notes } = state;
  const key = noteKey(state);
  notes.list = inNumber(change(notes.list));
  try {
    if (notes.unread) setAside(key);
    window.localStorage.setItem(key, JSON.stringify(notes.list));
    window.twinNotes.delete(key);
    notes.refused = false;
    notes.unread = 0;
  } catch {
    window.twinNotes.set(key, notes.list);
    notes.refused = true;
  }
}

// What could not be read is somebody's: it stays, under another key, when the list is written over.
function setAside(key) {
  const { localStorage } = window;
  const aside = [localStorage.getItem(`${key}:unread`), localStorage.getItem(key)];
  localStorage.setItem(`${key}:unread`, aside.filter(Boolean).join("\n"));
}

function nextNumber(list) {
  return Math.max(0, ...list.map(({ number }) => number)) + 1;
}

// The day by the reader's own clock.
function noteDay() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
}

function notesAsGeoJson(list) {
  const features = list.map(({ number, at, words, day }) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: at },
    properties: { number, text: words, day },
  }));
  return JSON.stringify({ type: "FeatureCollection", features }, null, 1);
}
