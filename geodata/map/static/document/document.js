// Opens the document: unpacks what is in it, and goes to the scene or the map that its address says.
(async () => {
  "use strict";

  async function unpack(id) {
    const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).json();
  }

  const notice = document.getElementById("bericht");
  if (!("DecompressionStream" in window)) {
    notice.textContent = "Deze browser is te oud voor dit bestand. Open het in een nieuwere browser.";
    return;
  }
  notice.textContent = "De atlas wordt uitgepakt.";
  const [atlas, own] = await Promise.all([unpack("atlas-gegevens"), unpack("scene-gegevens")]);
  notice.textContent = "";

  const contents = { ...atlas.bestanden, ...own.bestanden };
  const read = (name) => (name in contents ? Promise.resolve(JSON.parse(contents[name])) : Promise.reject(new Error(name)));

  if (/^#spreker\b/.test(location.hash)) {
    await speaker.open(document.getElementById("spreker"), own, read);
    document.body.dataset.klaar = "ja";
    return;
  }

  const exploring = document.getElementById("verken");
  const showing = document.getElementById("toon");
  const say = (sentence) => { document.getElementById("omroep").textContent = sentence; };
  const setAddress = (hash) => history.replaceState(null, "", hash);

  const explorer = new explore.Explorer(exploring, atlas, own, {
    say,
    showScene: (place) => go("toon", place),
    selected: (id) => setAddress(id ? `#kaart=${id}` : "#kaart"),
  });
  const slides = new show.Show(showing, own, {
    say,
    changed: (place, page, told) => {
      setAddress(`#toon=${place + 1}${page ? `.${page + 1}` : ""}`);
      if (!told) line.tell({ scene: place, page });
    },
    speak: () => line.open(slides.now, slides.page),
    leave: (to) => (own.weg && !to ? location.assign(own.weg) : go("kaart")),
    read: async (place) => {
      await go("kaart", 0, { silent: true });
      explorer.read(place);
    },
  });

  // The screen of the speaker asks where the show is, and moves it.
  const line = new twoWindows.Line(null, ({ scene, page, black, asks }) => {
    if (asks) line.tell({ scene: slides.now, page: slides.page });
    else if (black) slides.toggleBlack();
    else go("toon", scene, { page, told: true });
  });

  // One map for both: it moves to where it is looked at.
  const box = elements.make("div", { id: "kaart" });
  explorer.place.append(box);
  exploring.hidden = false;
  Atlas.start("kaart", "", { fetch: read, select: (id) => explorer.select(id) });

  const legendBox = window.atlas.legend.getContainer();

  async function go(where, place = 0, { silent = false, page = 0, told = false } = {}) {
    const inShow = where === "toon" && own.scenes.length > 0;
    exploring.hidden = inShow;
    showing.hidden = !inShow;
    window.atlas.beStill(inShow);
    const room = inShow ? slides : explorer;
    room.place.append(box);
    room.legend.append(legendBox);
    // In a show nobody can unfold it.
    if (inShow) legendBox.open = true;
    if (inShow) {
      await slides.go(place, { silent, page, told });
      if (!silent) slides.heading.focus({ preventScroll: true });
      return;
    }
    if (document.fullscreenElement) await document.exitFullscreen();
    box.removeAttribute("style");
    window.atlas.map.invalidateSize({ animate: false });
    window.atlas.lookAnew();
    setAddress(explorer.chosen ? `#kaart=${explorer.chosen}` : "#kaart");
    await explorer.draw();
    if (!silent) exploring.querySelector("h1").focus({ preventScroll: true });
  }

  function follow(silent) {
    const [, where, which] = location.hash.match(/^#(toon|kaart)(?:=([\w.-]{1,80}))?$/) || [null, "toon", "1"];
    // "3.2" is the second page of the third scene.
    const [scene, page] = (which || "").split(".").map((number) => (parseInt(number, 10) || 1) - 1);
    if (where === "toon") return go("toon", scene, { silent, page });
    if (which && which !== explorer.chosen) explorer.select(which);
    return go("kaart", 0, { silent });
  }

  // After Atlas has its own listener, so that the map has its new size when the show measures it.
  window.addEventListener("resize", () => { if (slides.on) slides.go(slides.now, { silent: true, page: slides.page }); });
  window.addEventListener("hashchange", () => follow(false));
  await slides.prepare(atlas.beeld);
  // Over the map it may have had no room; beside it hides nothing.
  legendBox.open = true;
  await follow(true);
  // The file opens without moving the focus; where it opened is said.
  if (slides.on) slides.tell();
  document.body.dataset.klaar = "ja";
})();
