// How a mouse and fingers work the map, as a part of a page that scrolls: the wheel and one finger belong to the
// page, until the reader asks for the map.
const gestures = (() => {
  "use strict";
  const { make } = elements;
  const SHOWN = 1500; // milliseconds
  const WHEEL = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘ + scrollen zoomt" : "Ctrl + scrollen zoomt";
  const FINGERS = "Met twee vingers verschuift u de kaart";

  // Leaflet takes the focus when the mouse goes down, and a browser scrolls what takes the focus into view: the page
  // around our frame moves, the mouse comes up somewhere else, and that is no click.
  L.Map.Keyboard.include({
    _onMouseDown() {
      if (!this._focused) this._map.getContainer().focus({ preventScroll: true });
    },
  });

  class Gestures {
    // `deselect` is called for a click on what is nothing: water, another country.
    constructor(map, deselect) {
      this.map = map;
      this.awake = false; // the wheel zooms, after a click into the map
      this.whole = false; // the map fills the window: there is no page to scroll
      this.hint = make("div", { class: "wenk", "aria-hidden": "true" });
      const box = map.getContainer();
      box.append(this.hint);
      const first = { capture: true, passive: true };
      box.addEventListener("wheel", (event) => this.wheel(event), first);
      box.addEventListener("pointerdown", (event) => this.drag(event.pointerType === "mouse"), first);
      box.addEventListener("touchmove", (event) => this.touch(event), first);
      box.addEventListener("mouseleave", () => { this.awake = false; });
      box.addEventListener("keydown", (event) => { if (event.key === "Escape") this.awake = false; });
      map.on("click", ({ originalEvent }) => {
        this.awake = true;
        if (!originalEvent.target.closest(".leaflet-interactive")) deselect();
      });
      this.drag(!window.matchMedia("(pointer: coarse)").matches);
    }

    // Leaflet hears the wheel after this; what stops here is the page's.
    wheel(event) {
      if (this.awake || this.whole || event.ctrlKey || event.metaKey || event.target.closest(".leaflet-control")) return;
      event.stopPropagation();
      this.say(WHEEL);
    }

    // Whether one finger, or the mouse, moves the map.
    drag(alone) {
      this.map.dragging[alone || this.whole ? "enable" : "disable"]();
    }

    touch(event) {
      if (event.touches.length === 1 && !this.map.dragging.enabled()) this.say(FINGERS);
    }

    fill(whole) {
      this.whole = whole;
      this.map.getContainer().classList.toggle("heel", whole);
      this.drag(whole || !window.matchMedia("(pointer: coarse)").matches);
    }

    say(words) {
      this.hint.textContent = words;
      this.hint.classList.add("te-zien");
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.hint.classList.remove("te-zien"), SHOWN);
    }
  }

  return { Gestures };
})();
