// Clicks of the drawing tools. deck.gl holds a click back until it cannot be half of a double click, loses
// those that follow each other fast, and zooms at a double one: while something is drawn they are taken here.

const STILL_PX = 5;
const LATE_CLICK_MS = 700;

function placeUnder(state, event) {
  const corner = state.stage.getBoundingClientRect();
  const [x, y] = [event.clientX - corner.left, event.clientY - corner.top];
  return { x, y, coordinate: state.deck.getViewports()[0].unproject([x, y]) };
}

part({
  name: "clicks",
  desk: true,
  build(state) {
    const gap = (event) => Math.hypot(event.clientX - state.pressed.x, event.clientY - state.pressed.y);
    state.stage.addEventListener("pointerdown", (event) => {
      if (!drawing(state) || !event.isPrimary || event.button) return;
      const second = state.pressed && event.timeStamp - state.pressed.at < DOUBLE_MS && gap(event) < SAME_PLACE_PX;
      state.pressed = { x: event.clientX, y: event.clientY, at: event.timeStamp };
      if (second) event.stopPropagation();
    }, true);
    state.stage.addEventListener("click", (event) => {
      if (!drawing(state) || !state.pressed || gap(event) > STILL_PX) return;
      state.drewAt = performance.now();
      clickDrawing(state, placeUnder(state, event));
    }, true);
  },
  // The click that deck.gl reports late was answered above.
  pointer: (state, info) => info.type === "click" && (Boolean(drawing(state)) || performance.now() - (state.drewAt ?? -Infinity) < LATE_CLICK_MS),
});
