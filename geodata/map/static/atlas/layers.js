// A layer that has been drawn: its shapes are made once, after that they only come and go.
const layers = (() => {
  "use strict";
  const { make } = elements;
  const { shows } = masks;
  const { statusOf, isMuted } = symbols;
  const MUTED_AREA = "#d5d8dd";
  // With more areas than this there is no room for names.
  const MOST_NAMES = 30;

  class Layer {
    // `kind`: "own" shapes, "right" of the slider, or the "areas" of another file, filled by status.
    constructor(file, { kind, areas, panes, select, label }) {
      this.file = file;
      this.kind = kind;
      this.group = L.layerGroup();
      this.shapes = new Map(); // feature id -> shape, and likewise
      this.hatching = new Map();
      this.names = new Map();
      const borrowed = kind === "areas" ? new Map(areas.features.map((area) => [area.id, area.geometry])) : null;
      for (const feature of file.features) {
        const geometry = borrowed ? borrowed.get(feature.id) : feature.geometry;
        if (!geometry) continue;
        this.shapes.set(feature.id, this.shape(feature, geometry, panes, { select, label }));
        const uncertain = file.onzeker?.[feature.id];
        if (uncertain) this.hatching.set(feature.id, shapes.uncertain(uncertain, panes));
        if (feature.properties.midden && file.features.length <= MOST_NAMES) {
          this.names.set(feature.id, L.tooltip(feature.properties.midden, {
            permanent: true, direction: "center", className: "naam", interactive: false,
            content: make("span", {}, feature.properties.label),
          }));
        }
      }
    }

    shape(feature, geometry, panes, { select, label }) {
      const { file, kind } = this;
      const shape = geometry.type === "Point" ? shapes.marker(feature, file, panes)
        : kind === "areas" ? shapes.statusArea(feature, file, geometry, panes)
          : shapes.area(feature, file, panes, kind === "right");
      shape.feature = feature;
      shape.clickable = true;
      label(shape, () => make("span", {}, feature.properties.uitleg));
      shape.on("click", () => select(feature.id));
      return shape;
    }

    // Show the records in the mask; a layer that is not filled shows its borders only.
    show(mask, filled) {
      this.file.features.forEach((feature, index) => {
        const shape = this.shapes.get(feature.id);
        if (!shape) return;
        const on = shows(mask, index);
        this.toggle(shape, on);
        this.toggle(this.hatching.get(feature.id), on && filled);
        this.toggle(this.names.get(feature.id), on && filled);
        if (!on) return;
        if (this.file.laag.gekleurd) this.style(shape, feature, filled);
        if (shape._path) shape._path.style.pointerEvents = shape.clickable ? "" : "none";
      });
    }

    toggle(part, on) {
      if (!part || on === this.group.hasLayer(part)) return;
      if (on) this.group.addLayer(part);
      else this.group.removeLayer(part);
    }

    style(shape, feature, filled) {
      const muted = isMuted(statusOf(this.file, feature));
      shape.setStyle({
        fillOpacity: filled ? (muted ? 0.6 : 0.5) : 0,
        fillColor: muted ? MUTED_AREA : feature.properties.kleur,
        weight: filled ? 2 : 2.6,
        dashArray: filled ? null : this.file.laag.lijn || null,
      });
      shape.clickable = filled;
    }

    scale(factor) {
      for (const shape of this.shapes.values()) if (shape.baseRadius) shape.setRadius(shape.baseRadius * factor);
    }

    // The shapes that can be seen now, in the order of the file.
    shown() {
      return [...this.shapes.values()].filter((shape) => shape._path && this.group.hasLayer(shape));
    }
  }

  // The names on the map, the chosen ones first and then those of larger areas.
  function namesByRank(drawn, chosen) {
    return drawn.flatMap((layer) => [...layer.names].map(([id, name]) => {
      const box = layer.shapes.get(id).getBounds();
      const size = (box.getNorth() - box.getSouth()) * (box.getEast() - box.getWest());
      return { element: name.getElement(), rank: chosen.has(id) ? Infinity : size };
    })).filter(({ element }) => element?.isConnected).sort((a, b) => b.rank - a.rank).map(({ element }) => element);
  }

  return { MUTED_AREA, Layer, namesByRank };
})();
