// One feature as a shape on the map: an area, a line around one, a dot or a symbol.
const shapes = (() => {
  "use strict";
  const { Marker, statusOf, isMuted, areaFill, statusColours, signColours } = symbols;
  // The levels of the map, what is higher covers what is lower. "rechts" is the second of two layers
  // with a slider between them.
  const PANES = { vlak: 400, rechts: 401, arcering: 405, lijn: 410, keuze: 420, aanwijzing: 425, stip: 430, teken: 440 };
  const UNTOUCHABLE = ["arcering", "keuze", "aanwijzing"];

  // Make the levels; returns for each what a shape needs to be drawn on it.
  function makePanes(map) {
    return Object.fromEntries(Object.entries(PANES).map(([pane, height]) => {
      const { style } = map.createPane(pane);
      style.zIndex = height;
      if (UNTOUCHABLE.includes(pane)) style.pointerEvents = "none";
      return [pane, { pane, renderer: L.svg({ pane, padding: 0.5 }) }];
    }));
  }

  // GeoJSON has longitude first, Leaflet latitude.
  const place = ([lon, lat]) => [lat, lon];

  function polygon(geometry, options) {
    const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return L.polygon(parts.map((part) => part.map((ring) => ring.map(place))), { smoothFactor: 0.5, ...options });
  }

  // A gemeente filled by the status of what it has.
  function statusArea(feature, file, geometry, panes) {
    return polygon(geometry, {
      ...panes.vlak, color: "#5c6470", weight: 0.7, fillOpacity: 0.85, fillColor: areaFill(statusOf(file, feature)),
    });
  }

  function area(feature, file, panes, right) {
    const line = file.laag.grenzen;
    const pane = line ? panes.lijn : right ? panes.rechts : panes.vlak;
    return polygon(feature.geometry, { ...pane, color: file.laag.kleur, weight: line ? 0.8 : 2, fillOpacity: 0, fillColor: "#fff" });
  }

  function marker(feature, file, panes) {
    const status = statusOf(file, feature);
    const dot = file.laag.per_status;
    const [color, fillColor] = dot ? statusColours(status) : signColours(file.laag, isMuted(status));
    const look = dot
      ? { ...panes.stip, symbol: status.symbool, radius: 5, weight: 1 }
      : { ...panes.teken, symbol: file.laag.symbool, radius: 8, weight: 1.4 };
    const made = new Marker(place(feature.geometry.coordinates), {
      ...look, color, fillColor, fillOpacity: 1, dashArray: feature.properties.zekerheid === "laag" ? "2 2" : null,
    });
    made.baseRadius = look.radius;
    return made;
  }

  const uncertain = (geometry, panes) => polygon(geometry, {
    ...panes.arcering, stroke: false, fillColor: hatching.UNCERTAIN, fillOpacity: 0.55, interactive: false,
  });

  // A ring or an outline around a selected feature, dark on light so that it shows on every colour.
  function highlight(feature, file, panes) {
    const options = { ...panes.keuze, interactive: false, fill: false };
    const light = { ...options, color: "#fff", weight: 7 };
    const dark = { ...options, color: "#111", weight: 3.5 };
    if (feature.geometry.type === "Point") {
      const middle = place(feature.geometry.coordinates);
      return [light, dark].map((look) => L.circleMarker(middle, { ...look, radius: 15 }));
    }
    dark.dashArray = file.laag.berekend ? "6 5" : null;
    return [light, dark].map((look) => polygon(feature.geometry, look));
  }

  // The outline of what is pointed at, of any shape that is on the map.
  function outline(shape, panes) {
    const look = { ...panes.aanwijzing, interactive: false, fill: false, color: "#111", weight: 2.5 };
    return shape.getRadius ? L.circleMarker(shape.getLatLng(), { ...look, radius: shape.getRadius() + 4 })
      : L.polygon(shape.getLatLngs(), { ...look, smoothFactor: shape.options.smoothFactor });
  }

  return { makePanes, statusArea, area, marker, uncertain, highlight, outline };
})();
