// Which tiles are in sight, fetching them, and laying them on the ground. Places in a world of one by
// one, north up, as web Mercator tiles count them.

const TILES_MS = 100;
const TILE_WIDEST_PX = 400;
const MOST_TILES = 80;
const MOST_KEPT = 240;
const MOST_ASKED = 8;
const MOST_FAILURES = 6; // one after the other
const GAPS_SHARE = 0.1; // of the tiles in sight

function toWorld([lon, lat]) {
  return [(lon + 180) / 360, 0.5 - mercatorY(Math.min(Math.max(lat, -85.0511), 85.0511)) / (2 * Math.PI)];
}

function fromWorld([x, y]) {
  return [x * 360 - 180, ((2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) * 180) / Math.PI];
}

function tileCorners({ z, x, y }, gcj) {
  const size = 2 ** -z;
  const corners = [[0, 1], [0, 0], [1, 0], [1, 1]].map(([across, down]) => fromWorld([(x + across) * size, (y + down) * size]));
  return gcj ? corners.map(fromGcj) : corners;
}

// From coarse to fine: a tile is taken where it is small enough on screen, so that what is far away in a
// pitched view takes coarser tiles.
function tilesInSight(viewport, { zooms: [least, most], gcj }, widest) {
  const { width, height } = viewport;
  const ground = [[0, 0], [width, 0], [width, height], [0, height]].map((corner) => viewport.unproject(corner).slice(0, 2));
  const sight = ground.map((place) => toWorld(gcj ? toGcj(place) : place));
  const [west, east] = [Math.min(...sight.map(([x]) => x)), Math.max(...sight.map(([x]) => x))];
  const [north, south] = [Math.min(...sight.map(([, y]) => y)), Math.max(...sight.map(([, y]) => y))];
  const seen = ({ z, x, y }) => {
    const size = 2 ** -z;
    const box = [x * size, y * size, (x + 1) * size, (y + 1) * size];
    return box[0] < east && box[2] > west && box[1] < south && box[3] > north && !isBeside(sight, box);
  };
  const across = ({ z, x, y }) => {
    const size = 2 ** -z;
    const near = [Math.min(Math.max((x + 0.5) * size, west), east), Math.min(Math.max((y + 0.5) * size, north), south)];
    const step = size / 64;
    const [here, there] = [near, [near[0] + step, near[1]]].map((place) => viewport.project(fromWorld(place)));
    return 64 * Math.hypot(there[0] - here[0], there[1] - here[1]);
  };
  const found = [];
  const waiting = [{ z: 0, x: 0, y: 0 }];
  while (waiting.length && found.length < MOST_TILES) {
    const tile = waiting.shift();
    if (!seen(tile)) continue;
    if (tile.z >= least && (tile.z >= most || across(tile) <= widest)) found.push(tile);
    else if (tile.z < most) for (const [dx, dy] of [[0, 0], [1, 0], [0, 1], [1, 1]]) waiting.push({ z: tile.z + 1, x: 2 * tile.x + dx, y: 2 * tile.y + dy });
  }
  return found;
}

// Whether a box lies wholly on the far side of one of the sight's edges: the sight is convex.
function isBeside(sight, [left, top, right, bottom]) {
  const corners = [[left, top], [right, top], [right, bottom], [left, bottom]];
  const middle = [0, 1].map((axis) => sight.reduce((sum, place) => sum + place[axis], 0) / sight.length);
  return sight.some((from, at) => {
    const to = sight[(at + 1) % sight.length];
    const side = ([x, y]) => Math.sign((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]));
    return corners.every((corner) => side(corner) === -side(middle));
  });
}

function forgetTiles(state) {
  for (const { abort } of state.tiles?.kept.values() ?? []) abort?.abort();
  state.tiles = undefined;
}

// The layers of the tiles in sight; where one has not come yet, the nearest coarser one that is there.
function tilesBelow(state) {
  const chosen = basemapOf(state);
  const viewport = state.deck?.isInitialized && state.deck.getViewports()[0];
  if (!chosen || !viewport) return [];
  const tiles = (state.tiles ??= { kept: new Map(), failures: 0, failing: false, asked: 0 });
  const wanted = tilesInSight(viewport, chosen, TILE_WIDEST_PX * uiScale());
  const drawn = new Map();
  chosen.urls.forEach((_, sheet) => {
    for (const tile of wanted) {
      for (let one = tile; one.z >= chosen.zooms[0]; one = { z: one.z - 1, x: one.x >> 1, y: one.y >> 1 }) {
        const key = tileKey(sheet, one);
        const kept = tiles.kept.get(key);
        if (!kept?.image) continue;
        kept.used = performance.now();
        kept.bounds ??= tileCorners(one, chosen.gcj);
        drawn.set(key, { ...one, sheet, ...kept });
        break;
      }
    }
  });
  askForTiles(state, chosen, wanted);
  const inOrder = [...drawn].sort(([, one], [, other]) => one.sheet - other.sheet || one.z - other.z);
  return inOrder.map(([key, tile]) => layerOf("BitmapLayer", {
    id: `basemap/${chosen.id}/${key}`, image: tile.image, bounds: tile.bounds, pickable: false,
    parameters: { depthWriteEnabled: false, depthCompare: "always" },
  }));
}

function tileKey(sheet, { z, x, y }) {
  return `${sheet}-${z}-${x}-${y}`;
}

function askForTiles(state, chosen, wanted) {
  const { tiles } = state;
  const keys = new Set();
  chosen.urls.forEach((url, sheet) => {
    for (const tile of wanted) {
      const key = tileKey(sheet, tile);
      keys.add(key);
      if (tiles.kept.has(key) || tiles.failing || tiles.asked >= MOST_ASKED) continue;
      const host = chosen.hosts[(tile.x + tile.y) % Math.max(chosen.hosts.length, 1)] ?? "";
      const address = url.replace(/\{([zxys])\}/g, (_, name) => (name === "s" ? host : tile[name]));
      fetchTile(state, tiles, key, address);
    }
  });
  const gaps = [...keys].filter((key) => tiles.kept.get(key)?.failed).length > GAPS_SHARE * keys.size;
  if (gaps !== tiles.gaps) {
    tiles.gaps = gaps;
    sayBasemap(state);
  }
  for (const [key, { abort }] of tiles.kept) if (abort && !keys.has(key)) abort.abort();
  const idle = [...tiles.kept].filter(([key, { image }]) => image && !keys.has(key)).sort(([, one], [, other]) => one.used - other.used);
  for (const [key, { image }] of idle.slice(0, Math.max(tiles.kept.size - MOST_KEPT, 0))) {
    tiles.kept.delete(key);
    image.close();
  }
}

// A tile that failed is not asked for again while the base map is on; after some in a row, none is.
async function fetchTile(state, tiles, key, address) {
  const abort = new AbortController();
  tiles.kept.set(key, { abort });
  tiles.asked += 1;
  try {
    const answer = await fetch(address, { signal: abort.signal, mode: "cors", credentials: "omit" });
    if (!answer.ok) throw new Error(String(answer.status));
    tiles.kept.set(key, { image: await createImageBitmap(await answer.blob()), used: performance.now() });
    tiles.failures = 0;
  } catch (error) {
    if (error.name === "AbortError") tiles.kept.delete(key);
    else {
      tiles.kept.set(key, { failed: true });
      tiles.failures += 1;
    }
  }
  tiles.asked -= 1;
  if (state.tiles !== tiles || !state.mounted) return;
  if (tiles.failures >= MOST_FAILURES && !tiles.failing) {
    tiles.failing = true;
    sayBasemap(state);
  }
  redrawTiles(state);
}

function redrawTiles(state) {
  state.tiling ??= window.setTimeout(() => {
    state.tiling = undefined;
    if (state.mounted) refresh(state);
  }, TILES_MS);
}
