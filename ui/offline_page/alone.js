// What the flat map needs where it stands alone in a file: title, legend, layer switch, scale, sources.

function standAlone(state) {
  const { map, page } = state;
  const { words } = page;
  const [west, south, east, north] = page.home;
  // The legend covers the right edge of a wide window; a narrow one opens with it folded.
  const home = () => {
    const legend = document.querySelector(".sheet-legend");
    const covered = legend.open ? legend.offsetWidth : 0;
    map.fitBounds([[south, west], [north, east]], { paddingTopLeft: [48, 24], paddingBottomRight: [24 + covered, 24] });
  };
  document.body.prepend(make("header", { class: "sheet-head" }, make("h1", {}, page.title), make("p", {}, page.subtitle)));
  const map_ = map.getContainer();
  map_.setAttribute("role", "region");
  map_.setAttribute("aria-label", words.map);
  if (page.watermark) document.body.append(make("div", { class: "watermark", "aria-hidden": "true" }, ...Array.from({ length: 12 }, () => make("span", {}, page.watermark))));
  document.body.append(make("footer", { class: "sheet-foot" }, ...page.lines.map((line) => make("p", {}, line))));
  L.control.zoom({ zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
  L.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);
  map_.append(aloneLegend(state, home));
  L.DomEvent.disableClickPropagation(map_.querySelector(".sheet-legend"));
  L.DomEvent.disableScrollPropagation(map_.querySelector(".sheet-legend"));
  map.invalidateSize();
  home();
}

function aloneLegend(state, home) {
  const { page, shown } = state;
  const { words } = page;
  const marks = make("ul", {});
  const lists = new Map(page.catalogue.map((layer) => [layer.id, make("ul", {}, ...legendRows(layer.legend))]));
  // What is off is not explained.
  const explain = () => {
    const on = page.catalogue.filter((layer) => shown.get(layer.id)?.on);
    for (const layer of page.catalogue) lists.get(layer.id).hidden = !on.includes(layer);
    marks.replaceChildren(...markRows(page.marks, on, state.accuracy));
  };
  const rows = page.catalogue.map((layer) => {
    const box = make("input", { type: "checkbox", checked: true, id: `show-${layer.id}` });
    box.addEventListener("change", () => {
      shown.set(layer.id, { on: box.checked, opacity: 1 });
      explain();
      restyle(state);
    });
    return make("div", { class: "sheet-layer", title: layer.about },
      make("label", { for: box.id }, box, make("span", {}, layer.title), make("span", { class: "count" }, layer.count)),
      lists.get(layer.id));
  });
  const accuracy = make("input", { type: "checkbox", checked: true, id: "show-accuracy" });
  accuracy.addEventListener("change", () => {
    state.accuracy = accuracy.checked;
    explain();
    restyle(state);
  });
  const legend = make("details", { class: "sheet-legend", open: window.innerWidth > 640 },
    make("summary", {}, words.legend),
    ...(page.area.length ? [make("div", { class: "sheet-layer" }, make("ul", { class: "sheet-area" }, ...legendRows(page.area_legend)))] : []),
    ...rows,
    make("div", { class: "sheet-layer" }, make("label", { for: accuracy.id }, accuracy, make("span", {}, words.accuracy_switch)), marks),
    make("button", { type: "button", onclick: home }, words.home));
  explain();
  legend.addEventListener("toggle", () => drawNames(state));
  return legend;
}
