// The legend: what every colour, line and symbol on the map means.
const legend = (() => {
  "use strict";
  const { make, makeSvg } = elements;
  const { shows } = masks;
  const { PATHS, isMuted, areaFill, statusColours, signColours } = symbols;
  // A map that is less wide, in pixels, has no room for it.
  const NARROW = 560;
  // Of what is on the map it may lie over so much.
  const MOST_COVERED = 0.02;
  const BLOCK = "M1,2h22v12h-22z";

  const block = (attributes) => ({ d: BLOCK, ...attributes });
  function symbol(name, radius, [stroke, fill]) {
    return { d: PATHS[name](12, 8, radius), fill, stroke };
  }

  function statusRows({ laag, statussen }, filled) {
    return [{ label: laag.label, heading: true }, ...statussen.map((status) => ({
      label: status.label,
      ...(laag.cirkels ? { sizes: laag.cirkels, colours: statusColours(status) } : {
        sign: filled
          ? block({ fill: areaFill(status), stroke: "#5c6470" })
          : symbol(status.symbool, 6, statusColours(status)),
      }),
    }))];
  }

  function signRows({ laag, statussen }) {
    const row = (label, muted) => ({ label, sign: symbol(laag.symbool, 7, signColours(laag, muted)) });
    return [{ ...row(laag.label, false), apart: true }, statussen.some(isMuted) ? row("onbekend of niet meer actief", true) : null];
  }

  // The colours of areas only tell one from the next, so all of them stand side by side.
  // `under`: their borders are wide, so that they are seen under those of others.
  function areaRows({ laag, features, onzeker, statussen }, under) {
    const stroke = laag.kleur;
    const fills = [...new Set(features.map(({ properties }) => properties.kleur))].slice(0, 4);
    return [
      { label: laag.label, heading: true },
      { label: "kleur houdt gebieden uit elkaar", tints: fills, sign: { d: BLOCK, fill: "none", stroke, "stroke-width": 1.8 } },
      under ? { label: "grens (brede lijn)", sign: { d: "M1,8h22", fill: "none", stroke, "stroke-width": 6, "stroke-opacity": 0.4 } } : null,
      statussen.some(isMuted) ? { label: "niet actief", sign: block({ fill: hatching.STILL, stroke }) } : null,
      Object.keys(onzeker || {}).length
        ? { label: laag.arcering || "indeling onzeker (zekerheid laag)", sign: block({ fill: hatching.UNCERTAIN, stroke }) }
        : null,
    ];
  }

  // A file with the classes of status and the uncertain parts that the records in a mask have. The classes of a figure
  // are one scale: it stays whole.
  function occurring(file, mask) {
    const features = file.features.filter((_, index) => shows(mask, index));
    const statuses = new Set(features.map(({ properties }) => properties.status));
    const onzeker = Object.fromEntries(features.filter(({ id }) => file.onzeker?.[id]).map(({ id }) => [id, file.onzeker[id]]));
    return { ...file, features, onzeker, statussen: file.statussen.filter(({ id }) => file.laag.klassen || statuses.has(id)) };
  }

  function lineRow({ laag }) {
    if (laag.stromen) return { label: laag.label, sign: { d: "M1,8h20M14,2l8,6l-8,6", fill: "none", stroke: laag.kleur, "stroke-width": 2.6 } };
    const width = laag.grenzen ? 1 : 2.2;
    return { label: laag.grenzen ? laag.label : `${laag.label} (grens)`, sign: { d: "M1,8h22", fill: "none", stroke: laag.kleur, "stroke-width": width, "stroke-dasharray": laag.lijn || "none" } };
  }

  // The rows of one layer: `label`, and `sign` (the attributes of an SVG path of 24 by 16), `sizes` or
  // `heading`.
  // A layer of which is said how many there are is one class with its own name.
  function rows(file, filled, many, under) {
    const { laag } = file;
    if (!laag.op_kaart) return [];
    if (many) return [{ ...statusRows(file, filled).at(-1), label: `${laag.label} (${many})` }];
    if (laag.per_status) return statusRows(file, filled);
    if (laag.symbolen) return signRows(file).filter(Boolean);
    return filled ? areaRows(file, under).filter(Boolean) : [lineRow(file)];
  }

  // Circles within each other, the smaller ones in front, each with the number that it stands for; as large as they are
  // on the map, which makes them `factor` times their size.
  function sizeScale(sizes, [stroke, fill], factor) {
    const radii = sizes.map(([radius]) => radius * factor);
    const [most] = radii;
    const bottom = 2 * most + 7;
    // A number stands at the top of its circle, but never over another number.
    const lines = [];
    radii.forEach((radius, at) => lines.push(Math.max(bottom - 2 * radius, at ? lines[at - 1] + 14 : 7)));
    const height = Math.max(bottom, lines.at(-1) + 6) + 1;
    const end = 2 * most + 10;
    return makeSvg(
      "svg",
      { class: "maten", width: end + 110, height, viewBox: `0 0 ${end + 110} ${height}`, role: "img", "aria-label": sizes.map(([, label]) => label).join(", ") },
      radii.map((radius) => makeSvg("circle", { cx: most + 1, cy: bottom - radius, r: radius, fill, stroke, "fill-opacity": 0.75 })),
      sizes.map(([, label], at) => [
        makeSvg("path", { d: `M${most + 1},${bottom - 2 * radii[at]}L${end},${lines[at]}h4`, fill: "none", stroke: "#5c6470" }),
        makeSvg("text", { x: end + 7, y: lines[at] + 4 }, label),
      ]),
    );
  }

  const tint = (fill, at, all) => makeSvg("rect", { x: 1 + (22 / all.length) * at, y: 2, width: 22 / all.length, height: 12, fill });
  const row = ({ label, sign, tints, sizes, colours, heading, apart }, factor) => make(
    "li",
    { class: heading ? "kop" : apart ? "apart" : sizes ? "met-maten" : null },
    sizes ? sizeScale(sizes, colours, factor) : null,
    sign ? makeSvg("svg", { viewBox: "0 0 24 16", "aria-hidden": "true" }, (tints || []).map(tint), makeSvg("path", sign)) : null,
    make("span", {}, label),
  );

  // The legend as a part of the map, that a reader can fold away. Until then it is open where all of it can be seen
  // and leaves at least half of the map, or two thirds when something is chosen: that is looked at with what is around it.
  function control(map) {
    const list = make("ul");
    let settled = false; // the reader has said
    const box = make("details", { class: "legenda" }, make("summary", { click: () => { settled = true; } }, "Legenda"), list);
    L.DomEvent.disableClickPropagation(box).disableScrollPropagation(box);
    const made = L.control({ position: "topleft" });
    made.onAdd = () => box;
    let shown = [];
    let factor = 1;
    const draw = () => list.replaceChildren(...shown.map((one) => row(one, factor)));
    made.show = (rows) => { shown = rows; draw(); };
    // Symbols on the map have another size now.
    made.scale = (now) => {
      const changed = now !== factor && shown.some(({ sizes }) => sizes);
      factor = now;
      if (changed) draw();
    };
    made.settle = (chosen) => {
      if (settled || !map.getContainer().contains(box)) return;
      box.open = true;
      box.open = map.getSize().x >= NARROW && box.offsetWidth <= map.getSize().x / (chosen ? 3 : 2) && box.scrollHeight <= box.clientHeight;
    };
    // Fold away where it would lie over more than a few of these places (latlng), the middles of all that is on the map.
    // Says whether it did.
    made.giveWay = (places) => {
      if (settled || !box.open || !map.getContainer().contains(box)) return false;
      const [right, bottom] = [box.offsetLeft + box.offsetWidth, box.offsetTop + box.offsetHeight];
      const covered = places.map((place) => map.latLngToContainerPoint(place)).filter(({ x, y }) => x > 0 && x < right && y > 0 && y < bottom);
      box.open = covered.length <= MOST_COVERED * places.length;
      return !box.open;
    };
    // How much of the map it covers, from the left when it is open and from the top when it is closed; nothing when
    // it stands beside the map.
    made.covers = () => {
      if (!map.getContainer().contains(box)) return { left: 0, top: 0 };
      return box.open ? { left: box.offsetWidth, top: 0 } : { left: 0, top: box.offsetHeight };
    };
    // Fold away what lies wholly over a box in the window: the keyboard is there.
    made.uncover = (other) => {
      const own = box.getBoundingClientRect();
      const covered = other.left >= own.left && other.right <= own.right && other.top >= own.top && other.bottom <= own.bottom;
      if (!box.open || !covered || !map.getContainer().contains(box)) return;
      settled = true;
      box.open = false;
    };
    return made.addTo(map);
  }

  return { NARROW, occurring, rows, sizeScale, control };
})();
