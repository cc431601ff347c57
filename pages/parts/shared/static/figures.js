// Figures as an HTML table, each with a button that copies it with its definition, source, certainty and link.
const { make } = elements;
const style = new CSSStyleSheet();
style.replaceSync(`
:focus-visible { outline: 3px solid var(--st-link-color); outline-offset: 2px; }
.cijfers { color: var(--st-text-color); font-family: var(--st-font); }
.kader { scroll-padding-top: 7rem; overflow: auto; max-height: 34rem; border: 1px solid var(--st-border-color); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; padding: .4rem .6rem; }
th, td { text-align: left; padding: .35rem .6rem; border-top: 1px solid var(--st-border-color); vertical-align: top; font-weight: 400; overflow-wrap: anywhere; }
thead th { position: sticky; top: 0; background: var(--st-secondary-background-color); font-weight: 600; overflow-wrap: normal; }
tbody th { font-weight: 600; }
a { color: var(--st-link-color); }
button { font: inherit; font-size: .85rem; color: var(--st-link-color); background: none; border: 1px solid var(--st-border-color); border-radius: 4px; padding: .2rem .5rem; min-height: 24px; cursor: pointer; white-space: nowrap; }
[role=status] { margin: .3rem 0; min-height: 1.2rem; font-size: .9rem; }
@media print {
  .kader { overflow: visible; max-height: none; }
  table { zoom: var(--krimp, 1); }
  tr { break-inside: avoid; }
  thead th { position: static; }
  button, :is(td, th):last-child { display: none; }
}
`);

// A row in words: the first cell is the figure, the others say what they are.
const sentence = (columns, row) => row.map((cell, place) => (place ? `${columns[place]}: ${cell}` : cell)).join(". ");

// An address of a source shows as the name of its site.
function shown(cell) {
  const [, site] = cell.match(/^https?:\/\/([^/\s]+)\S*$/) || [];
  return site ? make("a", { href: cell, target: "_blank", rel: "noopener" }, site) : cell;
}

export default function (component) {
  const { data, parentElement } = component;
  parentElement.adoptedStyleSheets = [style];
  const notice = make("p", { role: "status" });
  const copy = (row) => make("button", { type: "button", "aria-label": `Kopieer met bron: ${row[0]}`, click: async () => {
    notice.textContent = await clipboard.copy(`${sentence(data.kolommen, row)}\n\n${data.bron} ${window.location.href}`);
  } }, "Kopieer met bron");
  parentElement.querySelector(".cijfers").replaceChildren(notice,
    make("div", { class: "kader", tabindex: "0", role: "region", "aria-label": data.titel }, make("table", {},
      make("caption", {}, data.titel),
      make("thead", {}, make("tr", {}, [...data.kolommen, "Meenemen"].map((label) => make("th", { scope: "col" }, label)))),
      make("tbody", {}, data.rijen.map((row) => make("tr", {},
        row.map((cell, place) => (place ? make("td", {}, shown(cell)) : make("th", { scope: "row" }, cell))),
        make("td", {}, copy(row))))))));
}
