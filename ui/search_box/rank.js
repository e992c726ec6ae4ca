// The ranking of park/search.py once more, over keys that Python folded. A test holds the two together.

const [EXACT, STARTS, WORD_STARTS, TYPED_STARTS, CONTAINS, ALL_WORDS] = [0, 1, 2, 3, 4, 5];

function fold(text) {
  const small = text.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().toLowerCase();
  return small.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function readIndex(written) {
  return JSON.parse(written).map(([kind, id, label, detail, names, typed, words, length], at) => ({
    kind, id, label, detail, length, at,
    names: names.split("\n"),
    typed: typed.split("\n"),
    everything: `${names}\n${typed}\n${words}`,
  }));
}

function matchOf(entry, asked) {
  const together = asked.replaceAll(" ", "");
  if (!entry.everything.includes(asked) && !entry.everything.includes(together)) {
    return asked.split(" ").every((word) => entry.everything.includes(word)) ? ALL_WORDS : null;
  }
  if (entry.names.includes(asked)) return EXACT;
  if (entry.names.some((name) => name.startsWith(asked))) return STARTS;
  if (entry.names.some((name) => name.includes(` ${asked}`))) return WORD_STARTS;
  if (entry.typed.some((one) => one.startsWith(together))) return TYPED_STARTS;
  return CONTAINS;
}

function searchIndex(index, text, limit) {
  const asked = fold(text);
  if (!asked) return [];
  const found = [];
  for (const entry of index) {
    const how = matchOf(entry, asked);
    if (how !== null) found.push({ how, entry });
  }
  found.sort((a, b) => a.how - b.how || a.entry.length - b.entry.length || a.entry.at - b.entry.at);
  return found.slice(0, limit).map(({ entry }) => entry);
}
