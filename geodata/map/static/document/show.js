// The show: one page of a scene at a time, for a wall that is looked at from eight metres.
const show = (() => {
  "use strict";
  const { make } = elements;
  const { figuresOf, tableForWall, tableOfPage } = pieces;
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
  // A screen that is held in the hand scrolls a whole scene; on a wall a scene has pages (geodata/meeting/pagination.py).
  const wall = window.matchMedia("(min-width: 800px) and (min-aspect-ratio: 5/4)");

  class Show {
    // `own` is the meeting; `say` is read aloud, `changed(place, page, told)` is told what is shown and whether
    // another window asked for it, `leave(to)` is where somebody goes who stops, `read(place)` who wants a scene as
    // text, and `speak()` opens the screen of the speaker: false where it could not.
    constructor(root, own, { say, changed, leave, read, speak }) {
      Object.assign(this, { root, own, say, changed, leave, read, speak });
      this.scenes = places.all(own);
      this.size = 0;
      this.single = true; // letters, points and digits are keys
      this.now = 0;
      this.page = 0;
      this.digits = "";
      this.place = make("div", { class: "kaart-plek", inert: true });
      this.alt = make("figcaption", { class: "voorgelezen" });
      this.legend = make("div", { class: "legenda-plek", inert: true });
      this.chart = make("img", { class: "grafiek-plek", alt: "", hidden: true });
      this.text = make("section", { class: "tekst", "aria-label": "Wat er te zien is" });
      this.sources = make("p", { class: "bron" });
      this.number = make("p", { class: "nummer" });
      this.sheet = make("p", { class: "blad" });
      this.notice = make("p", { class: "mededeling", hidden: true });
      this.black = make("button", { type: "button", class: "zwart", hidden: true, "aria-label": "Scherm zwart. Druk op Enter om het weer aan te zetten.", click: () => this.toggleBlack() });
      const button = (text, click) => make("button", { type: "button", class: "knop", click }, text);
      const buttons = make("nav", { "aria-label": "Presentatie" },
        button("Vorige", () => this.step(-1)), button("Volgende", () => this.step(1)),
        button("Volledig scherm", () => this.toggleFullScreen()),
        button("Sprekersscherm", () => this.openSpeaker()), button("Kaart verkennen", () => this.leave("kaart")),
        button("Lees alles", () => this.read(this.scenes[this.now].bij ?? this.now)), this.settings(button));
      root.append(
        make("figure", {}, this.place, this.chart, this.legend, this.alt),
        this.text, make("footer", {}, this.sources, buttons, make("div", { class: "waar" }, this.sheet, this.number)), this.notice, this.black);
      this.listen();
    }

    get on() {
      return !this.root.hidden;
    }

    // On a wall everything stands in one picture; for who enlarges the text, and in the hand, the page scrolls.
    get fixed() {
      return wall.matches && this.scale() === 1;
    }

    // The pages of a scene: as they were measured, or all of it on one.
    pages(scene) {
      if (this.fixed) return scene.bladen;
      // Then it needs no appendix.
      return scene.bij === undefined ? [{ ...scene, kaart: true }] : [];
    }

    // One page on or back, from scene to scene.
    step(by) {
      const to = places.stepTo(this.scenes, { scene: this.now, page: this.page }, by, (scene) => this.pages(scene));
      if (to) return this.go(to.scene, { page: to.page });
      this.say(by < 0 ? "Dit is het begin van de presentatie." : "Dit is het einde van de presentatie.");
      return null;
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

    async go(place, { silent = false, page = 0, told = false } = {}) {
      const { scenes } = this;
      const start = performance.now();
      this.now = Math.max(0, Math.min(place, scenes.length - 1));
      if (!this.pages(scenes[this.now]).length) this.now = scenes[this.now].bij;
      this.setBlack(false);
      this.notice.hidden = true;
      this.root.style.setProperty("--maat", String(this.scale()));
      this.root.classList.toggle("rolt", !this.fixed);
      const scene = scenes[this.now];
      const pages = this.pages(scene);
      this.page = Math.max(0, Math.min(page || 0, pages.length - 1));
      const sheet = pages[this.page];
      const { classList } = this.root;
      classList.toggle("zonder-kaart", !sheet.kaart || !(scene.kaart || scene.grafiek));
      classList.toggle("met-grafiek", Boolean(scene.grafiek));
      classList.toggle("bijlage", scene.bij !== undefined);
      this.sheet.textContent = places.pageInWords(this.page, pages.length);
      this.fill(scene, sheet);
      this.changed(this.now, this.page, told);
      if (!silent) this.tell();
      if (sheet.kaart && scene.kaart) await this.draw(scene.kaart);
      requestAnimationFrame(() => setTimeout(() => performance.measure("scène", { start })));
    }

    // Say which scene is shown.
    tell() {
      const { bij, titel } = this.scenes[this.now];
      const where = places.sceneInWords(this.scenes, this.now, this.own.scenes.length);
      const named = this.isLast || bij !== undefined ? `${where[0].toUpperCase()}${where.slice(1)}` : `Scène ${where}`;
      this.say([`${named}: ${titel}.`, this.sheet.textContent].filter(Boolean).join(" "));
    }

    // Whether the code is shown that comes after the last scene.
    get isLast() {
      return this.now === this.own.scenes.length;
    }

    fill(scene, sheet) {
      this.number.textContent = places.sceneInWords(this.scenes, this.now, this.own.scenes.length);
      this.alt.textContent = scene.kaart ? scene.alt : "";
      this.chart.hidden = !scene.grafiek;
      if (scene.grafiek) Object.assign(this.chart, { src: scene.grafiek, alt: scene.alt });
      // Where it scrolls there is room for the whole addresses.
      this.sources.textContent = this.fixed ? scene.voet : scene.bronnen.join(" ");
      this.heading = make("h1", { tabindex: "-1" }, sheet.titel);
      const { tabel } = sheet;
      const rows = tabel && (tabel.breedtes ? tableOfPage(tabel, sheet.titel) : tableForWall(tabel));
      this.text.replaceChildren(
        this.heading, sheet.zin ? make("p", { class: "boodschap" }, sheet.zin) : "",
        sheet.filter ? make("p", { class: "filter" }, sheet.filter) : "",
        ...sheet.zinnen.map((sentence) => make("p", { class: "zin" }, sentence)), figuresOf(sheet),
        rows || "", make("p", { class: "rest" }, tabel?.rest), this.way(sheet));
      // Wider spacing of a reader's own can make it longer than its place: then it scrolls, by keyboard too.
      this.text.toggleAttribute("tabindex", false);
      if (this.text.scrollHeight > this.text.clientHeight + 1) this.text.setAttribute("tabindex", "0");
    }

    // The way from a scene to what there is of it in the appendix, and back.
    way(sheet) {
      const to = (text, { scene, page }) => make("p", { class: "verder" }, pieces.button(text, async () => {
        await this.go(scene, { page });
        this.heading.focus({ preventScroll: true });
      }));
      if (sheet.verder) return to("Alles hierover staat in de bijlage", { scene: places.appendixOf(this.scenes, this.now), page: 0 });
      const { bij } = this.scenes[this.now];
      return bij === undefined ? "" : to(`Terug naar scène ${bij + 1}`, places.back(this.scenes, this.now));
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
        if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(event.clientY - from.clientY)) this.step(across < 0 ? 1 : -1);
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
      const meaning = presenterKeys.meaning(key, this.digits, this.own.scenes.length, { single: this.single, scrolls });
      if (!meaning) return;
      event.preventDefault();
      this.digits = meaning.digits;
      if (meaning.step) this.step(meaning.step);
      else if (meaning.scene !== undefined) this.go(meaning.scene);
      else if (meaning.black) this.toggleBlack();
      else if (meaning.fullScreen) this.toggleFullScreen();
      else if (meaning.speaker) this.openSpeaker();
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
        try {
          await document.documentElement.requestFullscreen();
        } catch {
          // A phone, or a page in a frame that may not.
          this.announce("Volledig scherm kan hier niet. Maak het venster zo groot mogelijk; op een computer kan het vaak met F11.");
          return;
        }
      }
      this.heading.focus({ preventScroll: true });
    }

    openSpeaker() {
      if (this.speak()) return;
      this.announce("Uw browser hield het sprekersscherm tegen. Sta vensters van deze pagina toe (vaak rechts in de adresbalk) en druk weer op S.");
    }

    // A sentence to read, until the next page.
    announce(sentence) {
      this.notice.textContent = sentence;
      this.notice.hidden = false;
      this.say(sentence);
    }

    async close() {
      if (document.fullscreenElement) await document.exitFullscreen();
      else this.leave();
    }
  }

  return { Show };
})();
