// Saved views: a button in the navigation and the list that it opens.

function build(parent) {
  const state = { list: [], unread: 0, refused: false, before: [] };
  state.name = make("input", { type: "text", maxlength: MOST_NAME, autocomplete: "off" });
  state.button = make("button", { type: "button", class: "open", "aria-expanded": "false", onclick: () => show(state, state.panel.hidden) });
  state.keeper = make("button", { type: "button", class: "plain", onclick: () => keep(state) });
  state.about = make("p", { class: "about" });
  state.none = make("p", { class: "about" });
  state.lines = make("ul");
  state.said = make("div", { role: "status", class: "said" });
  state.take = make("button", { type: "button", class: "link", onclick: () => take(state) });
  state.file = make("input", { type: "file", accept: ".json,application/json", hidden: true, onchange: () => give(state) });
  state.give = make("button", { type: "button", class: "link", onclick: () => state.file.click() });
  state.panel = make("div", { class: "panel", role: "group", hidden: true },
    make("div", { class: "row" }, state.name, state.keeper), state.none, state.lines, state.said,
    make("div", { class: "row ends" }, state.take, state.give, state.file), state.about);
  state.root = make("div", { class: "twin-views" }, state.button, state.panel);
  state.name.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) keep(state); });
  state.root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !state.panel.hidden) {
      show(state, false);
      state.button.focus();
    }
  });
  // Streamlit takes single letters for commands unless they are typed into a field that it can see.
  for (const kind of ["keydown", "keypress", "keyup"]) state.root.addEventListener(kind, (event) => event.stopPropagation());
  state.outside = (event) => { if (!event.composedPath().includes(state.root)) show(state, false); };
  document.addEventListener("pointerdown", state.outside, true);
  parent.append(state.root);
  return state;
}

function show(state, open) {
  state.panel.hidden = !open;
  state.button.setAttribute("aria-expanded", String(open));
  if (!open) return;
  loadViews(state);
  drawLines(state);
  tell(state, "");
  state.name.focus();
}

function take(state) {
  const text = JSON.stringify(state.list, null, 1);
  const way = make("a", { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: `${state.data.words.file}.json` });
  way.click();
  URL.revokeObjectURL(way.href);
}

async function give(state) {
  const [file] = state.file.files;
  state.file.value = "";
  if (!file) return;
  const { list } = file.size > 2_000_000 ? { list: [] } : readList(VIEWS, await file.text());
  if (!list.length) {
    tell(state, "not_given", { name: file.name });
    return;
  }
  changeViews(state, (own) => list.reduce((all, { name, query }) => withView(all, name, query), own));
  drawLines(state);
  tell(state, "given", { count: list.length }, true);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const state = (parentElement.twinViews ??= build(parentElement));
  state.data = data;
  state.send = setTriggerValue;
  const { words } = data;
  state.button.replaceChildren(make("span", {}, words.title));
  state.button.setAttribute("aria-label", words.title);
  state.button.title = words.title;
  state.panel.setAttribute("aria-label", words.title);
  state.name.placeholder = words.name;
  state.name.setAttribute("aria-label", words.name);
  for (const [element, word] of [["keeper", "keep"], ["about", "about"], ["take", "take"], ["give", "give"]]) state[element].textContent = words[word];
  if (!state.panel.hidden) drawLines(state);
  return () => {
    document.removeEventListener("pointerdown", state.outside, true);
    delete parentElement.twinViews;
    state.root.remove();
  };
}
