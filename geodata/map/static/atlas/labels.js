// The names on the map: one element for each, that Leaflet keeps at its place and that is moved aside where it must.
const labels = (() => {
  "use strict";
  const { make } = elements;

  // Closer than this a name that has no room gets it by coming closer still.
  const FAR_UNTIL = 8;

  class Name {
    // `forms` are the name and, where there is one, its shorter form; `look` the class of its style, `far`
    // says that it may stand at the end of a line, `second` that it is seen right of the slider, `crowded`
    // that it waits until the map is closer, `elsewhere` whether a place (latlng) lies in what has another name,
    // `chosen` that it must be read, wherever there is room, `pointed` as in shared/names.js.
    constructor(id, point, forms, look, { far = false, second = false, crowded = false, chosen = false, pointed = false, elsewhere } = {}) {
      Object.assign(this, { id, forms: forms.filter(Boolean), look, far, second, crowded, chosen, pointed, elsewhere, latlng: L.latLng(point) });
      this.words = make("span", {}, this.forms[0]);
      this.marker = L.marker(this.latlng, {
        icon: L.divIcon({ className: `naam ${look}`, html: this.words, iconSize: null }), interactive: false, keyboard: false, pane: "naam",
      });
    }

    put(found) {
      const { style } = this.words;
      style.visibility = found ? "" : "hidden";
      if (!found) return;
      this.words.textContent = this.forms[found.form];
      style.transform = `translate(-50%, -50%) translate(${found.dx}px, ${found.dy}px)`;
    }
  }

  // How large each form of these names is, as long as the style of the map stays the same. All names are written before one is
  // measured: each change between the two makes the browser lay out the page.
  function measure(found, style) {
    const anew = found.filter((name) => name.style !== style);
    for (const name of anew) Object.assign(name, { style, sizes: [] });
    for (const form of [0, 1]) {
      const having = anew.filter(({ forms }) => form in forms);
      for (const name of having) name.words.textContent = name.forms[form];
      for (const { words, sizes } of having) sizes.push([words.offsetWidth + 4, words.offsetHeight + 2]);
    }
  }

  // Put names where there is room, those that come first first. `dots` are symbols (latlng and radius) that are better not covered,
  // `taken` boxes in pixels of the map that cannot be used.
  function settle(map, found, { dots, taken, lines }) {
    const { x, y } = map.getSize();
    const style = `${map.getContainer().className.match(/groot|smal/g)}`;
    measure(found, style);
    const wanted = found.map((name) => {
      const point = map.latLngToContainerPoint(name.latlng);
      return {
        x: point.x, y: point.y, sizes: name.sizes, far: name.far && (name.chosen || map.getZoom() < FAR_UNTIL),
        pointed: name.pointed, still: !name.chosen && !name.look.startsWith("gebied"), number: name.look.endsWith("met-nummer"), modest: name.look === "water",
        elsewhere: name.elsewhere && ((left, top) => name.elsewhere(map.containerPointToLatLng([left, top]))),
      };
    });
    const pixels = dots.map(([latlng, radius]) => [map.latLngToContainerPoint(latlng), radius]).map(([point, radius]) => [point.x, point.y, radius]);
    const edge = { left: 2, top: 2, right: x - 2, bottom: y - 2 };
    lines.clearLayers();
    names.place(wanted, { dots: pixels, taken, edge }).forEach((place, at) => {
      const name = found[at];
      name.put(place);
      if (!place?.line) return;
      const from = map.containerPointToLatLng([wanted[at].x, wanted[at].y]);
      const to = map.containerPointToLatLng([wanted[at].x + place.dx, wanted[at].y + place.dy]);
      const look = { pane: "verwijslijn", interactive: false, color: "#1f2430", weight: 1.2 };
      lines.addLayer(L.polyline([from, to], look));
      lines.addLayer(L.circleMarker(from, { ...look, radius: 2, fillOpacity: 1 }));
    });
  }

  return { FAR_UNTIL, Name, settle };
})();
