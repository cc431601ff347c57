// A layer that has been drawn: its shapes are made once, after that they only come and go.
const layers = (() => {
  "use strict";
  const { make } = elements;
  const { Name } = labels;
  const { shows } = masks;
  // With more areas than this there is no room for all names on a map of the country; with many more there never is.
  const MOST_NAMED_FAR = 40;
  const MOST_NAMED = 100;

  class Layer {
    // `kind`: "own" shapes, "right" of the slider, the "areas" of another file, filled by status, or "lines" for the
    // borders of areas over another layer. What has no shapes of its own takes those of `areas`.
    constructor(file, { kind, areas, panes, select, label }) {
      this.file = file;
      this.kind = kind;
      this.panes = panes;
      this.group = L.layerGroup();
      this.shapes = new Map(); // feature id -> shape, and likewise
      this.hatching = new Map();
      this.names = new Map();
      this.coarse = new Map(); // feature id -> geometry
      const { laag } = file;
      const borrowed = areas ? new Map(areas.features.map((area) => [area.id, area.geometry])) : null;
      this.borrows = Boolean(borrowed);
      for (const feature of file.features) {
        const geometry = borrowed ? borrowed.get(feature.id) : feature.geometry;
        if (!geometry) continue;
        this.coarse.set(feature.id, geometry);
        if (kind === "lines") continue;
        this.shapes.set(feature.id, this.shape(feature, geometry, { select, label }));
        const uncertain = file.onzeker?.[feature.id];
        if (uncertain) this.hatching.set(feature.id, shapes.uncertain(uncertain, panes));
        if (feature.properties.midden && file.features.length <= MOST_NAMED) {
          const { label: words, kort, midden, nummer } = feature.properties;
          // A number stands for a name that is beside the map, in the list of the file.
          this.names.set(feature.id, new Name(feature.id, midden, nummer ? [nummer] : [words, kort], nummer ? "gebied met-nummer" : "gebied", {
            far: true, second: kind === "right", crowded: file.features.length > MOST_NAMED_FAR,
            elsewhere: (place) => this.inAnother(feature.id, place),
          }));
        }
      }
      this.bordered = Boolean(laag.gekleurd || laag.grenzen) || kind === "areas";
      this.use(null);
    }

    shape(feature, geometry, { select, label }) {
      const { file, kind, panes } = this;
      const shape = geometry.type === "Point" ? shapes.marker(feature, file, panes)
        : file.laag.stromen ? shapes.flow(feature, file, panes)
        : this.borrows ? shapes.statusArea(feature, file, geometry, panes, kind === "right")
          : file.laag.grenzen ? shapes.outlined(feature, panes)
            : shapes.area(feature, file, panes, kind === "right");
      shape.feature = feature;
      label(shape, () => make("span", {}, feature.properties.uitleg));
      if (file.laag.kiesbaar) shape.on("click", (event) => select(feature.id, event?.latlng));
      return shape;
    }

    // Draw by finer shapes (a file of geodata/map/publish.py), or with none by those of the country.
    use(fine) {
      if (fine === this.fine) return;
      this.fine = fine;
      this.geometries = fine ? new Map([...this.coarse].map(([id, geometry]) => [id, fine.vlakken[id] || geometry])) : this.coarse;
      for (const [id, shape] of this.shapes) if (shape.setLatLngs && !this.file.laag.stromen) shape.setLatLngs(shapes.latlngs(this.geometries.get(id)));
      for (const [id, shape] of this.hatching) shape.setLatLngs(shapes.latlngs(fine?.onzeker[id] || this.file.onzeker[id]));
      this.counted = this.bordered ? borders.count(this.geometries.values()) : null;
      if (this.mask !== undefined) this.show(this.mask, this.over);
    }

    // Show the records in the mask; `over` says that the borders of another layer lie over these.
    show(mask, over = false) {
      this.mask = mask;
      this.over = over;
      const seen = [];
      this.file.features.forEach((feature, index) => {
        const on = shows(mask, index);
        if (on && this.geometries.has(feature.id)) seen.push(this.geometries.get(feature.id));
        for (const parts of [this.shapes, this.hatching]) this.toggle(parts.get(feature.id), on);
        this.toggle(this.names.get(feature.id)?.marker, on);
      });
      this.lines?.forEach((line) => this.group.removeLayer(line));
      this.lines = this.bordered ? this.borders(seen) : [];
      this.lines.forEach((line) => this.group.addLayer(line));
    }

    // The borders of what is shown. With others over them they are wide and pale, so that both can be seen where they
    // coincide; the edge of the country is no border, the sea says enough.
    borders(seen) {
      const { kind, panes, over, counted } = this;
      const { laag } = this.file;
      const between = borders.lines(seen, counted, false);
      if (kind === "lines") {
        return [
          shapes.lines(between, panes.lijn, { color: "#fff", weight: 4, opacity: 0.55 }),
          shapes.lines(between, panes.lijn, { color: laag.kleur, weight: 2.2, dashArray: laag.lijn || null }),
        ];
      }
      if (kind === "areas" || laag.grenzen) return [shapes.lines(between, panes.fijn, { color: "#5c6470", weight: 0.7 })];
      const pane = kind === "right" ? panes.rechtergrens : panes.grens;
      const edge = borders.lines(seen, counted, true);
      return [
        shapes.lines(edge, pane, { color: laag.kleur, weight: 0.8, opacity: 0.7 }),
        shapes.lines(between, pane, over ? { color: laag.kleur, weight: 6, opacity: 0.4 } : { color: laag.kleur, weight: 1.8 }),
      ];
    }

    // Whether a place (latlng) lies in an area that is shown other than this one.
    inAnother(id, { lat, lng }) {
      return [...this.names].some(([other, name]) => other !== id && this.group.hasLayer(name.marker)
        && shapes.holds(this.coarse.get(other), lng, lat));
    }

    toggle(part, on) {
      if (!part || on === this.group.hasLayer(part)) return;
      if (on) this.group.addLayer(part);
      else this.group.removeLayer(part);
    }

    scale(factor) {
      for (const shape of this.shapes.values()) if (shape.baseRadius) shape.setRadius(shape.baseRadius * factor);
    }

    // The shapes that can be seen now, in the order of the file.
    shown() {
      return [...this.shapes.values()].filter((shape) => shape._path && this.group.hasLayer(shape));
    }
  }

  // The names that are on the map, the chosen ones first and then those of larger areas.
  function namesByRank(drawn, chosen) {
    return drawn.flatMap((layer) => [...layer.names].filter(([, name]) => layer.group.hasLayer(name.marker)).map(([id, name]) => {
      const box = layer.shapes.get(id).getBounds();
      const size = (box.getNorth() - box.getSouth()) * (box.getEast() - box.getWest());
      return { name, rank: chosen.has(id) ? Infinity : size };
    })).sort((a, b) => b.rank - a.rank).map(({ name }) => name);
  }

  return { Layer, namesByRank };
})();
