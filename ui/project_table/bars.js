// Above the table its search field, below it the pages.

const TYPING_MS = 450;

function buildFind(state) {
  const input = make("input", { type: "text", autocomplete: "off", spellcheck: "false", enterkeyhint: "search", "data-focus": "find" });
  const clear = make("button", { type: "button", class: "clear", "data-focus": "clear" }, "✕");
  const send = () => {
    clearTimeout(state.typing);
    state.typing = null;
    if (input.value.trim() !== state.data.text) state.ask("find", input.value);
  };
  const empty = () => {
    input.value = "";
    clear.hidden = true;
    send();
    input.focus();
  };
  input.addEventListener("input", (event) => {
    clear.hidden = !input.value;
    clearTimeout(state.typing);
    if (!event.isComposing) state.typing = setTimeout(send, TYPING_MS);
  });
  input.addEventListener("compositionend", () => { state.typing = setTimeout(send, TYPING_MS); });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") send();
    else if (event.key === "Escape" && input.value) empty();
  });
  clear.addEventListener("click", empty);
  state.find = { input, clear };
  return make("div", { class: "find", role: "search" }, input, clear);
}

// What is being typed is not written over by an answer to what was typed before.
function drawFind(state) {
  const { input, clear } = state.find;
  const { text, longest, words } = state.data;
  input.maxLength = longest;
  input.placeholder = words.find;
  input.setAttribute("aria-label", words.find);
  clear.setAttribute("aria-label", words.clear);
  clear.title = words.clear;
  if (state.typing === null && input.value.trim() !== text) input.value = text;
  clear.hidden = !input.value;
}

function lastPage(data) {
  return Math.max(0, Math.floor((data.total - 1) / data.size) * data.size);
}

// Turns by so many pages; says whether there is one.
function turn(state, pages) {
  const to = state.data.first + pages * state.data.size;
  if (to < 0 || to > lastPage(state.data)) return false;
  state.ask("turn", String(to));
  return true;
}

function drawPager(state) {
  const { data, pager } = state;
  const { words, first, size, total, sizes } = data;
  const last = lastPage(data);
  const step = (name, sign, to, possible) => make("button", {
    type: "button", "data-focus": `turn-${name}`, "aria-label": words[name], title: words[name],
    "aria-disabled": possible ? null : "true",
    onclick: () => { if (possible) state.ask("turn", String(to)); },
  }, sign);
  const choice = make("select", { "data-focus": "size", onchange: () => state.ask("size", choice.value) },
    ...sizes.map((one) => make("option", { value: one, selected: one === size }, String(one))));
  pager.setAttribute("aria-label", words.pages);
  pager.replaceChildren(
    make("div", { class: "steps" },
      step("first", "«", 0, first > 0), step("previous", "‹", first - size, first > 0),
      make("span", { class: "range", role: "status" }, words.range),
      step("next", "›", first + size, first < last), step("last", "»", last, first < last)),
    make("label", {}, words.size, choice),
  );
  pager.hidden = !total;
}
