// What was picked elsewhere is brought into view; and the map itself as a stop of the keyboard.

const POINT_ZOOM = 14.5;
const SMALL_POINT_ZOOM = 13;
const CLOSEST_ZOOM = 16;
const FLIGHT_MS = 600;
const FOCUS_MARGIN = 0.12;

// The window remembers what its maps have shown, so that neither a click on the map nor a return to
// it moves the camera. A link's own camera counts.
function followPicked(state) {
  const { selected } = state.data;
  const linked = window.twinSeen === undefined && state.view.camera;
  if (selected && selected !== window.twinSeen && !linked) flyToPicked(state);
  window.twinSeen = selected || (window.twinSeen ?? "");
}

// Nothing moves for what has no known place.
function flyToPicked(state) {
  if (!drawsMap(state) || !state.data.focus) return;
  const camera = focusCamera(state);
  look(state, camera, FLIGHT_MS);
  moved(state, camera);
}

function focusCamera(state) {
  const [west, south, east, north] = state.data.focus;
  if (west === east && south === north) return { longitude: west, latitude: south, zoom: state.data.small ? SMALL_POINT_ZOOM : POINT_ZOOM, ...tiltOf(state) };
  const camera = roomyCamera(state, state.data.focus, FOCUS_MARGIN);
  return { ...camera, zoom: Math.min(camera.zoom, CLOSEST_ZOOM), ...tiltOf(state) };
}

// deck.gl's canvas hears the keys: it has a name. Of two maps with one camera the first is enough of a stop.
function nameCanvas(state) {
  const drawnMap = state.stage.querySelector("canvas");
  if (!drawnMap) return;
  const said = { role: "application", "aria-label": state.data.words.canvas, tabindex: state.isOther ? -1 : 0 };
  for (const [name, value] of Object.entries(said)) if (drawnMap.getAttribute(name) !== String(value)) drawnMap.setAttribute(name, value);
}

part({
  name: "focus",
  overlay: (state) => nameCanvas(state),
});
