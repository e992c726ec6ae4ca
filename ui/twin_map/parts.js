// What the map can do, one part a file. A part is an object with a name and any of these functions:
//   read(view, params)          take its own keys out of the fragment, checked, into the view
//   written(view)               return its own "key=value" strings for the fragment
//   build(state)                make its elements, once a map
//   label(state)                put words and data into them, at every run of the app
//   layers(state, layers)       return the deck layers to draw, bottom first
//   overlay(state, pen)         draw above the labels: pen has context, viewport, scale
//   legend(state, rows)         return the rows of the legend
//   pointed(state, info)        the pointer hovers; every part is told
//   pointer(state, info)        answer a hover or a click (info.type); true: nobody else need
//   key(state, event)           answer a key pressed in the map; true: nobody else need
//   moved(state, camera)        the camera has moved
//   refreshed(state)            the layers are drawn anew
//   dated(state)                another day is shown
//   followed(state)             another fragment was typed into this address
//   opened(state, name)         another panel was opened, or none
//   clear(state)                give back what it holds
// A part with `desk: true` is there only where planners work, not on an overview.

const PARTS = [];

function part(definition) {
  PARTS.push(definition);
}

function partsOf(state) {
  return PARTS.filter((one) => state.data.desk || !one.desk);
}

function tellParts(state, hook, ...given) {
  for (const one of partsOf(state)) one[hook]?.(state, ...given);
}

// Each part may change what the one before it returned.
function throughParts(state, hook, value) {
  return partsOf(state).reduce((sofar, one) => one[hook]?.(state, sofar) ?? sofar, value);
}

function takenByParts(state, hook, event) {
  return partsOf(state).some((one) => one[hook]?.(state, event));
}
