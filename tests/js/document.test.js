import assert from "node:assert/strict";
import { test } from "node:test";

import { load, plain } from "./browser.js";

const { pieces, search, presenterKeys, twoWindows, places, speaker, elements, document, window } = load(
  "shared/elements", "document/pieces", "document/search", "document/presenter_keys", "document/two_windows", "document/places",
  "document/speaker",
);

test("text from data stays text, wherever it stands", () => {
  const hostile = "<img src=x onerror=alert(1)>";
  const table = pieces.table({ kolommen: [hostile], rijen: [[hostile]], bijschrift: hostile });
  assert.equal(table.querySelector("img"), null);
  assert.equal(table.querySelector("th[scope=row]").textContent, hostile);
});

test("only a web address, mail address or phone number becomes a link", () => {
  for (const address of ["https://a.nl", "http://a.nl", "mailto:a@b.nl", "tel:0501234567"]) {
    assert.equal(pieces.link(address, "naam").getAttribute("href"), address);
  }
  for (const address of ["javascript:alert(1)", "data:text/html,x", "", " javascript:alert(1)"]) {
    assert.equal(pieces.link(address, "naam").nodeName, "#text");
  }
});

test("an element leaves out what is nothing, and keeps a zero", () => {
  const made = elements.make("input", { hidden: false, title: null, min: 0, checked: true }, null, undefined, "", ["a", ["b"]]);
  assert.deepEqual([...made.getAttributeNames()].sort(), ["checked", "min"]);
  assert.equal(made.getAttribute("min"), "0");
  assert.equal(made.textContent, "ab");
});

test("a column without a single value is left out", () => {
  const table = pieces.table({ kolommen: ["Naam", "Leeg", "Plaats"], rijen: [["A", "", "Assen"], ["B", "", ""]], bijschrift: "B" });
  assert.deepEqual([...table.querySelectorAll("thead th")].map((cell) => cell.textContent), ["Naam", "Plaats"]);
  assert.deepEqual([...table.querySelectorAll("tbody tr")].map((row) => row.children.length), [2, 2]);
});

test("on the wall a wide table becomes lines, in which a short value has the name of its column", () => {
  const long = "een zin die veel te lang is voor een smalle kolom op een muur";
  const narrow = pieces.tableForWall({ kolommen: ["Naam", "Km"], rijen: [["A", "12"]], bijschrift: "B" });
  assert.equal(narrow.tagName, "TABLE");
  const wide = pieces.tableForWall({ kolommen: ["Naam", "Km", "Uitleg"], rijen: [["A", "12", long], ["B", "", long]], bijschrift: "B" });
  assert.deepEqual([...wide.children].map((line) => line.textContent), [`A km: 12 · ${long}`, `B ${long}`]);
});

const NAMES = search.index([
  ["Haren", "GM0014", "Haren hoort bij Groningen", "", true],
  ["Haren", "GM0828", "Haren, plaats in Oss", "", false],
  ["'s-Hertogenbosch", "GM0796", "'s-Hertogenbosch", "", false],
  ["Súdwest-Fryslân", "GM1900", "Súdwest-Fryslân", "", false],
  ["VSV Haren", "vsv-haren", "VSV Haren", "", false],
  ["Oud-Haren", "GM9", "Oud-Haren", "", false],
  ["Oud-Haren", "GM9", "Oud-Haren", "", true],
]);
const targets = (question) => plain(search.find(NAMES, question)).map(({ doel }) => doel);

test("accents, capitals and punctuation do not matter", () => {
  assert.equal(search.fold(" 's-Hertogenbosch "), "s hertogenbosch");
  assert.deepEqual(targets("SUDWEST FRYSLAN"), ["GM1900"]);
  assert.deepEqual(targets("s hertogenbosch"), ["GM0796"]);
  assert.deepEqual(targets("hertogen"), ["GM0796"]);
});

test("the best comes first and nothing twice", () => {
  assert.deepEqual(targets("háren"), ["GM0828", "GM0014", "vsv-haren", "GM9"]);
});

test("nothing typed finds nothing, two letters no middle of a word", () => {
  assert.deepEqual(targets(""), []);
  assert.deepEqual(targets(" '- "), []);
  assert.deepEqual(targets("ar"), []);
  assert.equal(targets("are").length, 4);
});

test("no more is found than a list can show", () => {
  const many = search.index([...Array(20).keys()].map((place) => [`Naam ${place}`, String(place), `Naam ${place}`, "", false]));
  assert.equal(search.find(many, "naam").length, 8);
});

test("the arrows of the search field go round; back from the field is to the last", () => {
  assert.equal(search.optionAfter(-1, 1, 3), 0);
  assert.equal(search.optionAfter(2, 1, 3), 0);
  assert.equal(search.optionAfter(0, -1, 3), 2);
  assert.equal(search.optionAfter(-1, -1, 3), 2);
});

test("the search field: type, go down, choose; Escape closes and then empties", () => {
  const selected = [];
  const said = [];
  const field = search.field([["Haren", "GM1", "Haren", "", false], ["Harlingen", "GM2", "Harlingen", "", false]], (id) => selected.push(id), (sentence) => said.push(sentence));
  document.body.append(field);
  const input = field.querySelector("input");
  const options = field.querySelector("ul");
  const type = (text) => {
    input.value = text;
    input.dispatchEvent(new window.Event("input"));
  };
  const press = (key) => input.dispatchEvent(Object.assign(new window.Event("keydown", { cancelable: true }), { key }));
  type("har");
  assert.equal(input.getAttribute("aria-expanded"), "true");
  assert.equal(options.children.length, 2);
  press("ArrowDown");
  press("ArrowDown");
  assert.equal(input.getAttribute("aria-activedescendant"), "optie-1");
  assert.equal(options.children[1].getAttribute("aria-selected"), "true");
  press("Enter");
  assert.deepEqual(selected, ["GM2"]);
  assert.equal(input.value, "Harlingen");
  assert.equal(input.getAttribute("aria-expanded"), "false");
  type("qqq");
  assert.match(field.querySelector(".uitslag").textContent, /^Niets gevonden/);
  type("har");
  press("Escape");
  assert.equal(input.value, "har");
  press("Escape");
  assert.equal(input.value, "");
  assert.deepEqual(said.slice(0, 1), ["2 gevonden. Kies met de pijltjes en Enter."]);
});

const meaning = (key, digits = "") => plain(presenterKeys.meaning(key, digits, 9));

test("the keys of a keyboard and of a remote control", () => {
  for (const key of ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"]) assert.equal(meaning(key).step, 1);
  for (const key of ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"]) assert.equal(meaning(key).step, -1);
  assert.equal(meaning("Home").scene, 0);
  assert.equal(meaning("End").scene, 8);
  for (const key of ["b", "B", "."]) assert.equal(meaning(key).black, true);
  for (const key of ["f", "F"]) assert.equal(meaning(key).fullScreen, true);
  for (const key of ["s", "S"]) assert.equal(meaning(key).speaker, true);
  assert.equal(meaning("Escape").leave, true);
  assert.equal(meaning("Tab"), null);
});

test("digits and Enter go to a scene; of three digits the last two count", () => {
  assert.deepEqual(meaning("1"), { digits: "1" });
  assert.deepEqual(meaning("2", "1"), { digits: "12" });
  assert.deepEqual(meaning("3", "12"), { digits: "23" });
  assert.deepEqual(meaning("Enter", "7"), { scene: 6, digits: "" });
  assert.deepEqual(meaning("ArrowRight", "7"), { step: 1, digits: "" });
});

test("without single-character keys letters, point and digits mean nothing, the others do", () => {
  const without = (key) => plain(presenterKeys.meaning(key, "", 9, { single: false }));
  for (const key of ["b", "B", ".", "f", "F", "s", "3"]) assert.equal(without(key), null);
  assert.equal(without("ArrowRight").step, 1);
  assert.equal(without(" ").step, 1);
  assert.equal(without("Escape").leave, true);
});

test("where the page scrolls the keys for that are its own, and the arrows aside still go on", () => {
  const scrolling = (key) => plain(presenterKeys.meaning(key, "", 9, { scrolls: true }));
  for (const key of ["ArrowDown", "ArrowUp", "PageDown", "PageUp", " ", "Home", "End"]) assert.equal(scrolling(key), null);
  assert.equal(scrolling("ArrowRight").step, 1);
  assert.equal(scrolling("ArrowLeft").step, -1);
});

test("a page of the show has the columns it was measured with, and every cell", () => {
  const rijen = [["A", "", "x"], ["B", "1", "y"]];
  const table = pieces.tableOfPage({ kolommen: ["Naam", "Km", "Uitleg"], rijen, bijschrift: "B", breedtes: [.5, .2, .3] });
  assert.deepEqual([...table.querySelectorAll("col")].map((column) => column.style.width), ["50%", "20%", "30%"]);
  assert.deepEqual([...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent)), rijen);
  assert.equal(table.querySelectorAll("tbody th[scope=row]").length, 2);
});

test("the time that a show lasts is a clock", () => {
  assert.deepEqual([0, 65, 3599, 3600, 36_065].map(speaker.lasted), ["0:00", "1:05", "59:59", "1:00:00", "10:01:05"]);
});

test("a step of the speaker goes through the pages of a scene, and stops at the ends", () => {
  const scenes = [{ bladen: [1] }, { bladen: [1, 2, 3] }];
  assert.deepEqual(plain(places.stepTo(scenes, { scene: 0, page: 0 }, 1)), { scene: 1, page: 0 });
  assert.deepEqual(plain(places.stepTo(scenes, { scene: 1, page: 1 }, 1)), { scene: 1, page: 2 });
  assert.deepEqual(plain(places.stepTo(scenes, { scene: 1, page: 0 }, -1)), { scene: 0, page: 0 });
  assert.equal(places.stepTo(scenes, { scene: 1, page: 2 }, 1), null);
  assert.equal(places.stepTo(scenes, { scene: 0, page: 0 }, -1), null);
});

test("what of a scene is for the appendix comes after the code, with a way there and back", () => {
  const blad = (bijlage) => ({ bijlage });
  const own = { scenes: [{ bladen: [blad(false)] }, { bladen: [blad(false), blad(false), blad(true)] }], slot: { bladen: [blad(false)] } };
  const scenes = places.all(own);
  assert.deepEqual(plain(scenes.map(({ bladen }) => bladen.length)), [1, 2, 1, 1]);
  assert.equal(places.appendixOf(scenes, 1), 3);
  assert.deepEqual(plain(places.back(scenes, 3)), { scene: 1, page: 1 });
  assert.deepEqual(plain(scenes.map((_, at) => places.sceneInWords(scenes, at, 2))), ["1 van 2", "2 van 2", "slot", "bijlage bij 2"]);
  // Where a scene is read whole the appendix has no pages.
  const pages = ({ bij, bladen }) => (bij === undefined ? bladen : []);
  assert.equal(places.stepTo(scenes, { scene: 2, page: 0 }, 1, pages), null);
});

test("what another window says is only ever a place in the presentation", () => {
  const nowhere = { asks: false, black: false, scene: 0, page: 0 };
  for (const said of [{}, { scene: -1, page: "2" }, { scene: 1e99, page: NaN }, { asks: "ja", black: 1 }, { scene: "<b>" }]) {
    const read = plain(twoWindows.read(said));
    assert.deepEqual({ ...read, scene: Math.min(read.scene, 0) }, nowhere);
  }
  assert.deepEqual(plain(twoWindows.read({ scene: 3, page: 1 })), { ...nowhere, scene: 3, page: 1 });
});

test("figures stand above what they count, and are text", () => {
  const list = pieces.figuresOf({ cijfers: [["12", "<b>gemeenten</b>"]] });
  assert.equal(list.querySelector("dd").textContent, "12");
  assert.equal(list.querySelector("dt").textContent, "<b>gemeenten</b>");
  assert.equal(pieces.figuresOf({ cijfers: [] }), "");
});
