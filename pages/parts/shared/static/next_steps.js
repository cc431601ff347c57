// What a gemeente can do now: a mail to all partners, the next steps, and the gemeenten to talk to.
const { make } = elements;
const kept = new files.Kept(files.from("geo/"));

const small = (...content) => make("small", {}, ...content);

function mail([addresses, subject, text]) {
  if (!addresses) return make("p", {}, "Van geen van de partners is een algemeen mailadres bekend.");
  const body = text.replaceAll("\n", "\r\n");
  const href = `mailto:${addresses.map(encodeURIComponent).join(",").replaceAll("%40", "@")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  const many = addresses.length === 1 ? "1 algemeen adres" : `${addresses.length} algemene adressen`;
  return [
    make("p", {}, make("a", { class: "knop", href }, "Stel ons aan elkaar voor (mail aan allen)")),
    make("p", {}, small(`Gaat naar ${many}; u ziet de mail voordat u die stuurt.`)),
  ];
}

function step([title, text, who, links, pages]) {
  return make("li", {}, make("strong", {}, `${title}.`), ` ${text}`,
    (who || []).map(([name, rows]) => [make("br"), small(`${name}: `, ways.inLine(rows))]),
    pages?.length ? [make("br"), small("In de atlas: ", pages.map(([href, label], at) => [at ? ", " : null, make("a", { href, target: "_top" }, label)]))] : null,
    links?.length ? [make("br"), small("Lees verder: ", links.map(([href, label], at) => [at ? ", " : null, ways.link(href, label)]))] : null);
}

export default async function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".vervolg");
  const turn = String(Number(root.dataset.beurt || 0) + 1);
  root.dataset.beurt = turn;
  const { found } = await kept.fetchAll([data.woorden]);
  // Of two choices in a row the last one stays.
  if (root.dataset.beurt !== turn) return;
  const choices = (label, rows) => make("ul", { class: "keuzes", "aria-label": label }, rows.map(([code, name, what]) =>
    make("li", {}, ways.toPage(`gemeente?code=${code}`, () => setTriggerValue("kies", code), `${name}: ${what}`))));
  const [shared, others] = data.samen;
  const neighbours = "Buurgemeente en de status van de coalitie daar";
  root.replaceChildren(make("section", { class: "kaartje" },
    mail(data.mail),
    make("h2", { id: "wat-nu" }, "Wat nu?"),
    make("ol", { class: "stappen" }, data.stappen.map(step)),
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
    data.zoals.length ? make("p", {}, small(data.methode || found[data.woorden]?.vergelijken || "")) : null));
}
