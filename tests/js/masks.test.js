import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./browser.js";

const { masks } = load("shared/masks");
const shown = (mask, count) => [...Array(count).keys()].filter((index) => masks.shows(mask, index));

test("a star shows every record, nothing shows none", () => {
  assert.deepEqual(shown("*", 9), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
  assert.deepEqual(shown("", 9), []);
  assert.equal(masks.shows(undefined, 0), false);
});

test("the first record is the highest bit of the first digit", () => {
  assert.deepEqual(shown("8", 4), [0]);
  assert.deepEqual(shown("1", 4), [3]);
  assert.deepEqual(shown("08", 8), [4]);
  assert.deepEqual(shown("a5", 8), [0, 2, 5, 7]);
});

test("what lies beyond the mask is not shown", () => {
  assert.equal(masks.shows("f", 4), false);
});

test("every choice of records comes through", () => {
  for (let bits = 0; bits < 256; bits += 1) {
    const mask = bits.toString(16).padStart(2, "0");
    const expected = [...bits.toString(2).padStart(8, "0")].flatMap((bit, index) => (bit === "1" ? [index] : []));
    assert.deepEqual(shown(mask, 8), expected);
  }
});
