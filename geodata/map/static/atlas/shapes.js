// One feature as a shape on the map: an area, a line around one, a dot or a symbol.
const shapes = (() => {
  "use strict";
  const { Marker, statusOf, isMuted, areaFill, statusColours, signColours } = symbols;
  // The levels of the map, what is higher covers what is lower. "rechts" is the second of two layers
  // with a slider between them.
  const PANES = {
    grond: 250, vlak: 400, rechts: 401, arcering: 405, fijn: 407, grens: 408, rechtergrens: 409, lijn: 410, keuze: 420, aanwijzing: 425,
    stroom: 428, stip: 430, teken: 440, focus: 444, verwijslijn: 445, naam: 640,
  };
  const TOUCHABLE = ["vlak", "rechts", "stroom", "stip", "teken"];

  // Make the levels; returns for each what a shape needs to be drawn on it.
  function makePanes(map) {
    return Object.fromEntries(Object.entries(PANES).map(([pane, height]) => {
      const { style } = map.createPane(pane);
      style.zIndex = height;
      if (!TOUCHABLE.includes(pane)) style.pointerEvents = "none";
      return [pane, { pane, renderer: L.svg({ pane, padding: 0.5 }) }];
    }));
  }

  // GeoJSON has longitude first, Leaflet latitude.
  const place = ([lon, lat]) => [lat, lon];

  function latlngs(geometry) {
    const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return parts.map((part) => part.map((ring) => ring.map(place)));
  }

  // Of each polygon of an area its rings and its box, kept as long as the area is.
  const boxed = new WeakMap();
  function boxesOf(geometry) {
    if (!boxed.has(geometry)) {
      const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
      boxed.set(geometry, parts.map((rings) => {
        const box = [Infinity, Infinity, -Infinity, -Infinity];
        for (const [x, y] of rings[0]) {
          box[0] = Math.min(box[0], x);
          box[1] = Math.min(box[1], y);
          box[2] = Math.max(box[2], x);
          box[3] = Math.max(box[3], y);
        }
        return { rings, box };
      }));
    }
    return boxed.get(geometry);
  }

  // Whether a place (longitude, latitude) lies in an area: a line from it to the east leaves the area once more than it
  // comes in.
  function holds(geometry, lon, lat) {
    return boxesOf(geometry).some(({ rings, box }) => {
      if (lon < box[0] || lat < box[1] || lon > box[2] || lat > box[3]) return false;
      let inside = false;
      for (const ring of rings) {
        for (let at = 1; at < ring.length; at += 1) {
          const [ax, ay] = ring[at - 1];
          const [bx, by] = ring[at];
          if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
        }
      }
      return inside;
    });
  }

  const polygon = (geometry, options) => L.polygon(latlngs(geometry), { smoothFactor: 0.5, ...options });

  // Lines that only part; ends that meet look like one line.
  const lines = (found, pane, look) => L.polyline(found, { ...pane, interactive: false, smoothFactor: 0.5, lineCap: "butt", ...look });

  // Land or a neighbour country, under everything.
  const ground = (geometry, panes, look) => polygon(geometry, { ...panes.grond, className: look, interactive: false, stroke: look === "buurland", weight: 0.8, fillOpacity: 1 });

  // A gemeente filled by the status of what it has.
  function statusArea(feature, file, geometry, panes, right) {
    return polygon(geometry, {
      ...(right ? panes.rechts : panes.vlak), stroke: false, fillOpacity: 1, fillColor: areaFill(statusOf(file, feature)),
    });
  }

  // An area with the colour of its own; one that is not active is dotted.
  function area(feature, file, panes, right) {
    const still = isMuted(statusOf(file, feature));
    return polygon(feature.geometry, {
      ...(right ? panes.rechts : panes.vlak), stroke: false, fillOpacity: 1, fillColor: still ? hatching.STILL : feature.properties.kleur,
    });
  }

  // A gemeente without a fill, to point at and to choose.
  const outlined = (feature, panes) => polygon(feature.geometry, { ...panes.vlak, stroke: false, fillOpacity: 0, fillColor: "#fff" });

  // An arrow from where something went to where it goes, as wide as it is much.
  const flow = (feature, file, panes) => L.polyline(feature.geometry.coordinates.map((line) => line.map(place)), {
    ...panes.stroom, color: file.laag.kleur, weight: feature.properties.dikte, opacity: 0.85, smoothFactor: 0,
  });

  function marker(feature, file, panes) {
    const status = statusOf(file, feature);
    const dot = file.laag.per_status;
    const [color, fillColor] = dot ? statusColours(status) : signColours(file.laag, isMuted(status));
    const look = dot
      ? { ...panes.stip, symbol: status.symbool, radius: feature.properties.straal || 5, weight: 1 }
      : { ...panes.teken, symbol: file.laag.symbool, radius: 8, weight: 1.2 };
    const made = new Marker(place(feature.geometry.coordinates), {
      ...look, color, fillColor, fillOpacity: feature.properties.straal ? 0.75 : 1, dashArray: feature.properties.zekerheid === "laag" ? "2 2" : null,
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

  // The outline of what is pointed at, of any shape that is on the map; of what has the focus dark on light, and over
  // all symbols.
  function outline(shape, panes, focused) {
    const draw = (look) => {
      const options = { ...look, interactive: false, fill: false };
      // What is behind a line is seen through it.
      if (!shape.getRadius && !(shape instanceof L.Polygon)) {
        return L.polyline(shape.getLatLngs(), { ...options, weight: shape.options.weight + look.weight + 1.5, opacity: 0.5 });
      }
      return shape.getRadius ? L.circleMarker(shape.getLatLng(), { ...options, radius: shape.getRadius() + 4 })
        : L.polygon(shape.getLatLngs(), { ...options, smoothFactor: shape.options.smoothFactor });
    };
    if (!focused) return draw({ ...panes.aanwijzing, color: "#111", weight: 2.5 });
    return L.layerGroup([{ color: "#fff", weight: 7 }, { color: "#111", weight: 3.5 }].map((look) => draw({ ...panes.focus, ...look })));
  }

  return { makePanes, latlngs, holds, lines, ground, statusArea, area, outlined, flow, marker, uncertain, highlight, outline };
})();
