// The search field: a combobox that forgives accents, capitals and punctuation.
const search = (() => {
  "use strict";
  const { make } = elements;
  const MOST = 8;

  // Fold a name to what people type, as geodata/find/search.py does.
  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}|'/gu, "").replace(/[^a-z0-9]+/g, " ").trim();

  // How far a name is from what was typed: exact, begin, begin of a word, within; null for not.
  function distance(name, typed) {
    if (name === typed) return 0;
    if (name.startsWith(typed)) return 1;
    if (name.includes(` ${typed}`)) return 2;
    return typed.length > 2 && name.includes(typed) ? 3 : null;
  }

  // The names of geodata/meeting/offline_data.py, ready to search.
  const index = (list) => list.map(([naam, doel, tekst, uitleg, achter]) => ({ doel, tekst, uitleg, achter, folded: fold(naam) }));

  // What in an index fits best on a question, the best first and nothing twice.
  function find(entries, question) {
    const typed = fold(question.slice(0, 80));
    if (!typed) return [];
    const found = [];
    entries.forEach(({ doel, tekst, uitleg, achter, folded }, place) => {
      const far = distance(folded, typed);
      if (far !== null) found.push({ doel, tekst, uitleg, rank: far + (achter ? 0.5 : 0), length: folded.length, place });
    });
    found.sort((a, b) => a.rank - b.rank || a.length - b.length || a.place - b.place);
    const seen = new Set();
    return found.filter(({ doel, tekst }) => !seen.has(`${doel} ${tekst}`) && seen.add(`${doel} ${tekst}`)).slice(0, MOST);
  }

  // To which option a step goes from the one at `place`; -1 is the field itself, where a step back
  // begins at the last option.
  const optionAfter = (place, step, count) => (place + step + count + (place < 0 && step < 0 ? 1 : 0)) % count;

  // A search field that calls `select(id)`; what it finds is told to `say(sentence)`.
  function field(list, select, say) {
    const entries = index(list);
    const input = make("input", {
      id: "zoek", type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": "gevonden", "aria-autocomplete": "list",
      autocomplete: "off", spellcheck: "false", maxlength: "80", placeholder: "bijvoorbeeld: Den Bosch, Haren, VSV Sneek",
    });
    const options = make("ul", { id: "gevonden", role: "listbox", "aria-label": "Gevonden", hidden: true });
    const outcome = make("p", { class: "uitslag" });
    let hits = [];
    let place = -1;

    function open(on) {
      options.hidden = !on;
      input.setAttribute("aria-expanded", String(on));
      if (!on) point(-1);
    }

    function point(to) {
      place = to;
      [...options.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === place)));
      if (place < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", `optie-${place}`);
      options.children[place]?.scrollIntoView({ block: "nearest" });
    }

    function take(hit) {
      input.value = hit.tekst;
      outcome.textContent = "";
      open(false);
      select(hit.doel);
    }

    const option = (hit, number) => make(
      "li",
      {
        id: `optie-${number}`, role: "option", "aria-selected": "false",
        // Before the field loses its focus and closes the list.
        mousedown: (event) => {
          event.preventDefault();
          take(hit);
        },
      },
      make("span", {}, hit.tekst),
      make("small", {}, hit.uitleg),
    );

    input.addEventListener("input", () => {
      hits = find(entries, input.value);
      options.replaceChildren(...hits.map(option));
      open(hits.length > 0);
      const empty = !fold(input.value);
      outcome.textContent = empty || hits.length ? "" : "Niets gevonden. Controleer de spelling, of probeer een grotere plaats in de buurt.";
      say(empty ? "" : outcome.textContent || `${hits.length} gevonden. Kies met de pijltjes en Enter.`);
    });
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && hits.length) {
        event.preventDefault();
        if (options.hidden) open(true);
        point(optionAfter(place, step, hits.length));
      } else if (event.key === "Enter" && !options.hidden) {
        event.preventDefault();
        take(hits[Math.max(place, 0)]);
      } else if (event.key === "Escape") {
        if (options.hidden) input.value = "";
        open(false);
      }
    });
    input.addEventListener("blur", () => open(false));
    return make("div", { class: "zoek", role: "search" },
      make("label", { for: "zoek" }, "Gemeente, plaats of organisatie"), input, options, outcome);
  }

  return { fold, index, find, optionAfter, field };
})();
