// The screen of the speaker: what is shown now and after that, what there is to say of it, and the time.
const speaker = (() => {
  "use strict";
  const { make } = elements;
  const { figuresOf } = pieces;
  const GONE = "Het venster met de presentatie is gesloten. Hier kunt u verder bladeren.";

  // Seconds as a clock: "4:05", "1:04:05".
  function lasted(seconds) {
    const two = (value) => String(value).padStart(2, "0");
    const minutes = Math.floor(seconds / 60);
    const end = `${two(seconds % 60)}`;
    return minutes < 60 ? `${minutes}:${end}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${end}`;
  }

  class Speaker {
    // `draw(state)` draws a map in `place`.
    constructor(root, own, draw) {
      Object.assign(this, { root, own, draw });
      this.scenes = places.all(own);
      this.at = { scene: 0, page: 0 };
      this.began = Date.now();
      this.digits = "";
      this.place = make("div", { class: "kaart-plek", inert: true });
      this.chart = make("img", { class: "grafiek-plek", alt: "", hidden: true });
      this.alt = make("figcaption", { class: "voorgelezen" });
      this.now = make("section", { class: "nu", "aria-label": "Nu" });
      this.next = make("section", { class: "straks", "aria-label": "Straks" });
      this.notes = make("section", { class: "notities", "aria-label": "Notities", tabindex: "0" });
      this.time = make("span");
      this.lasts = make("span");
      this.status = make("p", { role: "status", class: "stand" });
      const button = (text, click) => make("button", { type: "button", class: "knop", click }, text);
      const picture = make("figure", {}, this.place, this.chart, this.alt);
      root.append(
        make("header", {},
          make("h1", { tabindex: "-1" }, "Sprekersscherm"),
          make("p", { class: "tijd" }, "Tijd ", this.time), make("p", { class: "tijd" }, "Bezig ", this.lasts),
          make("nav", { "aria-label": "Presentatie" },
            button("Vorige", () => this.step(-1)), button("Volgende", () => this.step(1)),
            button("Scherm zwart", () => this.line.tell({ black: true })),
            button("Tel de tijd opnieuw", () => { this.began = Date.now(); this.tick(); })),
          this.status),
        this.now, make("div", { class: "rechts" }, this.next, picture), this.notes);
      document.addEventListener("keydown", (event) => this.press(event));
      this.line = new twoWindows.Line(window.opener, ({ scene, page, asks, black }) => { if (!asks && !black) this.go({ scene, page }); });
      setInterval(() => this.tick(), 1000);
      this.tick();
    }

    tick() {
      const now = new Date();
      this.time.textContent = now.toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
      this.lasts.textContent = lasted(Math.round((now - this.began) / 1000));
      const said = this.line.isOpen ? "" : GONE;
      if (this.status.textContent !== said) this.status.textContent = said;
    }

    step(by) {
      const to = places.stepTo(this.scenes, this.at, by);
      if (to) this.move(to);
    }

    // Go there, and let the show go along.
    move(to) {
      this.go(to);
      this.line.tell(this.at);
    }

    go({ scene, page }) {
      const place = Math.min(scene, this.scenes.length - 1);
      const { bladen } = this.scenes[place];
      this.at = { scene: place, page: Math.min(page, bladen.length - 1) };
      const shown = this.scenes[place];
      this.now.replaceChildren(make("h2", {}, `Nu: ${this.named(this.at)}`), ...this.words(bladen[this.at.page]));
      const to = places.stepTo(this.scenes, this.at, 1);
      const next = to && this.scenes[to.scene];
      this.next.replaceChildren(make("h2", {}, to ? `Straks: ${this.named(to)}` : "Straks: dit is het einde"),
        ...(to ? this.words(next.bladen[to.page]).slice(0, 2) : []));
      this.notes.replaceChildren(
        make("h2", {}, "Notities"),
        ...[shown.zin, shown.filter, ...shown.zinnen, ...shown.uitleg].filter(Boolean).map((sentence) => make("p", {}, sentence)),
        make("h3", {}, "Bronnen"), ...shown.bronnen.map((source) => make("p", { class: "bron" }, source)));
      this.notes.scrollTop = 0;
      history.replaceState(null, "", `#spreker=${this.at.scene + 1}.${this.at.page + 1}`);
      this.picture(next && next.bladen[to.page].kaart ? next : null);
    }

    named({ scene, page }) {
      const told = [places.sceneInWords(this.scenes, scene, this.own.scenes.length), places.pageInWords(page, this.scenes[scene].bladen.length)];
      return told.filter(Boolean).join(", ");
    }

    // What stands on a page: its title and words; of a table its rows as lines.
    words({ titel, zin, filter, zinnen, tabel, ...page }) {
      const rows = tabel ? [make("ul", {}, tabel.rijen.map((row) => make("li", {}, row.filter(Boolean).join(" · "))))] : [];
      return [make("h3", {}, titel), ...[zin, filter].filter(Boolean).map((sentence) => make("p", {}, sentence)),
        figuresOf(page), ...zinnen.map((sentence) => make("p", {}, sentence)), ...rows].filter(Boolean);
    }

    picture(scene) {
      this.place.hidden = !scene?.kaart;
      this.chart.hidden = !scene?.grafiek;
      this.alt.textContent = scene?.kaart ? scene.alt : "";
      if (scene?.grafiek) Object.assign(this.chart, { src: scene.grafiek, alt: scene.alt });
      if (scene?.kaart) void this.draw(scene.kaart);
    }

    press(event) {
      const { key, target } = event;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if ((key === " " || key === "Enter") && target.closest?.("button")) return;
      const meaning = presenterKeys.meaning(key, this.digits, this.own.scenes.length, { scrolls: Boolean(target.closest?.(".notities")) });
      if (!meaning) return;
      this.digits = meaning.digits;
      if (meaning.fullScreen || meaning.leave || meaning.speaker) return;
      event.preventDefault();
      if (meaning.step) this.step(meaning.step);
      else if (meaning.scene !== undefined) this.move({ scene: Math.max(0, meaning.scene), page: 0 });
      else if (meaning.black) this.line.tell({ black: true });
    }
  }

  // Make the screen in `root` of the meeting `own`, at the scene and page that the address says, and ask the show where it
  // is. `read(name)` gives a file of a map.
  async function open(root, own, read) {
    const box = make("div", { id: "kaart" });
    const draw = async (state) => {
      await window.atlas.update(state);
      window.atlas.map.invalidateSize({ animate: false });
      window.atlas.look(state.beeld, false);
      window.atlas.nameAll();
    };
    root.hidden = false;
    document.title = `Sprekersscherm: ${own.titel}`;
    const screen = new Speaker(root, own, draw);
    screen.place.append(box);
    Atlas.start("kaart", "", { fetch: read, select: () => {} });
    window.atlas.beStill(true);
    window.atlas.legend.getContainer().remove();
    const [scene, page] = (location.hash.split("=")[1] || "").split(".").map((number) => Math.max(0, (parseInt(number, 10) || 1) - 1));
    screen.go({ scene: scene || 0, page: page || 0 });
    root.querySelector("h1").focus();
    screen.line.tell({ asks: true });
    return screen;
  }

  return { lasted, open };
})();
