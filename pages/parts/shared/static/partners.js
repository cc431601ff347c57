// A gemeente: its name, its summary, its births and every regional partner.
const { make } = elements;
const kept = new files.Kept(files.from("geo/"));
const PLACES = [["uw-partners", "Uw partners"], ["neem-mee", "Neem mee"], ["wat-nu", "Wat nu?"], ["buurgemeenten", "Buurgemeenten"]];

const small = (...content) => make("small", {}, ...content);
const sure = (value) => (value ? [" ", make("span", { class: `zeker ${value}` }, `zekerheid ${value}`)] : null);

function summary(sentences, date) {
  const notice = make("span", { role: "status" });
  const copy = async () => { notice.textContent = await clipboard.copy(`${sentences.join("\n")}\n\n${clipboard.source(date)} ${window.location.href}`); };
  return [
    sentences.map((sentence) => make("p", {}, sentence)),
    make("p", { class: "kopieer" }, make("button", { type: "button", click: copy }, "Kopieer met bron"), notice),
  ];
}

function births([first, last, number, moved, values, source], name, go) {
  const line = spark.draw(values, `${name}: van ${values[0] ?? "onbekend"} in ${first} naar ${values.at(-1) ?? "onbekend"} in ${last}`);
  return make("p", { class: "geboorten" }, make("strong", {}, "Geboorten: "), `${number} in ${last}`, moved ? `, ${moved} sinds 2013` : null, " ", line,
    small(`${first} tot ${last}`), " ", go, make("br"), small(`Bron: ${source}.`));
}

function sources(places, all) {
  if (!places?.length) return null;
  return small("Bron: ", places.map((place, at) => {
    const [what, when] = all[place];
    return [at ? "; " : null, /^https?:/.test(what) ? ways.link(what, ways.host(what)) : what, `, ${when}`];
  }));
}

function reach(rows, isOrganisatie) {
  if (typeof rows === "string") return make("p", {}, `Zelfde contactgegevens als ${rows}.`);
  if (rows?.length) return make("ul", {}, rows.map((row) => make("li", {}, ways.draw(row))));
  return isOrganisatie ? make("p", {}, "Geen contactgegevens gevonden.") : null;
}

function partner([soort, name, status, why, certainty, note, contacts, places, other, changed], before, words, all) {
  const first = !before || before[0] !== soort;
  const [called, purpose] = words.soorten?.[soort] || [];
  return make("article", {},
    first && called ? make("p", { class: "soort" }, called) : null,
    make("h3", {}, status ? `${name} (${status})` : name),
    first && purpose ? make("p", {}, purpose) : null,
    small(why, sure(certainty), note ? [make("br"), note] : null),
    reach(contacts, soort !== "coalitie"),
    sources(places, all),
    other ? small(`Een andere bron zegt: ${other}.`) : null,
    (changed || []).map((sentence) => small(sentence)));
}

export default async function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".gemeente");
  const turn = String(Number(root.dataset.beurt || 0) + 1);
  root.dataset.beurt = turn;
  const { found } = await kept.fetchAll([data.woorden]);
  // Of two choices in a row the last one stays.
  if (root.dataset.beurt !== turn) return;
  const words = found[data.woorden] || {};
  const regiobeeld = ways.toPage(`regiobeeld?gebied=${data.code}`, () => setTriggerValue("gebied", data.code), "Naar het regiobeeld");
  const [region, certainty] = data.zorgkantoor;
  root.replaceChildren(
    make("section", { class: "kaartje kop-gemeente", "aria-label": data.naam },
      make("h2", { id: "onderwerp" }, `${data.naam} (${data.provincie})`),
      make("nav", { class: "sprong", "aria-label": "Op deze pagina" }, PLACES.map(([place, label]) => make("a", { href: `#${place}` }, label))),
      summary(data.zinnen, words.datum || "onbekende datum"),
      data.geboorten.length ? births(data.geboorten, data.naam, regiobeeld) : null),
    make("section", { class: "kaartje partners", "aria-label": `Partners van ${data.naam}` },
      make("h2", { id: "uw-partners" }, "Uw partners"),
      data.partners.map((row, at) => partner(row, data.partners[at - 1], words, data.bronnen)),
      small(`Zorgkantoorregio: ${region} (zekerheid ${certainty}, tabel van ongeveer 2020).`),
      small("Sites van ziekenhuizen komen uit bronnen zonder datum. Is een bron ouder dan twee jaar of zonder datum, controleer het feit dan voor gebruik.")),
  );
}
