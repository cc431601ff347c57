// A list of areas with a small line each: what its births did through the years. Each name is a link.
const { make } = elements;
const style = new CSSStyleSheet();
style.replaceSync(`
:focus-visible { outline: 3px solid var(--st-link-color); outline-offset: 2px; }
.vonken { color: var(--st-text-color); font-family: var(--st-font); }
.kader { scroll-padding-top: 7rem; overflow: auto; max-height: 32rem; border: 1px solid var(--st-border-color); }
table { border-collapse: separate; border-spacing: 0; font-size: .9rem; width: 100%; }
caption { text-align: left; padding: .4rem .6rem; }
th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--st-border-color); text-align: right; font-weight: 400; white-space: nowrap; }
thead th { position: sticky; top: 0; background: var(--st-secondary-background-color); font-weight: 600; }
th:first-child { text-align: left; white-space: normal; }
a { color: var(--st-link-color); }
svg { display: block; margin-left: auto; width: 7rem; height: 1.6rem; overflow: visible; }
polyline { fill: none; stroke: currentColor; stroke-width: 1.5; vector-effect: non-scaling-stroke; }
@media print {
  .kader { overflow: visible; max-height: none; }
  table { zoom: var(--krimp, 1); }
  tr { break-inside: avoid; }
  thead th { position: static; }
}
`);
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  parentElement.adoptedStyleSheets = [style];
  const link = (id, name) => make("a", {
    href: `regiobeeld?gebied=${encodeURIComponent(id)}`, target: "_top",
    click: (event) => {
      // With a key that opens another tab the link is followed as any other.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      setTriggerValue("gebied", id);
    },
  }, name);
  const [first, last] = data.jaren;
  const numbers = (text) => text.split(",").map((value) => (value ? Number(value) : null));
  const line = (name, values) => spark.draw(values, `${name}: van ${values[0] ?? "onbekend"} in ${first} naar ${values.at(-1) ?? "onbekend"} in ${last}`);
  parentElement.querySelector(".vonken").replaceChildren(make("div", { class: "kader", tabindex: "0", role: "region", "aria-label": data.titel },
    make("table", {},
      make("caption", {}, data.titel),
      make("thead", {}, make("tr", {}, ["Gebied", `Geboorten ${last}`, "Sinds 2013", `${first} tot ${last}`].map((name) => make("th", { scope: "col" }, name)))),
      make("tbody", {}, data.delen.map(([id, name, births, change, values]) => make("tr", {},
        make("th", { scope: "row" }, link(id, name)),
        make("td", {}, births), make("td", {}, change),
        make("td", {}, line(name, numbers(values)))))))));
}
