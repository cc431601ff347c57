// The legend: what every colour, line and symbol on the map means.
const legend = (() => {
  "use strict";
  const { make, makeSvg } = elements;
  const { PATHS, isMuted, areaFill, statusColours, signColours } = symbols;
  // A map that is less wide, in pixels, has no room for it.
  const NARROW = 560;
  const BLOCK = "M1,2h22v12h-22z";

  const block = (attributes) => ({ d: BLOCK, ...attributes });
  function symbol(name, radius, [stroke, fill]) {
    return { d: PATHS[name](12, 8, radius), fill, stroke };
  }

  function statusRows({ laag, statussen }, filled) {
    return [{ label: laag.label, heading: true }, ...statussen.map((status) => ({
      label: status.label,
      sign: filled
        ? block({ fill: areaFill(status), stroke: "#5c6470" })
        : symbol(status.symbool, 6, statusColours(status)),
    }))];
  }

  function signRows({ laag, statussen }) {
    const row = (label, muted) => ({ label, sign: symbol(laag.symbool, 7, signColours(laag, muted)) });
    return [row(laag.label, false), statussen.some(isMuted) ? row("status onbekend of niet meer actief", true) : null];
  }

  function areaRows({ laag, features, onzeker, statussen }) {
    const stroke = laag.kleur;
    const fill = features[0]?.properties.kleur || "#fff";
    return [
      { label: laag.label, sign: block({ fill, "fill-opacity": 0.5, stroke, "stroke-width": 2 }) },
      statussen.some(isMuted) ? { label: "niet actief", sign: block({ fill: layers.MUTED_AREA, stroke }) } : null,
      Object.keys(onzeker || {}).length
        ? { label: laag.arcering || "indeling onzeker (zekerheid laag)", sign: block({ fill: hatching.UNCERTAIN, stroke }) }
        : null,
    ];
  }

  function lineRow({ laag }) {
    const width = laag.grenzen ? 1 : 2.6;
    return { label: laag.label, sign: { d: "M1,8h22", fill: "none", stroke: laag.kleur, "stroke-width": width, "stroke-dasharray": laag.lijn || "none" } };
  }

  // The rows of one layer: `label`, and `sign` (the attributes of an SVG path of 24 by 16) or `heading`.
  // A layer of which is said how many there are is one class with its own name.
  function rows(file, filled, many) {
    const { laag } = file;
    if (!laag.op_kaart) return [];
    if (many) return [{ ...statusRows(file, filled).at(-1), label: `${laag.label} (${many})` }];
    if (laag.per_status) return statusRows(file, filled);
    if (laag.symbolen) return signRows(file).filter(Boolean);
    return filled ? areaRows(file).filter(Boolean) : [lineRow(file)];
  }

  const row = ({ label, sign, heading }) => make(
    "li",
    { class: heading ? "kop" : null },
    sign ? makeSvg("svg", { viewBox: "0 0 24 16", "aria-hidden": "true" }, makeSvg("path", sign)) : null,
    make("span", {}, label),
  );

  // The legend as a part of the map, that a reader can fold away. Until then it is open where all of it can be seen
  // and leaves at least half of the map.
  function control(map) {
    const list = make("ul");
    let settled = false; // the reader has said
    const box = make("details", { class: "legenda" }, make("summary", { click: () => { settled = true; } }, "Legenda"), list);
    L.DomEvent.disableClickPropagation(box).disableScrollPropagation(box);
    const made = L.control({ position: "topleft" });
    made.onAdd = () => box;
    made.show = (shown) => list.replaceChildren(...shown.map(row));
    made.settle = () => {
      if (settled || !map.getContainer().contains(box)) return;
      box.open = true;
      box.open = map.getSize().x >= NARROW && box.offsetWidth <= map.getSize().x / 2 && box.scrollHeight <= box.clientHeight;
    };
    // How much of the map it covers, from the left when it is open and from the top when it is closed; nothing when
    // it stands beside the map.
    made.covers = () => {
      if (!map.getContainer().contains(box)) return { left: 0, top: 0 };
      return box.open ? { left: box.offsetWidth, top: 0 } : { left: 0, top: box.offsetHeight };
    };
    return made.addTo(map);
  }

  return { NARROW, rows, control };
})();
