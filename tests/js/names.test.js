import assert from "node:assert/strict";
import { test } from "node:test";

import { load, plain } from "./browser.js";

const { names } = load("shared/names");
const box = (left, top, width = 10, height = 4) => ({ left, top, right: left + width, bottom: top + height });
const fitting = (...given) => plain(names.fitting(...given));

test("of two names that lie over each other the first stays", () => {
  assert.deepEqual(fitting([box(0, 0), box(5, 2)]), [true, false]);
  assert.deepEqual(fitting([box(5, 2), box(0, 0)]), [true, false]);
});

test("names that only touch can both be read", () => {
  assert.deepEqual(fitting([box(0, 0), box(10, 0), box(0, 4)]), [true, true, true]);
});

test("a name that was left out keeps nobody else away", () => {
  assert.deepEqual(fitting([box(0, 0), box(8, 0), box(16, 0)]), [true, false, true]);
});

test("a name without width, that style hides, takes no room", () => {
  assert.deepEqual(fitting([box(5, 2, 0, 0), box(0, 0)]), [true, true]);
});

test("with an edge a name must lie wholly within it", () => {
  const edge = { left: 0, top: 0, right: 100, bottom: 50 };
  assert.deepEqual(
    fitting([box(0, 0), box(-1, 20), box(95, 20), box(50, 48), box(50, -1), box(90, 46)], edge),
    [true, false, false, false, false, true],
  );
});

test("what had no room is hidden, and comes back when there is", () => {
  const elements = [box(0, 0), box(5, 2)].map((at) => ({ style: { visibility: "" }, getBoundingClientRect: () => at }));
  names.settle(elements);
  assert.deepEqual(elements.map(({ style }) => style.visibility), ["", "hidden"]);
  elements[1].getBoundingClientRect = () => box(50, 2);
  names.settle(elements);
  assert.deepEqual(elements.map(({ style }) => style.visibility), ["", ""]);
});
