// A list that this browser keeps under a key. What was stored or given is checked like anything from
// outside. A browser that refuses leaves the list in the page.
//
// A kind of list says what an entry is (`known`), what tells it from the others (`keyOf`), what is
// kept of it (`copy`) and how many there may be (`most`). What is held has `list`, `refused`, and
// in `unread` how many entries were none.

function readList({ known, keyOf, copy, most }, written) {
  if (!written) return { list: [], unread: 0 };
  let found;
  try {
    found = JSON.parse(written);
  } catch {
    return { list: [], unread: 1 };
  }
  if (!Array.isArray(found)) return { list: [], unread: 1 };
  const byKey = new Map();
  for (const one of found) {
    if (known(one) && !byKey.has(keyOf(one)) && byKey.size < most) byKey.set(keyOf(one), copy(one));
  }
  return { list: [...byKey.values()], unread: found.length - byKey.size };
}

function loadList(held, kind, key) {
  const unkept = (window.twinUnkept ??= new Map()).get(key);
  let found = { list: unkept ?? [], unread: 0 };
  let refused = unkept !== undefined;
  try {
    if (!refused) found = readList(kind, window.localStorage.getItem(key));
  } catch {
    refused = true;
  }
  Object.assign(held, found, { refused });
}

// `change` makes a new list of the former, which is read anew: another tab may have written since.
function changeList(held, kind, key, change) {
  loadList(held, kind, key);
  held.list = change(held.list);
  try {
    if (held.unread) setAside(key);
    window.localStorage.setItem(key, JSON.stringify(held.list));
    window.twinUnkept.delete(key);
    held.refused = false;
    held.unread = 0;
  } catch {
    window.twinUnkept.set(key, held.list);
    held.refused = true;
  }
}

// What could not be read is somebody's: it stays, under another key, when the list is written over.
function setAside(key) {
  const { localStorage } = window;
  const aside = [localStorage.getItem(`${key}:unread`), localStorage.getItem(key)];
  localStorage.setItem(`${key}:unread`, aside.filter(Boolean).join("\n"));
}
