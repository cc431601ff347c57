"""Every name that can be looked for, in one table: of gemeenten, places, organisaties and words."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import pandas

from geodata.find.codes import former_gemeenten
from geodata.landscape import Landscape, derive
from geodata.memory import remembered
from geodata.words import date_in_words

# A name that only belongs to something of the record (its hospital) counts a little less.
INDIRECT = 8


@dataclass(frozen=True)
class Listed:
    """A name as the list under a search field shows it: `naam`, and in `wat` what it is.

    `sleutel` is the CBS code, organisatie id or address of a page that it leads to. `gewicht` is the
    number of inhabitants, 0 when it is not known or not asked.
    """

    naam: str
    wat: str
    sleutel: str
    gewicht: int

    @property
    def label(self) -> str:
        """What stands in the field when a reader takes it from the list."""
        return f"{self.naam}, {self.wat}"


@remembered(20_000)
def plain(text: str) -> str:
    """Fold a name to what people type: no accents, no capitals, no punctuation."""
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in text if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.replace("'", "")).split())


@derive
def names(landscape: Landscape) -> pandas.DataFrame:
    """Every name of a gemeente or organisatie: columns id, naam, soort, via, indirect, gevonden and
    plain.

    `gevonden` is the name itself, `naam` that of the record it leads to; `via` says in Dutch why
    another name leads there.
    """
    gemeenten = landscape.gemeenten["naam"]
    rows = [(code, naam, "gemeente", "", 0, naam) for code, naam in gemeenten.items()]
    for row in landscape.table("aliassen").itertuples():
        which = "de" if row.aard.startswith("naam ") else "een"
        via = f"{row.naam} is {which} {row.aard} van {gemeenten[row.gemeentecode]}"
        rows.append((row.gemeentecode, gemeenten[row.gemeentecode], "gemeente", via, 0, row.naam))
    for row in former_gemeenten(landscape).itertuples():
        if plain(row.oude_naam) != plain(row.nieuwe_naam):
            when = date_in_words(row.datum)
            part = "hoort voor een deel" if row.aard == "gesplitst" else "hoort"
            via = f"{row.oude_naam} {part} sinds {when} bij {row.nieuwe_naam}"
            rows.append((row.nieuwe_code, row.nieuwe_naam, "gemeente", via, 0, row.oude_naam))
    organisaties = landscape.organisaties
    for row in organisaties.itertuples():
        for name in {row.naam, row.kort, row.afkorting, row.ziekenhuis} - {""}:
            via = "" if name == row.naam else name
            indirect = INDIRECT if name == row.ziekenhuis else 0
            rows.append((row.Index, row.naam, row.soort, via, indirect, name))
    for row in landscape.table("organisatienamen").itertuples():
        naam, soort = organisaties.loc[row.organisatie, ["naam", "soort"]]
        how = "is opgegaan in" if row.aard == "opgegaan in" else f"is een {row.aard} van"
        rows.append((row.organisatie, naam, soort, f"{row.naam} {how} {naam}", 0, row.naam))
    frame = pandas.DataFrame(rows, columns=["id", "naam", "soort", "via", "indirect", "gevonden"])
    return frame.assign(plain=frame["gevonden"].map(plain))


@derive
def place_names(landscape: Landscape) -> pandas.DataFrame:
    """The places under each of their names, with that name made `plain`, and with `inwoners`: those
    of the postcodes of the place, else what the list of places says, else 0."""
    frame = landscape.table("plaatsen")
    postcodes = landscape.table("postcodes")
    counted = postcodes.groupby(["plaats", "gemeentecode"])["inwoners"].sum()
    keys = pandas.MultiIndex.from_frame(frame[["naam", "gemeentecode"]])
    own = pandas.Series(counted.reindex(keys).to_numpy(), frame.index, dtype="Float64")
    frame = frame.assign(inwoners=own.fillna(frame["inwoners"].astype("Float64")).fillna(0))
    other = frame[frame["andere_naam"] != ""]
    both = pandas.concat([frame, other.assign(naam=other["andere_naam"])], ignore_index=True)
    return both.assign(plain=both["naam"].map(plain))


@derive
def listed(landscape: Landscape) -> tuple[Listed, ...]:
    """What the list under a search field can offer, each label once: gemeenten before places, those
    before organisaties and words."""
    gemeenten = landscape.gemeenten
    soorten = landscape.vocabulary.soorten
    people = people_of(landscape)
    found = []
    for row in names(landscape).itertuples():
        own = row.gevonden == row.naam
        if row.soort == "gemeente":
            where = gemeenten.loc[row.id, "provincie"]
            wat = f"gemeente in {where}" if own else f"nu gemeente {row.naam} ({where})"
            if not own and " hoort " not in row.via:
                wat = f"gemeente {row.naam} in {where}"
            found.append(Listed(row.gevonden, wat, row.id, people.get(row.id, 0)))
        else:
            soort = soorten[row.soort].enkelvoud if row.soort in soorten else row.soort
            found.append(Listed(row.gevonden, soort if own else f"{soort} {row.naam}", row.id, 0))
    of_gemeenten = [item for item in found if item.sleutel in gemeenten.index]
    places = [
        Listed(
            row.naam,
            f"plaats in {gemeenten.loc[row.gemeentecode, 'naam']} "
            f"({gemeenten.loc[row.gemeentecode, 'provincie']})",
            row.gemeentecode,
            int(row.inwoners),
        )
        for row in place_names(landscape).itertuples()
        if row.naam != gemeenten.loc[row.gemeentecode, "naam"]
    ]
    others = [item for item in found if item.sleutel not in gemeenten.index]
    words = [
        Listed(row.woord, row.zin, row.adres, 0)
        for row in landscape.table("zoekwoorden").itertuples()
    ]
    first: dict[str, Listed] = {}
    for item in (*of_gemeenten, *places, *others, *words):
        first.setdefault(item.label, item)
    return tuple(first.values())


@derive
def by_label(landscape: Landscape) -> Mapping[str, Listed]:
    """The names of `listed` by their label."""
    return {item.label: item for item in listed(landscape)}


@derive
def people_of(landscape: Landscape) -> Mapping[str, int]:
    """The newest number of inhabitants by CBS code; a gemeente without one is not in it."""
    rows = landscape.table("cijfers")
    rows = rows[rows["indicator"] == "inwoners"]
    newest = rows[rows["periode"] == rows["periode"].max()]
    return {row.gemeentecode: int(row.waarde) for row in newest.itertuples()}
