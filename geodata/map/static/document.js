// Opens the document: unpacks what is in it, and goes to the scene or the map that its address says.
(async function () {
  "use strict";

  async function pakUit(id) {
    const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (teken) => teken.charCodeAt(0));
    const stroom = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stroom).json();
  }

  const bericht = document.getElementById("bericht");
  if (!("DecompressionStream" in window)) {
    bericht.textContent = "Deze browser is te oud voor dit bestand. Open het in een nieuwere browser.";
    return;
  }
  bericht.textContent = "De atlas wordt uitgepakt.";
  const [atlas, eigen] = await Promise.all([pakUit("atlas-gegevens"), pakUit("scene-gegevens")]);
  bericht.textContent = "";

  const verken = document.getElementById("verken");
  const toon = document.getElementById("toon");
  const bestanden = { ...atlas.bestanden, ...eigen.bestanden };
  const omroep = (zin) => { document.getElementById("omroep").textContent = zin; };
  const adres = (hekje) => history.replaceState(null, "", hekje);

  const verkenner = new verkennen.Verkenner(verken, atlas, eigen, {
    omroep,
    toonScene: (plek) => naar("toon", plek),
    gekozen: (id) => adres(id ? `#kaart=${id}` : "#kaart"),
  });
  const show = new tonen.Show(toon, eigen, {
    omroep,
    gewisseld: (plek) => adres(`#toon=${plek + 1}`),
    weg: (doel) => (eigen.weg && !doel ? location.assign(eigen.weg) : naar("kaart")),
  });

  // One map for both: it moves to where it is looked at.
  const doos = stukken.maak("div", { id: "kaart" });
  verkenner.plek.append(doos);
  verken.hidden = false;
  Atlas.start("kaart", {
    haal: (naam) => naam in bestanden ? Promise.resolve(JSON.parse(bestanden[naam])) : Promise.reject(new Error(naam)),
    kies: (id) => verkenner.kies(id),
  });

  // Beside the map it hides nothing of it.
  const legenda = window.atlas.legenda.getContainer();
  legenda.open = true;

  async function naar(wat, plek = 0, { stil = false } = {}) {
    const inShow = wat === "toon" && eigen.scenes.length > 0;
    verken.hidden = inShow;
    toon.hidden = !inShow;
    window.atlas.rustig = inShow;
    const bak = inShow ? show : verkenner;
    bak.plek.append(doos);
    bak.legenda.append(legenda);
    if (inShow) {
      await show.ga(plek, { stil });
      if (!stil) show.kop.focus({ preventScroll: true });
      return;
    }
    if (document.fullscreenElement) await document.exitFullscreen();
    doos.removeAttribute("style");
    window.atlas.kaart.invalidateSize({ animate: false });
    window.atlas.gekeken = undefined;
    adres(verkenner.gekozen ? `#kaart=${verkenner.gekozen}` : "#kaart");
    await verkenner.teken();
    if (!stil) verken.querySelector("h1").focus({ preventScroll: true });
  }

  function volg(stil) {
    const [, wat, welk] = location.hash.match(/^#(toon|kaart)(?:=([\w-]{1,80}))?$/) || [null, "toon", "1"];
    if (wat === "toon") return naar("toon", (parseInt(welk, 10) || 1) - 1, { stil });
    if (welk && welk !== verkenner.gekozen) verkenner.kies(welk);
    return naar("kaart", 0, { stil });
  }

  // After Atlas has its own listener, so that the map has its new size when the show measures it.
  window.addEventListener("resize", () => { if (show.aan) show.ga(show.nu, { stil: true }); });
  window.addEventListener("hashchange", () => volg(false));
  await show.bereid(atlas.beeld);
  await volg(true);
  document.body.dataset.klaar = "ja";
})();
