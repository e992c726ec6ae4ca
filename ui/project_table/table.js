// The list of projects: what the reader does is one word to the server, which answers with a page of rows.

// The element of the list that has the focus, through the shadow that it stands in.
function focused(state) {
  return state.root.getRootNode().activeElement;
}

// So long a slow page may take from taking a list away to showing its successor.
const FOCUS_MS = 20000;
// A field that loses the focus so soon after a press of the pointer lost it by the press.
const PRESS_MS = 300;

function build(parent) {
  const state = { at: 0, rows: [], picked: "", typing: null };
  state.table = make("table", { role: "grid" });
  state.scroll = make("div", { class: "scroll" }, state.table);
  state.pager = make("nav", { class: "pager" });
  state.root = make("div", { class: "twin-list" },
    make("div", { class: "bar" }, buildFind(state), buildColumns(state)), state.scroll, state.pager);
  state.scroll.addEventListener("keydown", (event) => pressedInRows(state, event));
  // Streamlit takes single letters for commands unless they are typed into a field that it can see.
  for (const kind of ["keydown", "keypress", "keyup"]) state.root.addEventListener(kind, (event) => event.stopPropagation());
  parent.append(state.root);
  watchFocus(state);
  window.twinListNow = state;
  return state;
}

function keepFocus(state, draw) {
  const name = focused(state)?.dataset?.focus;
  draw();
  if (name) giveFocus(state, name);
}

function giveFocus(state, name) {
  const wanted = name === "row" ? state.rows[state.at] : state.root.querySelector(`[data-focus="${CSS.escape(name)}"]`);
  wanted?.focus({ preventScroll: true });
}

// Whether the reader has gone on to something else: what he left is then not given back.
function isElsewhere(state) {
  const active = document.activeElement;
  const host = state.root.getRootNode().host;
  return Boolean(active) && active !== document.body && active !== host && !state.root.contains(active);
}

// A change above the list may make the page mount it anew or move it, taking the focus with it: who was
// typing goes on typing. By the time a list is told to go its elements may be gone, so it keeps in mind.
// Only the reader lets go of the focus: by a press of the pointer, by going to another field or window.
function watchFocus(state) {
  state.pressed = (event) => { state.pressedAt = event.timeStamp; };
  document.addEventListener("pointerdown", state.pressed, true);
  state.root.addEventListener("focusin", (event) => { state.has = event.composedPath()[0].dataset?.focus ?? null; });
  state.root.addEventListener("focusout", (event) => {
    const lost = state.has;
    const pressed = event.timeStamp - (state.pressedAt ?? -Infinity) < PRESS_MS;
    setTimeout(() => {
      if (!state.root.isConnected || focused(state)) return;
      if (pressed || isElsewhere(state)) state.has = null;
      else if (lost && document.hasFocus()) giveFocus(state, lost);
    });
  });
}

function leave(state) {
  document.removeEventListener("pointerdown", state.pressed, true);
  if (!state.has) return;
  window.twinListFocus = { name: state.has, typed: state.typing === null ? null : state.find.input.value, at: Date.now() };
  if (window.twinListNow !== state) comeBack(window.twinListNow);
}

// The page may not show the new list yet: the focus is given as soon as it takes.
function comeBack(state) {
  const left = window.twinListFocus;
  if (!left) return;
  const { input } = state.find;
  const type = () => {
    if (left.name === "find") input.setSelectionRange(input.value.length, input.value.length);
    if (left.typed !== null) input.dispatchEvent(new Event("input"));
  };
  const give = () => {
    if (window.twinListFocus !== left || !state.root.isConnected) return;
    const late = Date.now() - left.at > FOCUS_MS || isElsewhere(state);
    if (!late) giveFocus(state, left.name);
    if (late || focused(state)) {
      delete window.twinListFocus;
      type();
    } else requestAnimationFrame(give);
  };
  if (left.typed !== null) input.value = left.typed;
  give();
}

export default function ({ data, parentElement, setTriggerValue }) {
  const fresh = !parentElement.twinList;
  const state = (parentElement.twinList ??= build(parentElement));
  const former = state.data;
  state.data = data;
  state.ask = (what, value) => setTriggerValue("asked", { what, value });
  const picked = former?.picked !== data.picked;
  if (picked || fresh) state.picked = data.picked;
  const same = former && JSON.stringify([former.rows, former.columns, former.shown, former.words]) === JSON.stringify([data.rows, data.columns, data.shown, data.words]);
  keepFocus(state, () => {
    drawFind(state);
    if (same && !picked) return;
    if (same) {
      const at = data.rows.findIndex((row) => row.id === data.picked);
      aim(state, at < 0 ? state.at : at);
    } else drawRows(state);
    drawColumns(state);
    drawPager(state);
  });
  if (former && former.first !== data.first) state.scroll.scrollTop = 0;
  if (state.turned !== undefined || picked) reveal(state, state.at, picked);
  if (!same) delete state.turned;
  if (fresh) comeBack(state);
  return () => {
    leave(state);
    clearTimeout(state.resting);
    clearTimeout(state.typing);
    document.removeEventListener("pointerdown", state.outside, true);
    delete parentElement.twinList;
    state.root.remove();
  };
}
