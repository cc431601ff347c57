import assert from "node:assert/strict";
import { test } from "node:test";

import { load, plain } from "./browser.js";

const { names } = load("shared/names");
const name = (x, y, more = {}) => ({ x, y, sizes: [[60, 14]], ...more });
const place = (...given) => plain(names.place(...given));

test("a name that has room stands at its own place", () => {
  assert.deepEqual(place([name(100, 100)]), [{ form: 0, dx: 0, dy: 0, line: false }]);
});

test("of two names at one place the first stays and the other moves aside, over nothing", () => {
  const [first, second] = place([name(100, 100), name(100, 100)]);
  assert.deepEqual([first.dx, first.dy], [0, 0]);
  assert.ok(Math.abs(second.dx) >= 60 || Math.abs(second.dy) >= 14);
});

test("a name would rather not cover a symbol", () => {
  const [found] = place([name(100, 100)], { dots: [[100, 100]] });
  assert.ok(Math.abs(found.dy) > 7 || Math.abs(found.dx) > 30);
});

test("the name of a place stands above or below the symbol of that place, also a high one", () => {
  const [found] = place([name(100, 100, { still: true, sizes: [[60, 18]] })], { dots: [[100, 100]] });
  assert.equal(found.dx, 0);
  assert.ok(Math.abs(found.dy) >= 14 && Math.abs(found.dy) < 20);
});

test("the larger a symbol is, the further its name stays from it; a modest name goes", () => {
  const large = [[100, 100, 12]];
  const [found] = place([name(100, 100, { still: true })], { dots: large });
  assert.ok(Math.abs(found.dy) >= 19);
  const many = [...Array(400).keys()].map((at) => [(at % 20) * 20, Math.floor(at / 20) * 20, 12]);
  assert.ok(place([name(100, 100)], { dots: many })[0]);
  assert.equal(place([name(100, 100, { modest: true })], { dots: many })[0], null);
});

test("without room a name becomes shorter, and then stands at the end of a line", () => {
  const full = { left: 40, right: 400, top: 40, bottom: 160 };
  const forms = { sizes: [[60, 14], [20, 14]], far: true };
  const gap = [{ left: 0, right: 85, top: 0, bottom: 300 }, { left: 115, right: 300, top: 0, bottom: 300 }];
  assert.equal(place([name(100, 100, forms)], { taken: gap })[0].form, 1);
  const [away] = place([name(100, 100, forms)], { taken: [full] });
  assert.equal(away.line, true);
  assert.equal(place([name(100, 100)], { taken: [full] })[0], null);
});

test("no name lies over another one, however many there are", () => {
  const wanted = [...Array(40).keys()].map((at) => name(150 + (at % 8) * 25, 150 + Math.floor(at / 8) * 9, { far: true }));
  const boxes = place(wanted).map((found, at) => found && {
    left: wanted[at].x + found.dx - 30, right: wanted[at].x + found.dx + 30, top: wanted[at].y + found.dy - 7, bottom: wanted[at].y + found.dy + 7,
  }).filter(Boolean);
  assert.ok(boxes.length > 10);
  boxes.forEach((one, at) => {
    for (const other of boxes.slice(0, at)) {
      assert.ok(one.left >= other.right || other.left >= one.right || one.top >= other.bottom || other.top >= one.bottom);
    }
  });
});

test("with an edge a name lies wholly within it, and what it names does too", () => {
  const edge = { left: 0, top: 0, right: 200, bottom: 100 };
  const [inside, beside, outside] = place([name(100, 50), name(5, 80), name(-20, 20)], { edge });
  assert.ok(inside);
  assert.ok(beside.dx >= 25);
  assert.equal(outside, null);
});

test("a name lies in no area of another name, at the end of a line neither", () => {
  // Two areas side by side, and nothing below them; a name that has no room in its own goes below.
  const areas = { left: [0, 100], right: [100, 400] };
  const inside = (side, x, y) => y < 150 && x > areas[side][0] && x < areas[side][1];
  const full = [{ left: 0, right: 100, top: 0, bottom: 150 }];
  const left = name(50, 100, { far: true, elsewhere: (x, y) => inside("right", x, y) });
  const found = place([left], { taken: [...full] })[0];
  assert.ok(found);
  assert.ok(!inside("right", left.x + found.dx, left.y + found.dy));
  const everywhere = { far: true, elsewhere: (x) => x > 100 };
  const crowd = () => [{ left: -400, right: 100, top: -400, bottom: 700 }];
  assert.equal(place([name(50, 100, everywhere)], { taken: crowd() })[0], null);
  // Of a number there is a list.
  assert.equal(place([name(50, 100, { ...everywhere, number: true })], { taken: crowd() })[0].line, true);
});

test("of two places a name takes the one where it begins and ends in its own area", () => {
  const found = place([name(100, 100, { elsewhere: (x) => x > 110 })])[0];
  assert.ok(100 + found.dx + 15 <= 110);
});

test("no name covers what is chosen when it would hide it, its own neither", () => {
  const [small, large] = [{ left: 90, right: 120, top: 90, bottom: 110 }, { left: 0, right: 400, top: 0, bottom: 90 }];
  const taken = [...names.hidden([small, large])];
  assert.deepEqual(plain(taken), [small]);
  const [found] = place([name(100, 100)], { taken });
  assert.ok(100 + found.dy + 7 <= small.top || 100 + found.dy - 7 >= small.bottom || 100 + found.dx + 30 <= small.left || 100 + found.dx - 30 >= small.right);
});

test("the name of something small that is chosen stands beside it, with a line; of something large in it, without", () => {
  const small = [{ left: 90, right: 110, top: 90, bottom: 110 }];
  const [beside] = place([name(100, 100, { pointed: true })], { taken: small });
  assert.ok(Math.abs(beside.dy) >= 17 || Math.abs(beside.dx) >= 40);
  assert.equal(beside.line, true);
  const [inside] = place([name(100, 100, { pointed: true })], { dots: [[100, 100]] });
  assert.notDeepEqual([inside.dx, inside.dy], [0, 0]);
  assert.equal(inside.line, false);
});

test("the line to a name runs through no other name while there is another way", () => {
  const full = [{ left: 0, right: 200, top: 60, bottom: 140 }];
  const below = name(100, 155);
  const [, away] = place([below, name(100, 100, { far: true })], { taken: full });
  assert.equal(away.line, true);
  const slope = away.dx / away.dy;
  assert.ok(away.dy < 0 || Math.abs(slope * 48) > 30);
});
