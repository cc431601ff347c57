// The show: one scene at a time, for a wall that is looked at from eight metres.
const show = (() => {
  "use strict";
  const { make } = elements;
  const { tableForWall } = pieces;
  // The text on the map that must be read from afar, in pixels of the map itself (atlas.css).
  const NAME = 10.5;
  // See show.css: a hundredth of the picture's width, and how many of those the smallest text is.
  const unit = () => Math.min(innerWidth / 100, (innerHeight * 16) / 900);
  const SMALLEST = 1.6;
  const SWIPE = 60; // pixels
  // How much larger a reader can have the text.
  const SIZES = [1, 1.25, 1.5, 2];
  // A window that is this much narrower inside than outside is enlarged by the browser.
  const ENLARGED = 1.15;
  const enlarged = () => (outerWidth > ENLARGED * innerWidth ? outerWidth / innerWidth : 1);
  // A screen that is held in the hand scrolls; on a wall everything must fit.
  const wall = window.matchMedia("(min-width: 800px) and (min-aspect-ratio: 5/4)");

  class Show {
    // `own` is the meeting; `say` is read aloud, `changed(place)` is told which scene is shown,
    // `leave(to)` is where somebody goes who stops, and `read(place)` who wants a scene as text.
    constructor(root, own, { say, changed, leave, read }) {
      Object.assign(this, { root, own, say, changed, leave, read });
      this.size = 0;
      this.single = true; // letters, points and digits are keys
      this.now = 0;
      this.digits = "";
      this.place = make("div", { class: "kaart-plek", inert: true });
      this.alt = make("figcaption", { class: "voorgelezen" });
      this.legend = make("div", { class: "legenda-plek", inert: true });
      this.chart = make("img", { class: "grafiek-plek", alt: "", hidden: true });
      this.text = make("section", { class: "tekst", "aria-label": "Wat er te zien is" });
      this.sources = make("p", { class: "bron" });
      this.number = make("p", { class: "nummer" });
      this.black = make("button", { type: "button", class: "zwart", hidden: true, "aria-label": "Scherm zwart. Druk op Enter om het weer aan te zetten.", click: () => this.toggleBlack() });
      const button = (text, click) => make("button", { type: "button", class: "knop", click }, text);
      const buttons = make("nav", { "aria-label": "Presentatie" },
        button("Vorige", () => this.go(this.now - 1)), button("Volgende", () => this.go(this.now + 1)),
        button("Volledig scherm", () => this.toggleFullScreen()), button("Kaart verkennen", () => this.leave("kaart")),
        button("Lees alles", () => this.read(this.now)), this.settings(button));
      root.append(
        make("figure", {}, this.place, this.chart, this.legend, this.alt),
        this.text, make("footer", {}, this.sources, buttons, this.number), this.black);
      this.listen();
    }

    get on() {
      return !this.root.hidden;
    }

    // On a wall everything stands in one picture; for who enlarges the text, and in the hand, the page scrolls.
    get fixed() {
      return wall.matches && this.scale() === 1;
    }

    scale() {
      return SIZES[this.size] * enlarged();
    }

    // How large the text is, and which keys there are.
    settings(button) {
      const box = make("details", {},
        make("summary", { class: "knop" }, "Tekst en toetsen"),
        make("div", { class: "instellen" },
          make("p", {}, button("Tekst groter", () => this.resize(1)), " ", button("Tekst kleiner", () => this.resize(-1))),
          make("label", {}, make("input", { type: "checkbox", checked: true, change: ({ target }) => { this.single = target.checked; } }),
            " Letters, punt en cijfers zijn toetsen"),
          make("dl", {}, presenterKeys.LIST.map(([keys, does]) => [make("dt", {}, keys), make("dd", {}, does)]))));
      return (this.box = box);
    }

    async resize(step) {
      this.size = Math.max(0, Math.min(this.size + step, SIZES.length - 1));
      await this.go(this.now, { silent: true });
      this.say(`Tekst op ${Math.round(100 * SIZES[this.size])}%.`);
    }

    // Every layer of every scene is made before the first is shown, so that a change is only a change.
    async prepare(beeld) {
      const maps = this.own.scenes.map((scene) => scene.kaart).filter(Boolean);
      const lagen = [...new Set(maps.flatMap((map) => map.lagen.map(([name]) => name)))].map((name) => [name, "*"]);
      const gekozen = maps.flatMap((map) => map.gekozen);
      const vlakken = maps.flatMap((map) => map.vlakken || []);
      if (lagen.length) await window.atlas.update({ lagen, gekozen, vlakken, beeld });
    }

    async go(place, { silent = false } = {}) {
      const { scenes } = this.own;
      const start = performance.now();
      this.now = Math.max(0, Math.min(place, scenes.length - 1));
      this.setBlack(false);
      this.root.style.setProperty("--maat", String(this.scale()));
      this.root.classList.toggle("rolt", !this.fixed);
      const scene = scenes[this.now];
      this.root.classList.toggle("zonder-kaart", !scene.kaart && !scene.grafiek);
      this.root.classList.toggle("met-grafiek", Boolean(scene.grafiek));
      this.root.classList.toggle("met-tabel", Boolean(scene.tabel));
      this.fill(scene);
      this.changed(this.now);
      if (!silent) this.say(`Scène ${this.now + 1} van ${scenes.length}: ${scene.titel}.`);
      if (scene.kaart) await this.draw(scene.kaart);
      requestAnimationFrame(() => setTimeout(() => performance.measure("scène", { start })));
    }

    fill(scene) {
      this.number.textContent = `${this.now + 1} van ${this.own.scenes.length}`;
      this.alt.textContent = scene.kaart ? scene.alt : "";
      this.chart.hidden = !scene.grafiek;
      if (scene.grafiek) Object.assign(this.chart, { src: scene.grafiek, alt: scene.alt });
      this.sources.textContent = scene.bronnen.join(" ");
      this.heading = make("h1", { tabindex: "-1" }, scene.titel);
      const sentences = [...scene.problemen, ...scene.zinnen].map((sentence) => make("p", { class: "zin" }, sentence));
      const rest = make("p", { class: "rest" }, scene.tabel?.rest);
      this.text.replaceChildren(
        this.heading, scene.zin ? make("p", { class: "boodschap" }, scene.zin) : "", ...sentences,
        scene.tabel ? tableForWall(scene.tabel) : "", rest);
      if (this.fixed) fitting.fit(this.text, rest, scene.tabel?.rest);
      // Wider spacing of a reader's own can make it longer than its place: then it scrolls, by keyboard too.
      this.text.toggleAttribute("tabindex", false);
      if (this.text.scrollHeight > this.text.clientHeight + 1) this.text.setAttribute("tabindex", "0");
    }

    // The map keeps its own sizes and is enlarged as a whole: names, lines, symbols and hatching.
    enlarge() {
      const { map } = window.atlas;
      const { style } = map.getContainer();
      const scale = Math.max(1, (SMALLEST * unit()) / NAME);
      style.width = `${this.place.clientWidth / scale}px`;
      style.height = `${this.place.clientHeight / scale}px`;
      style.transform = `scale(${scale})`;
      // What the legend shows as large as it is on the map grows along.
      this.root.style.setProperty("--vergroot", scale);
      map.invalidateSize({ animate: false });
    }

    async draw(state) {
      const { atlas } = window;
      this.enlarge();
      atlas.lookAnew();
      await atlas.update(state);
      if (atlas.state !== state) return; // a next scene came in between
      // Another legend leaves another height for the map.
      this.enlarge();
      atlas.look(state.beeld, false);
      atlas.nameAll();
    }

    listen() {
      document.addEventListener("keydown", (event) => this.on && this.press(event));
      let from = null;
      this.root.addEventListener("pointerdown", (event) => { from = event.pointerType === "touch" ? event : null; });
      this.root.addEventListener("pointerup", (event) => {
        const across = from ? event.clientX - from.clientX : 0;
        if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(event.clientY - from.clientY)) this.go(this.now + (across < 0 ? 1 : -1));
        from = null;
      });
      // A browser takes Escape for itself in full screen, and tells only that it ended.
      document.addEventListener("fullscreenchange", () => {
        const ours = this.closing;
        this.closing = false;
        if (this.on && !document.fullscreenElement && !ours) this.leave();
      });
    }

    press(event) {
      const { key } = event;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if ((key === " " || key === "Enter") && event.target.closest?.("button, a, summary, input")) return;
      if (key === "Escape" && this.box.open) {
        this.box.open = false;
        this.box.querySelector("summary").focus();
        return;
      }
      const reading = event.target.closest?.(".tekst[tabindex]");
      const scrolls = Boolean(reading) || (!this.fixed && document.documentElement.scrollHeight > innerHeight + 1);
      const meaning = presenterKeys.meaning(key, this.digits, this.now, this.own.scenes.length, { single: this.single, scrolls });
      if (!meaning) return;
      event.preventDefault();
      this.digits = meaning.digits;
      if (meaning.scene !== undefined) this.go(meaning.scene);
      else if (meaning.black) this.toggleBlack();
      else if (meaning.fullScreen) this.toggleFullScreen();
      else if (meaning.leave) this.close();
    }

    toggleBlack() {
      this.setBlack(this.black.hidden);
      this.say(this.black.hidden ? "Scherm weer aan." : "Scherm zwart.");
      (this.black.hidden ? this.heading : this.black).focus({ preventScroll: true });
    }

    // Behind a black screen there is nothing to go to. The map and its legend never are.
    setBlack(on) {
      this.black.hidden = !on;
      for (const part of this.root.children) if (part !== this.black) part.inert = on;
    }

    async toggleFullScreen() {
      if (document.fullscreenElement) {
        this.closing = true;
        await document.exitFullscreen();
      } else {
        await document.documentElement.requestFullscreen();
      }
      this.heading.focus({ preventScroll: true });
    }

    async close() {
      if (document.fullscreenElement) await document.exitFullscreen();
      else this.leave();
    }
  }

  return { Show };
})();
