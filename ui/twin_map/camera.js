// Where the map looks: home, closer, what the reader moved to, and what the address asks for.

// A camera that nobody moved is not written down: a link without one shows the whole park on any screen.
function moved(state, camera) {
  const { latitude, longitude, zoom, pitch, bearing } = camera;
  if (state.camera && sameCamera(state.camera, camera)) return;
  state.camera = { latitude, longitude, zoom, pitch, bearing };
  state.hovered = undefined;
  state.view.camera = state.camera;
  updateScale(state.scaleBar, camera, state.data.words);
  tellParts(state, "moved", state.camera);
  window.clearTimeout(state.settling);
  state.settling = window.setTimeout(state.keep, 150);
}

// deck.gl takes a camera only if it differs from the last one that it was given, wherever the reader
// has gone since: the count makes every one differ. Who asks for less motion sees none.
function look(state, camera, milliseconds) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const transitionDuration = calm ? 0 : milliseconds;
  if (state.frame) {
    lookFlat(state, camera, transitionDuration);
    return;
  }
  state.looks = (state.looks ?? 0) + 1;
  state.deck.setProps({ initialViewState: { ...camera, transitionDuration, looks: state.looks } });
}

function moveTo(state, camera) {
  look(state, camera, 300);
  moved(state, camera);
}

function goHome(state) {
  if (!drawsMap(state)) return;
  state.camera = homeCamera(state);
  state.hovered = undefined;
  state.view.camera = undefined;
  look(state, state.camera, 0);
  updateScale(state.scaleBar, state.camera, state.data.words);
  tellParts(state, "moved", state.camera);
  state.keep();
}

// The reader's own way home leaves no mark behind: a link that says nothing but the mark shows that.
function returnHome(state) {
  goHome(state);
  if (state.view.go) unmark(state);
}

// Another fragment was typed or pasted into this address. By the time this is heard, the map may have
// written its own over it: what was typed is in the event.
function followFragment(state, { newURL }) {
  window.clearTimeout(state.settling);
  state.view = readView(new URL(newURL).hash.slice(1));
  if (drawsMap(state) && state.view.camera) moveTo(state, state.view.camera);
  else goHome(state);
  tellParts(state, "followed");
  refresh(state);
}

function resized(state) {
  if (!state.view.camera) goHome(state);
  refresh(state);
}

function homeCamera(state) {
  const camera = roomyCamera(state, state.data.home, 0.04);
  return standsUp(state) ? { ...camera, ...tiltOf(state), zoom: camera.zoom - SLANT_ZOOM } : camera;
}

// The camera that shows bounds clear of the tools and of the time bar, with a margin that is a share of
// the map's shorter side.
function roomyCamera(state, bounds, share) {
  const { width, height } = state.stage.getBoundingClientRect();
  const margin = Math.min(width, height) * share;
  const tools = state.tools.getBoundingClientRect().width;
  const bar = state.clock ? roomForTime() : 0;
  return cameraFor(bounds, width, height, { left: margin, right: margin + tools, top: margin, bottom: margin + bar });
}

function zoomBy(state, step) {
  if (!drawsMap(state)) return;
  const camera = state.camera;
  moveTo(state, { ...camera, zoom: Math.min(Math.max(camera.zoom + step, LIMITS.zoom[0]), LIMITS.zoom[1]) });
}
