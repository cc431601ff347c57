// What a gemeente can do now: a mail to all partners, the next steps, and the gemeenten to talk to.
const { make } = elements;
const kept = new files.Kept(files.from("geo/"));

// Of the files above it and the mail below it.
const TAKEN = "De A4 en het rekenblad noemen elke partner hierboven. In het adresboek staat wie een nummer, mailbox, contactpagina of site heeft; de mail gaat naar partners die actief zijn en noemt wie geen algemeen mailadres heeft.";

const small = (...content) => make("small", {}, ...content);

// The mail to all: programs take commas between addresses, Outlook semicolons. What a link cannot hold is a list to copy.
function mail([addresses, subject, text, apart], words) {
  if (!addresses) return make("p", {}, "Van geen van de partners is een algemeen mailadres bekend.");
  const body = text.replace(/\{(\d)\}/g, (_, place) => words[place]).replaceAll("\n", "\r\n");
  const draft = (to) => `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  const to = (between) => addresses.map((one) => encodeURIComponent(one).replaceAll("%40", "@")).join(between);
  const many = addresses.length === 1 ? "1 algemeen adres" : `${addresses.length} algemene adressen`;
  if (!apart) {
    return [
      make("p", {}, make("a", { class: "knop", href: draft(to(",")) }, "Stel ons aan elkaar voor (mail aan allen)"),
        addresses.length > 1 ? [" ", make("a", { class: "knop", href: draft(to(";")) }, "Dezelfde mail in Outlook")] : null),
      make("p", {}, small(`Gaat naar ${many}; u ziet de mail voordat u die stuurt.`)),
    ];
  }
  const told = make("span", { role: "status" });
  const copy = (between, label) => make("button", { type: "button", click: async () => {
    told.textContent = await clipboard.copy(addresses.join(between));
  } }, label);
  return [
    make("p", {}, make("a", { class: "knop", href: draft("") }, "Stel ons aan elkaar voor (mail zonder adressen)")),
    make("p", {}, small(`De ${many} passen niet in een link. Kopieer ze en plak ze in de mail bij Aan:`)),
    make("p", {}, addresses.join("; ")),
    make("p", { class: "kopieer" }, copy(", ", "Kopieer met komma's"), " ", copy("; ", "Kopieer met puntkomma's, voor Outlook"), told),
  ];
}

function step([title, text, who, links, pages], fixed) {
  const [same, sameLinks] = fixed[title] || [];
  const further = links?.length ? links : text ? [] : sameLinks;
  return make("li", {}, make("strong", {}, `${title}.`), ` ${text || same || ""}`,
    (who || []).map(([name, rows]) => [make("br"), small(`${name}: `, ways.inLine(rows))]),
    pages?.length ? [make("br"), small("In de atlas: ", pages.map(([href, label], at) => [at ? ", " : null, make("a", { href, target: "_top" }, label)]))] : null,
    further?.length ? [make("br"), small("Lees verder: ", further.map(([href, label], at) => [at ? ", " : null, ways.link(href, label)]))] : null);
}

export default async function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".vervolg");
  const turn = String(Number(root.dataset.beurt || 0) + 1);
  root.dataset.beurt = turn;
  const { found } = await kept.fetchAll([data.woorden]);
  // Of two choices in a row the last one stays.
  if (root.dataset.beurt !== turn) return;
  const words = found[data.woorden] || {};
  const choices = (label, rows) => make("ul", { class: "keuzes", "aria-label": label }, rows.map(([code, name, what = "geen gegevens"]) =>
    make("li", {}, ways.toPage(`gemeente?code=${code}`, () => setTriggerValue("kies", code), `${name}: ${what}`))));
  const [shared, others] = data.samen;
  const neighbours = "Buurgemeente en de status van de coalitie daar";
  root.replaceChildren(make("section", { class: "kaartje" },
    make("p", {}, small(TAKEN)),
    mail(data.mail, words.mail || []),
    make("h2", { id: "wat-nu" }, "Wat nu?"),
    make("ol", { class: "stappen" }, data.stappen.map((one) => step(one, words.stappen || {}))),
    make("h2", {}, "Met hoeveel partijen heeft u te maken?"),
    make("p", {}, data.partijen),
    make("h2", { id: "buurgemeenten" }, "Buurgemeenten"),
    data.buren.length ? null : make("p", {}, "Deze gemeente heeft geen buurgemeenten over land."),
    shared ? make("p", {}, `Ook bij ‘${shared}’: ${others}.`) : null,
    data.buren.length ? [make("p", {}, neighbours), choices(neighbours, data.buren)] : null,
    make("h2", {}, "Gemeenten zoals u, met een actieve coalitie"),
    data.zoals.length ? [make("p", {}, "Bel ze voor ervaring"), choices("Bel ze voor ervaring", data.zoals)]
      : make("p", {}, "Geen bron noemt een gemeente met een actieve coalitie."),
    data.nummers.length ? make("p", {}, small("Algemene nummers: ", ways.inLine(data.nummers))) : null,
    data.zoals.length ? make("p", {}, small(data.methode || words.vergelijken || "")) : null));
}
