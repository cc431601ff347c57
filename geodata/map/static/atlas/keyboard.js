// The map without a mouse: one tab stop per layer, arrow keys to the next and previous shape, Enter or
// space selects. Only the shape where that stop is has a name and a role: hundreds of buttons would keep a screen
// reader busy for a minute, and the table below the map has them all.
const keyboard = (() => {
  "use strict";

  // Leaflet listens for focus on every shape with a tooltip, and a browser makes an SVG shape that is
  // listened to a tab stop: hundreds of them. We open tooltips on focus ourselves, in keyboard mode.
  L.Layer.include({ _addFocusListenersOnLayer() {} });

  // To which of `count` shapes a key goes from the one at `place`; undefined for any other key.
  function target(key, place, count) {
    const wanted = { ArrowRight: place + 1, ArrowDown: place + 1, ArrowLeft: place - 1, ArrowUp: place - 1, Home: 0, End: count - 1 }[key];
    return wanted === undefined ? undefined : (wanted + count) % count;
  }

  function press(event, layer, shape, options) {
    const { map, select } = options;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (layer.file.laag.kiesbaar) select(shape.feature.id);
      return;
    }
    const stops = layer.shown();
    const wanted = target(event.key, stops.indexOf(shape), stops.length);
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = stops[wanted];
    offer(layer, next, wanted, stops.length, options);
    // First, because a label is gone when the map moves.
    const point = next.getCenter ? next.getCenter() : next.getLatLng();
    if (!map.getBounds().contains(point)) map.panTo(point, { animate: false });
    next._path.focus({ preventScroll: true });
    // Only then: what has the keyboard is never without a name.
    if (next !== shape) withdraw(shape);
  }

  // Make a shape the tab stop of its layer: it says what it is, whether it is chosen, and of how many it is which.
  function offer(layer, shape, place, count, options) {
    const { chosen = [], uncover = () => {} } = options;
    const path = shape._path;
    const said = {
      tabindex: "0", role: "button", "aria-label": shape.feature.properties.uitleg, "aria-pressed": String(chosen.includes(shape.feature.id)),
      "aria-description": `${layer.file.laag.label}, ${place + 1} van ${count}`,
    };
    for (const [key, value] of Object.entries(said)) path.setAttribute(key, value);
    path.onkeydown = (event) => press(event, layer, shape, options);
    path.onfocus = () => {
      uncover(path);
      shape.openTooltip();
    };
    path.onblur = () => shape.closeTooltip();
  }

  // A shape that is listened to would be a stop for a browser, and hundreds of things for a screen reader.
  function withdraw({ _path }) {
    for (const key of ["tabindex", "role", "aria-label", "aria-pressed", "aria-description"]) _path.removeAttribute(key);
    for (const key of ["onkeydown", "onfocus", "onblur"]) _path[key] = null;
  }

  // Which of the shapes is the tab stop: where the reader is, else what is chosen, else where the reader was.
  function stopOf(shapes, chosen) {
    const tries = [
      ({ _path }) => _path === document.activeElement,
      ({ feature }) => chosen.includes(feature.id),
      ({ _path }) => _path.getAttribute("tabindex") === "0",
    ];
    return shapes.find(tries[0]) || shapes.find(tries[1]) || shapes.find(tries[2]) || shapes[0];
  }

  // Turn keyboard mode on for the shapes of a layer that can be seen, or off. Of the options `chosen` are the ids of
  // what is chosen; `uncover` is called with the path that gets the focus, so that nothing lies over it.
  function set(layer, on, options) {
    const shapes = layer.shown();
    const stop = stopOf(shapes, options.chosen || []);
    shapes.forEach((shape, place) => {
      if (on && shape === stop) offer(layer, shape, place, shapes.length, options);
      else withdraw(shape);
    });
  }

  // In the part of the map that holds the shapes the arrows are ours: without this role a screen reader takes
  // them to read on.
  function announce(pane, on) {
    const said = { role: "application", "aria-label": "Gebieden en symbolen van de kaart" };
    for (const [key, value] of Object.entries(said)) {
      if (on) pane.setAttribute(key, value);
      else pane.removeAttribute(key);
    }
  }

  return { announce, set, target };
})();
