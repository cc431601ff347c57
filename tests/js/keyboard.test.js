import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./browser.js";

const { keyboard, document, window } = load("atlas/keyboard");

test("arrows go round, Home and End to the ends, other keys nowhere", () => {
  assert.equal(keyboard.target("ArrowRight", 0, 3), 1);
  assert.equal(keyboard.target("ArrowDown", 2, 3), 0);
  assert.equal(keyboard.target("ArrowLeft", 0, 3), 2);
  assert.equal(keyboard.target("ArrowUp", 1, 3), 0);
  assert.equal(keyboard.target("Home", 2, 3), 0);
  assert.equal(keyboard.target("End", 0, 3), 2);
  assert.equal(keyboard.target("ArrowRight", 0, 1), 0);
  assert.equal(keyboard.target("a", 0, 3), undefined);
});

// A layer of these ids, of which one or more may be hidden by a filter.
function stage(ids) {
  const hidden = new Set();
  const focused = [];
  const all = ids.map((id) => {
    const path = document.createElement("path");
    path.focus = () => focused.push(id);
    return { feature: { id, properties: { uitleg: `Over ${id}` } }, _path: path, getLatLng: () => id };
  });
  const selected = [];
  const moved = [];
  const map = { getBounds: () => ({ contains: (id) => id !== "ver" }), panTo: (id) => moved.push(id) };
  const layer = { file: { laag: { label: "Proeflaag", kiesbaar: true } }, shown: () => all.filter(({ feature }) => !hidden.has(feature.id)) };
  const uncovered = [];
  const set = (on, chosen = []) => keyboard.set(layer, on, { map, select: (id) => selected.push(id), chosen, uncover: (path) => uncovered.push(path) });
  const stops = () => all.map(({ _path }) => _path.getAttribute("tabindex"));
  const press = (place, key) => {
    const event = new window.Event("keydown", { cancelable: true });
    event.key = key;
    all[place]._path.onkeydown(event);
    return event.defaultPrevented;
  };
  return { all, hidden, focused, selected, moved, uncovered, set, stops, press };
}

test("a layer is one tab stop, each shape a button with a name", () => {
  const { all, set, stops } = stage(["a", "b", "c"]);
  set(true);
  assert.deepEqual(stops(), ["0", "-1", "-1"]);
  assert.equal(all[1]._path.getAttribute("role"), "button");
  assert.equal(all[1]._path.getAttribute("aria-label"), "Over b");
  assert.equal(all[1]._path.getAttribute("aria-description"), "Proeflaag, 2 van 3");
  set(false);
  assert.deepEqual(stops(), [null, null, null]);
  assert.equal(all[1]._path.onkeydown, null);
});

test("the tab stop goes along with the arrows", () => {
  const { focused, set, stops, press } = stage(["a", "b", "c"]);
  set(true);
  assert.equal(press(0, "ArrowRight"), true);
  assert.deepEqual(stops(), ["-1", "0", "-1"]);
  press(1, "End");
  press(2, "ArrowRight");
  assert.deepEqual(focused, ["b", "c", "a"]);
});

test("the arrows pass over a shape that a filter hides, though it was a stop before", () => {
  const { hidden, focused, set, press } = stage(["a", "b", "c"]);
  set(true);
  hidden.add("b");
  set(true);
  press(0, "ArrowRight");
  assert.deepEqual(focused, ["c"]);
});

test("Enter and space select; another key is left to the page", () => {
  const { selected, set, press } = stage(["a", "b"]);
  set(true);
  assert.equal(press(1, "Enter"), true);
  assert.equal(press(0, " "), true);
  assert.equal(press(0, "Tab"), false);
  assert.deepEqual(selected, ["b", "a"]);
});

test("the map follows to a shape outside it, and only then", () => {
  const { moved, set, press } = stage(["hier", "daar", "ver"]);
  set(true);
  press(0, "ArrowRight");
  press(1, "ArrowRight");
  assert.deepEqual(moved, ["ver"]);
});

test("what is chosen says so and is the tab stop; without one the stop stays where it was", () => {
  const { all, set, stops, press } = stage(["a", "b", "c"]);
  set(true, ["b"]);
  assert.deepEqual(stops(), ["-1", "0", "-1"]);
  assert.deepEqual(all.map(({ _path }) => _path.getAttribute("aria-pressed")), ["false", "true", "false"]);
  press(1, "ArrowRight");
  set(true);
  assert.deepEqual(stops(), ["-1", "-1", "0"]);
  set(false);
  assert.equal(all[1]._path.getAttribute("aria-pressed"), null);
});

test("what gets the focus asks for what lies over it to go", () => {
  const { all, uncovered, set } = stage(["a"]);
  all[0].openTooltip = () => {};
  set(true);
  all[0]._path.onfocus();
  assert.deepEqual(uncovered, [all[0]._path]);
});
