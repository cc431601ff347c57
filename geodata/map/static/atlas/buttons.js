// The buttons on the map, below those that zoom: the whole country, and the map as large as the window.
const buttons = (() => {
  "use strict";
  const { make, makeSvg } = elements;
  // Drawn in a square of 18: a house, arrows to the corners and back.
  const ICONS = {
    country: "M9 2.5 3 8v7.5h4.5V11h3v4.5H15V8z",
    whole: "M2.5 6.5v-4h4M11.5 2.5h4v4M15.5 11.5v4h-4M6.5 15.5h-4v-4",
    back: "M6.5 2.5v4h-4M15.5 6.5h-4v-4M11.5 15.5v-4h4M2.5 11.5h4v4",
  };

  const icon = (name) => makeSvg("svg", { viewBox: "0 0 18 18", "aria-hidden": "true" }, makeSvg("path", { d: ICONS[name] }));

  function button(name, label, click) {
    return make("button", { type: "button", title: label, "aria-label": label, click }, icon(name));
  }

  // `showCountry()` looks at the whole country, `fill(whole)` is told whether the map fills the window. It can only do
  // so in a frame of its own, which the style of the page then puts over the rest.
  function control(map, { showCountry, fill, frame }) {
    const country = button("country", "Heel Nederland", showCountry);
    const whole = button("whole", "Kaart op volledig scherm", () => set(!("helescherm" in frame.dataset)));
    whole.setAttribute("aria-pressed", "false");
    const page = frame?.ownerDocument;

    function set(on) {
      if (on) frame.dataset.helescherm = "";
      else delete frame.dataset.helescherm;
      whole.setAttribute("aria-pressed", String(on));
      // The same element, which is what was clicked: Leaflet looks from there whether a click is meant for the map.
      whole.querySelector("path").setAttribute("d", ICONS[on ? "back" : "whole"]);
      fill(on);
      // Where a browser does not fill the screen, filling its window will do.
      if (on && page.fullscreenEnabled) page.documentElement.requestFullscreen().catch((problem) => console.info(problem.message));
      if (!on && page.fullscreenElement) page.exitFullscreen();
    }

    const box = make("div", { class: "leaflet-bar knoppen" }, country, frame ? whole : null);
    L.DomEvent.disableClickPropagation(box);
    page?.addEventListener("fullscreenchange", () => { if (!page.fullscreenElement) set(false); });
    map.getContainer().addEventListener("keydown", (event) => {
      if (event.key === "Escape" && frame && "helescherm" in frame.dataset) set(false);
    });
    const made = L.control({ position: "topright" });
    made.onAdd = () => box;
    return made.addTo(map);
  }

  return { control };
})();
