// A row a project: its name, and below it the stages and the money. Text goes in as text only.

function piece(tag, name, text) {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

function row(one, data, press) {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.id = one.id;
  button.setAttribute("aria-pressed", String(one.id === data.picked));
  button.append(piece("span", "name", one.name), piece("span", "stages", one.stages), piece("span", "money", one.money));
  button.addEventListener("click", () => press(one.id));
  const item = document.createElement("li");
  item.append(button);
  return item;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const former = parentElement.querySelector("ul");
  const focused = former?.getRootNode().activeElement?.dataset?.id;
  const list = former ?? document.createElement("ul");
  list.setAttribute("aria-label", data.title);
  list.replaceChildren(...data.rows.map((one) => row(one, data, (id) => setTriggerValue("picked", id))));
  if (!former) parentElement.append(list);
  if (focused) [...list.querySelectorAll("button")].find((one) => one.dataset.id === focused)?.focus({ preventScroll: true });
}
