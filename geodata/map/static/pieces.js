// Pieces of HTML with data in them. Text from data only ever becomes a text node, and only a web
// address, mail address or phone number becomes a link.
const stukken = (function () {
  "use strict";

  // An element with attributes (`klik` is what a click does) and content; null is left out.
  function maak(tag, kenmerken, ...inhoud) {
    const element = document.createElement(tag);
    for (const [naam, waarde] of Object.entries(kenmerken || {})) {
      if (naam === "klik") element.addEventListener("click", waarde);
      else if (naam === "hidden") element.hidden = waarde;
      else if (waarde !== null && waarde !== false) element.setAttribute(naam, waarde === true ? "" : waarde);
    }
    element.append(...inhoud.flat(Infinity).filter((deel) => deel !== null && deel !== undefined && deel !== ""));
    return element;
  }

  function link(adres, tekst) {
    if (!/^(https?|mailto|tel):/i.test(adres)) return document.createTextNode(tekst);
    return maak("a", { href: adres, rel: "noreferrer" }, tekst);
  }

  const gastheer = (adres) => {
    try {
      return new URL(adres).host.replace(/^www\./, "");
    } catch (fout) {
      return adres;
    }
  };

  const zeker = (zekerheid, woord = "") => zekerheid
    ? maak("span", { class: `zeker ${zekerheid}` }, `${woord}${zekerheid}`)
    : null;

  // The card of a record, with the same facts as in the app; `naar(id)` goes to another record.
  function kaartje(kaart, atlas, naar) {
    const bereik = kaart.contacten.map((contact) => maak("li", {},
      contact.label === contact.tekst ? "" : `${contact.label}: `, link(contact.href, contact.tekst),
      contact.toelichting ? maak("small", {}, contact.toelichting) : null));
    const geen = atlas.contacten ? "Geen contactgegevens gevonden." : "De contactgegevens zijn uit dit bestand weggelaten.";
    const feiten = kaart.feiten.flatMap((feit) => [
      maak("dt", {}, feit.label),
      maak("dd", {}, feit.doel ? knop(feit.tekst, () => naar(feit.doel)) : feit.tekst, " ", zeker(feit.zekerheid),
        feit.toelichting ? maak("small", {}, feit.toelichting) : null),
    ]);
    const bronnen = kaart.bronnen.map((bron) => maak("li", {},
      bron.onderwerp ? `${bron.onderwerp}: ` : "", bron.href ? link(bron.href, gastheer(bron.href)) : bron.tekst, `, ${bron.datum}`,
      bron.datum === bron.leeftijd.split(",")[0] ? "" : maak("small", {}, bron.leeftijd)));
    const verder = Object.entries(kaart.verder).filter(([, ids]) => ids.length).map(([label, ids]) => [
      maak("h3", {}, label),
      maak("ul", { class: "namen" }, ids.map((id) => maak("li", {}, knop(atlas.kaartjes[id].naam, () => naar(id))))),
    ]);
    return maak("article", { class: "kaartje", "aria-label": kaart.naam },
      maak("p", { class: "soort" }, kaart.soort),
      maak("h2", { tabindex: "-1" }, kaart.naam),
      maak("p", {}, kaart.status, " ", zeker(kaart.zekerheid, "zekerheid ")),
      kaart.waarschuwing ? maak("p", { class: "let-op" }, maak("strong", {}, "Let op. "), kaart.waarschuwing) : null,
      kaart.uitleg ? maak("p", {}, kaart.uitleg) : null,
      maak("h3", {}, "Bereiken"),
      bereik.length ? maak("ul", {}, bereik) : maak("p", {}, geen),
      maak("h3", {}, "Wat we weten"),
      maak("dl", {}, feiten),
      kaart.opmerkingen.map((tekst) => maak("p", {}, tekst)),
      maak("h3", {}, "Bron"),
      maak("ul", {}, bronnen),
      kaart.zekerheid ? maak("p", {}, maak("small", {}, `Zekerheid ${kaart.zekerheid}: ${atlas.zekerheden[kaart.zekerheid]}`)) : null,
      verder,
      maak("p", {}, link(kaart.melding, "Klopt dit niet?")));
  }

  const knop = (tekst, klik) => maak("button", { type: "button", class: "als-link", klik }, tekst);

  // A table of a scene. A column without a single value has nothing to say.
  function tabel(gegevens) {
    const kolommen = gegevens.kolommen.map((_, plek) => plek).filter((plek) => gegevens.rijen.some((rij) => rij[plek]));
    return maak("table", {},
      maak("caption", {}, gegevens.bijschrift),
      maak("thead", {}, maak("tr", {}, kolommen.map((plek) => maak("th", { scope: "col" }, gegevens.kolommen[plek])))),
      maak("tbody", {}, gegevens.rijen.map((rij) => maak("tr", {}, kolommen.map((plek, eerste) =>
        eerste ? maak("td", {}, rij[plek]) : maak("th", { scope: "row" }, rij[plek]))))));
  }

  // The same table for a wall, where a column of long texts would be narrow and high: each row as a
  // name with the rest behind it. A short value needs the name of its column, a sentence does not.
  const KORT = 14;
  const BREED = 60;
  function rijen(gegevens) {
    const breedte = gegevens.kolommen.map((_, plek) => Math.max(...gegevens.rijen.map((rij) => rij[plek].length)));
    if (breedte.reduce((som, deel) => som + deel, 0) <= BREED) return tabel(gegevens);
    const rest = (rij) => rij.slice(1).map((waarde, plek) => waarde && (waarde.length <= KORT ? `${gegevens.kolommen[plek + 1].toLowerCase()}: ${waarde}` : waarde));
    return maak("ul", { class: "rijen", "aria-label": gegevens.bijschrift },
      gegevens.rijen.map((rij) => maak("li", {}, maak("strong", {}, rij[0]), ` ${rest(rij).filter(Boolean).join(" · ")}`)));
  }

  return { maak, link, knop, kaartje, tabel, rijen };
})();
