// What changed, said once to who cannot see it, in a status that is always there: outside of what Streamlit draws, so
// that no step replaces it. A component calls `told.say` by `window.say`; the rest follows from what stands in the page.
const told = (() => {
  "use strict";
  const PAUSE = 60;
  // What is said when its words change: the counts above the map, and what a page puts in a container of this name
  // (pages/parts/shared/told.py).
  const WATCHED = '.kop > p, [class*="st-key-gezegd"], [data-testid="stTable"] table[aria-label*="bladzijde"]';
  const region = document.createElement("p");
  region.id = "gezegd";
  region.className = "voorgelezen";
  region.setAttribute("role", "status");
  document.body.append(region);
  let waiting = [];
  let known = null; // what the watched said before, by its class

  // A status is read when it changes: it is emptied first, also for the same words again.
  function say(words) {
    if (!words || waiting.includes(words)) return;
    waiting.push(words);
    if (waiting.length > 1) return;
    region.textContent = "";
    setTimeout(() => {
      region.textContent = waiting.join(" ");
      waiting = [];
    }, PAUSE);
  }

  // What a component draws in a document of its own is no text of the page.
  const drawn = (part) => part.querySelector('[data-testid="stBidiComponentIsolated"]')?.shadowRoot?.querySelector("p")?.textContent || "";

  // A table by its name, else the first line: what follows can be read there.
  const wordsOf = (part) => part.getAttribute("aria-label") || part.innerText.trim().split("\n")[0] || drawn(part);

  // Of a row of counts only those that are others now.
  function news(before, words) {
    const same = before.split(" · ");
    return words.split(" · ").filter((part) => !same.includes(part)).join(" · ") || words;
  }

  // Look at what is watched; on another page that is only read, for its heading is said.
  function look({ silent }) {
    const now = new Map([...document.querySelectorAll(WATCHED)].map((part) => [part.className, wordsOf(part)]));
    const before = silent ? null : known;
    known = now;
    if (!before) return;
    for (const [name, words] of now) if (before.get(name) !== words) say(news(before.get(name) || "", words));
  }

  return { say, look };
})();
