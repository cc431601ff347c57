// The work sheet of a coalition: each line with where it stands, who does it, by when and a remark.
const { make } = elements;
const style = new CSSStyleSheet();
style.replaceSync(`
:focus-visible { outline: 3px solid var(--st-link-color); outline-offset: 2px; }
.ketencheck { color: var(--st-text-color); font-family: var(--st-font); }
ol { margin: 0; padding: 0; list-style: none; border: 1px solid var(--st-border-color); }
li { display: grid; grid-template-columns: minmax(14rem, 3fr) 9rem minmax(7rem, 2fr) 9.5rem minmax(9rem, 3fr); gap: .4rem .6rem; align-items: end; padding: .45rem .6rem; border-bottom: 1px solid var(--st-border-color); }
li:last-child { border-bottom: 0; }
li.klaar { background: var(--st-secondary-background-color); }
strong { font-weight: 600; }
small { display: block; font-size: .85rem; }
label { display: block; font-size: .8rem; }
select, input { box-sizing: border-box; width: 100%; min-height: 2rem; font: inherit; color: inherit; background: var(--st-background-color); border: 1px solid #767d89; border-radius: 4px; padding: .2rem .4rem; }
/* A phone zooms in on a field with smaller letters. */
@media (pointer: coarse) { select, input { font-size: 16px; } }
@media (max-width: 900px) { li { grid-template-columns: 1fr 1fr; } li > div { grid-column: 1 / -1; } }
@media print { li { break-inside: avoid; } }
`);
const DONE = ["geregeld", "n.v.t."];

function line([id, name, duty, known], data, send) {
  const field = (label, input) => [input, make("label", {}, label, input)];
  // What was sent and is not back yet: an answer to what was sent before it is no longer true.
  let sent = "";
  const said = (values) => JSON.stringify(fields.map((_, place) => (values[place] ?? "").trim().replace(/\s+/g, " ")));
  const changed = () => {
    row.classList.toggle("klaar", DONE.includes(stand.value));
    const values = fields.map((one) => one.value);
    sent = said(values);
    send([id, ...values]);
  };
  const about = (label) => ({ "aria-label": `${label}: ${name}`, change: changed });
  const [stand, standLabel] = field("Stand", make("select", about("Stand"), ["", ...data.standen].map((one) => make("option", { value: one }, one || "niet ingevuld"))));
  const [who, whoLabel] = field("Wie", make("input", { ...about("Wie"), maxlength: data.langst[0] }));
  const [when, whenLabel] = field("Voor", make("input", { ...about("Voor"), type: "date" }));
  const [remark, remarkLabel] = field("Opmerking", make("input", { ...about("Opmerking"), maxlength: data.langst[1] }));
  const fields = [stand, who, when, remark];
  const row = make("li", {}, make("div", {}, make("strong", {}, name), make("small", {}, `${duty}. In de atlas: ${known}.`)), standLabel, whoLabel, whenLabel, remarkLabel);
  // What somebody is typing is never written over.
  const fill = (values, busy) => {
    if (sent && sent !== said(values)) return;
    sent = "";
    fields.forEach((one, place) => { if (one !== busy) one.value = values[place] ?? ""; });
    row.classList.toggle("klaar", DONE.includes(stand.value));
  };
  return { id, row, fill };
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".ketencheck");
  parentElement.adoptedStyleSheets = [style];
  const shown = JSON.stringify([data.code, data.regels]);
  if (root.shown !== shown) {
    root.shown = shown;
    root.lines = data.regels.map((one) => line(one, data, (values) => setTriggerValue("regel", values)));
    root.replaceChildren(make("ol", { "aria-label": "Regels van de ketencheck" }, root.lines.map(({ row }) => row)));
  }
  const busy = parentElement.activeElement;
  for (const one of root.lines) one.fill(data.ingevuld[one.id] ?? [], busy);
}
