// What lies under and around the layers: land, neighbour countries, names of waters; and close by the borders and names
// of gemeenten and towns, that are fetched only then.
const ground = (() => {
  "use strict";
  const { Name } = labels;
  // The whole country on a large screen is at 8.
  const BORDERS_FROM = 8.25;
  const FINE_FROM = 8.5;
  const TOWNS_FROM = 9.5;
  // At each zoom so many names more: there is no room for all of them at once, and looking for it takes time.
  const MOST = 160;

  class Ground {
    // `files` fetches by name; `panes` as `shapes.makePanes` makes them; `settle` puts the names at their places.
    constructor(map, files, panes, settle) {
      Object.assign(this, { map, files, panes, settle });
      this.under = L.layerGroup().addTo(map);
      this.close = L.layerGroup().addTo(map);
      this.lists = new Map(); // name of a file -> the names in it
      this.names = [];
      map.on("moveend", () => this.look());
    }

    async show(name) {
      if (!name || name === this.name) return;
      this.name = name;
      this.file = await this.files.fetch(name);
      const { under } = this;
      under.clearLayers();
      for (const geometry of this.file.buurlanden) under.addLayer(shapes.ground(geometry, this.panes, "buurland"));
      this.land = shapes.ground(this.file.land, this.panes, "land");
      under.addLayer(this.land);
      this.waters = this.file.wateren.map(([words, lat, lon]) => new Name("", [lat, lon], [words], "water"));
      for (const { marker } of this.waters) under.addLayer(marker);
      await this.look();
    }

    // What a map this close shows; what cannot be fetched (the file that works offline has not all of it) stays away.
    async look() {
      if (!this.file) return;
      const zoom = this.map.getZoom();
      const { grenzen, gemeenten, plaatsen } = this.file.dichtbij;
      const wanted = { [grenzen]: zoom >= BORDERS_FROM, [gemeenten]: zoom >= BORDERS_FROM, [plaatsen]: zoom >= TOWNS_FROM };
      const { found } = await this.files.fetchAll(Object.keys(wanted).filter((name) => wanted[name]));
      if (zoom !== this.map.getZoom()) return;
      await this.showBorders(found[grenzen], zoom >= FINE_FROM);
      this.names = [...this.listed(gemeenten, found[gemeenten], "gemeente"), ...this.listed(plaatsen, found[plaatsen], "plaats"), ...this.waters];
      const on = new Set(this.names);
      for (const list of this.lists.values()) for (const name of list) if (!on.has(name)) name.marker.remove();
      for (const name of on) name.marker.addTo(this.map);
      this.settle();
    }

    // The names of a file that are in view, the most important ones.
    listed(key, file, look) {
      if (!file) return [];
      if (!this.lists.has(key)) this.lists.set(key, file.namen.map(([words, lat, lon]) => new Name("", [lat, lon], [words], look)));
      const view = this.map.getBounds();
      return this.lists.get(key).filter(({ latlng }) => view.contains(latlng)).slice(0, MOST);
    }

    async showBorders(file, fine) {
      const { found } = fine && file?.fijn ? await this.files.fetchAll([file.fijn]) : { found: {} };
      const finer = found[file?.fijn];
      if (this.drawn === (finer || file)) return;
      this.drawn = finer || file;
      this.close.clearLayers();
      this.land.setStyle({ fillOpacity: finer ? 0 : 1 });
      if (!file) return;
      const geometries = finer ? Object.values(finer.vlakken) : file.features.map(({ geometry }) => geometry);
      if (finer) for (const geometry of geometries) this.close.addLayer(shapes.ground(geometry, this.panes, "land"));
      const lines = borders.lines(geometries, borders.count(geometries), false);
      this.close.addLayer(shapes.lines(lines, this.panes.fijn, { color: "#5c6470", weight: 0.8, opacity: 0.55 }));
    }
  }

  return { Ground, FINE_FROM };
})();
