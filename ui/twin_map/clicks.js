// Clicks on the map are taken from the browser itself. deck.gl takes a click only if the page answers within
// a quarter of a second, so that a busy one loses it, and loses those that follow each other fast.

const STILL_PX = 5;
const DOUBLE_MS = 450;
const SAME_PLACE_PX = 6;
const STACKED_MOST = 8;
const SECOND_CLICK_MS = 300; // until then deck.gl takes a second click for a double one, and zooms

function onStage(map, event) {
  const corner = map.stage.getBoundingClientRect();
  return { x: event.clientX - corner.left, y: event.clientY - corner.top };
}

// What lies under the pointer on `map`, one of the two maps, as deck.gl would tell it.
function placeUnder(map, event) {
  const { x, y } = onStage(map, event);
  // What the tooltip names is what a click means, as long as the map under the pointer is the same.
  const named = map.hovered?.object && Math.hypot(map.hovered.x - x, map.hovered.y - y) <= STILL_PX;
  const found = named ? map.hovered : map.deck.pickObject({ x, y });
  return { ...found, type: "click", x, y, coordinate: map.deck.getViewports()[0].unproject([x, y]) };
}

// Whether the pointer has not left the place of the last click, nor the map moved under it.
function restsOnClick(map, { x, y } = {}) {
  if (!map.clicked) return false;
  const [left, top] = map.deck.getViewports()[0].project(map.clicked.coordinate);
  return Math.hypot(left - x, top - y) <= SAME_PLACE_PX;
}

// Things lie over each other: a click where the last one was means the next thing there, round and round.
// The tooltip says what another click would pick.
function pickHere(map, info) {
  const found = map.deck.pickMultipleObjects({ x: info.x, y: info.y, depth: STACKED_MOST }).filter((one) => tipOf(map, one));
  const here = [...new Map(found.map((one) => [one.object.id, one])).values()];
  const placed = (id) => here.findIndex((one) => one.object.id === id);
  const after = (id) => here[(placed(id) + 1) % here.length];
  const picked = restsOnClick(map, info) && placed(map.clicked.id) >= 0 ? { ...info, ...after(map.clicked.id) } : info;
  map.clicked = picked.object && { coordinate: info.coordinate, id: picked.object.id };
  pickFrom(map, picked);
  const tip = tipOf(map, picked);
  if (!tip || here.length < 2) return;
  const next = [map.data.words.click_again, tipOf(map, after(picked.object.id)).title];
  showTip(map, { ...tip, lines: [...tip.lines, next] }, info.x, info.y);
}

// While something is drawn or a note is placed every click counts at once; otherwise one that is half of a double click does not.
function hearClicks(state, stage, mapThere) {
  let pressed;
  let waiting;
  const gap = (event) => Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y);
  stage.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button) return;
    const second = pressed && event.timeStamp - pressed.at < DOUBLE_MS && gap(event) < SAME_PLACE_PX;
    pressed = { x: event.clientX, y: event.clientY, at: event.timeStamp };
    if (second && (drawing(state) || event.timeStamp - state.drawnAt < DOUBLE_MS)) event.stopPropagation();
  }, true);
  stage.addEventListener("pointermove", (event) => {
    const map = mapThere();
    if (map?.clicked && !restsOnClick(map, onStage(map, event))) map.clicked = undefined;
  });
  stage.addEventListener("click", (event) => {
    clearTimeout(waiting);
    const map = mapThere();
    if (!map?.deck || !pressed || gap(event) > STILL_PX) return;
    const info = placeUnder(map, event);
    const answer = () => state.mounted && !takenByParts(state, "pointer", info) && pickHere(map, info);
    if (drawing(state) || isPlacing(state)) answer();
    else if (event.detail < 2) waiting = setTimeout(answer, SECOND_CLICK_MS);
  }, true);
}

part({
  name: "clicks",
  build: (state) => hearClicks(state, state.stage, () => state),
});
