// The search field: a combobox that forgives accents, capitals and punctuation.
const zoeken = (function () {
  "use strict";
  const { maak } = stukken;
  const GETOOND = 8;

  // Fold a name to what people type, as geodata/find/search.py does.
  const plat = (tekst) => tekst.toLowerCase().normalize("NFKD").replace(/\p{M}|'/gu, "").replace(/[^a-z0-9]+/g, " ").trim();

  // How far a name is from what was typed: exact, begin, begin of a word, within; null for not.
  function afstand(naam, gevraagd) {
    if (naam === gevraagd) return 0;
    if (naam.startsWith(gevraagd)) return 1;
    if (naam.includes(` ${gevraagd}`)) return 2;
    return gevraagd.length > 2 && naam.includes(gevraagd) ? 3 : null;
  }

  function zoek(namen, vraag) {
    const gevraagd = plat(vraag.slice(0, 80));
    if (!gevraagd) return [];
    const gevonden = [];
    namen.forEach(([, doel, tekst, uitleg, achter, naam], plek) => {
      const ver = afstand(naam, gevraagd);
      if (ver !== null) gevonden.push({ doel, tekst, uitleg, rang: ver + (achter ? 0.5 : 0), lengte: naam.length, plek });
    });
    gevonden.sort((a, b) => a.rang - b.rang || a.lengte - b.lengte || a.plek - b.plek);
    const gezien = new Set();
    return gevonden.filter(({ doel, tekst }) => !gezien.has(`${doel} ${tekst}`) && gezien.add(`${doel} ${tekst}`)).slice(0, GETOOND);
  }

  // A search field that calls `kies(id)`; what it finds is told to `meld(sentence)`.
  function veld(lijst, kies, meld) {
    const namen = lijst.map((naam) => [...naam, plat(naam[0])]);
    const invoer = maak("input", {
      id: "zoek", type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": "gevonden", "aria-autocomplete": "list",
      autocomplete: "off", spellcheck: "false", maxlength: "80", placeholder: "bijvoorbeeld: Den Bosch, Haren, VSV Sneek",
    });
    const opties = maak("ul", { id: "gevonden", role: "listbox", "aria-label": "Gevonden", hidden: true });
    const uitslag = maak("p", { class: "uitslag" });
    let treffers = [];
    let plek = -1;

    function open(aan) {
      opties.hidden = !aan;
      invoer.setAttribute("aria-expanded", String(aan));
      if (!aan) wijs(-1);
    }

    function wijs(nieuw) {
      plek = nieuw;
      [...opties.children].forEach((optie, nummer) => optie.setAttribute("aria-selected", String(nummer === plek)));
      if (plek < 0) invoer.removeAttribute("aria-activedescendant");
      else invoer.setAttribute("aria-activedescendant", `optie-${plek}`);
      opties.children[plek]?.scrollIntoView({ block: "nearest" });
    }

    function neem(treffer) {
      invoer.value = treffer.tekst;
      uitslag.textContent = "";
      open(false);
      kies(treffer.doel);
    }

    invoer.addEventListener("input", () => {
      treffers = zoek(namen, invoer.value);
      opties.replaceChildren(...treffers.map((treffer, nummer) => {
        const optie = maak("li", { id: `optie-${nummer}`, role: "option", "aria-selected": "false" }, maak("span", {}, treffer.tekst), maak("small", {}, treffer.uitleg));
        // Before the field loses its focus and closes the list.
        optie.addEventListener("mousedown", (muis) => { muis.preventDefault(); neem(treffer); });
        return optie;
      }));
      open(treffers.length > 0);
      const leeg = !plat(invoer.value);
      uitslag.textContent = leeg || treffers.length ? "" : "Niets gevonden. Controleer de spelling, of probeer een grotere plaats in de buurt.";
      meld(leeg ? "" : uitslag.textContent || `${treffers.length} gevonden. Kies met de pijltjes en Enter.`);
    });
    invoer.addEventListener("keydown", (toets) => {
      const stap = { ArrowDown: 1, ArrowUp: -1 }[toets.key];
      if (stap && treffers.length) {
        toets.preventDefault();
        if (opties.hidden) open(true);
        wijs((plek + stap + treffers.length + (plek < 0 && stap < 0 ? 1 : 0)) % treffers.length);
      } else if (toets.key === "Enter" && !opties.hidden) {
        toets.preventDefault();
        neem(treffers[Math.max(plek, 0)]);
      } else if (toets.key === "Escape") {
        if (opties.hidden) invoer.value = "";
        open(false);
      }
    });
    invoer.addEventListener("blur", () => open(false));
    return maak("div", { class: "zoek", role: "search" },
      maak("label", { for: "zoek" }, "Gemeente, plaats of organisatie"), invoer, opties, uitslag);
  }

  return { plat, zoek, veld };
})();
