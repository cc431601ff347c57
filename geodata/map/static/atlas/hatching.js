// Striped fills, for what a colour alone would not say: an uncertain division, a status that is starting.
const hatching = (() => {
  "use strict";
  const { makeSvg } = elements;
  const UNCERTAIN = "url(#arcering)";
  const STARTING = "url(#oprichting)";
  const STILL = "url(#stil)";

  function stripes(id, distance, width, colour, background) {
    const bar = (across, tint) => makeSvg("rect", { width: across, height: distance, fill: tint });
    return makeSvg(
      "pattern",
      { id, width: distance, height: distance, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      background ? bar(distance, background) : null,
      bar(width, colour),
    );
  }

  // The lines of a pattern that the files name: the angle, whether they cross, and how far apart. `paper/style.py` has the same.
  const PATTERNS = {
    vol: null, schuin: [45], terug: [135], liggend: [90], staand: [0], ruit: [45, true], kruis: [0, true],
    dicht: [45, false, 3.5],
  };
  const made = new Set();
  let svg;

  // What fills an area of a class with a pattern of its own: its colour, with lines over it.
  function patterned({ id, kleur, patroon, lijn }) {
    const lines = PATTERNS[patroon];
    if (!lines) return kleur;
    const name = `patroon-${id}`;
    if (!made.has(name)) {
      const [angle, cross, size = 6] = lines;
      svg.append(makeSvg(
        "pattern",
        { id: name, width: size, height: size, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${angle})` },
        makeSvg("rect", { width: size, height: size, fill: kleur }),
        makeSvg("rect", { width: 1.4, height: size, fill: lijn }),
        cross ? makeSvg("rect", { width: size, height: 1.4, fill: lijn }) : null,
      ));
      made.add(name);
    }
    return `url(#${name})`;
  }

  // Make the fills known to the page, once.
  function define() {
    svg = makeSvg(
      "svg",
      { width: 0, height: 0, "aria-hidden": "true" },
      stripes("arcering", 7, 1.4, "#1f2430"),
      stripes("oprichting", 8, 4, "#c0764a", "#fff"),
      makeSvg("pattern", { id: "stil", width: 6, height: 6, patternUnits: "userSpaceOnUse" },
        makeSvg("rect", { width: 6, height: 6, fill: "#f2f2f0" }), makeSvg("circle", { cx: 3, cy: 3, r: 1, fill: "#8a919e" })),
    );
    // Not as an attribute: the policy of the file that works offline allows none.
    svg.style.position = "absolute";
    document.body.append(svg);
  }

  return { UNCERTAIN, STARTING, STILL, patterned, define };
})();
