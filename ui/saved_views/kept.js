// Views as this browser keeps them, a list for each park, and as a file. What was stored or given is
// checked like anything from outside. A browser that refuses leaves the views in the page.

const MOST_VIEWS = 200;
const MOST_NAME = 60;
const MOST_QUERY = 4000;

function isView(one) {
  return typeof one?.name === "string" && one.name.trim() !== "" && one.name.length <= MOST_NAME
    && typeof one?.query === "string" && one.query.length <= MOST_QUERY && !/[\u0000-\u001f#]/.test(one.query);
}

// Returns the views of a text, by name, and how many of its entries are none.
function readViews(written) {
  if (!written) return { list: [], unread: 0 };
  let found;
  try {
    found = JSON.parse(written);
  } catch {
    return { list: [], unread: 1 };
  }
  if (!Array.isArray(found)) return { list: [], unread: 1 };
  const byName = new Map();
  for (const one of found) {
    if (isView(one) && !byName.has(one.name) && byName.size < MOST_VIEWS) byName.set(one.name, { name: one.name, query: one.query });
  }
  return { list: [...byName.values()], unread: found.length - byName.size };
}

function viewsKey(state) {
  return `twin-views:${state.data.park}`;
}

function loadViews(state) {
  const unkept = (window.twinViews ??= new Map()).get(viewsKey(state));
  let found = { list: unkept ?? [], unread: 0 };
  let refused = unkept !== undefined;
  try {
    if (!refused) found = readViews(window.localStorage.getItem(viewsKey(state)));
  } catch {
    refused = true;
  }
  Object.assign(state, found, { refused });
}

// `change` makes a new list of the former, which is read anew: another tab may have written since.
function changeViews(state, change) {
  loadViews(state);
  const key = viewsKey(state);
  state.before = state.list;
  state.list = change(state.list).slice(0, MOST_VIEWS);
  try {
    if (state.unread) setAside(key);
    window.localStorage.setItem(key, JSON.stringify(state.list));
    window.twinViews.delete(key);
    state.refused = false;
    state.unread = 0;
  } catch {
    window.twinViews.set(key, state.list);
    state.refused = true;
  }
}

// What could not be read is somebody's: it stays, under another key, when the list is written over.
function setAside(key) {
  const { localStorage } = window;
  const aside = [localStorage.getItem(`${key}:unread`), localStorage.getItem(key)];
  localStorage.setItem(`${key}:unread`, aside.filter(Boolean).join("\n"));
}

function withView(list, name, query) {
  const others = list.filter((one) => one.name !== name);
  return [...others, { name, query }];
}
