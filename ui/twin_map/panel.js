// What stands on every map beside the layers: tooltip and scale bar.

function tipContent(tip) {
  return [make("strong", {}, tip.title), ...tip.lines.map(([name, value]) =>
    make("div", { class: "fact" }, make("span", {}, name), make("span", {}, value)))];
}

function updateScale(bar, camera, words) {
  const perPixel = metresPerPixel(camera);
  const steps = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000];
  const metres = steps.filter((step) => step / perPixel <= 110 * uiScale()).pop() || steps[0];
  bar.style.width = `${metres / perPixel}px`;
  bar.textContent = metres >= 1000 ? `${metres / 1000} ${words.km}` : `${metres} ${words.m}`;
}
