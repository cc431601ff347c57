// What a key means for a presenter: those of a keyboard and those of a remote control.
const presenterKeys = (() => {
  "use strict";
  const NEXT = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
  const PREVIOUS = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];
  const BLACK = ["b", "B", "."];
  // Those with which one reads a page that is longer than the window.
  const SCROLL = ["ArrowDown", "ArrowUp", "PageDown", "PageUp", " ", "Home", "End"];
  // All of them, as a reader finds them.
  const LIST = [
    ["Pijltjes, Page Up, Page Down, spatie, Enter", "bladeren"], ["Home en End", "naar de eerste en de laatste scène"],
    ["Escape", "stoppen"], ["Een nummer en Enter", "naar die scène"], ["B of punt", "scherm zwart"], ["F", "volledig scherm"],
    ["S", "sprekersscherm"],
  ];

  const isDigit = (key) => /^[0-9]$/.test(key);

  // A key, after `digits` that were typed, in a show of `count` scenes: `scene` to go to (from 0), a `step` of one page,
  // or `black`, `fullScreen`, `speaker`, `leave`; `digits` is what is typed then. null for a key that means nothing. Without `single`
  // a letter, point or digit means nothing; where the page `scrolls` it keeps the keys for that.
  function meaning(key, digits, count, { single = true, scrolls = false } = {}) {
    if (scrolls && SCROLL.includes(key)) return null;
    if (!single && key.length === 1 && key !== " ") return null;
    if (isDigit(key)) return { digits: (digits + key).slice(-2) };
    const means = (found) => ({ ...found, digits: "" });
    if (key === "Enter" && digits) return means({ scene: Math.min(Number(digits) - 1, count) });
    if (NEXT.includes(key)) return means({ step: 1 });
    if (PREVIOUS.includes(key)) return means({ step: -1 });
    if (key === "Home") return means({ scene: 0 });
    if (key === "End") return means({ scene: count - 1 });
    if (BLACK.includes(key)) return means({ black: true });
    if (key === "f" || key === "F") return means({ fullScreen: true });
    if (key === "s" || key === "S") return means({ speaker: true });
    return key === "Escape" ? means({ leave: true }) : null;
  }

  return { meaning, LIST };
})();
