// The bar on every page: copy the link, a QR code of it, a snippet to embed it, and "add to the meeting".
const stijl = new CSSStyleSheet();
stijl.replaceSync(`
.deel { color: var(--st-text-color); font-family: var(--st-font); display: flex; gap: .5rem; flex-wrap: wrap; align-items: flex-start; justify-content: flex-end; }
button, summary { font: inherit; font-size: .9rem; color: var(--st-link-color); background: var(--st-background-color); border: 1px solid var(--st-border-color); border-radius: 4px; padding: .2rem .6rem; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
details { position: relative; }
.vak { position: absolute; right: 0; top: 2.2rem; z-index: 20; width: min(22rem, 86vw); box-sizing: border-box; background: var(--st-background-color); border: 1px solid var(--st-border-color); border-radius: 6px; padding: .8rem 1rem; box-shadow: 0 4px 16px rgb(0 0 0 / 20%); }
label { display: block; margin: .3rem 0 .6rem; font-size: .9rem; }
input, textarea { width: 100%; box-sizing: border-box; font: inherit; font-size: .85rem; color: inherit; background: var(--st-secondary-background-color); border: 1px solid var(--st-border-color); padding: .3rem; }
a { color: var(--st-link-color); margin-right: .6rem; font-size: .9rem; }
p { margin: .8rem 0 .2rem; font-size: .9rem; }
.vak { max-height: 80vh; overflow: auto; }
.vak .rij input { width: auto; }
.vak .grijs { width: 100%; height: auto; }
img { width: 11rem; height: 11rem; background: #fff; display: block; margin: .3rem 0 .6rem; }
[role=status] { font-size: .9rem; align-self: center; }
`);
const KAART = 'iframe[title="streamlit_folium.st_folium"]';

const maak = (tag, kenmerken = {}, ...kinderen) => {
  const element = Object.assign(document.createElement(tag), kenmerken);
  element.append(...kinderen);
  return element;
};

async function kopieer(veld) {
  if (navigator.clipboard) return navigator.clipboard.writeText(veld.value);
  // Without https a page may not use the clipboard directly.
  veld.select();
  if (!document.execCommand("copy")) throw new Error("kopieren geweigerd");
}

// Where the map on this page looks now: [south, west, north, east], or nothing without a map.
function beeld() {
  const kaart = document.querySelector(KAART)?.contentWindow?.atlas?.kaart;
  if (!kaart) return [];
  const vak = kaart.getBounds();
  return [vak.getSouth(), vak.getWest(), vak.getNorth(), vak.getEast()].map((graden) => Math.round(graden * 1000) / 1000);
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  parentElement.adoptedStyleSheets = [stijl];
  const doel = parentElement.querySelector(".deel");
  const melding = maak("span", { role: "status", textContent: data.melding || "" });
  const deel = maak("details", {}, maak("summary", { textContent: "Deel deze pagina" }));
  const vul = () => {
    deel.querySelector(".vak")?.remove();
    if (!deel.open) return;
    const adres = new URL(location.href);
    adres.searchParams.delete("embed");
    const inbed = new URL(adres);
    inbed.searchParams.set("embed", "true");
    const link = maak("input", { readOnly: true, value: adres.href });
    const code = maak("textarea", { readOnly: true, rows: 4, value: `<iframe src="${inbed.href.replaceAll("&", "&amp;")}" title="Geboortezorgatlas" width="100%" height="800" style="border:0"></iframe>` });
    const qr = maak("img", { alt: "QR-code naar deze pagina", src: new URL(`qr?van=${encodeURIComponent(adres.href)}`, document.baseURI).href });
    const uitkomst = maak("span", { role: "status" });
    const knop = (tekst, veld) => maak("button", {
      type: "button", textContent: tekst,
      onclick: async () => {
        try {
          await kopieer(veld);
          uitkomst.textContent = "Gekopieerd.";
        } catch (fout) {
          uitkomst.textContent = "Kopiëren lukt niet in deze browser. Selecteer de tekst en kopieer haar zelf.";
        }
      },
    });
    qr.onerror = () => qr.replaceWith(maak("p", { textContent: "De QR-code kon niet gemaakt worden: deze link is te lang." }));
    const plaatjes = maak("div");
    if (beeld().length && data.toevoegen) {
      // The picture is drawn from the link, with where the map looks now.
      const adresVan = (soort, wijze) => {
        const plaatje = new URL(`plaatje/${adres.pathname.split("/").pop()}.${soort}`, document.baseURI);
        for (const [naam, waarde] of adres.searchParams) plaatje.searchParams.set(naam, waarde);
        if (adres.pathname.endsWith("/kaart")) plaatje.searchParams.set("beeld", beeld().join(","));
        if (wijze) plaatje.searchParams.set("plaatje", wijze);
        return plaatje.href;
      };
      const verwijzing = (tekst, soort, wijze) => maak("a", { textContent: tekst, href: adresVan(soort, wijze), download: `kaart.${soort}` });
      const grijs = maak("input", { type: "checkbox" });
      const voorbeeld = maak("div");
      grijs.onchange = () => voorbeeld.replaceChildren(...(grijs.checked
        ? [maak("img", { className: "grijs", alt: "De kaart zoals een grijze printer haar afdrukt", src: adresVan("png", "voorbeeld") })] : []));
      plaatjes.append(maak("p", { textContent: "Kaart als plaatje, met legenda, bron en datum:" }),
        verwijzing("PNG voor druk", "png"), " ", verwijzing("SVG", "svg"), " ", verwijzing("PNG in grijs", "png", "grijs"),
        maak("label", { className: "rij" }, grijs, " Laat zien hoe een grijze printer haar afdrukt"), voorbeeld);
    }
    deel.append(maak("div", { className: "vak" },
      maak("label", {}, "Link", link), knop("Kopieer link", link), qr,
      maak("label", {}, "Insluiten op een eigen site", code), knop("Kopieer code", code), uitkomst, plaatjes));
    link.focus();
  };
  deel.ontoggle = vul;
  deel.onkeydown = (toets) => {
    if (toets.key !== "Escape") return;
    deel.open = false;
    deel.querySelector("summary").focus();
  };
  const delen = [melding];
  if (data.toevoegen) {
    delen.push(maak("button", { type: "button", textContent: "Voeg toe aan presentatie", onclick: () => setTriggerValue("toevoegen", { beeld: beeld() }) }));
  }
  doel.replaceChildren(...delen, deel);
}
