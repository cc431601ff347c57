// Explore: layers, search, selection and contact panel, as in the app.
const verkennen = (function () {
  "use strict";
  const { maak, knop, kaartje, tabel, link } = stukken;

  class Verkenner {
    // `gegevens` is the atlas, `eigen` the meeting; `plek` holds the map, `omroep` is read aloud.
    constructor(bak, gegevens, eigen, { toonScene, omroep, gekozen }) {
      Object.assign(this, { gegevens, eigen, toonScene, omroep, meldKeuze: gekozen });
      this.gekozen = "";
      this.toetsen = false;
      this.plek = maak("div", { class: "kaart-plek" });
      this.legenda = maak("div", { class: "legenda-plek" });
      this.paneel = maak("section", { class: "paneel", "aria-label": "Gekozen", tabindex: "0" });
      this.lijsten = maak("div", { class: "lijsten" });
      this.lagen = new Map(gegevens.lagen.map((laag) => [laag.id, laag.aan]));
      bak.append(this.kop(), this.zij(), maak("div", { class: "midden" }, this.plek, this.legenda), this.paneel, this.onder());
      this.toonPaneel();
      this.toonLijsten();
    }

    kop() {
      const { eigen, gegevens } = this;
      const scenes = eigen.scenes.length;
      return maak("header", { class: "kop" },
        maak("div", {},
          maak("h1", { tabindex: "-1" }, eigen.titel),
          maak("p", {}, `Gemaakt op ${gegevens.gemaakt}. Gegevens verzameld tot ${gegevens.peildatum}. ${gegevens.grenzen} (CC BY 4.0).`)),
        zoeken.veld(gegevens.namen, (id) => this.kies(id), this.omroep),
        scenes ? maak("button", { type: "button", class: "knop", klik: () => this.toonScene(0) }, "Toon de presentatie") : null);
    }

    zij() {
      const groepen = new Map();
      for (const laag of this.gegevens.lagen) groepen.set(laag.groep, [...(groepen.get(laag.groep) || []), laag]);
      const vakken = [...groepen].map(([groep, lagen]) => maak("fieldset", {},
        maak("legend", {}, groep),
        lagen.map((laag) => {
          const vak = maak("input", { type: "checkbox", id: `laag-${laag.id}` });
          vak.checked = laag.aan;
          vak.addEventListener("change", () => {
            this.lagen.set(laag.id, vak.checked);
            this.teken();
            this.toonLijsten();
          });
          return maak("div", { class: "vak" }, vak, maak("label", { for: vak.id }, laag.label), maak("small", {}, laag.uitleg));
        })));
      const toetsen = maak("input", { type: "checkbox", id: "toetsen", "aria-describedby": "toetsen-uitleg" });
      toetsen.addEventListener("change", () => {
        this.toetsen = toetsen.checked;
        this.teken();
      });
      // A phone shows the map first; the layers fold out above it.
      return maak("details", { class: "zij", open: innerWidth > 900 },
        maak("summary", {}, "Lagen"),
        vakken,
        maak("div", { class: "vak" }, toetsen, maak("label", { for: "toetsen" }, "Kaart met toetsenbord bedienen"),
          maak("small", { id: "toetsen-uitleg" }, "Tab gaat naar een laag, de pijltjes naar een gebied of symbool, Enter kiest.")));
    }

    onder() {
      const { eigen } = this;
      return maak("section", { class: "onder" },
        maak("h2", {}, "Dezelfde gegevens als lijst"), this.lijsten,
        eigen.scenes.length ? [maak("h2", {}, "De presentatie als tekst"), eigen.scenes.map((scene, plek) => this.scene(scene, plek))] : null,
        eigen.atlas ? maak("p", {}, "Deze atlas staat op ", link(eigen.atlas, eigen.atlas), ".") : null);
    }

    // A whole scene as text: also what did not fit on the wall.
    scene(scene, plek) {
      return maak("details", {},
        maak("summary", {}, `${plek + 1}. ${scene.titel}`),
        scene.zin ? maak("p", {}, scene.zin) : null,
        scene.kaart ? maak("p", {}, scene.alt) : null,
        [...scene.zinnen, ...scene.problemen].map((zin) => maak("p", {}, zin)),
        scene.tabel ? maak("div", { class: "breed", tabindex: "0", role: "region", "aria-label": scene.tabel.bijschrift }, tabel(scene.tabel)) : null,
        scene.tabel?.rest ? maak("p", {}, scene.tabel.rest) : null,
        maak("p", {}, "Bronnen:"),
        maak("ul", {}, scene.bronnen.map((bron) => maak("li", {}, bron))),
        maak("button", { type: "button", class: "knop", klik: () => this.toonScene(plek) }, `Toon scène ${plek + 1}`));
    }

    toonLijsten() {
      const aan = this.gegevens.lagen.filter((laag) => this.lagen.get(laag.id));
      if (!aan.length) this.lijsten.replaceChildren(maak("p", {}, "Er staat geen laag aan. Kies er een of meer."));
      else this.lijsten.replaceChildren(...aan.map((laag) => this.lijst(laag)));
    }

    lijst(laag) {
      const bak = maak("ul", { class: "namen" });
      const doos = maak("details", {}, maak("summary", {}, `${laag.label}: ${laag.records.length}`), maak("p", {}, laag.uitleg), bak);
      doos.addEventListener("toggle", () => {
        if (!doos.open || bak.children.length) return;
        bak.append(...laag.records.map(([id, status, zekerheid]) => maak("li", {},
          knop(this.gegevens.kaartjes[id].naam, () => this.kies(id)),
          [status, zekerheid && `zekerheid ${zekerheid}`].filter(Boolean).map((deel) => `, ${deel}`).join(""))));
      });
      return doos;
    }

    toonPaneel() {
      if (!this.gekozen) {
        this.paneel.replaceChildren(
          maak("h2", { tabindex: "-1" }, "Kies op de kaart"),
          maak("p", {}, "Klik op een gebied of symbool, zoek hierboven, of kies een naam in de lijsten onder de kaart. Hier ziet u dan wie het is, hoe u ze bereikt en waar dat vandaan komt."));
        return;
      }
      this.paneel.replaceChildren(
        maak("button", { type: "button", class: "knop sluit", klik: () => this.kies("") }, "Sluit"),
        kaartje(this.gegevens.kaartjes[this.gekozen], this.gegevens, (id) => this.kies(id)));
      this.paneel.scrollTop = 0;
    }

    kies(id) {
      this.gekozen = this.gegevens.kaartjes[id] ? id : "";
      this.toonPaneel();
      this.teken();
      this.meldKeuze(this.gekozen);
      const kop = this.paneel.querySelector("h2");
      this.omroep(this.gekozen ? `Gekozen: ${kop.textContent}.` : "Niets gekozen.");
      // What was clicked may be gone; the card is where the reader goes on.
      if (!this.toetsen) kop.focus({ preventScroll: innerWidth > 900 });
    }

    // The same state as geodata/map/state.py makes.
    stand() {
      const { gegevens } = this;
      const kaart = gegevens.kaartjes[this.gekozen];
      return {
        lagen: gegevens.lagen.filter((laag) => laag.op_kaart && this.lagen.get(laag.id)).map((laag) => [laag.bestand, "*"]),
        vlakken: gegevens.gemeentevlakken,
        gekozen: kaart ? kaart.vlakken.map((bestand) => [bestand, this.gekozen]) : [],
        beeld: kaart?.beeld || gegevens.beeld,
        toetsen: this.toetsen,
      };
    }

    teken() {
      return window.atlas.update(this.stand());
    }
  }

  return { Verkenner };
})();
