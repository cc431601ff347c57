// Explore: layers, search, selection and contact panel, as in the app.
const explore = (() => {
  "use strict";
  const { make } = elements;
  const { button, card, table, link } = pieces;
  const WIDE = 900;

  class Explorer {
    // `atlas` is what geodata/meeting/offline_data.py makes of the atlas and `own` of the meeting.
    // `showScene(place)` goes to the show, `say` is read aloud, `selected(id)` is told what is selected.
    constructor(root, atlas, own, { showScene, say, selected }) {
      Object.assign(this, { atlas, own, showScene, say, selected });
      this.chosen = "";
      this.keyboard = false;
      this.place = make("div", { class: "kaart-plek" });
      this.legend = make("div", { class: "legenda-plek" });
      this.panel = make("section", { class: "paneel", "aria-label": "Gekozen", tabindex: "0" });
      this.lists = make("div", { class: "lijsten" });
      this.on = new Map(atlas.lagen.map((laag) => [laag.id, laag.aan]));
      root.append(this.head(), this.side(), make("div", { class: "midden" }, this.place, this.legend), this.panel, this.below());
      this.showPanel();
      this.showLists();
    }

    head() {
      const { own, atlas } = this;
      return make("header", { class: "kop" },
        make("div", {},
          make("h1", { tabindex: "-1" }, own.titel),
          make("p", {}, `Gemaakt op ${atlas.gemaakt}. Gegevens verzameld tot ${atlas.peildatum}. ${atlas.grenzen} (CC BY 4.0).`)),
        search.field(atlas.namen, (id) => this.select(id), this.say),
        own.scenes.length ? make("button", { type: "button", class: "knop", click: () => this.showScene(0) }, "Toon de presentatie") : null);
    }

    side() {
      const groups = new Map();
      for (const laag of this.atlas.lagen) groups.set(laag.groep, [...(groups.get(laag.groep) || []), laag]);
      const keyboard = make("input", { type: "checkbox", id: "toetsen", "aria-describedby": "toetsen-uitleg", change: () => {
        this.keyboard = keyboard.checked;
        this.draw();
      } });
      // A phone shows the map first; the layers fold out above it.
      return make("details", { class: "zij", open: innerWidth > WIDE },
        make("summary", {}, "Lagen"),
        [...groups].map(([groep, lagen]) => make("fieldset", {}, make("legend", {}, groep), lagen.map((laag) => this.layerSwitch(laag)))),
        make("div", { class: "vak" }, keyboard, make("label", { for: "toetsen" }, "Kaart met toetsenbord bedienen"),
          make("small", { id: "toetsen-uitleg" }, "Tab gaat naar een laag, de pijltjes naar een gebied of symbool, Enter kiest.")));
    }

    layerSwitch(laag) {
      const box = make("input", { type: "checkbox", id: `laag-${laag.id}`, checked: laag.aan, change: () => {
        this.on.set(laag.id, box.checked);
        this.draw();
        this.showLists();
      } });
      return make("div", { class: "vak" }, box, make("label", { for: box.id }, laag.label), make("small", {}, laag.uitleg));
    }

    below() {
      const { own } = this;
      this.texts = own.scenes.map((scene, place) => this.scene(scene, place));
      return make("section", { class: "onder" },
        make("h2", {}, "Dezelfde gegevens als lijst"), this.lists,
        own.scenes.length ? [make("h2", {}, "De presentatie als tekst"), this.texts] : null,
        own.atlas ? make("p", {}, "Deze atlas staat op ", link(own.atlas, own.atlas), ".") : null);
    }

    // A whole scene as text: also what did not fit on the wall.
    scene(scene, place) {
      return make("details", {},
        make("summary", {}, `${place + 1}. ${scene.titel}`),
        scene.zin ? make("p", {}, scene.zin) : null,
        scene.kaart ? make("p", {}, scene.alt) : null,
        [scene.filter, ...scene.zinnen, ...scene.uitleg].filter(Boolean).map((sentence) => make("p", {}, sentence)),
        scene.tabel ? make("div", { class: "breed", tabindex: "0", role: "region", "aria-label": scene.tabel.bijschrift }, table(scene.tabel)) : null,
        scene.tabel?.rest ? make("p", {}, scene.tabel.rest) : null,
        make("p", {}, "Bronnen:"),
        make("ul", {}, scene.bronnen.map((bron) => make("li", {}, bron))),
        make("button", { type: "button", class: "knop", click: () => this.showScene(place) }, `Toon scène ${place + 1}`));
    }

    // Open a scene as text, and go there.
    read(place) {
      // After the last scene comes a code, which is no text.
      const text = this.texts[Math.min(place, this.texts.length - 1)];
      text.open = true;
      text.querySelector("summary").focus();
    }

    showLists() {
      const on = this.atlas.lagen.filter((laag) => this.on.get(laag.id));
      if (!on.length) this.lists.replaceChildren(make("p", {}, "Er staat geen laag aan. Kies er een of meer."));
      else this.lists.replaceChildren(...on.map((laag) => this.list(laag)));
    }

    list(laag) {
      const list = make("ul", { class: "namen" });
      const box = make("details", {}, make("summary", {}, `${laag.label}: ${laag.records.length}`), make("p", {}, laag.uitleg), list);
      box.addEventListener("toggle", () => {
        if (!box.open || list.children.length) return;
        list.append(...laag.records.map(([id, status, zekerheid, naam]) => make("li", {},
          this.atlas.kaartjes[id] ? button(this.atlas.kaartjes[id].naam, () => this.select(id)) : naam,
          [status, zekerheid && `zekerheid ${zekerheid}`].filter(Boolean).map((part) => `, ${part}`).join(""))));
      });
      return box;
    }

    showPanel() {
      if (!this.chosen) {
        this.panel.replaceChildren(
          make("h2", { tabindex: "-1" }, "Kies op de kaart"),
          make("p", {}, "Klik op een gebied of symbool, zoek hierboven, of kies een naam in de lijsten onder de kaart. Hier ziet u dan wie het is, hoe u ze bereikt en waar dat vandaan komt."));
        return;
      }
      this.panel.replaceChildren(
        make("button", { type: "button", class: "knop sluit", click: () => this.select("") }, "Sluit"),
        card(this.atlas.kaartjes[this.chosen], this.atlas, (id) => this.select(id)));
      this.panel.scrollTop = 0;
    }

    select(id) {
      this.chosen = this.atlas.kaartjes[id] ? id : "";
      // One card leads to the next: closing goes back to before the first.
      if (this.chosen && !this.panel.contains(document.activeElement)) this.opener = document.activeElement;
      this.showPanel();
      this.draw();
      this.selected(this.chosen);
      const heading = this.panel.querySelector("h2");
      this.say(this.chosen ? `Gekozen: ${heading.textContent}.` : "Niets gekozen.");
      // What was clicked may be gone; the card is where the reader goes on, and after it what opened it. On a map that is
      // worked by keyboard the reader stays there.
      const scroll = { preventScroll: innerWidth > WIDE };
      const back = !this.chosen && this.opener?.isConnected && this.opener !== document.body;
      if (back) this.opener.focus(scroll);
      else if (!this.keyboard || !this.chosen) heading.focus(scroll);
    }

    // The same state as geodata/map/state.py makes.
    state() {
      const { atlas } = this;
      const kaart = atlas.kaartjes[this.chosen];
      return {
        lagen: atlas.lagen.filter((laag) => laag.op_kaart && this.on.get(laag.id)).map((laag) => [laag.bestand, "*"]),
        vlakken: atlas.gemeentevlakken,
        grond: atlas.grond,
        gekozen: kaart ? kaart.vlakken.map((name) => [name, this.chosen]) : [],
        beeld: kaart?.beeld || atlas.beeld,
        toetsen: this.keyboard,
      };
    }

    draw() {
      return window.atlas.update(this.state());
    }
  }

  return { Explorer };
})();
