// How a mouse and fingers work the map, as a part of a page that scrolls.
const gestures = (() => {
  "use strict";

  // Leaflet takes the focus when the mouse goes down, and a browser scrolls what takes the focus into view: the page
  // around our frame moves, the mouse comes up somewhere else, and that is no click.
  L.Map.Keyboard.include({
    _onMouseDown() {
      if (!this._focused) this._map.getContainer().focus({ preventScroll: true });
    },
  });

  return {};
})();
