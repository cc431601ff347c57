// The map itself in the place of its picture, in a frame that needs nothing of Streamlit: a reader has it while the rest
// of the page is on its way.
const firstMap = (() => {
  "use strict";
  const PAGE = '[data-testid="stMain"]';

  class FirstMap {
    // `frame` stands in no page yet, `state` is what it has to show; `chosen` is called when a reader chooses on it.
    constructor(frame, state, chosen) {
      Object.assign(this, { frame, state, tell: chosen });
      this.moving = false;
      this.choice = null; // the id of what was chosen last ("" for nothing any more), and where
    }

    // In this room, once all that it shows is there: half a map is less than a picture. Rejects when a part does not come.
    async draw(room) {
      await Promise.all(files.namedIn(this.state).map((name) => window.fetchLayer(name)));
      await new Promise((ready) => {
        this.frame.addEventListener("load", ready, { once: true });
        room.append(this.frame);
      });
      const inside = this.frame.contentWindow;
      inside.document.body.classList.toggle("donker", matchMedia("(prefers-color-scheme: dark)").matches);
      const map = inside.Atlas.start("map_div", "", {
        fetch: window.fetchLayer,
        select: (id, _, place) => this.choose(id, place),
        frame: this.frame,
        views: window.atlasViews ||= new Map(),
      });
      map.on("movestart", () => { this.moving = true; });
      map.on("moveend", () => { this.moving = false; });
      this.atlas = inside.atlas;
      this.scroll(inside);
      await this.follow(this.state);
    }

    // What the page shows now. What was chosen here stays lit until the page knows of another choice.
    follow(state) {
      const { gekozen } = this.state;
      if (JSON.stringify(state.gekozen) !== JSON.stringify(gekozen)) this.choice = null;
      this.state = state;
      return this.atlas.follow(this.lit());
    }

    lit() {
      if (!this.choice) return this.state;
      const [id] = this.choice;
      return { ...this.state, gekozen: id ? this.state.lagen.map(([name]) => [name, id]) : [] };
    }

    // It is lit at once; what the page says of it comes with the page.
    choose(id, place) {
      this.choice = [id, place && { lat: place[0], lng: place[1] }];
      this.atlas.follow(this.lit());
      this.tell();
    }

    // It stands over the page, not in it: what is not for the map scrolls the page all the same.
    scroll(inside) {
      const by = (distance) => document.querySelector(PAGE)?.scrollBy(0, distance);
      const first = { capture: true, passive: true };
      let touched = null;
      inside.addEventListener("wheel", (event) => {
        // Leaflet hears it after this, and keeps what zooms.
        setTimeout(() => { if (!event.defaultPrevented && !event.ctrlKey) by(event.deltaY); });
      }, first);
      inside.addEventListener("touchmove", ({ touches }) => {
        const { screenY } = touches[0];
        if (touched !== null && touches.length === 1 && !this.atlas.map.dragging.enabled()) by(touched - screenY);
        touched = screenY;
      }, first);
      inside.addEventListener("touchend", () => { touched = null; }, first);
    }

    // Whether a reader is at it this moment.
    get busy() {
      return this.moving || Boolean(this.frame.contentDocument?.querySelector(":active"));
    }

    // The map of the page goes on where this one was left.
    handTo(frame) {
      const { atlas } = frame.contentWindow;
      atlas.lookAgain();
      atlas.gestures.awake = this.atlas.gestures.awake;
      const [own, other] = [this.atlas, atlas].map(({ legend }) => legend.getContainer());
      if (own.open !== other.open) other.querySelector("summary").click();
      if ("helescherm" in this.frame.dataset) frame.contentDocument.querySelector(".knoppen [aria-pressed]").click();
      if (document.activeElement === this.frame) this.giveFocus(frame);
      if (this.choice) atlas.select(...this.choice);
    }

    // By the keyboard to the same thing on the map; who points at the map has no ring around it.
    giveFocus(frame) {
      const name = this.frame.contentDocument.querySelector(".leaflet-container :focus-visible")?.getAttribute("aria-label");
      const same = name && frame.contentDocument.querySelector(`[aria-label="${CSS.escape(name)}"]`);
      (same || frame).focus({ preventScroll: true });
    }
  }

  return { FirstMap };
})();
