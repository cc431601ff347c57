// The map itself in the place of its picture, in a frame that needs nothing of Streamlit: a reader has it while the rest
// of the page is on its way.
const firstMap = (() => {
  "use strict";

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
      await this.atlas.follow(this.state);
    }

    // It is lit at once; what the page says of it comes with the page.
    choose(id, place) {
      this.choice = [id, place && { lat: place[0], lng: place[1] }];
      const { lit: { found }, state } = this.atlas;
      this.atlas.highlight(state.lagen.map(([name]) => [name, id]), found);
      this.atlas.nameAll();
      this.tell();
    }

    // Whether a reader is at it this moment.
    get busy() {
      return this.moving || Boolean(this.frame.contentDocument?.querySelector(":active"));
    }

    // The map of the page goes on where this one was left.
    handTo({ contentDocument, contentWindow: { atlas } }) {
      atlas.lookAgain();
      if (this.choice) atlas.select(...this.choice);
      if (document.activeElement === this.frame) atlas.map.getContainer().focus({ preventScroll: true });
      if ("helescherm" in this.frame.dataset) contentDocument.querySelector(".knoppen [aria-pressed]").click();
    }
  }

  return { FirstMap };
})();
