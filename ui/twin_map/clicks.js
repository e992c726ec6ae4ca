// Clicks on the map are taken from the browser itself. deck.gl takes a click only if the page answers within
// a quarter of a second, so that a busy one loses it, and loses those that follow each other fast.

const STILL_PX = 5;
const DOUBLE_MS = 450;
const SAME_PLACE_PX = 6;
const SECOND_CLICK_MS = 300; // until then deck.gl takes a second click for a double one, and zooms

// What lies under the pointer on `map`, one of the two maps, as deck.gl would tell it.
function placeUnder(map, event) {
  const corner = map.stage.getBoundingClientRect();
  const [x, y] = [event.clientX - corner.left, event.clientY - corner.top];
  // What the tooltip names is what a click means, as long as the map under the pointer is the same.
  const named = map.hovered?.object && Math.hypot(map.hovered.x - x, map.hovered.y - y) <= STILL_PX;
  const found = named ? map.hovered : map.deck.pickObject({ x, y });
  return { ...found, type: "click", x, y, coordinate: map.deck.getViewports()[0].unproject([x, y]) };
}

// While something is drawn every click counts at once; otherwise one that is half of a double click does not.
function hearClicks(state, stage, mapThere) {
  let pressed;
  let waiting;
  const gap = (event) => Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y);
  stage.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button) return;
    const second = pressed && event.timeStamp - pressed.at < DOUBLE_MS && gap(event) < SAME_PLACE_PX;
    pressed = { x: event.clientX, y: event.clientY, at: event.timeStamp };
    if (second && drawing(state)) event.stopPropagation();
  }, true);
  stage.addEventListener("click", (event) => {
    clearTimeout(waiting);
    const map = mapThere();
    if (!map?.deck || !pressed || gap(event) > STILL_PX) return;
    const info = placeUnder(map, event);
    const answer = () => state.mounted && !takenByParts(state, "pointer", info) && pickFrom(map, info);
    if (drawing(state)) answer();
    else if (event.detail < 2) waiting = setTimeout(answer, SECOND_CLICK_MS);
  }, true);
}

part({
  name: "clicks",
  build: (state) => hearClicks(state, state.stage, () => state),
});
