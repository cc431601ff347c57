// A small line without axes: how something went through the years.
const spark = (() => {
  "use strict";

  // Each line fills its own height: it tells how the births went, the numbers beside it how many.
  function draw(values, words) {
    const known = values.map((value, place) => [place, value]).filter(([, value]) => value !== null);
    const low = Math.min(...known.map(([, value]) => value));
    const high = Math.max(...known.map(([, value]) => value));
    const tall = high - low || 1;
    const points = known.map(([place, value]) => `${place},${10 - (10 * (value - low)) / tall}`).join(" ");
    return elements.makeSvg("svg", {
      viewBox: `0 0 ${Math.max(values.length - 1, 1)} 10`, preserveAspectRatio: "none", role: "img", "aria-label": words,
    }, elements.makeSvg("polyline", { points }));
  }

  return { draw };
})();
