// The legend: what the layers that are on look like, and what the marks of uncertainty on them mean. It
// stands open where all of it has room below the tools and takes little of the map's height; what the
// reader does with it holds from then on.

const MOST_OF_HEIGHT = 0.4;

part({
  name: "legend",
  build(state) {
    state.legend = make("ul", { class: "legend-list" });
    state.legendTitle = make("summary", {});
    state.legendBox = make("details", { class: "legend floats" }, state.legendTitle, state.legend);
    state.legendTitle.addEventListener("click", () => (state.legendChosen = true));
    state.legendBox.addEventListener("toggle", () => {
      placeLegend(state);
      drawOverlay(state);
    });
    state.root.append(state.legendBox);
  },
  label(state) {
    state.legendTitle.textContent = state.data.words.legend;
  },
});

function fillLegend(state) {
  const { data, view } = state;
  const shown = data.catalogue.filter((layer) => isShown(view, layer)).map((layer) => ({ ...layer, legend: legendOn(state, layer) }));
  const rows = [...shown.flatMap((layer) => legendRows(layer.legend)), ...markRows(data.marks, shown, view.accuracy)];
  state.legend.replaceChildren(...throughParts(state, "legend", rows));
  placeLegend(state);
}

// Opened where that room is too little, it stands beside the tools. Whether it opens by itself is asked
// anew with the size of the map only, so that it does not come and go as days pass; two maps have one
// legend, folded.
function placeLegend(state) {
  const { legendBox, root } = state;
  const asked = [root.clientWidth, root.clientHeight, comparing(state)].join();
  const decides = !state.legendChosen && state.legendAsked !== asked;
  state.legendAsked = asked;
  if (decides) legendBox.open = !state.small && !comparing(state);
  legendBox.classList.remove("aside");
  const tooTall = legendBox.scrollHeight > legendBox.clientHeight + 1;
  const covers = legendBox.scrollHeight > root.clientHeight * MOST_OF_HEIGHT;
  if (decides && (tooTall || covers)) legendBox.open = false;
  else legendBox.classList.toggle("aside", tooTall);
}
