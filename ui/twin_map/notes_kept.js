// A planner's notes as this browser keeps them, a list for each park, and as a file.

const MOST_WORDS = 280;

const NOTES = {
  known: (one) => Number.isInteger(one?.number) && one.number > 0
    && Array.isArray(one.at) && one.at.length === 2 && within("longitude", one.at[0]) && within("latitude", one.at[1])
    && typeof one.words === "string" && one.words.trim() !== "" && one.words.length <= MOST_WORDS
    && typeof one.day === "string" && /^\d{4}-\d{2}-\d{2}$/.test(one.day) && Number.isFinite(Date.parse(one.day)),
  keyOf: ({ number }) => number,
  copy: ({ number, at, words, day }) => ({ number, at, words, day }),
  most: 500,
};

function noteKey(state) {
  return `twin-notes:${state.data.notes.park}`;
}

function inNumber(list) {
  return list.sort((one, other) => one.number - other.number);
}

function loadNotes(state) {
  loadList(state.notes, NOTES, noteKey(state));
  inNumber(state.notes.list);
}

function changeNotes(state, change) {
  changeList(state.notes, NOTES, noteKey(state), (list) => inNumber(change(list)));
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
