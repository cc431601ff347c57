// The scenes of a meeting as a list with small pictures: choose one, or drag it elsewhere by its grip (mouse and
// touch; by keyboard with the arrows on the grip). The pictures are fetched when they come into view.
const { make } = elements;
const style = new CSSStyleSheet();
style.replaceSync(`
:focus-visible { outline: 3px solid var(--st-link-color); outline-offset: 1px; }
.scenes { color: var(--st-text-color); font-family: var(--st-font); }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
legend { padding: 0 0 .25rem; font-size: .875rem; }
ol { list-style: none; margin: 0; padding: 2px; max-height: 26rem; overflow: auto; border: 1px solid var(--st-border-color); border-radius: 6px; position: relative; }
li { display: flex; align-items: stretch; gap: .25rem; border-top: 3px solid transparent; border-bottom: 3px solid transparent; border-radius: 4px; }
li.gekozen { background: var(--st-secondary-background-color); }
li.sleept { opacity: .5; }
li.boven { border-top-color: var(--st-primary-color); }
li.onder { border-bottom-color: var(--st-primary-color); }
label { flex: 1; min-width: 0; display: flex; align-items: center; gap: .5rem; padding: .1rem .25rem; cursor: pointer; font-size: .9rem; line-height: 1.25; }
label span { overflow-wrap: anywhere; }
input { flex: none; width: 1.1rem; height: 1.1rem; margin: 0; accent-color: var(--st-primary-color); }
.beeld { flex: none; width: 4rem; height: 3rem; border: 1px solid var(--st-border-color); border-radius: 3px; background: #f2f3f5; color: #4a5260; display: flex; align-items: center; justify-content: center; text-align: center; font-size: .5625rem; line-height: 1.1; hyphens: auto; overflow: hidden; }
.beeld img { width: 100%; height: 100%; object-fit: cover; }
.greep { flex: none; width: 1.75rem; border: 0; background: none; color: inherit; cursor: grab; touch-action: none; font-size: 1.1rem; line-height: 1; padding: 0; }
.sleept .greep { cursor: grabbing; }
@media (forced-colors: active) { li.gekozen { outline: 1px solid Highlight; } li.boven { border-top-color: Highlight; } li.onder { border-bottom-color: Highlight; } }
`);
const EDGE = 28; // pixels from the edge of the list where it scrolls along
const STEPS = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };
let wanted = null; // which grip has the focus again after a move

// The place (from 0) that a pointer at `y` means, for the middles of the rows as they stand.
const placeAt = (middles, y) => middles.filter((middle) => middle < y).length;

// Where a scene comes to stand that is let go before the row at `gap`.
const landing = (from, gap) => (gap > from ? gap - 1 : gap);

function picture([, page, address]) {
  const box = make("span", { class: "beeld", "aria-hidden": "true" }, page);
  if (!address) return box;
  const image = make("img", { alt: "", loading: "lazy", draggable: "false", src: new URL(address, document.baseURI).href, load: () => box.replaceChildren(image), error: () => image.remove() });
  box.append(image);
  return box;
}

function drag(list, row, from, event, move) {
  if (event.button) return;
  const grip = event.currentTarget;
  const rows = [...list.children];
  let gap = from;
  let y = event.clientY;
  grip.setPointerCapture(event.pointerId);
  row.classList.add("sleept");
  const mark = () => {
    const middles = rows.map((one) => one.getBoundingClientRect()).map(({ top, height }) => top + height / 2);
    gap = placeAt(middles, y);
    rows.forEach((one, at) => {
      one.classList.toggle("boven", at === gap && gap < rows.length);
      one.classList.toggle("onder", gap === rows.length && at === gap - 1);
    });
  };
  const scrolling = setInterval(() => {
    const { top, bottom } = list.getBoundingClientRect();
    const by = y < top + EDGE ? -10 : y > bottom - EDGE ? 10 : 0;
    if (!by) return;
    list.scrollTop += by;
    mark();
  }, 40);
  const follow = (moved) => {
    y = moved.clientY;
    mark();
  };
  const end = (ended) => {
    clearInterval(scrolling);
    grip.removeEventListener("pointermove", follow);
    for (const name of ["pointerup", "pointercancel"]) grip.removeEventListener(name, end);
    rows.forEach((one) => one.classList.remove("boven", "onder", "sleept"));
    if (ended.type === "pointerup") move(from, landing(from, gap));
  };
  grip.addEventListener("pointermove", follow);
  for (const name of ["pointerup", "pointercancel"]) grip.addEventListener(name, end);
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  parentElement.adoptedStyleSheets = [style];
  const root = parentElement.querySelector(".scenes");
  const told = JSON.stringify(data);
  if (root.dataset.stand === told) return;
  root.dataset.stand = told;
  const scrolled = root.querySelector("ol")?.scrollTop || 0;
  const { scenes, nu } = data;
  const list = make("ol");
  const move = (from, to) => {
    const place = Math.max(0, Math.min(to, scenes.length - 1));
    if (place === from) return;
    wanted = place;
    setTriggerValue("verplaats", { van: from + 1, naar: place + 1 });
  };
  const rows = scenes.map((scene, at) => {
    const [title] = scene;
    const row = make("li", { class: at + 1 === nu ? "gekozen" : null });
    const choice = make("input", { type: "radio", name: "scene", checked: at + 1 === nu, change: () => setTriggerValue("kies", at + 1) });
    const grip = make("button", {
      type: "button", class: "greep", "aria-label": `Verplaats scène ${at + 1}, ${title}: sleep, of gebruik pijl omhoog en omlaag`,
      keydown: (event) => {
        const step = STEPS[event.key];
        if (!step) return;
        event.preventDefault();
        move(at, at + step);
      },
      pointerdown: (event) => drag(list, row, at, event, move),
    }, "⠿");
    row.append(make("label", {}, choice, picture(scene), make("span", {}, `${at + 1}. ${title}`)), grip);
    return row;
  });
  list.append(...rows);
  root.replaceChildren(make("fieldset", {}, make("legend", {}, "Scènes"), list));
  list.scrollTop = scrolled;
  const chosen = rows[nu - 1];
  // What is chosen is in view, also after it moved.
  if (chosen && (chosen.offsetTop < list.scrollTop || chosen.offsetTop + chosen.offsetHeight > list.scrollTop + list.clientHeight)) list.scrollTop = chosen.offsetTop - list.clientHeight / 3;
  if (wanted !== null) rows[wanted]?.querySelector(".greep").focus({ preventScroll: true });
  wanted = null;
}
