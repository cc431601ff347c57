import assert from "node:assert/strict";
import { test } from "node:test";

import { load, plain } from "./browser.js";

const { borders } = load("atlas/borders");
const square = (x) => ({ type: "Polygon", coordinates: [[[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], [x, 0]]] });
const ROW = [square(0), square(1), square(2)];
const sides = (lines) => plain(lines).reduce((total, line) => total + line.length - 1, 0);

test("a border that two areas share is drawn once", () => {
  const counted = borders.count(ROW);
  assert.deepEqual(plain(borders.lines(ROW, counted, false)), [[[0, 1], [1, 1]], [[0, 2], [1, 2]]]);
});

test("the edge of all areas is no border between two of them", () => {
  const counted = borders.count(ROW);
  assert.equal(sides(borders.lines(ROW, counted, true)), 8);
  assert.equal(sides(borders.lines(ROW, counted, false)), 2);
});

test("a border with an area that is not shown stays a border", () => {
  const counted = borders.count(ROW);
  assert.equal(sides(borders.lines([ROW[1]], counted, false)), 2);
  assert.equal(sides(borders.lines([ROW[1]], counted, true)), 2);
});

test("pieces that follow each other are one line, so that dashes go on", () => {
  const [line] = borders.lines([ROW[0]], borders.count([ROW[0]]), true);
  assert.equal(line.length, 5);
});
