// The borders between areas, each once: two areas share a border, and drawn by both its dashes fill each other's gaps.
const borders = (() => {
  "use strict";

  const polygons = (geometry) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);
  const rings = (geometry) => polygons(geometry).flat();

  function key([ax, ay], [bx, by]) {
    return ax < bx || (ax === bx && ay < by) ? `${ax} ${ay} ${bx} ${by}` : `${bx} ${by} ${ax} ${ay}`;
  }

  // How many of these geometries have each piece of border: one is the edge of them all together.
  function count(geometries) {
    const found = new Map();
    for (const geometry of geometries) {
      for (const ring of rings(geometry)) {
        for (let at = 1; at < ring.length; at += 1) {
          const piece = key(ring[at - 1], ring[at]);
          found.set(piece, (found.get(piece) || 0) + 1);
        }
      }
    }
    return found;
  }

  // The borders of the geometries in `shown` as lines of [lat, lon]. `counted` is what `count` says of all of them, those
  // that are not shown too; `edge` asks for the edge, else only what lies between two areas.
  function lines(shown, counted, edge) {
    const done = new Set();
    const found = [];
    for (const geometry of shown) {
      for (const ring of rings(geometry)) {
        let line = null;
        for (let at = 1; at < ring.length; at += 1) {
          const piece = key(ring[at - 1], ring[at]);
          if (done.has(piece) || (counted.get(piece) > 1) === edge) {
            line = null;
            continue;
          }
          done.add(piece);
          if (!line) found.push(line = [[ring[at - 1][1], ring[at - 1][0]]]);
          line.push([ring[at][1], ring[at][0]]);
        }
      }
    }
    return found;
  }

  return { count, lines };
})();
