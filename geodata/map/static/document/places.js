// Where one is in a presentation: a scene and a page of it, both counted from 0.
const places = (() => {
  "use strict";

  // Every scene; after the last one comes the code with which others open the presentation.
  const all = ({ scenes, slot }) => (slot ? [...scenes, slot] : scenes);

  // Where a step of one page (1 or -1) leads to: a scene and a page, null at the ends. `pages(scene)` are its pages.
  function stepTo(scenes, { scene, page }, by, pages = ({ bladen }) => bladen) {
    const next = page + by;
    if (pages(scenes[scene])[next]) return { scene, page: next };
    const other = scenes[scene + by];
    return other ? { scene: scene + by, page: by < 0 ? pages(other).length - 1 : 0 } : null;
  }

  // A scene among `count`, and a page among `many`, in words.
  const sceneInWords = (scene, count) => (scene === count ? "slot" : `${scene + 1} van ${count}`);
  const pageInWords = (page, many) => (many > 1 ? `blad ${page + 1} van ${many}` : "");

  return { all, pageInWords, sceneInWords, stepTo };
})();
