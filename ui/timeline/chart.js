// The timeline: names as recycled elements, bars on a canvas, and a pick as the only word to Python.

function build(parent) {
  const zoom = ["nearer", "farther", "whole"].map((id) => make("button", { type: "button", "data-do": id, class: "zoom" }));
  const legend = make("div", { class: "legend" });
  const bar = make("div", { class: "bar" }, ...zoom, legend);
  const axis = make("canvas", { class: "axis", "aria-hidden": "true" });
  const head = make("div", { class: "head" }, make("div", { class: "corner" }), axis);
  const names = make("div", { class: "names", role: "listbox", tabindex: "0", id: "twin-timeline-names" });
  const canvas = make("canvas", { class: "bars", "aria-hidden": "true" });
  const pane = make("div", { class: "pane" }, names, canvas);
  const space = make("div", { class: "space" }, pane);
  const body = make("div", { class: "body", tabindex: "-1" }, space);
  const words = make("span", { role: "status" });
  const open = make("a", { target: "_self" });
  const foot = make("div", { class: "foot" }, words, open);
  const card = make("div", { class: "card", "aria-hidden": "true" });
  card.hidden = true;
  const root = make("div", { class: "twin-timeline" }, bar, head, body, foot, card);
  parent.append(root);
  return { root, zoom, legend, axis, head, names, canvas, pane, space, body, words, open, card, rows: [], at: -1, pool: [] };
}

function remOf() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}

function pen(state) {
  const style = getComputedStyle(state.root);
  const names = ["ink", "second", "quiet", "hairline", "accent", "track", "card"];
  const colours = Object.fromEntries(names.map((one) => [one, style.getPropertyValue(`--twin-${one}`).trim()]));
  const rem = remOf();
  const context = state.canvas.getContext("2d");
  const hatches = state.data.stages.map(({ colour }) => hatch(context, colour, rem));
  const marked = (row) => row.id === state.rows[state.at]?.id;
  return { view: state.view, colours, rem, high: state.high, data: state.data, hatches, marked };
}

function layout(state) {
  state.high = Math.round(1.75 * remOf());
  const width = Math.max(state.axis.parentElement.clientWidth - state.axis.offsetLeft, 50);
  state.view = state.view ? { ...state.view, width } : whole(state.rows, state.data.on, width);
  state.space.style.height = `${state.rows.length * state.high}px`;
}

function draw(state) {
  cancelAnimationFrame(state.frame);
  state.frame = requestAnimationFrame(() => {
    if (!state.root.isConnected || !state.view) return;
    const { body, high, rows } = state;
    const tall = body.clientHeight;
    const first = Math.max(Math.floor(body.scrollTop / high), 0);
    const shown = rows.slice(first, first + Math.ceil(tall / high) + 1);
    const top = first * high - body.scrollTop;
    const now = pen(state);
    drawAxis(now, state.axis, state.axis.clientHeight);
    drawBody(now, state.canvas, tall, shown, top);
    state.pane.style.height = `${tall}px`;
    label(state, shown, first, top);
    state.root.dataset.drawn = `${first},${shown.length}`;
  });
}

// As many elements as rows are seen, whatever there is: scrolling writes their text anew.
function label(state, shown, first, top) {
  while (state.pool.length < shown.length) {
    const name = make("div", {}, make("span", { class: "dot" }), make("span", { class: "text" }));
    state.pool.push(name);
    state.names.append(name);
  }
  state.pool.forEach((element, at) => {
    const row = shown[at];
    element.hidden = !row;
    if (!row) return;
    const place = first + at;
    const isGroup = row.group !== undefined;
    element.style.transform = `translateY(${top + at * state.high}px)`;
    element.style.height = `${state.high}px`;
    element.className = isGroup ? "group" : "name";
    element.id = `twin-timeline-${place}`;
    element.lastChild.textContent = isGroup ? filled(state.data.words.group, { group: row.group, count: row.count }) : row.name;
    const stage = isGroup || row.stage < 0 ? null : state.data.stages[row.stage];
    element.firstChild.style.background = stage && !stage.hollow ? stage.colour : "none";
    if (isGroup) {
      element.setAttribute("role", "presentation");
      for (const name of ["aria-label", "aria-selected", "aria-posinset", "aria-setsize"]) element.removeAttribute(name);
      return;
    }
    element.setAttribute("role", "option");
    element.setAttribute("aria-label", sentence(row, state.data));
    element.setAttribute("aria-selected", String(place === state.at));
    element.setAttribute("aria-posinset", String(place + 1));
    element.setAttribute("aria-setsize", String(state.rows.length));
  });
}

// Goes to a row: it comes into view, and is said in words.
function aim(state, at, step = 1) {
  let place = Math.min(Math.max(at, 0), state.rows.length - 1);
  while (state.rows[place]?.group !== undefined) place += step;
  if (!state.rows[place]) return;
  state.at = place;
  const [top, bottom] = [place * state.high, (place + 1) * state.high];
  if (top < state.body.scrollTop) state.body.scrollTop = top;
  if (bottom > state.body.scrollTop + state.body.clientHeight) state.body.scrollTop = bottom - state.body.clientHeight;
  state.names.setAttribute("aria-activedescendant", `twin-timeline-${place}`);
  tell(state);
  draw(state);
}

function tell(state) {
  const row = state.rows[state.at];
  state.words.textContent = row ? sentence(row, state.data) : state.data.words.hint;
  state.open.hidden = !row;
  state.open.textContent = state.data.words.open;
  if (row) state.open.href = state.data.link + encodeURIComponent(row.id);
}

function pick(state, at) {
  const row = state.rows[at];
  if (!row || row.group !== undefined) return;
  aim(state, at);
  state.send("picked", row.id);
}

function look(state, view) {
  state.view = view;
  draw(state);
}

function rowAt(state, event) {
  const { top } = state.body.getBoundingClientRect();
  return Math.floor((event.clientY - top + state.body.scrollTop) / state.high);
}

function hover(state, event) {
  const row = state.rows[rowAt(state, event)];
  state.card.hidden = !row || row.group !== undefined || state.dragged;
  if (state.card.hidden) return;
  const told = row.events.map((one) => make("div", {}, said(one, state.data)));
  state.card.replaceChildren(make("b", {}, row.name), make("div", { class: "now" }, standing(row, state.data)), ...told);
  const frame = state.root.getBoundingClientRect();
  const { offsetWidth: wide, offsetHeight: tall } = state.card;
  const x = Math.min(event.clientX - frame.left + 16, frame.width - wide - 8);
  const below = event.clientY - frame.top + 18;
  state.card.style.left = `${Math.max(x, 8)}px`;
  state.card.style.top = `${below + tall > frame.height ? Math.max(below - tall - 36, 0) : below}px`;
}

const KEYS = {
  ArrowDown: (state) => aim(state, state.at + 1),
  ArrowUp: (state) => aim(state, state.at - 1, -1),
  PageDown: (state) => aim(state, state.at + Math.floor(state.body.clientHeight / state.high), -1),
  PageUp: (state) => aim(state, state.at - Math.floor(state.body.clientHeight / state.high)),
  Home: (state) => aim(state, 0),
  End: (state) => aim(state, state.rows.length - 1, -1),
  Enter: (state) => pick(state, state.at),
  ArrowRight: (state) => look(state, moved(state.view, state.view.width / 8)),
  ArrowLeft: (state) => look(state, moved(state.view, -state.view.width / 8)),
  "+": (state) => look(state, zoomed(state.view, 0.7)),
  "=": (state) => look(state, zoomed(state.view, 0.7)),
  "-": (state) => look(state, zoomed(state.view, 1 / 0.7)),
};

const BUTTONS = {
  nearer: (state) => look(state, zoomed(state.view, 0.6)),
  farther: (state) => look(state, zoomed(state.view, 1 / 0.6)),
  whole: (state) => look(state, whole(state.rows, state.data.on, state.view.width)),
};

// The wheel scrolls rows. Over the axis, or with Ctrl, it zooms; with Shift or sideways it moves in time.
function wheeled(state, event, onAxis) {
  const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
  if (onAxis || event.ctrlKey) {
    const at = event.clientX - state.axis.getBoundingClientRect().left;
    look(state, zoomed(state.view, event.deltaY > 0 ? 1.2 : 1 / 1.2, at));
  } else if (sideways) look(state, moved(state.view, sideways));
  else return;
  event.preventDefault();
}

function drag(state, event) {
  if (event.button) return;
  const start = event.clientX;
  const { view } = state;
  state.dragged = false;
  const move = (now) => {
    state.dragged ||= Math.abs(now.clientX - start) > 4;
    if (state.dragged) look(state, moved(view, start - now.clientX));
  };
  const done = (now) => {
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", done);
    if (!state.dragged && now.composedPath().includes(state.body)) pick(state, rowAt(state, now));
    state.dragged = false;
  };
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", done);
}

function listen(state) {
  const { body, names, canvas, head, zoom } = state;
  body.addEventListener("scroll", () => draw(state));
  body.addEventListener("wheel", (event) => wheeled(state, event, false), { passive: false });
  head.addEventListener("wheel", (event) => wheeled(state, event, true), { passive: false });
  body.addEventListener("pointermove", (event) => hover(state, event));
  body.addEventListener("pointerleave", () => { state.card.hidden = true; });
  canvas.addEventListener("pointerdown", (event) => drag(state, event));
  names.addEventListener("click", (event) => pick(state, rowAt(state, event)));
  // Only for the keyboard: a click says itself which row it means, and must not find it moved away.
  names.addEventListener("focus", () => {
    if (state.at < 0 && names.matches(":focus-visible")) aim(state, Math.ceil(body.scrollTop / state.high));
  });
  names.addEventListener("keydown", (event) => {
    if (!(event.key in KEYS) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    KEYS[event.key](state);
  });
  zoom.forEach((one) => one.addEventListener("click", () => BUTTONS[one.dataset.do](state)));
  state.watch = new ResizeObserver(() => { layout(state); draw(state); });
  state.watch.observe(state.root);
}

function say(state) {
  const { data, legend, names, zoom } = state;
  zoom.forEach((one) => {
    one.textContent = { nearer: "+", farther: "−", whole: data.words.whole }[one.dataset.do];
    one.setAttribute("aria-label", data.words[one.dataset.do]);
    one.title = data.words[one.dataset.do];
  });
  names.setAttribute("aria-label", data.words.label);
  const signs = ["stated", "inferred", "possible", "planned", "deadline", "later", "asof"];
  legend.replaceChildren(...signs.map((one) => make("span", {}, make("i", { class: one }), data.words[one])));
}

export default function ({ data, parentElement, setTriggerValue }) {
  const fresh = !parentElement.twinTimeline;
  const state = (parentElement.twinTimeline ??= build(parentElement));
  const other = state.written !== data.rows;
  state.send = setTriggerValue;
  state.data = data;
  if (other) {
    state.rows = readRows(data.rows);
    state.view = null;
    state.body.scrollTop = 0;
    state.at = -1;
  }
  state.written = data.rows;
  say(state);
  if (fresh) listen(state);
  layout(state);
  // A project may stand in several groups: the one that was picked stays the one in view.
  const at = state.rows.findIndex((row) => row.id === data.picked);
  if (at >= 0 && state.rows[state.at]?.id !== data.picked) aim(state, at);
  tell(state);
  draw(state);
  return () => {
    state.watch.disconnect();
    cancelAnimationFrame(state.frame);
    delete parentElement.twinTimeline;
    state.root.remove();
  };
}
