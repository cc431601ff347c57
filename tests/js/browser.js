// A page to try the parts of a script in: a document, and of Leaflet what they touch.
import { readFileSync } from "node:fs";
import vm from "node:vm";

import { parseHTML } from "linkedom";

const MAP = new URL("../../geodata/map/static/", import.meta.url);

// What Leaflet's shapes have in common, as far as our own code touches them.
function leaflet() {
  class Shape {
    constructor(place, options) {
      Object.assign(this, { place, options, styles: {} });
    }

    bindTooltip(content) {
      this.tooltip = content;
    }

    on(event, action) {
      this[event] = action;
    }

    setLatLngs(place) {
      this.place = place;
    }

    setStyle(style) {
      Object.assign(this.styles, style);
    }
  }
  class Group {
    constructor() {
      this.parts = new Set();
    }

    addTo(map) {
      map.add(this);
    }

    remove() {
      this.removed = true;
    }

    hasLayer(part) {
      return this.parts.has(part);
    }

    addLayer(part) {
      this.parts.add(part);
    }

    removeLayer(part) {
      this.parts.delete(part);
    }
  }
  Shape.extend = (methods) => Object.assign(class extends Shape {}, { methods });
  return {
    CircleMarker: Shape,
    Layer: { include() {} },
    layerGroup: () => new Group(),
    polygon: (place, options) => new Shape(place, options),
    circleMarker: (place, options) => new Shape(place, options),
    tooltip: (place, options) => new Shape(place, options),
    polyline: (place, options) => new Shape(place, options),
    marker: (place, options) => new Shape(place, options),
    divIcon: (options) => options,
    latLng: (place) => place,
  };
}

// Run parts of a script (named from the folder of the map, without .js) in the order given, in a page of
// their own. Returns what they are called, by name, with the `document` and the `window`.
export function load(...names) {
  const { window, document } = parseHTML("<!doctype html><html><body></body></html>");
  // Nothing is laid out here, so nothing can be out of sight.
  window.HTMLElement.prototype.scrollIntoView = () => {};
  const context = vm.createContext({ window, document, URL, L: leaflet(), Event: window.Event });
  const found = { window, document, context };
  for (const name of names) {
    const text = readFileSync(new URL(`${name}.js`, MAP), "utf8");
    vm.runInContext(text, context, { filename: name });
    const [, constant] = /^const (\w+) = /m.exec(text);
    found[constant] = vm.runInContext(constant, context);
  }
  return found;
}

// Objects that were made in a page as objects of this one, to compare.
export const plain = (value) => JSON.parse(JSON.stringify(value));
