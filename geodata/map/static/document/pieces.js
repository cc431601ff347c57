// Pieces of a page: links, cards and tables. Only a web address, mail address or phone number becomes
// a link.
const pieces = (() => {
  "use strict";
  const { make } = elements;

  function link(address, text) {
    if (!/^(https?|mailto|tel):/i.test(address)) return document.createTextNode(text);
    return make("a", { href: address, rel: "noreferrer" }, text);
  }

  const button = (text, click) => make("button", { type: "button", class: "als-link", click }, text);

  const host = (address) => {
    try {
      return new URL(address).host.replace(/^www\./, "");
    } catch {
      return address;
    }
  };

  const certainty = (zekerheid, word = "") => zekerheid
    ? make("span", { class: `zeker ${zekerheid}` }, `${word}${zekerheid}`)
    : null;

  // The card of a record, with the same facts as in the app; `go(id)` goes to another record.
  function card(kaart, atlas, go) {
    const contacten = kaart.contacten.map((contact) => make("li", {},
      contact.label === contact.tekst ? "" : `${contact.label}: `, link(contact.href, contact.tekst),
      contact.toelichting ? make("small", {}, contact.toelichting) : null));
    const none = atlas.contacten ? "Geen contactgegevens gevonden." : "De contactgegevens zijn uit dit bestand weggelaten.";
    const feiten = kaart.feiten.flatMap((feit) => [
      make("dt", {}, feit.label),
      make("dd", {}, feit.doel ? button(feit.tekst, () => go(feit.doel)) : feit.tekst, " ", certainty(feit.zekerheid),
        feit.toelichting ? make("small", {}, feit.toelichting) : null),
    ]);
    const bronnen = kaart.bronnen.map((bron) => make("li", {},
      bron.onderwerp ? `${bron.onderwerp}: ` : "", bron.href ? link(bron.href, host(bron.href)) : bron.tekst, `, ${bron.datum}`,
      bron.datum === bron.leeftijd.split(",")[0] ? "" : make("small", {}, bron.leeftijd)));
    const others = Object.entries(kaart.verder).filter(([, ids]) => ids.length).map(([label, ids]) => [
      make("h3", {}, label),
      make("ul", { class: "namen" }, ids.map((id) => make("li", {}, button(atlas.kaartjes[id].naam, () => go(id))))),
    ]);
    return make("article", { class: "kaartje", "aria-label": kaart.naam },
      make("p", { class: "soort" }, kaart.soort),
      make("h2", { tabindex: "-1" }, kaart.naam),
      make("p", {}, kaart.status, " ", certainty(kaart.zekerheid, "zekerheid ")),
      kaart.waarschuwing ? make("p", { class: "let-op" }, make("strong", {}, "Let op. "), kaart.waarschuwing) : null,
      kaart.uitleg ? make("p", {}, kaart.uitleg) : null,
      make("h3", {}, "Bereiken"),
      contacten.length ? make("ul", {}, contacten) : make("p", {}, none),
      make("h3", {}, "Wat we weten"),
      make("dl", {}, feiten),
      [...kaart.opmerkingen, ...kaart.tegenspraken].map((text) => make("p", {}, text)),
      make("h3", {}, "Bron"),
      make("ul", {}, bronnen),
      kaart.zekerheid ? make("p", {}, make("small", {}, `Zekerheid ${kaart.zekerheid}: ${atlas.zekerheden[kaart.zekerheid]}`)) : null,
      others,
      make("p", {}, link(kaart.melding, "Klopt dit niet?")));
  }

  // A table of a scene. A column without a single value has nothing to say.
  function table({ kolommen, rijen, bijschrift }) {
    const kept = kolommen.map((_, place) => place).filter((place) => rijen.some((row) => row[place]));
    return make("table", {},
      make("caption", {}, bijschrift),
      make("thead", {}, make("tr", {}, kept.map((place) => make("th", { scope: "col" }, kolommen[place])))),
      make("tbody", {}, rijen.map((row) => make("tr", {}, kept.map((place, nth) =>
        nth ? make("td", {}, row[place]) : make("th", { scope: "row" }, row[place]))))));
  }

  // The same table for a narrow screen, where a column of long texts would be narrow and high: each row as a
  // name with the rest behind it. A short value needs the name of its column, a sentence does not.
  const SHORT = 14;
  const WIDE = 60;
  function tableForWall(content) {
    const { kolommen, rijen, bijschrift } = content;
    const widths = kolommen.map((_, place) => Math.max(...rijen.map((row) => row[place].length)));
    if (widths.reduce((sum, width) => sum + width, 0) <= WIDE) return table(content);
    const rest = (row) => row.slice(1).map((value, place) =>
      value && value.length <= SHORT ? `${kolommen[place + 1].toLowerCase()}: ${value}` : value);
    return make("ul", { class: "rijen", "aria-label": bijschrift },
      rijen.map((row) => make("li", {}, make("strong", {}, row[0]), ` ${rest(row).filter(Boolean).join(" · ")}`)));
  }

  // The part of a table that is on a page of the show, in the columns it was measured with; `naam` is for
  // one that goes on with another.
  function tableOfPage({ kolommen, rijen, bijschrift, breedtes }, naam) {
    const columns = breedtes.map((share) => {
      const column = make("col");
      column.style.width = `${100 * share}%`;
      return column;
    });
    // A row of a single cell is a heading above those that follow (geodata/meeting/tidy.py).
    const cells = (row) => row.map((value, nth) => (nth ? make("td", {}, value) : make("th", { scope: "row" }, value)));
    const heading = ([value]) => [make("th", { scope: "colgroup", colspan: kolommen.length }, value)];
    return make("table", bijschrift ? {} : { "aria-label": naam },
      bijschrift ? make("caption", {}, bijschrift) : "",
      make("colgroup", {}, columns),
      make("thead", {}, make("tr", {}, kolommen.map((name) => make("th", { scope: "col" }, name)))),
      make("tbody", {}, rijen.map((row) => make("tr", {}, row.length < kolommen.length ? heading(row) : cells(row)))));
  }

  // Figures to see at once, each above what it counts.
  function figuresOf({ cijfers }) {
    if (!cijfers.length) return "";
    return make("dl", { class: "cijfers" }, cijfers.map(([value, what]) => make("div", {}, make("dt", {}, what), make("dd", {}, value))));
  }

  return { link, button, card, figuresOf, table, tableForWall, tableOfPage };
})();
