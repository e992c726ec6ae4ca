// Puts the picture for the screen and the one for paper beside each other; CSS shows one of them.
export default function ({ data, parentElement }) {
  const pictures = ["screen", "paper"].map((where) => {
    const place = document.createElement("div");
    place.className = where;
    const read = new DOMParser().parseFromString(data[where], "image/svg+xml");
    place.append(document.importNode(read.documentElement, true));
    return place;
  });
  for (const old of parentElement.querySelectorAll(".screen, .paper")) old.remove();
  parentElement.append(...pictures);
}
