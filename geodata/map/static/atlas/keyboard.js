// The map without a mouse: one tab stop per layer, arrow keys to the next and previous shape, Enter or
// space selects.
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

  function press(event, layer, shape, { map, select }) {
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
    shape._path.setAttribute("tabindex", "-1");
    next._path.setAttribute("tabindex", "0");
    // First, because a label is gone when the map moves.
    const point = next.getCenter ? next.getCenter() : next.getLatLng();
    if (!map.getBounds().contains(point)) map.panTo(point, { animate: false });
    next._path.focus({ preventScroll: true });
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

  // Turn keyboard mode on for the shapes of a layer that can be seen, or off. `chosen` are the ids of what is chosen;
  // `uncover` is called with the path that gets the focus, so that nothing lies over it.
  function set(layer, on, { map, select, chosen = [], uncover = () => {} }) {
    const shapes = layer.shown();
    const stop = stopOf(shapes, chosen);
    shapes.forEach((shape, place) => {
      const path = shape._path;
      path.onkeydown = on ? (event) => press(event, layer, shape, { map, select }) : null;
      path.onfocus = on ? () => {
        uncover(path);
        shape.openTooltip();
      } : null;
      path.onblur = on ? () => shape.closeTooltip() : null;
      if (!on) {
        for (const name of ["tabindex", "role", "aria-label", "aria-pressed", "aria-description"]) path.removeAttribute(name);
        return;
      }
      path.setAttribute("role", "button");
      path.setAttribute("aria-label", shape.feature.properties.uitleg);
      path.setAttribute("aria-description", `${layer.file.laag.label}, ${place + 1} van ${shapes.length}`);
      path.setAttribute("aria-pressed", String(chosen.includes(shape.feature.id)));
      path.setAttribute("tabindex", shape === stop ? "0" : "-1");
    });
  }

  return { target, set };
})();
