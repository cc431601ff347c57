// Two divisions as a cross table, from the file of their pieces: rows are areas of the first, columns of
// the second, each cell what they share. The order is that of the pieces: what fits worst comes first.
const stijl = new CSSStyleSheet();
stijl.replaceSync(`
.tabellen { color: var(--st-text-color); font-family: var(--st-font); }
fieldset { border: 0; padding: 0; margin: 0 0 .5rem; display: flex; gap: 1rem; flex-wrap: wrap; }
legend { float: left; margin-right: 1rem; }
.kader { overflow: auto; width: fit-content; max-width: 100%; max-height: 32rem; border: 1px solid var(--st-border-color); }
table { border-collapse: separate; border-spacing: 0; font-size: .85rem; }
caption { text-align: left; padding: .4rem .6rem; }
th, td { padding: .25rem .4rem; border-bottom: 1px solid var(--st-border-color); border-right: 1px solid var(--st-border-color); font-weight: 400; text-align: right; background: var(--st-background-color); }
thead th { position: sticky; top: 0; z-index: 1; vertical-align: bottom; font-weight: 600; min-width: 3.2rem; max-width: 7rem; overflow-wrap: break-word; }
tbody th, thead th:first-child { position: sticky; left: 0; text-align: left; min-width: 9rem; max-width: 14rem; font-weight: 600; }
thead th:first-child { z-index: 2; }
td.vol { padding: 0; background: color-mix(in srgb, var(--st-primary-color) var(--deel), var(--st-background-color)); }
button { background: none; border: 0; width: 100%; min-height: 1.9rem; padding: .25rem .4rem; font: inherit; color: var(--st-text-color); text-align: right; cursor: pointer; }
button[aria-pressed=true] { outline: 3px solid var(--st-text-color); outline-offset: -3px; font-weight: 700; }
`);

const maak = (tag, inhoud, kenmerken = {}) => {
  const element = document.createElement(tag);
  if (inhoud !== undefined) element.textContent = inhoud;
  for (const [naam, waarde] of Object.entries(kenmerken)) element.setAttribute(naam, waarde);
  return element;
};

function tabel(bestand, maat, gekozen, kies) {
  const stukken = bestand.features.map((feature) => {
    const [a, b] = feature.id.split("--");
    return { id: feature.id, a, b, ...feature.properties };
  });
  const heel = bestand.totalen;
  const rijen = [...new Set(stukken.map((stuk) => stuk.a))];
  const kolommen = [...new Set(stukken.map((stuk) => stuk.b))];
  const vak = new Map(stukken.map((stuk) => [`${stuk.a}\n${stuk.b}`, stuk]));
  const blad = maak("table");
  const [, woord] = bestand.maten.find(([sleutel]) => sleutel === maat);
  blad.append(maak("caption", `${bestand.laag.label}: ${woord} die twee gebieden delen; hoe donkerder, hoe groter het deel van het gebied in de rij`));
  const kop = maak("tr");
  kop.append(maak("th", "", { scope: "col" }));
  kop.firstChild.append(maak("span", "Gebied"));
  for (const naam of [...kolommen.map((b) => heel.b[b].naam), "Hele gebied"]) kop.append(maak("th", naam, { scope: "col" }));
  blad.append(maak("thead"));
  blad.tHead.append(kop);
  const romp = blad.createTBody();
  for (const a of rijen) {
    const regel = romp.insertRow();
    regel.append(maak("th", heel.a[a].naam, { scope: "row" }));
    for (const b of kolommen) {
      const stuk = vak.get(`${a}\n${b}`);
      const cel = regel.insertCell();
      if (!stuk) continue;
      cel.className = "vol";
      cel.style.setProperty("--deel", `${4 + 0.3 * parseFloat(stuk.aandeel_a.replace(",", "."))}%`);
      const knop = maak("button", String(stuk[maat]), {
        type: "button", "aria-pressed": String(stuk.id === gekozen), title: `${stuk.uitleg}; ${stuk.aandeel_a} van ${heel.a[a].naam}, ${stuk.aandeel_b} van ${heel.b[b].naam}`,
        "aria-label": `${stuk.naam}: ${stuk[maat]} ${woord}`,
      });
      knop.onclick = () => kies(stuk.id);
      cel.append(knop);
    }
    regel.append(maak("td", String(heel.a[a][maat])));
  }
  const voet = romp.insertRow();
  voet.append(maak("th", "Hele gebied", { scope: "row" }));
  for (const b of kolommen) voet.append(maak("td", String(heel.b[b][maat])));
  voet.append(maak("td", ""));
  return blad;
}

export default async function (component) {
  const { data, parentElement, setTriggerValue } = component;
  parentElement.adoptedStyleSheets = [stijl];
  const doel = parentElement.querySelector(".tabellen");
  const [naam] = data.lagen[0];
  const beurt = String(Number(doel.dataset.beurt || 0) + 1);
  doel.dataset.beurt = beurt;
  const antwoord = await fetch(new URL(`geo/${naam}`, document.baseURI));
  if (doel.dataset.beurt !== beurt) return;
  if (!antwoord.ok) {
    doel.replaceChildren(maak("p", "De kruistabel kon niet geladen worden. Herlaad de pagina om het opnieuw te proberen."));
    return;
  }
  const bestand = await antwoord.json();
  if (doel.dataset.beurt !== beurt) return;
  const kader = maak("div", undefined, { class: "kader", tabindex: "0", role: "region", "aria-label": `Kruistabel ${bestand.laag.label}` });
  const oud = doel.querySelector(".kader");
  const plek = oud && [oud.scrollLeft, oud.scrollTop];
  const keuze = maak("fieldset");
  keuze.append(maak("legend", "Tel"));
  const teken = () => kader.replaceChildren(tabel(bestand, doel.dataset.maat || "gemeenten", data.gekozen, (id) => setTriggerValue("gekozen", id)));
  for (const [sleutel, woord] of bestand.maten) {
    const label = maak("label");
    const knop = maak("input", undefined, { type: "radio", name: "maat", value: sleutel });
    knop.checked = sleutel === (doel.dataset.maat || "gemeenten");
    knop.onchange = () => {
      doel.dataset.maat = sleutel;
      teken();
    };
    label.append(knop, ` ${woord}`);
    keuze.append(label);
  }
  teken();
  doel.replaceChildren(...(bestand.features.length ? [keuze, kader] : [maak("p", "Er is geen gebied om te vergelijken: een van de indelingen heeft geen gebieden.")]));
  if (plek) [kader.scrollLeft, kader.scrollTop] = plek;
}
