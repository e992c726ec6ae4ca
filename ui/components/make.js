// Elements of our components. Text goes in as text only.

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// A text, its holes filled.
function filled(text, holes) {
  return text.replace(/\{(\w+)\}/g, (hole, name) => holes[name] ?? hole);
}
