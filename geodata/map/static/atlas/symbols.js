// Symbols and their colours. Every status differs in shape, not only in colour.
const symbols = (() => {
  "use strict";
  const { STARTING, patterned } = hatching;
  const EDGE = "#7a2800";
  const MUTED_EDGE = "#666d79";
  const MUTED_FILL = "#a9afb9";

  // SVG paths around (x, y), by the symbol that the data name.
  const circle = (x, y, r) => `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0z`;
  const PATHS = {
    cirkel: circle,
    ruit: (x, y, r) => `M${x},${y - r}L${x + r},${y}L${x},${y + r}L${x - r},${y}z`,
    kruis: (x, y, r) => {
      const d = r / 3;
      return `M${x - d},${y - r}h${2 * d}v${r - d}h${r - d}v${2 * d}h${d - r}v${r - d}h${-2 * d}v${d - r}h${d - r}v${-2 * d}h${r - d}z`;
    },
    half: (x, y, r) => `${circle(x, y, r)}M${x},${y - r}a${r},${r} 0 0,0 0,${2 * r}z`,
    streep: (x, y, r) => `${circle(x, y, r)}M${x - r},${y}h${2 * r}z`,
    stip: (x, y, r) => circle(x, y, r / 2.2),
  };

  const Marker = L.CircleMarker.extend({
    _updatePath() {
      const path = PATHS[this.options.symbol] || PATHS.cirkel;
      this._renderer._setPath(this, path(this._point.x, this._point.y, this._radius));
    },
  });

  const statusOf = (file, feature) => file.statussen.find((status) => status.id === feature.properties.status);
  const isMuted = (status) => Boolean(status) && ["streep", "stip"].includes(status.symbool);

  // What fills an area with this status.
  const areaFill = (status) => (status.patroon ? patterned(status) : status.symbool === "half" ? STARTING : status.kleur);

  // The dot of a status: [edge, fill].
  function statusColours(status) {
    if (isMuted(status)) return [MUTED_EDGE, MUTED_FILL];
    return [status.lijn || EDGE, status.symbool === "half" ? "#fff" : status.kleur];
  }

  // The symbol of an organisatie of this layer: [edge, fill].
  const signColours = (laag, muted) => (muted ? ["#5c6470", "#fff"] : ["#fff", laag.kleur]);

  return { PATHS, Marker, statusOf, isMuted, areaFill, statusColours, signColours };
})();
