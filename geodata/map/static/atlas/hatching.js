// Striped fills, for what a colour alone would not say: an uncertain division, a status that is starting.
const hatching = (() => {
  "use strict";
  const { makeSvg } = elements;
  const UNCERTAIN = "url(#arcering)";
  const STARTING = "url(#oprichting)";

  function stripes(id, distance, width, colour, background) {
    const bar = (across, tint) => makeSvg("rect", { width: across, height: distance, fill: tint });
    return makeSvg(
      "pattern",
      { id, width: distance, height: distance, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      background ? bar(distance, background) : null,
      bar(width, colour),
    );
  }

  // Make the fills known to the page, once.
  function define() {
    const svg = makeSvg(
      "svg",
      { width: 0, height: 0, "aria-hidden": "true" },
      stripes("arcering", 7, 1.4, "#1f2430"),
      stripes("oprichting", 8, 4, "#e2a383", "#fff"),
    );
    // Not as an attribute: the policy of the file that works offline allows none.
    svg.style.position = "absolute";
    document.body.append(svg);
  }

  return { UNCERTAIN, STARTING, define };
})();
