// How notes look: the panel that lists them and the pins above the map.

const NOTE_BUBBLE_REM = 19;
const NOTE_TEXT_PX = 12;
const NOTE_LINE_EM = 16;

function noteButton(words, act, name) {
  return make("button", { type: "button", class: `plain-button ${name}`, onclick: act }, words);
}

// `focus` says what of the new panel has the focus.
function fillNotes(state, focus) {
  const { notes } = state;
  if (notes.panel.hidden) return;
  const told = [
    notes.refused ? text(state, "notes.refused") : null,
    notes.unread ? text(state, "notes.unread", { count: notes.unread }) : null,
  ].filter(Boolean).map((words) => make("p", { class: "note-warning" }, words));
  const undo = notes.gone ? noteButton(text(state, "notes.undo"), () => bringBack(state), "note-undo") : null;
  notes.panel.replaceChildren(
    make("h4", {}, text(state, "notes.tool")),
    make("p", { class: "quiet" }, text(state, "notes.about")), ...told,
    ...notesAtWork(state),
    make("div", { class: "note-said" }, notes.said, undo),
    make("ul", { class: "note-list" }, ...notes.list.map((one) => noteRow(state, one))),
  );
  if (focus) notes.panel.querySelector(focus)?.focus();
}

// What a planner is at: nothing yet, choosing a place, or writing a new note.
function notesAtWork(state) {
  const { notes } = state;
  if (notes.placing) {
    return [make("p", {}, text(state, "notes.place")), make("div", { class: "note-acts" },
      noteButton(text(state, "notes.centre"), () => beginNote(state, [state.camera.longitude, state.camera.latitude]), "note-centre"),
      noteButton(text(state, "notes.cancel"), () => endNote(state), "note-cancel"))];
  }
  if (notes.draft) return notes.draft.number ? [] : [noteForm(state)];
  return [make("div", { class: "note-acts" },
    noteButton(text(state, "notes.add"), () => startPlacing(state), "note-add"),
    notes.list.length ? noteButton(text(state, "notes.take"), () => takeNotes(state), "note-take") : null),
  notes.list.length ? null : make("p", { class: "quiet" }, text(state, "notes.none"))].filter(Boolean);
}

function noteForm(state) {
  const { draft } = state.notes;
  const field = make("textarea", { class: "note-field", id: "note-field", rows: 4 });
  const count = make("span", { class: "note-count" });
  const tally = () => {
    const used = draft.words.trim().length;
    count.textContent = text(state, "notes.count", { count: used, most: MOST_WORDS });
    count.classList.toggle("too-many", used > MOST_WORDS);
    field.setAttribute("aria-invalid", String(used > MOST_WORDS));
  };
  field.value = draft.words;
  field.addEventListener("input", () => {
    draft.words = field.value;
    tally();
  });
  field.addEventListener("keydown", (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && keepNote(state));
  // A letter typed here is a letter, not one of the page's shortcuts.
  for (const kind of ["keydown", "keypress", "keyup"]) field.addEventListener(kind, (event) => event.stopPropagation());
  tally();
  return make("div", { class: "note-form" },
    make("label", { for: "note-field" }, draft.number ? text(state, "notes.edit", { number: draft.number }) : text(state, "notes.words")),
    field,
    make("div", { class: "note-acts" },
      noteButton(text(state, "notes.keep"), () => keepNote(state), "note-keep"),
      noteButton(text(state, "notes.cancel"), () => endNote(state), "note-cancel"), count));
}

function noteRow(state, note) {
  const { notes } = state;
  const { number, words } = note;
  const row = make("li", { "data-note": number });
  if (notes.draft?.number === number) {
    row.append(noteForm(state));
    return row;
  }
  const tool = (name, said, act) => make("button", { type: "button", class: "small-tool", "aria-label": said, title: said, onclick: act }, icon(ICONS[name]));
  row.append(
    make("button", { type: "button", class: "note-go", "aria-label": text(state, "notes.go", { number, words }), onclick: () => goToNote(state, note) },
      make("span", { class: "note-number" }, String(number)),
      make("span", { class: "note-words" }, words, make("span", { class: "note-day" }, wordsOfDay(state, Date.parse(note.day) / DAY_MS)))),
    tool("edit", text(state, "notes.edit", { number }), () => writeNote(state, { ...note })),
    tool("remove", text(state, "notes.remove", { number }), () => removeNote(state, note)),
  );
  const show = (which) => () => {
    notes.rowed = which;
    drawOverlay(state);
  };
  for (const [event, which] of [["pointerenter", number], ["focusin", number], ["pointerleave", undefined], ["focusout", undefined]]) row.addEventListener(event, show(which));
  return row;
}

// The topmost pin under the pointer.
function noteUnder(state, { x, y }) {
  const viewport = state.deck?.isInitialized && state.deck.getViewports()[0];
  if (!viewport) return undefined;
  const scale = uiScale();
  return state.notes.list.findLast(({ at }) => {
    const [across, down] = viewport.project(at);
    return Math.abs(x - across) <= (NOTE_PIN.radius + 1) * scale && y <= down && y >= down - (NOTE_PIN.height + 1) * scale;
  });
}

function drawNotes(state, { context, viewport, scale }) {
  const { notes } = state;
  if (state.ratio) { // paper cannot be pointed at: the words stand beside their pins
    notes.list.forEach((note) => drawOnPaper(context, viewport.project(note.at), note, state.data.colours, scale));
    return;
  }
  const shown = notes.list.filter(({ number }) => number !== notes.draft?.number);
  for (const { at, number } of shown) drawPin(context, viewport.project(at), String(number), state.data.colours, scale);
  if (notes.draft) drawPin(context, viewport.project(notes.draft.at), String(notes.draft.number ?? "+"), state.data.colours, scale, true);
  if (state.isOther) return;
  if (notes.panel.hidden) notes.placing = false;
  const placing = isPlacing(state);
  notes.cross.hidden = !placing;
  notes.cross.style.left = `${state.canvas.offsetLeft + viewport.width / 2}px`;
  state.root.classList.toggle("placing", placing);
  state.root.classList.toggle("on-note", notes.pointed !== undefined);
  showBubble(state, viewport, scale);
}

function drawOnPaper(context, [x, y], { number, words }, colours, scale) {
  drawPin(context, [x, y], String(number), colours, scale);
  const size = NOTE_TEXT_PX * scale;
  context.font = `400 ${size}px ${FONT}`;
  context.textAlign = "left";
  context.textBaseline = "top";
  const lines = linesOf(context, words, NOTE_LINE_EM * size);
  const [left, top, high] = [x + (NOTE_PIN.radius + 6) * scale, y - NOTE_PIN.height * scale, size * 1.35];
  const wide = Math.max(...lines.map((line) => context.measureText(line).width));
  context.fillStyle = colours.card;
  context.fillRect(left - 4 * scale, top - 3 * scale, wide + 8 * scale, lines.length * high + 5 * scale);
  context.fillStyle = colours.ink;
  lines.forEach((line, at) => context.fillText(line, left, top + at * high));
}

// Text cut into lines no wider than `most`; Chinese may break after any character.
function linesOf(context, words, most) {
  const lines = [""];
  for (const one of words) {
    if (one === "\n" || context.measureText(lines.at(-1) + one).width > most) lines.push("");
    if (one !== "\n") lines.push(lines.pop() + one);
  }
  return lines;
}

function drawPin(context, [x, y], words, colours, scale, open = false) {
  const middle = y - (NOTE_PIN.height - NOTE_PIN.radius) * scale;
  const radius = NOTE_PIN.radius * scale;
  context.beginPath();
  context.moveTo(x, y);
  context.arc(x, middle, radius, Math.PI * 0.83, Math.PI * 2.17);
  context.closePath();
  context.lineJoin = "round";
  context.lineWidth = 2 * scale;
  context.strokeStyle = open ? colours.accent : colours.halo;
  context.fillStyle = open ? colours.card : colours.accent;
  context.stroke();
  context.fill();
  context.font = `700 ${(words.length > 2 ? 9 : 12) * scale}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = open ? colours.accent : colours.card;
  context.fillText(words, x, middle + 0.5 * scale);
}

// The words of the note under the pointer, or of the row that has it or the focus.
function showBubble(state, viewport, scale) {
  const { notes } = state;
  const asked = notes.rowed ?? notes.pointed;
  const note = notes.list.find(({ number }) => number === asked && number !== notes.draft?.number);
  const [x, y] = note ? viewport.project(note.at) : [0, 0];
  const there = note && x >= 0 && y >= 0 && x <= viewport.width && y <= viewport.height;
  notes.bubble.hidden = !there;
  if (!there) return;
  notes.bubble.textContent = note.words;
  const across = x + state.canvas.offsetLeft;
  const { clientWidth, clientHeight } = state.root;
  const right = across + NOTE_BUBBLE_REM * 16 * scale > clientWidth; // else away from the panel
  const away = (NOTE_PIN.radius + 5) * scale;
  notes.bubble.style.left = right ? "" : `${across + away}px`;
  notes.bubble.style.right = right ? `${clientWidth - across + away}px` : "";
  notes.bubble.style.top = `${Math.max(Math.min(y - NOTE_PIN.height * scale, clientHeight - notes.bubble.offsetHeight - 8), 8)}px`;
}
