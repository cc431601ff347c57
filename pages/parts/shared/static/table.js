// The information of the map as ordinary HTML tables, from the same files and the same state as the map.
// What is in no file of the map comes along as `bestanden`, by name. A layer of which a table shows the same records as
// the map is told as its place in the list of the map (`kaart`).
const { make } = elements;
const style = new CSSStyleSheet();
style.replaceSync(`
:focus-visible { outline: 3px solid var(--st-link-color); outline-offset: 2px; }
.tabellen { color: var(--st-text-color); font-family: var(--st-font); }
h2 { margin: 0 0 .25rem; font-size: 1.35rem; font-weight: 650; line-height: 1.2; }
summary { cursor: pointer; padding: .45rem 0; font-weight: 600; }
.kader { scroll-padding-top: 7rem; overflow: auto; max-height: 26rem; border: 1px solid var(--st-border-color); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; padding: .4rem .6rem; }
th, td { text-align: left; padding: .3rem .6rem; border-top: 1px solid var(--st-border-color); vertical-align: top; font-weight: 400; }
tbody th { min-width: 8.5rem; }
thead th { position: sticky; top: 0; background: var(--st-secondary-background-color); font-weight: 600; }
tr[aria-current] { outline: 2px solid var(--st-primary-color); outline-offset: -2px; }
button { background: none; border: 0; padding: 0; font: inherit; color: var(--st-link-color); text-decoration: underline; cursor: pointer; text-align: left; }
@media print {
  .kader { overflow: visible; max-height: none; }
  table { zoom: var(--krimp, 1); }
  tr { break-inside: avoid; }
  thead th { position: static; }
  button { color: inherit; text-decoration: none; }
  /* What nobody opened is not printed: it can be thousands of rows. */
  details:not([open]), .tabellen:not(:has(details[open])) h2 { display: none; }
}
`);
const COLUMNS = [
  ["naam", "Naam"], ["soort", "Soort"], ["statustekst", "Status"], ["zekerheid", "Zekerheid"], ["waar", "Waar"],
  ["gemeenten", "Gemeenten"], ["datum", "Bron van"],
  ["tegenspraak", "Andere bron zegt"],
];
const kept = new files.Kept(files.from("geo/"));

const orDash = (value) => (value === undefined || value === 0 ? "–" : String(value));

function table(file, records, chosen, select) {
  const columns = (file.kolommen || COLUMNS).filter(([key]) => records.some((record) => record.properties[key]));
  const row = ({ id, properties }) => make("tr", { "aria-current": id === chosen ? "true" : null }, columns.map(([key]) => (
    key === "naam"
      ? make("th", { scope: "row" }, file.laag.kiesbaar === false
        ? properties.naam : make("button", { type: "button", click: () => select(id) }, properties.naam))
      : make("td", {}, orDash(properties[key])))));
  return make("div", { class: "kader", tabindex: "0", role: "region", "aria-label": `Tabel ${file.laag.label}` },
    make("table", {},
      make("caption", {}, file.laag.uitleg),
      make("thead", {}, make("tr", {}, columns.map(([, label]) => make("th", { scope: "col" }, label)))),
      make("tbody", {}, records.map(row))));
}

// A layer as a table that folds out; it is made when it is first opened.
function foldout(file, mask, chosen, select) {
  const records = file.features.filter((_, index) => masks.shows(mask, index));
  const part = make("details", { "data-laag": file.laag.id, toggle: () => part.open && fill() },
    make("summary", {}, file.laag.kop || `${file.laag.label}: ${records.length} van ${file.features.length}`));
  const fill = () => {
    if (part.childElementCount > 1) return;
    part.append(records.length
      ? table(file, records, chosen, select)
      : make("p", {}, "Niets past bij deze filters. Wis een filter om er meer te zien."));
  };
  return { part, fill };
}

// The tables that follow a map, each with what it was last told: a step can change the map and not the tables.
const followed = new Map();
document.addEventListener("atlas-stand", () => {
  for (const [root, component] of followed) {
    if (root.isConnected) void draw(root, component).then(window.keepFocus);
    else followed.delete(root);
  }
});

// The layers to show: the name of a file and a mask for each.
function layersOf({ kaart, lagen }) {
  const onMap = window.atlasStates.get(kaart)?.lagen || [];
  return lagen.map((row) => (typeof row === "number" ? onMap[row] : row)).filter(Boolean);
}

export default async function (component) {
  const root = component.parentElement.querySelector(".tabellen");
  component.parentElement.adoptedStyleSheets = [style];
  if (component.data.kaart) followed.set(root, component);
  await draw(root, component);
}

async function draw(root, { data, setTriggerValue }) {
  const layers = layersOf(data);
  const turn = String(Number(root.dataset.beurt || 0) + 1);
  root.dataset.beurt = turn;
  const open = new Set([...root.querySelectorAll("details[open]")].map((part) => part.dataset.laag));
  const own = data.bestanden || {};
  const { found } = await kept.fetchAll(layers.map(([name]) => name).filter((name) => !own[name]));
  if (root.dataset.beurt !== turn) return;
  Object.assign(found, own);
  for (const { laag } of Object.values(own)) {
    if (laag.kop && turn !== "1" && root.dataset.kop !== laag.kop) window.say(laag.kop);
    root.dataset.kop = laag.kop || "";
  }
  root.replaceChildren(...(data.kop ? [make("h2", {}, data.kop)] : []), ...layers.map(([name, mask]) => {
    const file = found[name];
    if (!file) return make("p", {}, "Deze laag kon niet geladen worden. Herlaad de pagina om het opnieuw te proberen.");
    const { part, fill } = foldout(file, mask, data.gekozen, (id) => setTriggerValue("gekozen", id));
    if (open.has(file.laag.id) || (data.open && turn === "1")) {
      part.open = true;
      fill();
    }
    return part;
  }));
}
