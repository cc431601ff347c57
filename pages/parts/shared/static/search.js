// The list under a search field: names that fit what is typed so far, from a file that the browser fetches once.
// A combobox by the pattern of WAI-ARIA: the focus stays in the field. Without the list the field works as well.
const search = (() => {
  "use strict";
  const { make } = elements;
  const SHOWN = 8;
  const LEAST = 2;
  const FIELDS = 'input[aria-label^="Gemeente, plaats"]:not([data-zoeklijst])';
  const kept = new files.Kept(files.from("geo/"));
  let namesFile = "";

  // As geodata.find.plain folds a name.
  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f']/g, "").replace(/[^a-z0-9]+/g, " ").trim();

  let folded = null;
  async function namesOf(file) {
    if (folded?.file !== file) {
      const { found } = await kept.fetchAll([file]);
      if (!found[file]) return null;
      folded = { file, postcodes: Object.entries(found[file].postcodes),
        names: found[file].namen.map(([naam, wat, inwoners]) => ({ naam, wat, inwoners, plain: plain(naam), whole: plain(naam.split(" (")[0]) })) };
    }
    return folded;
  }

  // How well a name fits: it is what is typed, begins with it as a word, begins with it, has it as a later word.
  function fit(name, wanted) {
    if (name === wanted) return 0;
    if (name.startsWith(wanted)) return name[wanted.length] === " " ? 1 : 2;
    return name.includes(` ${wanted}`) ? 3 : 4;
  }

  const isGemeente = ({ wat }) => wat.startsWith("gemeente ");

  function suggestions({ names, postcodes }, typed) {
    const digits = /^\s*(\d{4})\s*$/.exec(typed)?.[1];
    if (digits) {
      return postcodes.filter(([, all]) => all.split(" ").includes(digits)).map(([gemeente]) => ({ naam: digits, wat: `postcode in ${gemeente}` }));
    }
    const wanted = plain(typed);
    if (wanted.length < LEAST) return [];
    const found = names.map((name, place) => ({ ...name, place, fit: name.whole === wanted ? 0 : fit(name.plain, wanted) })).filter((name) => name.fit < 4);
    // As the answer to Enter weighs them: a small place has the name, but "Alphen" may as well be Alphen aan den Rijn.
    if (found.some((name) => !name.fit) && !found.some((name) => !name.fit && isGemeente(name))) {
      for (const name of found) if (name.fit === 1 && isGemeente(name)) name.fit = 0;
    }
    // A place that is called as its gemeente leads to the same.
    const gemeenten = found.filter(isGemeente);
    const isDouble = ({ wat, plain: name }) => gemeenten.some(({ naam, whole }) => whole === name && wat.startsWith(`plaats in ${naam} (`));
    return found.filter((name) => !isDouble(name)).sort((a, b) => a.fit - b.fit || b.inwoners - a.inwoners || a.place - b.place);
  }

  // What is said of a list, also to who cannot see it.
  function count(found, typed) {
    if (!found.length) return /^\s*\d{4}\s*[a-z]{2}\s*$/i.test(typed) ? "Druk op Enter: deze postcode zoeken we op bij PDOK." : "Geen naam begint zo. Druk op Enter om toch te zoeken.";
    if (found.length === 1) return "1 naam past.";
    return found.length > SHOWN ? `${found.length} namen passen, u ziet er ${SHOWN}. Typ verder.` : `${found.length} namen passen.`;
  }

  // Streamlit keeps the text of the field itself: it takes another text as if it were typed, and then Enter.
  function enter(input, text) {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, text);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, bubbles: true, cancelable: true })), 30);
  }

  let made = 0;

  class Suggestions {
    constructor(input) {
      this.root = make("div", { class: "zoeklijst" });
      this.list = make("ul", { role: "listbox", id: `zoeklijst-${made += 1}`, "aria-label": "Namen die passen", hidden: true, mousedown: (event) => event.preventDefault() });
      this.note = make("p", { role: "status", class: "zoekt" });
      this.root.append(this.list, this.note);
      this.active = -1;
      this.taken = "";
      // Whether a click is the first since the reader came here, or since what stands here was answered.
      this.first = true;
      const place = input.closest('[data-testid="stElementContainer"]');
      // Streamlit can make the field anew.
      place.querySelector(".zoeklijst")?.remove();
      place.append(this.root);
      input.dataset.zoeklijst = "ja";
      for (const [name, value] of Object.entries({ role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id })) {
        input.setAttribute(name, value);
      }
      this.input = input;
      input.addEventListener("focus", () => {
        input.select();
        void namesOf(namesFile);
      });
      // What is typed comes in the place of what stood there; who clicks again puts the cursor somewhere. The browser puts it
      // there as well at the first click, after the focus.
      input.addEventListener("click", () => {
        if (this.first && input.selectionStart === input.selectionEnd) input.select();
        this.first = false;
      });
      input.addEventListener("input", () => {
        this.first = false;
        if (!this.taken || input.value !== this.taken) void this.offer();
      });
      input.addEventListener("blur", () => {
        this.first = true;
        this.close();
      });
      input.addEventListener("keydown", (event) => this.press(event));
    }

    async offer() {
      const typed = this.input.value;
      this.taken = "";
      const names = typed.trim().length < LEAST ? null : await namesOf(namesFile);
      if (this.input.value !== typed || document.activeElement !== this.input) return;
      if (!names) {
        this.close();
        return;
      }
      const found = suggestions(names, typed);
      this.found = found.slice(0, SHOWN);
      this.list.replaceChildren(...this.found.map(({ naam, wat, inwoners }, place) => make("li", {
        role: "option", id: `${this.list.id}-${place}`, "aria-selected": "false", click: () => this.take(place),
      }, make("strong", {}, naam), make("span", {}, inwoners && / in /.test(wat) ? `${wat}, ${inwoners.toLocaleString("nl-NL")} inwoners` : wat))));
      this.active = -1;
      this.input.removeAttribute("aria-activedescendant");
      this.list.hidden = !found.length;
      this.input.setAttribute("aria-expanded", String(found.length > 0));
      this.note.textContent = count(found, typed);
      this.root.classList.add("open");
    }

    close() {
      this.root.classList.remove("open");
      this.list.hidden = true;
      this.active = -1;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }

    move(by) {
      const size = this.found.length;
      this.list.children[this.active]?.setAttribute("aria-selected", "false");
      // Before the first and after the last is the field itself.
      this.active = ((this.active + 1 + by + size + 1) % (size + 1)) - 1;
      const option = this.list.children[this.active];
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) this.input.setAttribute("aria-activedescendant", option.id);
      else this.input.removeAttribute("aria-activedescendant");
    }

    take(place) {
      const { naam, wat } = this.found[place];
      this.taken = `${naam}, ${wat}`;
      this.close();
      enter(this.input, this.taken);
      this.first = true;
    }

    press(event) {
      const open = !this.list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (open) this.move(event.key === "ArrowDown" ? 1 : -1);
        else if (event.key === "ArrowDown") void this.offer();
      } else if (event.key === "Escape" && this.root.classList.contains("open")) {
        event.stopPropagation();
        this.close();
      } else if (event.key === "Enter") {
        if (open && this.active >= 0) {
          event.preventDefault();
          event.stopPropagation();
          this.take(this.active);
        } else this.close();
        this.first = true;
      }
    }
  }

  // Offers the names of this file in every search field that the page has or gets.
  function offer(file) {
    const attach = () => { for (const input of document.querySelectorAll(FIELDS)) new Suggestions(input); };
    if (!namesFile) new MutationObserver(attach).observe(document.body, { childList: true, subtree: true });
    namesFile = file;
    attach();
  }

  return { offer };
})();
