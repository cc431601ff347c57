// The show: one scene at a time, for a wall that is looked at from eight metres.
const tonen = (function () {
  "use strict";
  const { maak, rijen } = stukken;
  const VERDER = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
  const TERUG = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];
  const ZWART = ["b", "B", "."];
  // The text on the map that must be read from afar, in pixels of the map itself (atlas.css).
  const NAAM = 10.5;
  // See show.css: a hundredth of the picture's width, and how many of those the smallest text is.
  const eenheid = () => Math.min(innerWidth / 100, (innerHeight * 16) / 900);
  const KLEINST = 1.6;
  const DEEL = 0.72; // of the height, for sentences above a table
  const VEEG = 60; // pixels that make a swipe
  // A screen that is held in the hand scrolls; on a wall everything must fit.
  const muur = window.matchMedia("(min-width: 800px) and (min-aspect-ratio: 5/4)");

  class Show {
    constructor(bak, eigen, { omroep, gewisseld, weg }) {
      Object.assign(this, { bak, eigen, omroep, gewisseld, weg });
      this.nu = 0;
      this.cijfers = "";
      this.plek = maak("div", { class: "kaart-plek", inert: true });
      this.alt = maak("figcaption", { class: "voorgelezen" });
      this.legenda = maak("div", { class: "legenda-plek", inert: true });
      this.figuur = maak("figure", {}, this.plek, this.legenda, this.alt);
      this.tekst = maak("section", { class: "tekst", "aria-label": "Wat er te zien is" });
      this.bron = maak("p", { class: "bron" });
      this.nummer = maak("p", { class: "nummer" });
      this.zwart = maak("div", { class: "zwart", hidden: true });
      const knop = (tekst, klik) => maak("button", { type: "button", class: "knop", klik }, tekst);
      this.knoppen = maak("nav", { "aria-label": "Presentatie" },
        knop("Vorige", () => this.ga(this.nu - 1)), knop("Volgende", () => this.ga(this.nu + 1)),
        knop("Volledig scherm", () => this.volledig()), knop("Kaart verkennen", () => this.weg("kaart")));
      bak.append(this.figuur, this.tekst, maak("footer", {}, this.bron, this.knoppen, this.nummer), this.zwart);
      this.luister();
    }

    get aan() {
      return !this.bak.hidden;
    }

    // Every layer of every scene is made before the first is shown, so that a change is only a change.
    async bereid(beeld) {
      const kaarten = this.eigen.scenes.map((scene) => scene.kaart).filter(Boolean);
      const namen = new Set(kaarten.flatMap((kaart) => kaart.lagen.map(([naam]) => naam)));
      const gekozen = kaarten.flatMap((kaart) => kaart.gekozen);
      const vlakken = kaarten.flatMap((kaart) => kaart.vlakken || []);
      if (namen.size) await window.atlas.update({ lagen: [...namen].map((naam) => [naam, "*"]), gekozen, vlakken, beeld });
    }

    async ga(plek, { stil = false } = {}) {
      const { scenes } = this.eigen;
      const begin = performance.now();
      this.nu = Math.max(0, Math.min(plek, scenes.length - 1));
      this.zwart.hidden = true;
      const scene = scenes[this.nu];
      this.bak.classList.toggle("zonder-kaart", !scene.kaart);
      this.bak.classList.toggle("met-tabel", Boolean(scene.tabel));
      this.vul(scene);
      this.gewisseld(this.nu);
      if (!stil) this.omroep(`Scène ${this.nu + 1} van ${scenes.length}: ${scene.titel}.`);
      if (scene.kaart) await this.teken(scene.kaart);
      requestAnimationFrame(() => setTimeout(() => performance.measure("scène", { start: begin })));
    }

    vul(scene) {
      const { scenes } = this.eigen;
      this.nummer.textContent = `${this.nu + 1} van ${scenes.length}`;
      this.alt.textContent = scene.kaart ? scene.alt : "";
      this.bron.textContent = scene.bronnen.join(" ");
      this.kop = maak("h1", { tabindex: "-1" }, scene.titel);
      const zinnen = [...scene.problemen, ...scene.zinnen].map((zin) => maak("p", { class: "zin" }, zin));
      this.rest = maak("p", { class: "rest" }, scene.tabel?.rest || "");
      this.tekst.replaceChildren(
        this.kop, scene.zin ? maak("p", { class: "boodschap" }, scene.zin) : "", ...zinnen, scene.tabel ? rijen(scene.tabel) : "", this.rest);
      this.pas(scene);
    }

    // What does not fit at this size is left out and counted: smaller type would not be read.
    pas(scene) {
      if (!muur.matches) return;
      const { tekst } = this;
      const zinnen = [...tekst.querySelectorAll(".zin")];
      const regels = [...tekst.querySelectorAll("tbody tr, .rijen > li")];
      const past = () => tekst.scrollHeight <= tekst.clientHeight;
      if (past()) return;
      for (const deel of [...zinnen, ...regels]) deel.hidden = true;
      const weg = () => [[zinnen, "zin", "zinnen"], [regels, "regel", "regels"]]
        .map(([delen, een, meer]) => [delen.filter((deel) => deel.hidden).length, een, meer])
        .filter(([aantal]) => aantal).map(([aantal, een, meer]) => `${aantal} ${aantal === 1 ? een : meer}`).join(" en ");
      this.rest.textContent = [`Hier past niet meer bij: ${weg()}.`, scene.tabel?.rest].filter(Boolean).join(" ");
      // A long sentence gives way to shorter ones; with a table they keep to the upper part. A table
      // stops at the first line that does not fit, for its order may mean something.
      const grens = tekst.getBoundingClientRect().top + tekst.clientHeight * (regels.length ? DEEL : 1);
      zinnen.forEach((zin, plek) => {
        zin.hidden = false;
        zin.hidden = plek > 0 && !(past() && zin.getBoundingClientRect().bottom <= grens);
      });
      regels.every((regel, plek) => {
        regel.hidden = false;
        regel.hidden = plek > 0 && !past();
        return !regel.hidden;
      });
      this.rest.textContent = [weg() && `Hier past niet meer bij: ${weg()}.`, scene.tabel?.rest].filter(Boolean).join(" ");
    }

    // The map keeps its own sizes and is enlarged as a whole: names, lines, symbols and hatching.
    maatKaart() {
      const kaart = window.atlas.kaart.getContainer();
      const schaal = Math.max(1, (KLEINST * eenheid()) / NAAM);
      kaart.style.width = `${this.plek.clientWidth / schaal}px`;
      kaart.style.height = `${this.plek.clientHeight / schaal}px`;
      kaart.style.transform = `scale(${schaal})`;
      window.atlas.kaart.invalidateSize({ animate: false });
    }

    async teken(stand) {
      const { atlas } = window;
      this.maatKaart();
      atlas.gekeken = undefined;
      await atlas.update(stand);
      if (atlas.stand !== stand) return; // a next scene came in between
      // Another legend leaves another height for the map.
      this.maatKaart();
      atlas.kijk(stand.beeld, false);
      this.ruimNamenOp();
    }

    // Names that lie over each other or over the edge cannot be read; of two the first one stays.
    ruimNamenOp() {
      const rand = this.plek.getBoundingClientRect();
      const vrij = [];
      for (const naam of this.plek.querySelectorAll(".leaflet-tooltip.naam")) {
        const vak = naam.getBoundingClientRect();
        const eruit = vak.left < rand.left || vak.right > rand.right || vak.top < rand.top || vak.bottom > rand.bottom;
        const botst = eruit || vrij.some((v) => vak.left < v.right && v.left < vak.right && vak.top < v.bottom && v.top < vak.bottom);
        naam.style.visibility = botst ? "hidden" : "";
        if (!botst) vrij.push(vak);
      }
    }

    luister() {
      document.addEventListener("keydown", (toets) => this.aan && this.toets(toets));
      let van = null;
      this.bak.addEventListener("pointerdown", (vinger) => { van = vinger.pointerType === "touch" ? vinger : null; });
      this.bak.addEventListener("pointerup", (vinger) => {
        const weg = van ? vinger.clientX - van.clientX : 0;
        if (van && Math.abs(weg) > VEEG && Math.abs(weg) > 2 * Math.abs(vinger.clientY - van.clientY)) this.ga(this.nu + (weg < 0 ? 1 : -1));
        van = null;
      });
      // A browser takes Escape for itself in full screen, and tells only that it ended.
      document.addEventListener("fullscreenchange", () => {
        const zelf = this.zelfDicht;
        this.zelfDicht = false;
        if (this.aan && !document.fullscreenElement && !zelf) this.weg();
      });
    }

    toets(toets) {
      const { key } = toets;
      if (toets.ctrlKey || toets.altKey || toets.metaKey) return;
      if ((key === " " || key === "Enter") && toets.target.closest?.("button, a")) return;
      const doel = { Home: 0, End: this.eigen.scenes.length - 1 }[key];
      if (key === "Enter" && this.cijfers) this.ga(Number(this.cijfers) - 1);
      else if (VERDER.includes(key)) this.ga(this.nu + 1);
      else if (TERUG.includes(key)) this.ga(this.nu - 1);
      else if (doel !== undefined) this.ga(doel);
      else if (ZWART.includes(key)) this.maakZwart();
      else if (key === "f" || key === "F") this.volledig();
      else if (key === "Escape") this.sluit();
      else if (!/^[0-9]$/.test(key)) return;
      toets.preventDefault();
      this.cijfers = /^[0-9]$/.test(key) ? (this.cijfers + key).slice(-2) : "";
    }

    maakZwart() {
      this.zwart.hidden = !this.zwart.hidden;
      this.omroep(this.zwart.hidden ? "Scherm weer aan." : "Scherm zwart.");
    }

    async volledig() {
      if (document.fullscreenElement) {
        this.zelfDicht = true;
        await document.exitFullscreen();
      } else {
        await document.documentElement.requestFullscreen();
      }
      this.kop.focus({ preventScroll: true });
    }

    async sluit() {
      if (document.fullscreenElement) await document.exitFullscreen();
      else this.weg();
    }
  }

  return { Show };
})();
