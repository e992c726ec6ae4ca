// The search box: an ARIA combobox. Typing asks nobody; a pick is the only word to Python.

const MOST = 24;
const REVEAL_MS = 8000;

function build(parent) {
  const input = make("input", {
    type: "text", role: "combobox", id: "twin-search", autocomplete: "off", spellcheck: "false", maxlength: "100",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "twin-search-list", enterkeyhint: "search",
  });
  const key = make("kbd", { "aria-hidden": "true" }, "/");
  const list = make("div", { role: "listbox", id: "twin-search-list", class: "list" });
  const say = make("p", { role: "status", class: "say" });
  const panel = make("div", { class: "panel" }, say, list);
  panel.hidden = true;
  const root = make("div", { class: "twin-search", role: "search" }, input, key, panel);
  parent.append(root);
  return { root, input, list, say, panel, found: [], at: -1 };
}

function option(state, entry, at) {
  const name = make("span", { class: "name" });
  name.textContent = entry.label;
  const one = make("div", { role: "option", id: `twin-search-${at}`, class: "option", "aria-selected": "false" }, name);
  if (entry.detail) {
    const detail = make("span", { class: "detail" });
    detail.textContent = entry.detail;
    one.append(detail);
  }
  one.addEventListener("pointerdown", (event) => event.preventDefault());
  one.addEventListener("click", () => pick(state, at));
  return one;
}

// Grouped by kind, the kind of the best answer first; arrows follow what stands on screen.
function fill(state) {
  const { input, data, list, say } = state;
  const groups = new Map();
  for (const entry of searchIndex(state.index, input.value, MOST)) {
    groups.set(entry.kind, [...(groups.get(entry.kind) ?? []), entry]);
  }
  state.found = [...groups.values()].flat();
  let at = 0;
  list.replaceChildren(
    ...[...groups].map(([kind, entries]) => {
      const title = make("div", { class: "kind", id: `twin-search-kind-${kind}` });
      title.textContent = data.kinds[kind];
      return make("div", { role: "group", "aria-labelledby": title.id }, title, ...entries.map((entry) => option(state, entry, at++)));
    }),
  );
  list.hidden = !state.found.length;
  const nothing = data.index ? data.words.none : data.words.wait;
  say.textContent = state.found.length ? "" : fold(input.value) ? nothing : data.words.hint;
  say.hidden = Boolean(state.found.length);
  aim(state, state.found.length ? 0 : -1);
}

function aim(state, at) {
  state.at = at;
  const options = state.list.querySelectorAll('[role="option"]');
  options.forEach((one, place) => one.setAttribute("aria-selected", String(place === at)));
  if (options[at] && !state.panel.hidden) {
    state.input.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  } else state.input.removeAttribute("aria-activedescendant");
}

function open(state) {
  state.panel.hidden = false;
  state.input.setAttribute("aria-expanded", "true");
  fill(state);
}

function close(state) {
  state.panel.hidden = true;
  state.input.setAttribute("aria-expanded", "false");
  state.input.removeAttribute("aria-activedescendant");
}

function pick(state, at) {
  const entry = state.found[at];
  if (!entry) return;
  state.input.value = "";
  close(state);
  state.input.blur();
  // A map that shows it already goes there at once; one that is yet to come will.
  window.dispatchEvent(new CustomEvent("twin-look", { detail: entry.id }));
  state.send("picked", { kind: state.data.names[entry.kind], id: entry.id });
}

function pressed(state, event) {
  if (event.isComposing) return;
  const last = state.found.length - 1;
  const steps = { ArrowDown: state.at >= last ? 0 : state.at + 1, ArrowUp: state.at <= 0 ? last : state.at - 1 };
  if (event.key in steps) {
    if (state.panel.hidden) open(state);
    else aim(state, steps[event.key]);
  } else if (event.key === "Enter" && !state.panel.hidden) pick(state, state.at);
  else if (event.key === "Escape") {
    if (state.panel.hidden || !state.input.value) state.input.blur();
    state.input.value = "";
    close(state);
  } else return;
  event.preventDefault();
}

function isWriting(target) {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role="textbox"]');
}

// "/" where nobody is writing, or Ctrl+K anywhere.
function called(state, event) {
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isWriting(event.composedPath()[0]);
  const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!slash && !k) return;
  event.preventDefault();
  state.input.focus();
  state.input.select();
}

function listen(state) {
  const { root, input } = state;
  input.addEventListener("input", () => open(state));
  input.addEventListener("focus", () => open(state));
  input.addEventListener("click", () => state.panel.hidden && open(state));
  input.addEventListener("blur", () => close(state));
  input.addEventListener("keydown", (event) => pressed(state, event));
  // Streamlit takes single letters for commands unless they are typed into a field that it can see.
  for (const kind of ["keydown", "keypress", "keyup"]) root.addEventListener(kind, (event) => event.stopPropagation());
  state.called = (event) => called(state, event);
  window.addEventListener("keydown", state.called, true);
}

// A row that was picked is brought into view as soon as the page has it.
function reveal(state, wanted) {
  if (state.revealed === wanted) return;
  state.revealed = wanted;
  const until = performance.now() + REVEAL_MS;
  const look = () => {
    if (state.revealed !== wanted || !wanted) return;
    const row = document.querySelector(".twin-here");
    if (row) row.scrollIntoView({ block: "center" });
    else if (performance.now() < until) requestAnimationFrame(look);
  };
  look();
}

export default function ({ data, parentElement, setTriggerValue }) {
  const fresh = !parentElement.twinSearch;
  const state = (parentElement.twinSearch ??= build(parentElement));
  if (fresh) listen(state);
  state.send = setTriggerValue;
  if (state.written !== data.index) {
    state.index = data.index ? readIndex(data.index) : [];
    // The server makes the index while this page is drawn: it comes with the next run.
    if (!data.index) setTriggerValue("wanted", true);
  }
  state.written = data.index;
  state.root.dataset.ready = String(Boolean(data.index));
  state.data = data;
  state.input.placeholder = data.words.placeholder;
  state.input.setAttribute("aria-label", data.words.label);
  state.list.setAttribute("aria-label", data.words.label);
  state.root.setAttribute("aria-label", data.words.label);
  if (!state.panel.hidden) fill(state);
  reveal(state, data.reveal);
  return () => {
    window.removeEventListener("keydown", state.called, true);
    delete parentElement.twinSearch;
    state.root.remove();
  };
}
