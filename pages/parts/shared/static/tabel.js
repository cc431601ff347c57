// The information of the map as ordinary HTML tables, from the same files and the same state as the map.
const stijl = new CSSStyleSheet();
stijl.replaceSync(`
.tabellen { color: var(--st-text-color); font-family: var(--st-font); }
summary { cursor: pointer; padding: .45rem 0; font-weight: 600; }
.kader { overflow: auto; max-height: 26rem; border: 1px solid var(--st-border-color); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; padding: .4rem .6rem; }
th, td { text-align: left; padding: .3rem .6rem; border-top: 1px solid var(--st-border-color); vertical-align: top; font-weight: 400; }
thead th { position: sticky; top: 0; background: var(--st-secondary-background-color); font-weight: 600; }
tr[aria-current] { outline: 2px solid var(--st-primary-color); outline-offset: -2px; }
button { background: none; border: 0; padding: 0; font: inherit; color: var(--st-link-color); text-decoration: underline; cursor: pointer; text-align: left; }
`);
const bestanden = new Map();
const KOLOMMEN = [
  ["naam", "Naam"], ["soort", "Soort"], ["statustekst", "Status"], ["zekerheid", "Zekerheid"], ["waar", "Waar"],
  ["gemeenten", "Gemeenten"], ["datum", "Bron van"],
];

const maak = (tag, inhoud, kenmerken = {}) => {
  const element = document.createElement(tag);
  if (inhoud !== undefined) element.textContent = inhoud;
  for (const [naam, waarde] of Object.entries(kenmerken)) element.setAttribute(naam, waarde);
  return element;
};
const zichtbaar = (masker, index) =>
  masker === "*" || (masker !== "" && Boolean((parseInt(masker[index >> 2], 16) >> (3 - (index & 3))) & 1));

function haal(naam) {
  if (!bestanden.has(naam)) {
    const belofte = fetch(new URL(`geo/${naam}`, document.baseURI)).then((antwoord) => {
      if (!antwoord.ok) throw new Error(`${naam}: ${antwoord.status}`);
      return antwoord.json();
    });
    belofte.catch(() => bestanden.delete(naam));
    bestanden.set(naam, belofte);
  }
  return bestanden.get(naam);
}

function tabel(bestand, masker, gekozen, kies) {
  const rijen = bestand.features.filter((_, index) => zichtbaar(masker, index));
  const deel = maak("details");
  deel.dataset.laag = bestand.laag.id;
  deel.append(maak("summary", `${bestand.laag.label}: ${rijen.length} van ${bestand.features.length}`));
  const vul = () => {
    if (deel.querySelector("table") || deel.querySelector("p")) return;
    if (!rijen.length) {
      deel.append(maak("p", "Geen enkel record past bij deze filters. Wis een filter om er meer te zien."));
      return;
    }
    const kolommen = (bestand.kolommen || KOLOMMEN).filter(([sleutel]) => rijen.some((rij) => rij.properties[sleutel]));
    const blad = maak("table");
    blad.append(maak("caption", bestand.laag.uitleg));
    const kop = maak("tr");
    for (const [, label] of kolommen) kop.append(maak("th", label, { scope: "col" }));
    blad.append(maak("thead"));
    blad.tHead.append(kop);
    const romp = blad.createTBody();
    for (const rij of rijen) {
      const regel = romp.insertRow();
      if (rij.id === gekozen) regel.setAttribute("aria-current", "true");
      for (const [sleutel] of kolommen) {
        const waarde = rij.properties[sleutel];
        if (sleutel !== "naam") {
          regel.append(maak("td", waarde === undefined || waarde === 0 ? "–" : String(waarde)));
          continue;
        }
        const cel = maak("th", undefined, { scope: "row" });
        const knop = maak("button", waarde, { type: "button" });
        knop.onclick = () => kies(rij.id);
        cel.append(knop);
        regel.append(cel);
      }
    }
    const kader = maak("div", undefined, { class: "kader", tabindex: "0", role: "region", "aria-label": `Tabel ${bestand.laag.label}` });
    kader.append(blad);
    deel.append(kader);
  };
  deel.ontoggle = () => deel.open && vul();
  return [deel, vul];
}

export default async function (component) {
  const { data, parentElement, setTriggerValue } = component;
  parentElement.adoptedStyleSheets = [stijl];
  const doel = parentElement.querySelector(".tabellen");
  const beurt = String(Number(doel.dataset.beurt || 0) + 1);
  doel.dataset.beurt = beurt;
  const open = new Set([...doel.querySelectorAll("details[open]")].map((deel) => deel.dataset.laag));
  const inhoud = await Promise.all(data.lagen.map(async ([naam, masker]) => {
    try {
      return [await haal(naam), masker];
    } catch (fout) {
      return [null, masker];
    }
  }));
  if (doel.dataset.beurt !== beurt) return;
  const delen = inhoud.map(([bestand, masker]) => {
    if (!bestand) return maak("p", "Deze laag kon niet geladen worden. Herlaad de pagina om het opnieuw te proberen.");
    const [deel, vul] = tabel(bestand, masker, data.gekozen, (id) => setTriggerValue("gekozen", id));
    if (open.has(bestand.laag.id) || (data.open && beurt === "1")) {
      deel.open = true;
      vul();
    }
    return deel;
  });
  doel.replaceChildren(...delen);
}
