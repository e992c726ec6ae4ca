// The map's view: camera and what is shown. It belongs to the browser and lives in the URL fragment.

const LIMITS = { latitude: [-85, 85], longitude: [-180, 180], zoom: [2, 20], pitch: [0, 60], bearing: [-180, 180] };
const TILE_PX = 512;

function within(name, value) {
  const [low, high] = LIMITS[name];
  return Number.isFinite(value) && value >= low && value <= high;
}

const ID = /^[\w-]{1,80}$/;

// Values of a key that lists some: at most 100, whatever a link may carry.
function listed(params, key) {
  return (params.get(key) || "").slice(0, 2000).split(",").filter(Boolean).slice(0, 100);
}

function listedIds(params, key) {
  return listed(params, key).filter((one) => ID.test(one));
}

function readView(written) {
  const params = new URLSearchParams(written);
  const view = {};
  const names = Object.keys(LIMITS);
  const numbers = (params.get("at") || "").split(",").map(Number);
  if (numbers.length === names.length && numbers.every((value, at) => within(names[at], value))) {
    view.camera = Object.fromEntries(names.map((name, at) => [name, numbers[at]]));
  }
  for (const one of PARTS) one.read?.(view, params);
  return view;
}

function writtenView(view) {
  const parts = [];
  if (view.camera) {
    const { latitude, longitude, zoom, pitch, bearing } = view.camera;
    parts.push(`at=${latitude.toFixed(6)},${longitude.toFixed(6)},${zoom.toFixed(3)},${Math.round(pitch || 0)},${Math.round(bearing || 0)}`);
  }
  for (const one of PARTS) parts.push(...(one.written?.(view) ?? []));
  return parts.join("&");
}

// The fragment that the window was opened with: Streamlit may have dropped it before there was a map.
function openedFragment() {
  const [opened] = performance.getEntriesByType("navigation");
  return new URL(opened?.name ?? window.location).hash.slice(1);
}

// Streamlit rewrites the address without the fragment whenever the query changes; the map's part
// is put back at once, so that the address can be copied at any moment. A page without a map has no
// fragment: the window remembers the view until the next map.
function keepFragment(state) {
  const put = () => {
    if (!state.mounted) return;
    const fragment = writtenView(state.view);
    window.twinView = fragment;
    if (window.location.hash.slice(1) === fragment) return;
    const address = window.location.pathname + window.location.search + (fragment ? `#${fragment}` : "");
    state.replaceState.call(window.history, window.history.state, "", address);
  };
  if (!window.twinHistory) {
    const { pushState, replaceState } = window.history;
    window.twinHistory = { replaceState, listeners: new Set() };
    for (const [name, original] of [["pushState", pushState], ["replaceState", replaceState]]) {
      window.history[name] = function (...given) {
        original.apply(window.history, given);
        window.twinHistory.listeners.forEach((listener) => listener());
      };
    }
  }
  state.replaceState = window.twinHistory.replaceState;
  window.twinHistory.listeners.add(put);
  state.forget.push(() => window.twinHistory.listeners.delete(put));
  return put;
}

function mercatorY(latitude) {
  const angle = (latitude * Math.PI) / 180;
  return Math.log(Math.tan(Math.PI / 4 + angle / 2));
}

// The camera that shows bounds [west, south, east, north] in a map of this many pixels.
// `insets` are the pixels to keep free on each side: the map's own controls stand there.
function cameraFor([west, south, east, north], width, height, insets) {
  const across = Math.max(width - insets.left - insets.right, 50);
  const down = Math.max(height - insets.top - insets.bottom, 50);
  const zoomAcross = Math.log2((across * 360) / (TILE_PX * (east - west)));
  const zoomDown = Math.log2((down * 2 * Math.PI) / (TILE_PX * (mercatorY(north) - mercatorY(south))));
  const zoom = Math.min(zoomAcross, zoomDown, LIMITS.zoom[1]);
  const perPixel = (2 * Math.PI) / (TILE_PX * 2 ** zoom);
  const middle = (mercatorY(north) + mercatorY(south)) / 2 + (perPixel * (insets.top - insets.bottom)) / 2;
  return {
    longitude: (west + east) / 2 + (((perPixel * 180) / Math.PI) * (insets.right - insets.left)) / 2,
    latitude: ((2 * Math.atan(Math.exp(middle)) - Math.PI / 2) * 180) / Math.PI,
    zoom,
    pitch: 0,
    bearing: 0,
  };
}

function sameCamera(one, other) {
  return Object.keys(LIMITS).every((name) => Math.abs((one[name] || 0) - (other[name] || 0)) < 1e-7);
}

function metresPerPixel(camera) {
  const EQUATOR_M = 40075016.686;
  return (EQUATOR_M * Math.cos((camera.latitude * Math.PI) / 180)) / (TILE_PX * 2 ** camera.zoom);
}
