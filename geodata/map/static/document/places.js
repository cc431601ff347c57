// Where one is in a presentation: a scene and a page of it, both counted from 0.
const places = (() => {
  "use strict";

  // Every scene; after the last one comes the code with which others open the presentation, and then the appendix: of each
  // scene that is too long for the show all its words (`bij` is which), to look up.
  function all({ scenes, slot }) {
    const part = (scene, bijlage) => scene.bladen.filter((blad) => blad.bijlage === bijlage);
    const there = scenes.map((scene, bij) => ({ ...scene, bij, kaart: null, grafiek: null, bladen: part(scene, true) }));
    return [
      ...scenes.map((scene) => ({ ...scene, bladen: part(scene, false) })), ...(slot ? [slot] : []),
      ...there.filter(({ bladen }) => bladen.length),
    ];
  }

  // Where the appendix of a scene is; where the scene of an appendix is, at the page that leads there.
  const appendixOf = (scenes, scene) => scenes.findIndex(({ bij }) => bij === scene);
  const back = (scenes, scene) => ({ scene: scenes[scene].bij, page: scenes[scenes[scene].bij].bladen.length - 1 });

  // Where a step of one page (1 or -1) leads to: a scene and a page, null at the ends. `pages(scene)` are its pages.
  function stepTo(scenes, { scene, page }, by, pages = ({ bladen }) => bladen) {
    const next = page + by;
    if (pages(scenes[scene])[next]) return { scene, page: next };
    let at = scene + by;
    while (scenes[at] && !pages(scenes[at]).length) at += by;
    return scenes[at] ? { scene: at, page: by < 0 ? pages(scenes[at]).length - 1 : 0 } : null;
  }

  // A scene among `count`, and a page among `many`, in words.
  function sceneInWords(scenes, scene, count) {
    const { bij } = scenes[scene];
    if (bij !== undefined) return `bijlage bij ${bij + 1}`;
    return scene === count ? "slot" : `${scene + 1} van ${count}`;
  }
  const pageInWords = (page, many) => (many > 1 ? `blad ${page + 1} van ${many}` : "");

  return { all, appendixOf, back, pageInWords, sceneInWords, stepTo };
})();
