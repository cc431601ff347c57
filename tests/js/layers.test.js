import assert from "node:assert/strict";
import { test } from "node:test";

import { load, plain } from "./browser.js";

const PARTS = [
  "shared/elements", "shared/masks", "shared/names", "atlas/hatching", "atlas/symbols", "atlas/borders", "atlas/shapes", "atlas/labels",
  "atlas/layers", "atlas/legend",
];
const { hatching, layers, legend, symbols, Atlas } = load("shared/files", ...PARTS, "atlas/atlas");
const SQUARE = { type: "Polygon", coordinates: [[[5, 52], [6, 52], [6, 53], [5, 52]]] };
const STATUSSEN = [
  { id: "actief", label: "actief", symbool: "cirkel", kleur: "#0b4f8a" },
  { id: "oprichting", label: "in oprichting", symbool: "half", kleur: "#e2a383" },
  { id: "gestopt", label: "niet actief", symbool: "streep", kleur: "#999999" },
];
// What a file says of how its layer is drawn, as geodata/map/publish.py writes it.
const AREAS = { kiesbaar: true, op_kaart: true, vult: true, gekleurd: true };
const STATUSES = { op_kaart: true, vult: true, per_status: true };
const BORDERS = { op_kaart: true, grenzen: true };
const SIGNS = { op_kaart: true, symbolen: true };
const LISTED = { op_kaart: false };
const panes = Object.fromEntries(["vlak", "rechts", "arcering", "fijn", "grens", "rechtergrens", "lijn", "stroom", "stip", "teken", "keuze"].map((pane) => [pane, { pane }]));

function feature(id, status = "actief", more = {}) {
  return { id, geometry: SQUARE, properties: { status, label: id, uitleg: `Over ${id}`, kleur: "#abcdef", midden: [52, 5], ...more } };
}

function file(laag, features, more = {}) {
  return { laag: { id: "proef", label: "Proef", kleur: "#123456", lijn: "4 2", ...laag }, features, statussen: STATUSSEN, ...more };
}

function draw(content, options = {}) {
  const selected = [];
  const label = (shape, words) => { shape.tooltip = words; };
  const layer = new layers.Layer(content, { kind: "own", panes, select: (id) => selected.push(id), label, ...options });
  return { layer, selected };
}

test("a mask says which shapes are there, by their place in the file", () => {
  const { layer } = draw(file(AREAS, ["a", "b", "c"].map((id) => feature(id))));
  const there = () => ["a", "b", "c"].filter((id) => layer.group.hasLayer(layer.shapes.get(id)));
  layer.show("*", true);
  assert.deepEqual(there(), ["a", "b", "c"]);
  layer.show("a", true);
  assert.deepEqual(there(), ["a", "c"]);
  layer.show("", true);
  assert.deepEqual(there(), []);
});

test("a filled layer has names, hatching, a tint and its borders", () => {
  const { layer } = draw(file(AREAS, [feature("a")], { onzeker: { a: SQUARE } }));
  layer.show("*");
  assert.ok(layer.group.hasLayer(layer.names.get("a").marker));
  assert.ok(layer.group.hasLayer(layer.hatching.get("a")));
  const { options } = layer.shapes.get("a");
  assert.deepEqual([options.fillColor, options.fillOpacity, options.stroke], ["#abcdef", 1, false]);
  assert.deepEqual(plain(layer.lines.map((line) => line.options.pane)), ["grens", "grens"]);
  layer.show("");
  assert.ok(!layer.group.hasLayer(layer.names.get("a").marker));
  assert.equal(layer.lines[0].place.length, 0);
});

test("a layer over another one is its borders only, with dashes on a pale line", () => {
  const { layer } = draw(file(AREAS, [feature("a")], { onzeker: { a: SQUARE } }), { kind: "lines" });
  layer.show("*");
  assert.equal(layer.shapes.size + layer.names.size + layer.hatching.size, 0);
  assert.deepEqual(plain(layer.lines.map(({ options }) => [options.pane, options.dashArray || ""])), [["lijn", ""], ["lijn", "4 2"]]);
});

test("borders that others lie over are wide, so that both are seen where they coincide", () => {
  const { layer } = draw(file(AREAS, [feature("a")]));
  const width = () => layer.lines.at(-1).options.weight;
  layer.show("*", false);
  const alone = width();
  layer.show("*", true);
  assert.ok(width() > 2 * alone);
});

test("close by a layer is drawn by its finer shapes, and far away again by the others", () => {
  const { layer } = draw(file(AREAS, [feature("a")]));
  const finer = { type: "Polygon", coordinates: [[[5, 52], [5.5, 52.1], [6, 52], [6, 53], [5, 52]]] };
  layer.show("*");
  layer.use({ vlakken: { a: finer }, onzeker: {} });
  assert.equal(layer.shapes.get("a").place[0][0].length, 5);
  assert.equal(layer.lines[0].place[0].length, 5);
  layer.use(null);
  assert.equal(layer.shapes.get("a").place[0][0].length, 4);
});

test("an area that is not active is dotted", () => {
  const { layer } = draw(file(AREAS, [feature("a", "gestopt")]));
  assert.equal(layer.shapes.get("a").options.fillColor, hatching.STILL);
});

test("a layer of many areas has no names on the map", () => {
  const { layer } = draw(file(BORDERS, [...Array(101).keys()].map((id) => feature(String(id)))));
  assert.equal(layer.names.size, 0);
});

test("the names of many areas wait until the map is closer", () => {
  const crowded = (many) => [...draw(file(AREAS, [...Array(many).keys()].map((id) => feature(String(id))))).layer.names.values()]
    .map((name) => name.crowded);
  assert.ok(crowded(40).every((waits) => !waits));
  assert.ok(crowded(41).every(Boolean));
});

test("a status fills the areas of another file, and has no shape where that has none", () => {
  const content = file(STATUSES, [feature("a", "oprichting"), feature("weg")]);
  const { layer } = draw(content, { kind: "areas", areas: { features: [{ id: "a", geometry: SQUARE }] } });
  assert.deepEqual([...layer.shapes.keys()], ["a"]);
  assert.equal(layer.shapes.get("a").options.fillColor, "url(#oprichting)");
  layer.show("*", true);
});

test("right of a slider a status fills the areas of another file too, without a second set of borders", () => {
  const content = file(STATUSES, [feature("a", "actief")]);
  const { layer } = draw(content, { kind: "right", areas: { features: [{ id: "a", geometry: SQUARE }] } });
  layer.show("*");
  assert.equal(layer.shapes.get("a").options.pane, "rechts");
  assert.equal(layer.lines.length, 0);
});

test("an arrow is as wide as its record says, and stays when the map is close by", () => {
  const arrow = { id: "a--b", geometry: { type: "MultiLineString", coordinates: [[[5, 52], [6, 53]]] }, properties: { dikte: 7, uitleg: "a naar b" } };
  const { layer } = draw(file({ op_kaart: true, stromen: true }, [arrow]));
  const shape = layer.shapes.get("a--b");
  assert.deepEqual([shape.options.pane, shape.options.weight, shape.options.color], ["stroom", 7, "#123456"]);
  layer.show("*");
  layer.use({ vlakken: {}, onzeker: {} });
  assert.deepEqual(plain(shape.place), [[[52, 5], [53, 6]]]);
});

test("a legend shows an arrow for what moves", () => {
  const [row] = legend.rows(file({ op_kaart: true, stromen: true }, []), false);
  assert.equal(row.label, "Proef");
  assert.ok(row.sign.d.includes("M14"));
});

test("a click selects the record of the shape", () => {
  const { layer, selected } = draw(file(AREAS, [feature("a"), feature("b")]));
  layer.shapes.get("b").click();
  assert.deepEqual(selected, ["b"]);
});

test("a region that has no card cannot be chosen", () => {
  const { layer } = draw(file({ ...AREAS, kiesbaar: false }, [feature("a")]));
  assert.equal(layer.shapes.get("a").click, undefined);
});

test("a tooltip shows hostile text as text", () => {
  const { layer } = draw(file(AREAS, [feature("a", "actief", { uitleg: "<img src=x>" })]));
  const shown = layer.shapes.get("a").tooltip();
  assert.equal(shown.textContent, "<img src=x>");
  assert.equal(shown.querySelector("img"), null);
});

test("the chosen name comes first, then that of the larger area", () => {
  const named = (sizes) => ({
    group: { hasLayer: () => true },
    names: new Map(Object.keys(sizes).map((id) => [id, { id, marker: {} }])),
    shapes: new Map(Object.entries(sizes).map(([id, size]) => [id, {
      getBounds: () => ({ getNorth: () => size, getSouth: () => 0, getEast: () => 1, getWest: () => 0 }),
    }])),
  });
  const order = layers.namesByRank([named({ klein: 1, groot: 3 }), named({ midden: 2 })], new Set(["klein"]));
  assert.deepEqual(order.map(({ id }) => id), ["klein", "groot", "midden"]);
});

test("every status differs in shape, not only in colour", () => {
  const drawn = Object.values(symbols.PATHS).map((path) => path(12, 8, 6));
  assert.equal(new Set(drawn).size, drawn.length);
});

test("the legend names every status of a layer, filled or as dots", () => {
  for (const filled of [true, false]) {
    const rows = plain(legend.rows(file(STATUSES, []), filled));
    assert.deepEqual(rows.map(({ label }) => label), ["Proef", ...STATUSSEN.map(({ label }) => label)]);
    assert.equal(rows[0].heading, true);
  }
});

test("the legend speaks of what is not active or uncertain only where there is any", () => {
  const labels = (content, filled) => plain(legend.rows(content, filled)).map(({ label }) => label);
  const active = { statussen: STATUSSEN.slice(0, 1) };
  const tints = "kleur houdt gebieden uit elkaar";
  assert.deepEqual(labels(file(AREAS, [feature("a")], active), true), ["Proef", tints]);
  assert.deepEqual(
    labels(file(AREAS, [feature("a")], { onzeker: { a: SQUARE } }), true),
    ["Proef", tints, "niet actief", "indeling onzeker (zekerheid laag)"],
  );
  assert.deepEqual(labels(file({ ...SIGNS, symbool: "ruit" }, [], active), false), ["Proef"]);
  assert.deepEqual(labels(file({ ...SIGNS, symbool: "ruit" }, []), false), ["Proef", "onbekend of niet meer actief"]);
  assert.deepEqual(labels(file(LISTED, []), false), []);
});

test("the legend speaks of the classes of what is shown only", () => {
  const content = file(STATUSES, [feature("a"), feature("b", "oprichting")], { onzeker: { b: SQUARE } });
  const occurring = legend.occurring(content, "8");
  assert.deepEqual(plain(occurring.statussen.map(({ id }) => id)), ["actief"]);
  assert.deepEqual(Object.keys(occurring.onzeker), []);
});

test("borders are a line in the legend, with the dashes of the layer", () => {
  const [row] = plain(legend.rows(file(AREAS, [feature("a")]), false));
  assert.equal(row.sign["stroke-dasharray"], "4 2");
  assert.equal(row.sign.fill, "none");
});

test("a layer is kept as long as it looks the same, and made anew when its content is another", () => {
  const atlas = { drawn: new Map(), map: new Set(), panes, hover: { label() {} } };
  const layer = (content, kind = "own") => Atlas.prototype.layer.call(atlas, "proef", content, kind);
  const first = file(AREAS, [feature("a")]);
  const drawn = layer(first);
  assert.equal(layer(first), drawn);
  const changed = layer(file(AREAS, [feature("b"), feature("a")]));
  assert.notEqual(changed, drawn);
  assert.equal(drawn.group.removed, true);
  assert.deepEqual([...changed.shapes.keys()], ["b", "a"]);
  assert.notEqual(layer(changed.file, "right"), changed);
});

test("a class with a pattern of its own is filled by it, and its line in the legend says how many there are", () => {
  const reason = { id: "ver", label: "ver weg", symbool: "cirkel", kleur: "#cc3311", patroon: "vol", lijn: "" };
  assert.equal(symbols.areaFill(reason), "#cc3311");
  const rows = legend.rows({ laag: { ...STATUSES, label: "ver weg" }, statussen: [reason], features: [] }, true, 6);
  assert.deepEqual(plain(rows.map(({ label }) => label)), ["ver weg (6)"]);
  assert.equal(rows[0].sign.fill, "#cc3311");
});

test("the classes of a figure are one scale, that stays whole where none is in a class", () => {
  const scale = file({ ...STATUSES, klassen: true }, [feature("a")]);
  assert.equal(legend.occurring(scale, "*").statussen.length, STATUSSEN.length);
  assert.equal(legend.occurring(file(STATUSES, [feature("a")]), "*").statussen.length, 1);
});

test("circles that stand for a number have a scale of numbers in the legend, the largest behind", () => {
  const cirkels = [[30, "500 kinderen"], [15, "100 kinderen"], [6, "20 kinderen"]];
  const circle = { id: "cirkels", label: "hoe groter", symbool: "cirkel", kleur: "#3182bd", patroon: "vol", lijn: "#08306b" };
  const { laag, features } = file({ ...STATUSES, cirkels }, []);
  const [heading, row] = legend.rows({ laag, features, statussen: [circle] }, true);
  assert.ok(heading.heading);
  assert.equal(row.label, "hoe groter");
  for (const factor of [0.5, 1.6]) {
    const drawn = legend.sizeScale(row.sizes, row.colours, factor);
    const read = (tag, of) => [...drawn.querySelectorAll(tag)].map((one) => of((name) => Number(one.getAttribute(name))));
    const radii = read("circle", (get) => get("r"));
    const bottoms = read("circle", (get) => get("r") + get("cy"));
    assert.deepEqual(radii, cirkels.map(([radius]) => radius * factor));
    assert.equal(new Set(bottoms).size, 1);
    const heights = read("text", (get) => get("y"));
    heights.slice(1).forEach((height, at) => assert.ok(height - heights[at] >= 14));
  }
});

test("a place lies in another area when that is shown, and not in a hole of it", () => {
  const ring = (from, to) => [[from, from], [to, from], [to, to], [from, to], [from, from]];
  const holed = { type: "MultiPolygon", coordinates: [[ring(0, 10), ring(4, 6)]] };
  const { layer } = draw(file(AREAS, [{ ...feature("a"), geometry: holed }, feature("b")]));
  layer.show("*");
  assert.equal(layer.inAnother("b", { lat: 2, lng: 2 }), true);
  assert.equal(layer.inAnother("b", { lat: 5, lng: 5 }), false);
  assert.equal(layer.inAnother("a", { lat: 2, lng: 2 }), false);
  layer.show("1");
  assert.equal(layer.inAnother("b", { lat: 2, lng: 2 }), false);
});

test("symbols stand apart in the legend from the heading of the layer above them", () => {
  const [sign] = plain(legend.rows(file({ ...SIGNS, symbool: "ruit" }, []), false));
  assert.equal(sign.apart, true);
});
