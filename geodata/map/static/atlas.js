// The map: every layer is fetched once from the app's own address and kept; after that a few hundred
// bytes of state say what to show. Text from data only ever becomes a text node.
// A page of its own, without Streamlit, says itself where a file comes from and where a choice goes.
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const GEBIED = ["gebied", "dichtstbij", "status"];
  const RAND = "#7a2800";
  const SMAL = 560;
  const STIL = "#767d89";
  // Symbols as SVG paths around (x, y); every status differs in shape, not only in colour.
  const circle = (x, y, r) => `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0z`;
  const VORMEN = {
    cirkel: circle,
    ruit: (x, y, r) => `M${x},${y - r}L${x + r},${y}L${x},${y + r}L${x - r},${y}z`,
    kruis: (x, y, r) => {
      const d = r / 3;
      return `M${x - d},${y - r}h${2 * d}v${r - d}h${r - d}v${2 * d}h${d - r}v${r - d}h${-2 * d}v${d - r}h${d - r}v${-2 * d}h${r - d}z`;
    },
    half: (x, y, r) => `${circle(x, y, r)}M${x},${y - r}a${r},${r} 0 0,0 0,${2 * r}z`,
    streep: (x, y, r) => `${circle(x, y, r)}M${x - r},${y}h${2 * r}z`,
    stip: (x, y, r) => circle(x, y, r / 2.2),
  };
  const Teken = L.CircleMarker.extend({
    _updatePath() {
      const draw = VORMEN[this.options.teken] || VORMEN.cirkel;
      this._renderer._setPath(this, draw(this._point.x, this._point.y, this._radius));
    },
  });

  // Leaflet listens for focus on every shape with a tooltip, and a browser makes an SVG shape that is
  // listened to a tab stop: hundreds of them. We open tooltips on focus ourselves, in keyboard mode.
  L.Layer.include({ _addFocusListenersOnLayer() {} });

  const tekst = (tag, inhoud, klasse) => {
    const element = document.createElement(tag);
    element.textContent = inhoud;
    if (klasse) element.className = klasse;
    return element;
  };
  const klasse = (bestand, feature) => bestand.statussen.find((k) => k.id === feature.properties.status);
  const stil = (status) => Boolean(status) && ["streep", "stip"].includes(status.symbool);
  const vulling = (status) => (status.symbool === "half" ? "url(#oprichting)" : status.kleur);
  const zichtbaar = (masker, index) => {
    if (masker === "*") return true;
    if (!masker) return false;
    return Boolean((parseInt(masker[index >> 2], 16) >> (3 - (index & 3))) & 1);
  };

  // A file is named after its layer: <laag>-<hash>.json.
  const laagVan = (naam) => naam.slice(0, naam.lastIndexOf("-"));

  const inApp = {
    haal: (naam) => fetch(`../../geo/${naam}`).then((antwoord) => {
      if (!antwoord.ok) throw new Error(`${naam}: ${antwoord.status}`);
      return antwoord.json();
    }),
    kies: (id, klik) => window.Streamlit.setComponentValue({ gekozen: id, klik }),
  };

  // A name is centred by its width, which it has not before the style is there.
  const opgemaakt = () => Promise.all([...document.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.sheet
    || new Promise((klaar) => {
      link.addEventListener("load", klaar);
      link.addEventListener("error", klaar);
    })));

  class Atlas {
    // `bron.haal(name)` promises the content of a file, `bron.kies(id)` is told what is selected.
    static start(id, bron = inApp) {
      const kaart = L.map(id, {
        center: [52.2, 5.3], zoom: 7, minZoom: 6, maxZoom: 15, zoomControl: false, zoomSnap: 0.25, zoomDelta: 0.5,
        maxBounds: [[49.8, 1.5], [54.6, 9.2]],
      });
      kaart.zoomControl = L.control.zoom({ position: "topright" }).addTo(kaart);
      window.atlas = new Atlas(kaart, bron);
      return kaart;
    }

    constructor(kaart, bron) {
      this.kaart = kaart;
      this.bron = bron;
      this.rustig = false; // never move the picture, only change it
      this.bestanden = new Map(); // file name -> promise of its content
      this.lagen = new Map(); // layer id -> drawn layer
      this.stand = null;
      this.beurt = 0;
      this.klikken = 0;
      if (bron === inApp) this.pasHoogteAan();
      const panes = { vlak: 400, rechts: 401, arcering: 405, lijn: 410, stip: 430, teken: 440, keuze: 450 };
      for (const [naam, hoogte] of Object.entries(panes)) {
        kaart.createPane(naam).style.zIndex = hoogte;
      }
      kaart.getPane("keuze").style.pointerEvents = "none";
      kaart.getPane("arcering").style.pointerEvents = "none";
      this.renderers = {};
      for (const naam of Object.keys(panes)) this.renderers[naam] = L.svg({ pane: naam, padding: 0.5 });
      this.patronen();
      kaart.attributionControl.setPrefix(false);
      kaart.attributionControl.addAttribution("Grenzen: CBS, Kadaster (CC BY 4.0)");
      kaart.getContainer().setAttribute("role", "region");
      kaart.getContainer().setAttribute("aria-label", "Kaart van Nederland");
      kaart.zoomControl?._zoomInButton.setAttribute("title", "Inzoomen");
      kaart.zoomControl?._zoomInButton.setAttribute("aria-label", "Inzoomen");
      kaart.zoomControl?._zoomOutButton.setAttribute("title", "Uitzoomen");
      kaart.zoomControl?._zoomOutButton.setAttribute("aria-label", "Uitzoomen");
      this.legenda = L.control({ position: "topleft" });
      this.legenda.onAdd = () => {
        const doos = document.createElement("details");
        doos.className = "legenda";
        doos.open = kaart.getSize().x >= SMAL;
        doos.append(tekst("summary", "Legenda"), document.createElement("ul"));
        L.DomEvent.disableClickPropagation(doos).disableScrollPropagation(doos);
        return doos;
      };
      this.legenda.addTo(kaart);
      this.melder = L.control({ position: "bottomleft" });
      this.melder.onAdd = () => {
        const doos = tekst("div", "");
        doos.setAttribute("role", "status");
        return doos;
      };
      this.melder.addTo(kaart);
      kaart.on("zoomend", () => this.schaal());
      window.addEventListener("resize", () => {
        kaart.invalidateSize({ animate: false });
        if (this.stand) this.kijk(this.stand.beeld, false);
      });
    }

    // On a phone the country does not need the height that it needs on a desk.
    pasHoogteAan() {
      const zet = window.Streamlit.setFrameHeight;
      window.Streamlit.setFrameHeight = (hoogte) => {
        const breedte = document.documentElement.clientWidth;
        const passend = breedte < SMAL ? Math.min(hoogte, Math.round(breedte * 1.3)) : hoogte;
        this.kaart.getContainer().style.height = `${passend}px`;
        this.kaart.invalidateSize({ animate: false });
        zet(passend);
      };
    }

    patronen() {
      const svg = document.createElementNS(SVG, "svg");
      svg.setAttribute("width", "0");
      svg.setAttribute("height", "0");
      svg.style.position = "absolute";
      svg.setAttribute("aria-hidden", "true");
      const strepen = (id, afstand, dikte, kleur, achter) => {
        const patroon = document.createElementNS(SVG, "pattern");
        for (const [naam, waarde] of Object.entries({
          id, width: afstand, height: afstand, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)",
        })) patroon.setAttribute(naam, waarde);
        const vlak = (breedte, tint) => {
          const rect = document.createElementNS(SVG, "rect");
          rect.setAttribute("width", breedte);
          rect.setAttribute("height", afstand);
          rect.setAttribute("fill", tint);
          patroon.append(rect);
        };
        if (achter) vlak(afstand, achter);
        vlak(dikte, kleur);
        svg.append(patroon);
      };
      strepen("arcering", 7, 1.4, "#1f2430");
      strepen("oprichting", 8, 4, "#e2a383", "#fff");
      document.body.append(svg);
    }

    haal(naam) {
      if (!this.bestanden.has(naam)) {
        const belofte = this.bron.haal(naam);
        belofte.catch(() => this.bestanden.delete(naam));
        this.bestanden.set(naam, belofte);
      }
      return this.bestanden.get(naam);
    }

    async update(stand) {
      const beurt = ++this.beurt;
      this.stand = stand;
      this.ondergrond(stand.ondergrond);
      let namen = stand.lagen.map(([naam]) => naam);
      namen = namen.concat(stand.vlakken || [], stand.gekozen.map((laag) => laag[0]));
      const bestanden = {};
      const mislukt = [];
      await Promise.all([opgemaakt(), ...namen.map(async (naam) => {
        try {
          bestanden[naam] = await this.haal(naam);
        } catch (fout) {
          mislukt.push(naam);
        }
      })]);
      if (beurt !== this.beurt) return;
      this.meld(mislukt.length ? "Niet alle lagen konden geladen worden. Herlaad de pagina om het opnieuw te proberen." : "");
      const getoond = stand.lagen
        .filter(([naam]) => bestanden[naam])
        .map(([naam, masker]) => [laagVan(naam), naam, masker]);
      const vul = getoond.find(([, naam]) => GEBIED.includes(bestanden[naam].laag.vorm))?.[0];
      for (const [id, laag] of this.lagen) {
        if (!getoond.some(([aan]) => aan === id)) laag.groep.remove();
      }
      const [links, rechts] = stand.schuif ? getoond.map(([id]) => id) : [];
      for (const [id, naam, masker] of getoond) {
        const gevuld = id === vul || id === rechts;
        this.teken(id, bestanden[naam], masker, gevuld, bestanden[(stand.vlakken || [])[0]], id === rechts && id !== links);
      }
      this.schuif(stand.schuif ? getoond.map(([, naam]) => bestanden[naam].laag.label) : []);
      this.markeer(stand.gekozen, bestanden);
      this.bewegwijzer(getoond, bestanden, vul);
      this.schaal();
      this.kijk(stand.beeld, this.gekeken !== undefined);
      this.toetsen(stand.toetsen);
      document.body.dataset.beurt = String(beurt);
    }

    teken(id, bestand, masker, vul, vlakken, rechts) {
      const soort = rechts ? "rechts" : bestand.laag.vorm === "status" && vul && vlakken ? "vlak" : "eigen";
      let laag = this.lagen.get(id);
      if (!laag || laag.soort !== soort) {
        if (laag) laag.groep.remove();
        laag = this.bouw(bestand, soort, vlakken);
        this.lagen.set(id, laag);
      }
      laag.groep.addTo(this.kaart);
      bestand.features.forEach((feature, index) => {
        const vorm = laag.vormen.get(feature.id);
        if (!vorm) return;
        const aan = zichtbaar(masker, index);
        for (const deel of [vorm, laag.arcering.get(feature.id), laag.namen.get(feature.id)]) {
          if (!deel) continue;
          const hoort = aan && (deel === vorm || vul);
          if (hoort && !laag.groep.hasLayer(deel)) laag.groep.addLayer(deel);
          if (!hoort && laag.groep.hasLayer(deel)) laag.groep.removeLayer(deel);
        }
        if (!aan) return;
        if (["gebied", "dichtstbij"].includes(bestand.laag.vorm)) {
          const inactief = stil(klasse(bestand, feature));
          vorm.setStyle({
            fillOpacity: vul ? (inactief ? 0.6 : 0.5) : 0,
            fillColor: inactief ? "#d5d8dd" : feature.properties.kleur,
            weight: vul ? 2 : 2.6,
            dashArray: vul ? null : bestand.laag.lijn || null,
          });
          vorm.aanklikbaar = vul;
        }
        if (vorm._path) vorm._path.style.pointerEvents = vorm.aanklikbaar ? "" : "none";
      });
    }

    bouw(bestand, soort, vlakken) {
      const meta = bestand.laag;
      const laag = { soort, groep: L.layerGroup(), vormen: new Map(), arcering: new Map(), namen: new Map() };
      const vlakVan = soort === "vlak" ? new Map(vlakken.features.map((f) => [f.id, f.geometry])) : null;
      for (const feature of bestand.features) {
        const geometrie = vlakVan ? vlakVan.get(feature.id) : feature.geometry;
        if (!geometrie) continue;
        const vorm = geometrie.type === "Point" ? this.stip(feature, bestand) : this.vlak(feature, bestand, geometrie, soort);
        vorm.feature = feature;
        if (vorm.aanklikbaar === undefined) vorm.aanklikbaar = true;
        vorm.bindTooltip(() => tekst("span", feature.properties.uitleg), { sticky: true });
        vorm.on("click", () => this.kies(feature.id));
        laag.vormen.set(feature.id, vorm);
        const onzeker = bestand.onzeker?.[feature.id];
        if (onzeker) {
          laag.arcering.set(feature.id, this.polygoon(onzeker, {
            pane: "arcering", renderer: this.renderers.arcering, stroke: false, fillColor: "url(#arcering)", fillOpacity: 0.55, interactive: false,
          }));
        }
        if (feature.properties.midden && bestand.features.length <= 30) {
          laag.namen.set(feature.id, L.tooltip(feature.properties.midden, {
            permanent: true, direction: "center", className: "naam", interactive: false,
            content: tekst("span", feature.properties.label),
          }));
        }
      }
      return laag;
    }

    polygoon(geometrie, opties) {
      const delen = geometrie.type === "Polygon" ? [geometrie.coordinates] : geometrie.coordinates;
      return L.polygon(delen.map((deel) => deel.map((ring) => ring.map(([lon, lat]) => [lat, lon]))), { smoothFactor: 0.5, ...opties });
    }

    vlak(feature, bestand, geometrie, soort) {
      const meta = bestand.laag;
      if (soort === "vlak") {
        return this.polygoon(geometrie, {
          pane: "vlak", renderer: this.renderers.vlak, color: "#5c6470", weight: 0.7, fillOpacity: 0.85,
          fillColor: vulling(klasse(bestand, feature)),
        });
      }
      const lijn = meta.vorm === "gemeente";
      const pane = lijn ? "lijn" : soort === "rechts" ? "rechts" : "vlak";
      return this.polygoon(geometrie, {
        pane, renderer: this.renderers[pane], color: meta.kleur, weight: lijn ? 0.8 : 2, fillOpacity: 0, fillColor: "#fff",
      });
    }

    stip(feature, bestand) {
      const meta = bestand.laag;
      const status = klasse(bestand, feature);
      const gedempt = stil(status);
      const [lon, lat] = feature.geometry.coordinates;
      const opties = meta.vorm === "status"
        ? { pane: "stip", teken: status.symbool, radius: 5, weight: 1, color: gedempt ? STIL : RAND,
            fillColor: gedempt ? "#a9afb9" : status.symbool === "half" ? "#fff" : status.kleur }
        : { pane: "teken", teken: meta.symbool, radius: 8, weight: 1.4, color: gedempt ? "#5c6470" : "#fff",
            fillColor: gedempt ? "#fff" : meta.kleur };
      const teken = new Teken([lat, lon], {
        ...opties, renderer: this.renderers[opties.pane], fillOpacity: 1,
        dashArray: feature.properties.zekerheid === "laag" ? "2 2" : null,
      });
      teken.basis = opties.radius;
      return teken;
    }

    markeer(gekozen, bestanden) {
      this.keuze?.remove();
      this.keuze = L.layerGroup().addTo(this.kaart);
      const opties = { pane: "keuze", renderer: this.renderers.keuze, interactive: false, fill: false };
      for (const [naam, id] of gekozen) {
        const feature = bestanden[naam]?.features.find((f) => f.id === id);
        if (!feature?.geometry) continue;
        if (feature.geometry.type === "Point") {
          const [lon, lat] = feature.geometry.coordinates;
          L.circleMarker([lat, lon], { ...opties, radius: 15, color: "#fff", weight: 7 }).addTo(this.keuze);
          L.circleMarker([lat, lon], { ...opties, radius: 15, color: "#111", weight: 3.5 }).addTo(this.keuze);
        } else {
          const streep = bestanden[naam].laag.berekend ? "6 5" : null;
          this.polygoon(feature.geometry, { ...opties, color: "#fff", weight: 7 }).addTo(this.keuze);
          this.polygoon(feature.geometry, { ...opties, color: "#111", weight: 3.5, dashArray: streep }).addTo(this.keuze);
        }
      }
    }

    // A slider between two filled layers: the first is seen left of it, the second right of it.
    schuif(labels) {
      if (!this.schuiver) {
        const doos = document.createElement("div");
        doos.className = "schuif";
        const hendel = Object.assign(document.createElement("input"), { type: "range", min: 0, max: 100, value: 50 });
        hendel.oninput = () => this.knip();
        doos.append(hendel, tekst("span", "", "links"), tekst("span", "", "rechts"), tekst("div", "", "streep"));
        L.DomEvent.disableClickPropagation(hendel);
        // Dragging the handle must not drag the map, nor may the arrow keys pan it.
        for (const soort of ["pointerdown", "mousedown", "touchstart", "keydown"]) hendel.addEventListener(soort, (gebeurtenis) => gebeurtenis.stopPropagation());
        this.kaart.getContainer().append(doos);
        this.kaart.on("move zoomend resize", () => this.knip());
        this.schuiver = doos;
      }
      this.schuiver.hidden = labels.length === 0;
      const [links, rechts] = [labels[0], labels[1] || labels[0]];
      this.schuiver.querySelector(".links").textContent = links || "";
      this.schuiver.querySelector(".rechts").textContent = rechts || "";
      this.schuiver.querySelector("input").setAttribute("aria-label", `Schuif tussen ${links} en ${rechts}`);
      this.knip();
    }

    knip() {
      const aan = this.schuiver && !this.schuiver.hidden;
      const deel = aan ? Number(this.schuiver.querySelector("input").value) / 100 : 0;
      const maat = this.kaart.getSize();
      const van = this.kaart.containerPointToLayerPoint([0, 0]);
      const tot = this.kaart.containerPointToLayerPoint(maat);
      const midden = van.x + maat.x * deel;
      const vak = (x1, x2) => `polygon(${[[x1, van.y], [x2, van.y], [x2, tot.y], [x1, tot.y]].map(([x, y]) => `${x}px ${y}px`).join(",")})`;
      this.kaart.getPane("vlak").style.clipPath = aan ? vak(van.x, midden) : "";
      this.kaart.getPane("rechts").style.clipPath = aan ? vak(midden, tot.x) : "";
      if (aan) this.schuiver.style.setProperty("--plek", `${deel * 100}%`);
    }

    // Symbols grow a little with the map, so that the country stays readable and a town findable.
    schaal() {
      const zoom = this.kaart.getZoom();
      const factor = Math.max(0.55, Math.min(1.6, (zoom - 3.5) / 4.5));
      for (const laag of this.lagen.values()) {
        for (const vorm of laag.vormen.values()) if (vorm.basis) vorm.setRadius(vorm.basis * factor);
      }
      const klassen = this.kaart.getContainer().classList;
      klassen.toggle("groot", zoom >= 9);
      klassen.toggle("dichtbij", zoom >= 7.5);
      klassen.toggle("smal", this.kaart.getSize().x < SMAL);
      this.ruim();
    }

    // A name that would lie over the name of what is chosen, or of a larger area, waits until there is room.
    ruim() {
      const gekozen = new Set((this.stand?.gekozen || []).map(([, id]) => id));
      const namen = [...this.lagen.values()].flatMap((laag) => [...laag.namen].map(([id, naam]) => {
        const maat = laag.vormen.get(id).getBounds();
        const vlak = (maat.getNorth() - maat.getSouth()) * (maat.getEast() - maat.getWest());
        return { doos: naam.getElement(), rang: gekozen.has(id) ? Infinity : vlak };
      })).filter(({ doos }) => doos?.isConnected).sort((a, b) => b.rang - a.rang);
      const vakken = [];
      for (const { doos } of namen) {
        const vak = doos.getBoundingClientRect();
        const botst = vakken.some((v) => v.left < vak.right && vak.left < v.right && v.top < vak.bottom && vak.top < v.bottom);
        doos.style.visibility = botst ? "hidden" : "";
        if (!botst && vak.width) vakken.push(vak);
      }
    }

    kijk(beeld, bewegen) {
      const sleutel = JSON.stringify(beeld);
      if (bewegen && sleutel === this.gekeken) return;
      this.gekeken = sleutel;
      const rust = this.rustig || !bewegen || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      // What is selected should not lie under an open legend; the country moves aside a little.
      const doos = this.legenda.getContainer();
      const legenda = doos.open && this.kaart.getContainer().contains(doos) ? doos.offsetWidth : 0;
      const gekozen = this.stand.gekozen.length > 0;
      const links = gekozen ? Math.min(legenda + 12, this.kaart.getSize().x / 2) : 12;
      this.kaart.fitBounds(beeld, {
        paddingTopLeft: [links, 12], paddingBottomRight: [12, 12], maxZoom: 12, animate: gekozen && !rust,
      });
      if (gekozen) return;
      const rechts = this.kaart.latLngToContainerPoint(beeld[1]).x;
      const ruimte = Math.max(0, this.kaart.getSize().x - rechts - 12);
      this.kaart.panBy([-Math.min(legenda / 2, ruimte), 0], { animate: false });
    }

    kies(id) {
      this.klikken += 1;
      this.bron.kies(id, this.klikken);
    }

    meld(zin) {
      const doos = this.melder.getContainer();
      doos.textContent = zin;
      doos.className = zin ? "melding" : "";
    }

    ondergrond(wens) {
      if (!wens) {
        this.tegels?.remove();
        this.tegels = null;
        return;
      }
      if (this.tegels) return;
      this.tegels = L.tileLayer(wens.url, { attribution: wens.bron, minZoom: 6, maxZoom: 19 });
      this.tegels.once("tileerror", () => this.meld("De ondergrondkaart van PDOK is niet bereikbaar. De lagen werken zonder."));
      this.tegels.addTo(this.kaart);
    }

    // Keyboard: one tab stop per layer, arrow keys to the next and previous, Enter or space selects.
    toetsen(aan) {
      for (const [naam] of this.stand.lagen) {
        const laag = this.lagen.get(laagVan(naam));
        if (!laag) continue;
        let eerste = true;
        for (const vorm of laag.vormen.values()) {
          const pad = vorm._path;
          if (!pad || !laag.groep.hasLayer(vorm)) continue;
          pad.onkeydown = aan ? (toets) => this.toets(toets, laag, vorm) : null;
          pad.onfocus = aan ? () => vorm.openTooltip() : null;
          pad.onblur = aan ? () => vorm.closeTooltip() : null;
          if (!aan) {
            for (const kenmerk of ["tabindex", "role", "aria-label"]) pad.removeAttribute(kenmerk);
            continue;
          }
          pad.setAttribute("role", "button");
          pad.setAttribute("aria-label", vorm.feature.properties.uitleg);
          pad.setAttribute("tabindex", eerste ? "0" : "-1");
          eerste = false;
        }
      }
    }

    toets(toets, laag, vorm) {
      if (toets.key === "Enter" || toets.key === " ") {
        toets.preventDefault();
        this.kies(vorm.feature.id);
        return;
      }
      const rij = [...laag.vormen.values()].filter((v) => v._path?.hasAttribute("tabindex"));
      const plek = rij.indexOf(vorm);
      const doel = { ArrowRight: plek + 1, ArrowDown: plek + 1, ArrowLeft: plek - 1, ArrowUp: plek - 1, Home: 0, End: rij.length - 1 }[toets.key];
      if (doel === undefined) return;
      toets.preventDefault();
      toets.stopPropagation();
      const volgende = rij[(doel + rij.length) % rij.length];
      vorm._path.setAttribute("tabindex", "-1");
      volgende._path.setAttribute("tabindex", "0");
      volgende._path.focus({ preventScroll: true });
      const punt = volgende.getCenter ? volgende.getCenter() : volgende.getLatLng();
      if (!this.kaart.getBounds().contains(punt)) this.kaart.panTo(punt, { animate: false });
    }

    bewegwijzer(getoond, bestanden, vul) {
      const lijst = this.legenda.getContainer().querySelector("ul");
      lijst.replaceChildren();
      const regel = (label, teken, klasse) => {
        const item = document.createElement("li");
        if (klasse) item.className = klasse;
        if (teken) {
          const svg = document.createElementNS(SVG, "svg");
          svg.setAttribute("viewBox", "0 0 24 16");
          svg.setAttribute("aria-hidden", "true");
          for (const [d, kenmerken] of teken) {
            const pad = document.createElementNS(SVG, "path");
            pad.setAttribute("d", d);
            for (const [naam, waarde] of Object.entries(kenmerken)) pad.setAttribute(naam, waarde);
            svg.append(pad);
          }
          item.append(svg);
        }
        item.append(tekst("span", label));
        lijst.append(item);
      };
      const blok = "M1,2h22v12h-22z";
      for (const [id, naam] of getoond) {
        const { laag, features, onzeker, statussen } = bestanden[naam];
        if (laag.vorm === "lijst") continue;
        if (laag.vorm === "status") {
          regel(laag.label, null, "kop");
          for (const status of statussen) {
            const rand = stil(status) ? STIL : RAND;
            const hol = stil(status) ? "#a9afb9" : status.symbool === "half" ? "#fff" : status.kleur;
            regel(status.label, id === vul
              ? [[blok, { fill: vulling(status), stroke: "#5c6470" }]]
              : [[VORMEN[status.symbool](12, 8, 6), { fill: hol, stroke: rand }]]);
          }
        } else if (laag.vorm === "punt") {
          regel(laag.label, [[VORMEN[laag.symbool](12, 8, 7), { fill: laag.kleur, stroke: "#fff" }]]);
          if (statussen.some(stil)) regel("status onbekend of niet meer actief", [[VORMEN[laag.symbool](12, 8, 7), { fill: "#fff", stroke: "#5c6470" }]]);
        } else if (id === vul || this.stand.schuif) {
          regel(laag.label, [[blok, { fill: features[0]?.properties.kleur || "#fff", "fill-opacity": 0.5, stroke: laag.kleur, "stroke-width": 2 }]]);
          if (statussen.some(stil)) regel("niet actief", [[blok, { fill: "#d5d8dd", stroke: laag.kleur }]]);
          if (Object.keys(onzeker || {}).length) regel(laag.arcering || "indeling onzeker (zekerheid laag)", [[blok, { fill: "url(#arcering)", stroke: laag.kleur }]]);
        } else {
          regel(laag.label, [["M1,8h22", { fill: "none", stroke: laag.kleur, "stroke-width": laag.vorm === "gemeente" ? 1 : 2.6, "stroke-dasharray": laag.lijn || "none" }]]);
        }
      }
    }
  }

  window.Atlas = Atlas;
})();
