// The borders between areas, each once: two areas share a border, and drawn by both its dashes fill each other's gaps.
const borders = (() => {
  "use strict";

  const polygons = (geometry) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);
  const rings = (geometry) => polygons(geometry).flat();
  // A number for each pair of numbers, the same one when it comes again: a number is found again much faster than a text.
  function numbering() {
    const rows = new Map();
    let next = 0;
    return ([a, b]) => {
      let row = rows.get(a);
      if (!row) rows.set(a, row = new Map());
      if (!row.has(b)) row.set(b, next++);
      return row.get(b);
    };
  }

  // Of each of these geometries the pieces of its border, ring by ring, as numbers (`pieces`), and how many of the geometries
  // have each piece (`times`): one is the edge of them all together.
  function count(geometries) {
    const placeOf = numbering();
    const pieceOf = numbering();
    const times = [];
    const pieces = new Map([...geometries].map((geometry) => [geometry, rings(geometry).map((ring) => {
      let before = placeOf(ring[0]);
      return ring.slice(1).map((place) => {
        const here = placeOf(place);
        const piece = pieceOf([Math.min(before, here), Math.max(before, here)]);
        times[piece] = (times[piece] || 0) + 1;
        before = here;
        return piece;
      });
    })]));
    return { pieces, times };
  }

  // The borders of the geometries in `shown` as lines of [lat, lon]. The rest is what `count` says of all of them, those that
  // are not shown too; `edge` asks for the edge, else only what lies between two areas.
  function lines(shown, { pieces, times }, edge) {
    const done = new Set();
    const found = [];
    for (const geometry of shown) {
      rings(geometry).forEach((ring, which) => {
        let line = null;
        pieces.get(geometry)[which].forEach((piece, at) => {
          if (done.has(piece) || (times[piece] > 1) === edge) {
            line = null;
            return;
          }
          done.add(piece);
          if (!line) found.push(line = [[ring[at][1], ring[at][0]]]);
          line.push([ring[at + 1][1], ring[at + 1][0]]);
        });
      });
    }
    return found;
  }

  return { count, lines };
})();
