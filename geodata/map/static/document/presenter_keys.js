// What a key means for a presenter: those of a keyboard and those of a remote control.
const presenterKeys = (() => {
  "use strict";
  const NEXT = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
  const PREVIOUS = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];
  const BLACK = ["b", "B", "."];

  const isDigit = (key) => /^[0-9]$/.test(key);

  // A key, after `digits` that were typed, in a show of `count` scenes: `scene` to go to (from 0), a `step` of one page,
  // or `black`, `fullScreen`, `leave`; `digits` is what is typed then. null for a key that means nothing.
  function meaning(key, digits, count) {
    if (isDigit(key)) return { digits: (digits + key).slice(-2) };
    const means = (found) => ({ ...found, digits: "" });
    if (key === "Enter" && digits) return means({ scene: Number(digits) - 1 });
    if (NEXT.includes(key)) return means({ step: 1 });
    if (PREVIOUS.includes(key)) return means({ step: -1 });
    if (key === "Home") return means({ scene: 0 });
    if (key === "End") return means({ scene: count - 1 });
    if (BLACK.includes(key)) return means({ black: true });
    if (key === "f" || key === "F") return means({ fullScreen: true });
    return key === "Escape" ? means({ leave: true }) : null;
  }

  return { meaning };
})();
