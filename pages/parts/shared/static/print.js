// A page on paper: its head says what it is, of when, and where it is found, and what is wider than the sheet is drawn
// smaller. The rest is in the style of the page (@media print).
const onPaper = (() => {
  "use strict";
  const { make } = elements;
  // A sheet of A4 less its margins (@page in pagina.css), in the pixels of a style.
  const WIDE = 690;
  const HIGH = 900;
  const MAPS = 'iframe[src*="streamlit_folium"]';

  function head() {
    const today = new Date().toLocaleDateString("nl-NL", { dateStyle: "long" });
    const date = document.documentElement.dataset.peildatum;
    return make("header", { class: "afdruk" },
      make("p", {}, make("strong", {}, document.title)),
      make("p", {}, `Afgedrukt op ${today}${date ? `, gegevens van ${date}` : ""}: `, make("a", { href: location.href }, location.href)));
  }

  // A map keeps the size in which it was drawn: in another one a part of it would be missing.
  function fit(map) {
    const { offsetWidth: wide, offsetHeight: high } = map;
    if (!wide || !high) return;
    map.style.setProperty("--breed", `${wide}px`);
    map.style.setProperty("--hoog", `${high}px`);
    map.style.setProperty("--schaal", Math.min(1, WIDE / wide, HIGH / high));
  }

  // A table is as narrow as its longest words, and then still may not fit.
  function shrink(table) {
    const { width } = table.style;
    table.style.width = "0";
    const narrowest = table.offsetWidth;
    table.style.width = width;
    table.style.setProperty("--krimp", Math.min(1, WIDE / Math.max(narrowest, 1)));
  }

  // Components have a tree of their own.
  function tables(root) {
    const inside = [...root.querySelectorAll("*")].filter((part) => part.shadowRoot);
    return [...root.querySelectorAll("table"), ...inside.flatMap((part) => tables(part.shadowRoot))];
  }

  function prepare() {
    document.querySelector("header.afdruk")?.remove();
    document.body.prepend(head());
    document.querySelectorAll(MAPS).forEach(fit);
    tables(document).forEach(shrink);
  }

  return { listen: () => window.addEventListener("beforeprint", prepare) };
})();
