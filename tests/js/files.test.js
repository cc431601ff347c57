import assert from "node:assert/strict";
import { test } from "node:test";

import { load, plain } from "./browser.js";

const { files } = load("shared/files");

test("a file is named after its layer, that may have a dash itself", () => {
  assert.equal(files.layerOf("perinatologisch-centrum-0a1b.json"), "perinatologisch-centrum");
});

test("a file is fetched once, also when it is wanted twice at the same time", async () => {
  const asked = [];
  const kept = new files.Kept(async (name) => {
    asked.push(name);
    return { name };
  });
  const { found, failed } = await kept.fetchAll(["a", "b", "a"]);
  await kept.fetchAll(["b"]);
  assert.deepEqual(asked, ["a", "b"]);
  assert.deepEqual(plain(found), { a: { name: "a" }, b: { name: "b" } });
  assert.deepEqual(plain(failed), []);
});

test("one that failed spoils no other, and is asked for again", async () => {
  let broken = true;
  const kept = new files.Kept(async (name) => {
    if (name === "b" && broken) throw new Error("gone");
    return name;
  });
  const first = await kept.fetchAll(["a", "b"]);
  assert.deepEqual(plain(first), { found: { a: "a" }, failed: ["b"] });
  broken = false;
  assert.deepEqual(plain(await kept.fetchAll(["a", "b"])), { found: { a: "a", b: "b" }, failed: [] });
});

test("an answer that is no success is a failure", async () => {
  const { files: own, context, document } = load("shared/files");
  Object.defineProperty(document, "baseURI", { value: "https://atlas.example/component/kaart/index.html" });
  context.fetch = async (address) => ({ ok: new URL(address).pathname === "/geo/ros-1.json", status: 404, json: async () => address });
  const get = own.from("../../geo/");
  assert.equal(await get("ros-1.json"), "https://atlas.example/geo/ros-1.json");
  await assert.rejects(get("ros-2.json"), /ros-2\.json: 404/);
});
