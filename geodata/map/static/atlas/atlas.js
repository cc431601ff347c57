// The map: every layer is fetched once and kept; after that a few hundred bytes of state
// (geodata/map/state.py) say what to show.
const Atlas = (() => {
  "use strict";
  const { make } = elements;
  const { Layer, namesByRank } = layers;
  const MARGIN = 12;
  const SNAP = 0.25; // of the zoom that a reader asks for
  const COUNTRY = [[50.751, 3.361], [53.555, 7.227]];

  // In the app files come from its own address, and Streamlit is told what is selected. A page without
  // Streamlit brings a source of its own.
  const inApp = {
    // The page around the map has them already, or is fetching them (page.js).
    fetch: (window.frameElement && window.parent.fetchLayer) || files.from("../../geo/"),
    select: (id, click, place) => window.Streamlit.setComponentValue({ gekozen: id, klik: click, plek: place }),
    frame: window.frameElement,
    // The views that readers left, as long as the page around the map stays loaded.
    views: window.frameElement ? (window.parent.atlasViews ||= new Map()) : null,
    // What the maps of the page around it should show, by their key.
    states: window.frameElement ? window.parent.atlasStates : null,
  };

  // A name is centred by its width, which it has not before the style is there.
  const styled = () => Promise.all([...document.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.sheet
    || new Promise((ready) => {
      link.addEventListener("load", ready);
      link.addEventListener("error", ready);
    })));

  // The name of what is chosen (a feature), also when the map names no others like it.
  function chosenName({ id, geometry, properties: { label, kort, midden } }) {
    const point = geometry.type === "Point" ? [...geometry.coordinates].reverse() : midden || L.geoJSON(geometry).getBounds().getCenter();
    return new labels.Name(id, point, [label, kort], "gebied", { far: true, chosen: true, pointed: geometry.type !== "Point" });
  }

  // The box of a shape, in pixels of the map.
  function boxOf(map, shape) {
    if (shape.getRadius) {
      const { x, y } = map.latLngToContainerPoint(shape.getLatLng());
      const radius = shape.getRadius();
      return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
    }
    const bounds = shape.getBounds();
    const [from, to] = [bounds.getNorthWest(), bounds.getSouthEast()].map((corner) => map.latLngToContainerPoint(corner));
    return { left: from.x, right: to.x, top: from.y, bottom: to.y };
  }

  class Atlas {
    // `source.fetch(name)` promises the content of a file, `source.select(id)` is told what is selected ("" for
    // nothing any more), `source.frame` is the frame of the map in a page of the app, which knows it by a key.
    static start(id, key, source = inApp) {
      const map = L.map(id, {
        center: [52.2, 5.3], zoom: 7, minZoom: 6, maxZoom: 15, zoomControl: false, zoomSnap: SNAP, zoomDelta: 0.5,
        maxBoundsViscosity: 1, trackResize: false,
      });
      // Left to Leaflet, a map beyond its bounds glides back, also when it looks somewhere else by then.
      map.options.maxBounds = L.latLngBounds([[49.8, 1.5], [54.6, 9.2]]);
      map.on("moveend", () => map.panInsideBounds(map.options.maxBounds, { animate: false }));
      window.atlas = new Atlas(map, source);
      window.atlas.key = key;
      const state = source.states?.get(key);
      if (state) window.atlas.follow(state);
      return map;
    }

    constructor(map, source) {
      this.map = map;
      this.source = source;
      this.files = new files.Kept(source.fetch);
      this.still = false; // never move the picture, only change it
      this.onItsWay = false; // the map moves to what a state shows, and has its names after that
      this.drawn = new Map(); // layer id -> drawn layer
      this.state = null;
      this.lit = { chosen: [], found: {} }; // what is highlighted, and the files it is in
      this.turn = 0;
      this.clicks = 0;
      this.panes = shapes.makePanes(map);
      this.pointers = L.layerGroup().addTo(map); // from a name to what it is the name of
      this.ownNames = []; // of what is chosen
      theme.follow(document.body);
      this.hover = new hover.Hover(map, this.panes);
      hatching.define();
      this.describe();
      this.legend = legend.control(map);
      this.message = L.control({ position: "bottomleft" });
      this.message.onAdd = () => make("div", { role: "status" });
      this.message.addTo(map);
      map.on("zoomend", () => this.scale());
      map.on("moveend", () => { this.keep(); if (!this.onItsWay) this.nameAll(); });
      this.ground = new ground.Ground(map, this.files, this.panes, () => this.nameAll());
      this.slider = new slider.Slider(map, () => this.nameAll());
      this.gestures = new gestures.Gestures(map, () => { if (this.state?.gekozen.length) this.select(""); });
      // A window says it before the next listener, which may measure the map; the rest only an observer sees.
      window.addEventListener("resize", () => this.resize());
      new ResizeObserver(() => this.resize()).observe(map.getContainer());
    }

    // What the map says of itself, in Dutch.
    describe() {
      const { map } = this;
      map.zoomControl = L.control.zoom({ position: "topright", zoomInTitle: "Inzoomen", zoomOutTitle: "Uitzoomen" }).addTo(map);
      buttons.control(map, {
        showCountry: () => this.fit(COUNTRY, false, false),
        fill: (whole) => this.gestures.fill(whole),
        frame: this.source.frame,
      });
      L.control.scale({ imperial: false, position: "bottomleft", maxWidth: 120 }).addTo(map);
      map.attributionControl.setPrefix(false);
      map.attributionControl.addAttribution("Grenzen: CBS, Kadaster (CC BY 4.0); buurlanden: Natural Earth");
      map.getContainer().setAttribute("role", "region");
      map.getContainer().setAttribute("aria-label", "Kaart van Nederland");
    }

    // The window, the frame or the room in the page has another size.
    resize() {
      this.own = true;
      this.map.invalidateSize({ animate: false });
      this.own = false;
      // Before the first look there is no legend yet to look past.
      if (!this.lookedIn || this.map.getSize().equals(this.lookedIn)) return;
      if (this.moved) this.lookedIn = this.map.getSize();
      else this.look(this.state.beeld, false);
    }

    // The page says at every step what to show, also when that is what is shown.
    follow(state) {
      const text = JSON.stringify(state);
      if (text === this.followed) return undefined;
      this.followed = text;
      return this.update(state);
    }

    async update(state) {
      const turn = ++this.turn;
      this.state = state;
      this.showBaseMap(state.ondergrond);
      const wanted = [...state.lagen.map(([name]) => name), ...(state.vlakken || []), ...state.gekozen.map(([name]) => name)];
      const [{ found, failed }] = await Promise.all([this.files.fetchAll(wanted), styled()]);
      if (turn !== this.turn) return; // a next state came in between
      this.say(failed.length ? "Niet alle lagen konden geladen worden. Herlaad de pagina om het opnieuw te proberen." : state.leeg || "");
      // What lies under the layers may come after them.
      this.ground.show(state.grond).catch((problem) => console.info(problem.message));
      this.draw(state, found);
      this.highlight(state.gekozen, found);
      this.scale();
      // It moves more than once, and finding a place for its names takes longer than that.
      this.onItsWay = true;
      this.look(state.beeld, this.looked !== undefined);
      this.onItsWay = false;
      this.nameAll();
      const chosen = state.gekozen.map(([, id]) => id);
      for (const [name] of state.lagen) {
        const layer = this.drawn.get(files.layerOf(name));
        if (layer) {
          keyboard.set(layer, state.toetsen, {
            map: this.map, select: (id) => this.select(id), chosen, uncover: (path) => this.legend.uncover(path.getBoundingClientRect()),
          });
        }
      }
      document.body.dataset.beurt = String(turn);
    }

    draw(state, found) {
      const shown = state.lagen.filter(([name]) => found[name])
        .map(([name, mask]) => ({ id: files.layerOf(name), file: found[name], mask }));
      for (const [id, layer] of this.drawn) {
        if (!shown.some((other) => other.id === id)) layer.group.remove();
      }
      const filled = shown.find(({ file }) => file.laag.vult)?.id;
      const [left, right] = state.schuif ? shown.map(({ id }) => id) : [];
      const areas = found[(state.vlakken || [])[0]];
      const others = !state.schuif && shown.filter((other) => other.file.laag.gekleurd).length > 1;
      for (const { id, file, mask } of shown) {
        const fill = id === filled || id === right || Boolean(file.laag.gestapeld);
        const borrowed = file.laag.per_status && file.laag.vult && fill ? areas : undefined;
        const kind = id === right && id !== left ? "right" : borrowed ? "areas" : file.laag.gekleurd && !fill ? "lines" : "own";
        this.layer(id, file, kind, borrowed).show(mask, others);
      }
      this.slider.show(state.schuif ? shown.map(({ file }) => file.laag.label) : []);
      this.legend.show(shown.flatMap(({ id, file, mask }) => legend.rows(
        legend.occurring(file, mask), id === filled || Boolean((state.schuif && file.laag.vult) || file.laag.gestapeld), state.aantallen?.[id], others,
      )));
    }

    // A drawn layer on the map, made anew only when it must look otherwise or has other content.
    layer(id, file, kind, areas) { // `areas`: the file whose shapes it takes
      let layer = this.drawn.get(id);
      if (layer?.kind !== kind || layer.file !== file) {
        layer?.group.remove();
        layer = new Layer(file, {
          kind, areas, panes: this.panes, select: (chosen, latlng) => this.select(chosen, latlng), label: (...made) => this.hover.label(...made),
        });
        layer.fijn = (areas || file).fijn;
        this.drawn.set(id, layer);
      }
      layer.group.addTo(this.map);
      return layer;
    }

    // Close by the shapes are finer; they are fetched only then.
    async sharpen() {
      const close = this.map.getZoom() >= ground.FINE_FROM;
      const shown = this.on();
      // What is chosen may lie in a layer that is not on.
      const { chosen, found } = this.lit;
      const wanted = new Set([...shown.map(({ fijn }) => fijn), ...chosen.map(([name]) => found[name]?.fijn)].filter(Boolean));
      const finer = close ? (await this.files.fetchAll([...wanted])).found : {};
      if (close !== this.map.getZoom() >= ground.FINE_FROM) return;
      for (const layer of shown) layer.use(finer[layer.fijn] || null);
      this.outline();
    }

    highlight(chosen, found) {
      this.lit = { chosen, found };
      this.outline();
      for (const name of this.ownNames) name.marker.remove();
      const features = chosen.map(([name, id]) => found[name]?.features.find((other) => other.id === id));
      this.ownNames = [...new Map(features.filter((one) => one?.geometry && one.properties.label).map((one) => [one.id, chosenName(one)])).values()];
    }

    outline() {
      const { chosen, found } = this.lit;
      this.chosen?.remove();
      this.chosen = L.layerGroup().addTo(this.map);
      for (const [name, id] of chosen) {
        const file = found[name];
        const feature = file?.features.find((other) => other.id === id);
        if (!feature?.geometry) continue;
        const fine = this.map.getZoom() >= ground.FINE_FROM && this.files.kept(file.fijn)?.vlakken[id];
        for (const shape of shapes.highlight(fine ? { ...feature, geometry: fine } : feature, file, this.panes)) shape.addTo(this.chosen);
      }
    }

    // Symbols grow a little with the map, so that the country stays readable and a town findable.
    scale() {
      const zoom = this.map.getZoom();
      const factor = Math.max(0.45, Math.min(1.6, (zoom - 4.6) / 4.4));
      for (const layer of this.drawn.values()) layer.scale(factor);
      this.legend.scale(factor);
      const { classList } = this.map.getContainer();
      classList.toggle("groot", zoom >= 9);
      classList.toggle("dichtbij", zoom >= 7.5);
      classList.toggle("smal", this.map.getSize().x < legend.NARROW);
      this.sharpen();
    }

    // The layers that are on the map now.
    on() {
      return [...this.drawn.values()].filter(({ group }) => this.map.hasLayer(group));
    }

    // Put the names where there is room for them: those of areas, and then what is on a map of close by.
    nameAll() {
      const { map } = this;
      if (!this.state || !map.getSize().x) return;
      const on = this.on();
      const dots = on.flatMap((layer) => layer.shown()).filter((shape) => shape.getRadius).map((shape) => [shape.getLatLng(), shape.getRadius()]);
      const lit = (this.chosen?.getLayers() || []).map((shape) => boxOf(map, shape));
      const taken = [...this.controlled(), ...names.hidden(lit)];
      labels.settle(map, this.named(on), { dots, taken, lines: this.pointers });
    }

    // The names that may stand on the map now; the others go from it.
    named(on) {
      const { map } = this;
      const chosen = new Set(this.state.gekozen.map(([, id]) => id));
      const ranked = namesByRank(on, chosen);
      // A layer that is on may name it already, by a number of a list.
      const own = this.ownNames.filter((name) => !ranked.some(({ id }) => id === name.id));
      for (const name of this.ownNames) {
        if (own.includes(name)) name.marker.addTo(map);
        else name.marker.remove();
      }
      const twice = new Set(own.map(({ forms }) => forms[0]));
      const may = (name) => {
        const waits = name.crowded && !chosen.has(name.id) && map.getZoom() < labels.FAR_UNTIL;
        return !waits && this.slider.shows(name.latlng, name.second);
      };
      const unsaid = (name) => name.look !== "gemeente" || !twice.has(name.forms[0]);
      const all = [...own, ...ranked];
      const stay = [...all.filter(may), ...this.ground.names.filter(unsaid)];
      const staying = new Set(stay);
      for (const name of [...all, ...this.ground.names]) if (!staying.has(name)) name.put(null);
      return stay;
    }

    // What lies over the map: buttons and the legend, as boxes in its pixels.
    controlled() {
      const { map } = this;
      const frame = map.getContainer().getBoundingClientRect();
      const scale = frame.width / map.getSize().x || 1; // a show enlarges the map as a whole
      const boxes = [...map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
        const { left, right, top, bottom } = control.getBoundingClientRect();
        return { left: (left - frame.left) / scale, right: (right - frame.left) / scale, top: (top - frame.top) / scale, bottom: (bottom - frame.top) / scale };
      });
      return boxes.filter(({ left, right }) => right > left);
    }

    // Go to a box ((south, west), (north, east)); with `move` only when it is another one than before.
    look(box, move) {
      const key = JSON.stringify(box);
      const { x, y } = this.map.getSize();
      // A map in a frame that is not shown yet has no size; it looks when it gets one.
      this.lookedIn = this.map.getSize();
      if (!x || !y || (move && key === this.looked)) return;
      this.legend.settle(this.state.gekozen.length > 0);
      this.looked = key;
      const still = this.still || !move || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      // A reader who comes back to the page sees what they saw when they left it.
      if (move) this.source.views?.delete(this.viewKey());
      const kept = this.source.views?.get(this.viewKey());
      this.own = true;
      this.moved = Boolean(kept);
      if (kept) this.map.setView(kept.center, kept.zoom, { animate: false });
      else this.fit(box, this.state.gekozen.length > 0, !still);
      // With the legend folded there is more room.
      if (!kept && !this.state.gekozen.length && this.legend.giveWay(this.middles())) this.fit(box, false, false);
      this.slider.standOver(L.latLngBounds(box).getCenter());
      // A glide ends later, with a moveend of its own.
      if (still || kept) this.own = false;
      else this.map.once("moveend", () => { this.own = false; });
    }

    // Where the reader looks, when that is somewhere else than the map went by itself.
    keep() {
      if (this.own || !this.state) return;
      this.moved = true;
      this.source.views?.set(this.viewKey(), { center: this.map.getCenter(), zoom: this.map.getZoom() });
    }

    // To where a reader looked last, here or on a map that stood in this place.
    lookAgain() {
      const kept = this.source.views.get(this.viewKey());
      if (kept) this.map.setView(kept.center, kept.zoom, { animate: false });
    }

    viewKey() {
      return `${window.frameElement?.ownerDocument.location.pathname} ${this.looked}`;
    }

    // What is seen now, as [south, west, north, east] that `fit` leads back to in a window of this size.
    box() {
      const { edge, x, y } = this.room(this.state.gekozen.length > 0);
      const low = this.map.containerPointToLatLng([edge[0] + 1, y - MARGIN - 1]);
      const high = this.map.containerPointToLatLng([x - MARGIN - 1, edge[1] + 1]);
      return [low.lat, low.lng, high.lat, high.lng];
    }

    // Where `fit` puts what it looks at: the corner at the left and top, and the size of the map.
    room(chosen) {
      const { left, top } = this.legend.covers();
      const { x, y } = this.map.getSize();
      return { edge: chosen ? [Math.min(left + 2 * MARGIN, x / 2), top + 2 * MARGIN] : [MARGIN, MARGIN], x, y, left };
    }

    // What is selected should not lie under an open legend; the country moves aside a little.
    fit(box, chosen, animate) {
      const { edge, x: width, left } = this.room(chosen);
      this.map.fitBounds(box, {
        paddingTopLeft: edge, paddingBottomRight: [MARGIN, MARGIN], maxZoom: 12, animate: chosen && animate,
      });
      if (chosen) return;
      // The buttons at the right lie on no part of it either.
      const buttons = this.map.getContainer().querySelector(".leaflet-top.leaflet-right")?.offsetWidth || 0;
      const room = Math.max(0, width - this.map.latLngToContainerPoint(box[1]).x - MARGIN - buttons);
      this.map.panBy([-Math.min(left / 2, room), 0], { animate: false });
    }

    middles() {
      return this.on().flatMap((layer) => layer.shown()).map((shape) => (shape.getRadius ? shape.getLatLng() : shape.getBounds().getCenter()));
    }

    // On a wall nobody moves the map: a next picture is there at once, and as large as it can be.
    beStill(still) {
      this.still = still;
      this.map.options.zoomSnap = still ? 0 : SNAP;
    }

    // The next state is looked at even when it looks where this one does.
    lookAnew() {
      this.looked = undefined;
    }

    // `latlng`: where a pointer chose it; a keyboard chooses no place.
    select(id, latlng) {
      this.clicks += 1;
      this.source.select(id, this.clicks, latlng ? [latlng.lat, latlng.lng] : null);
    }

    say(sentence) {
      const box = this.message.getContainer();
      box.textContent = sentence;
      box.className = sentence ? "melding" : "";
    }

    showBaseMap(wanted) {
      this.map.getContainer().classList.toggle("met-ondergrond", Boolean(wanted));
      if (!wanted) {
        this.tiles?.remove();
        this.tiles = null;
        return;
      }
      if (this.tiles) return;
      this.tiles = L.tileLayer(wanted.url, { attribution: wanted.bron, minZoom: 6, maxZoom: 19 });
      this.tiles.once("tileerror", () => this.say("De ondergrondkaart van PDOK is niet bereikbaar. De lagen werken zonder."));
      this.tiles.addTo(this.map);
    }
  }

  // The page may start one in a frame that it made itself.
  window.Atlas = Atlas;
  return Atlas;
})();
