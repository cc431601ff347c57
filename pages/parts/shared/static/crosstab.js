// Two divisions as a cross table, from the file of their pieces: rows are areas of the first, columns of
// the second, each cell what they share. The order is that of the pieces: what fits worst comes first.
const { make } = elements;
const style = new CSSStyleSheet();
style.replaceSync(`
:focus-visible { outline: 3px solid var(--st-link-color); outline-offset: 2px; }
.tabellen { color: var(--st-text-color); font-family: var(--st-font); }
fieldset { border: 0; padding: 0; margin: 0 0 .5rem; display: flex; gap: 1rem; flex-wrap: wrap; }
legend { float: left; margin-right: 1rem; }
/* What has the focus is not under the headings that stay. */
.kader { scroll-padding: 6rem 0 0 14rem; overflow: auto; width: fit-content; max-width: 100%; max-height: 32rem; border: 1px solid var(--st-border-color); }
table { border-collapse: separate; border-spacing: 0; font-size: .85rem; }
caption { text-align: left; padding: .4rem .6rem; }
th, td { padding: .25rem .4rem; border-bottom: 1px solid var(--st-border-color); border-right: 1px solid var(--st-border-color); font-weight: 400; text-align: right; background: var(--st-background-color); }
thead th { position: sticky; top: 0; z-index: 1; vertical-align: bottom; font-weight: 600; min-width: 3.2rem; max-width: 7rem; overflow-wrap: break-word; }
tbody th, thead th:first-child { position: sticky; left: 0; text-align: left; min-width: 9rem; max-width: 14rem; font-weight: 600; }
thead th:first-child { z-index: 2; }
td.vol { padding: 0; background: color-mix(in srgb, var(--st-primary-color) var(--deel), var(--st-background-color)); }
button { background: none; border: 0; width: 100%; min-height: 1.9rem; padding: .25rem .4rem; font: inherit; color: var(--st-text-color); text-align: right; cursor: pointer; }
@media (forced-colors: active) { td.vol { forced-color-adjust: none; color: CanvasText; background: color-mix(in srgb, Highlight var(--deel), Canvas); } td.vol button { color: CanvasText; } button[aria-pressed=true] { outline-color: Highlight; } }
button[aria-pressed=true] { outline: 3px solid var(--st-text-color); outline-offset: -3px; font-weight: 700; }
@media print {
  fieldset { display: none; }
  .kader { overflow: visible; max-height: none; }
  table { zoom: var(--krimp, 1); }
  tr { break-inside: avoid; }
  :is(thead, tbody) th { position: static; }
}
`);
const kept = new files.Kept(files.from("geo/"));

function table(file, measure, chosen, select) {
  const pieces = file.features.map((feature) => {
    const [a, b] = feature.id.split("--");
    return { id: feature.id, a, b, ...feature.properties };
  });
  const whole = file.totalen;
  const rows = [...new Set(pieces.map((piece) => piece.a))];
  const columns = [...new Set(pieces.map((piece) => piece.b))];
  const shared = new Map(pieces.map((piece) => [`${piece.a}\n${piece.b}`, piece]));
  const [, words] = file.maten.find(([key]) => key === measure);

  function cell(piece) {
    if (!piece) return make("td");
    const made = make("td", { class: "vol" }, make("button", {
      type: "button", "aria-pressed": String(piece.id === chosen), title: `${piece.uitleg}; ${piece.aandeel_a} van ${whole.a[piece.a].naam}, ${piece.aandeel_b} van ${whole.b[piece.b].naam}`,
      "aria-label": `${piece.naam}: ${piece[measure]} ${words}`, click: () => select(piece.id),
    }, String(piece[measure])));
    made.style.setProperty("--deel", `${4 + 0.3 * parseFloat(piece.aandeel_a.replace(",", "."))}%`);
    return made;
  }

  return make("table", {},
    make("caption", {}, `${file.laag.label}: ${words} die twee gebieden delen; hoe donkerder, hoe groter het deel van het gebied in de rij (als getal: in de lijst hierboven)`),
    make("thead", {}, make("tr", {},
      make("th", { scope: "col" }, make("span", {}, "Gebied")),
      [...columns.map((b) => whole.b[b].naam), "Samen"].map((name) => make("th", { scope: "col" }, name)))),
    make("tbody", {},
      rows.map((a) => make("tr", {},
        make("th", { scope: "row" }, whole.a[a].naam),
        columns.map((b) => cell(shared.get(`${a}\n${b}`))),
        make("td", {}, String(whole.a[a][measure])))),
      make("tr", {},
        make("th", { scope: "row" }, "Samen"),
        columns.map((b) => make("td", {}, String(whole.b[b][measure]))),
        make("td"))));
}

// Which measure is counted: one radio button each.
function choice(measures, chosen, choose) {
  return make("fieldset", {}, make("legend", {}, "Tel"), measures.map(([key, words]) => make("label", {},
    make("input", { type: "radio", name: "maat", value: key, checked: key === chosen, change: () => choose(key) }), ` ${words}`)));
}

export default async function (component) {
  const { data, parentElement, setTriggerValue } = component;
  parentElement.adoptedStyleSheets = [style];
  const root = parentElement.querySelector(".tabellen");
  const [name] = data.lagen[0];
  const turn = String(Number(root.dataset.beurt || 0) + 1);
  root.dataset.beurt = turn;
  const { found } = await kept.fetchAll([name]);
  if (root.dataset.beurt !== turn) return;
  const file = found[name];
  if (!file) {
    root.replaceChildren(make("p", {}, "De kruistabel kon niet geladen worden. Herlaad de pagina om het opnieuw te proberen."));
    return;
  }
  if (!file.features.length) {
    root.replaceChildren(make("p", {}, "Er is geen gebied om te vergelijken: een van de indelingen heeft geen gebieden."));
    return;
  }
  const frame = make("div", { class: "kader", tabindex: "0", role: "region", "aria-label": `Kruistabel ${file.laag.label}` });
  const old = root.querySelector(".kader");
  const scrolled = old && [old.scrollLeft, old.scrollTop];
  const measure = () => root.dataset.maat || "gemeenten";
  const draw = () => frame.replaceChildren(table(file, measure(), data.gekozen, (id) => setTriggerValue("gekozen", id)));
  draw();
  root.replaceChildren(choice(file.maten, measure(), (key) => {
    root.dataset.maat = key;
    draw();
  }), frame);
  if (scrolled) [frame.scrollLeft, frame.scrollTop] = scrolled;
}
