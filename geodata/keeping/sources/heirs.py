"""Who comes after a gemeente that went, and what it inherits: where its predecessors agree, that; where
they do not, a keeper chooses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from geodata.keeping.refusals import Refused
from geodata.keeping.sources.proposal import Choice
from geodata.landscape import Landscape
from geodata.regions.columns import REGION_COLUMNS
from geodata.regions.divisions import abbreviation_of
from geodata.words import capital, join_words

# The regions of a gemeente that stand in its own row.
COLUMNS = tuple(REGION_COLUMNS)


@dataclass(frozen=True)
class Part:
    """A part of a gemeente that went: where to, and its inhabitants then (None: not said)."""

    code: str
    naam: str
    inwoners: int | None


@dataclass(frozen=True)
class Gone:
    """A gemeente of the atlas that is no more: since when, and its parts. Or one that is still there
    (`blijft`) and of which a part became a new gemeente: then what stayed is one of its parts."""

    code: str
    naam: str
    dag: date
    delen: tuple[Part, ...]
    blijft: bool = False

    @property
    def aandelen(self) -> dict[str, Decimal]:
        """The share of its inhabitants in each part, by CBS code. Raises Refused when nobody knows."""
        if len(self.delen) == 1:
            return {self.delen[0].code: Decimal(1)}
        known = {part.code: part.inwoners for part in self.delen if part.inwoners is not None}
        total = sum(known.values())
        if len(known) < len(self.delen) or not total:
            what = "een deel kwijt" if self.blijft else "verdeeld"
            raise Refused(
                f"{self.naam} is {what}, maar het CBS of de atlas zegt niet hoeveel inwoners elk deel "
                "had. Er is niets veranderd."
            )
        return {code: Decimal(people) / total for code, people in known.items()}


@dataclass(frozen=True)
class Heir:
    """A gemeente that others went into: `is_new` when the atlas does not have it yet, and of its
    predecessors (CBS codes) whether each came as a whole."""

    code: str
    naam: str
    is_new: bool
    voorgangers: Mapping[str, bool]


def heirs_of(
    landscape: Landscape, gone: Iterable[Gone], namen: Mapping[str, str]
) -> dict[str, Heir]:
    """The gemeenten that others went into, by CBS code; `namen` are their official names."""
    known = landscape.gemeenten["naam"]
    found: dict[str, Heir] = {}
    for one in gone:
        for part in one.delen:
            naam = known.get(part.code) or namen.get(part.code) or part.naam
            before = found[part.code].voorgangers if part.code in found else {}
            own = {**before, one.code: len(one.delen) == 1}
            found[part.code] = Heir(part.code, naam, part.code not in known.index, own)
    return found


def choices(landscape: Landscape, heirs: Iterable[Heir]) -> tuple[Choice, ...]:
    """What the predecessors of a new gemeente do not agree on."""
    found = []
    for heir in heirs:
        if not heir.is_new:
            continue
        for what, named in possible(landscape, heir).items():
            if len(named) > 1:
                word = capital(kind_word(landscape, what))
                vraag = f"{word} van {heir.naam}: de voorgangers verschillen."
                found.append(Choice(choice_key(heir, what), vraag, named))
    return tuple(found)


def choice_key(heir: Heir, what: str) -> str:
    """What a choice is called."""
    return f"{heir.code}/{what}"


def possible(landscape: Landscape, heir: Heir) -> dict[str, dict[str, str]]:
    """What a new gemeente can inherit: by soort (of which every gemeente has one organisatie) the ids,
    by column of its regions the values, each in words with the predecessors that have it."""
    names = landscape.gemeenten["naam"]
    found: dict[str, dict[str, str]] = {}
    for soort in landscape.vocabulary.een_per_gemeente:
        called = landscape.organisaties["naam"]
        found[soort] = {
            key: f"{called[key]}, zoals {join_words(names[code] for code in codes)}"
            for key, codes in served_by(landscape, heir, soort).items()
        }
    rows = landscape.gemeenten.loc[list(heir.voorgangers)]
    for column in COLUMNS:
        found[column] = {
            str(value): f"{value}, zoals {join_words(names[code] for code in part.index)}"
            for value, part in rows[rows[column] != ""].groupby(column)
        }
    return found


def kind_word(landscape: Landscape, what: str) -> str:
    """What a soort or column is called: "ROS", "GGD", "provincie", "COROP-gebied"."""
    soort = landscape.vocabulary.soorten.get(what)
    if soort:
        return abbreviation_of(soort) or soort.enkelvoud
    return REGION_COLUMNS[what][0].enkelvoud


def served_by(landscape: Landscape, heir: Heir, soort: str) -> dict[str, list[str]]:
    """The organisaties of a soort that serve the predecessors, each with the codes of these."""
    soorten = landscape.organisaties["soort"]
    rows = landscape.werkgebieden
    rows = rows[rows["gemeentecode"].isin(heir.voorgangers)]
    own = rows[rows["organisatie"].map(soorten) == soort]
    return {str(key): sorted(part["gemeentecode"]) for key, part in own.groupby("organisatie")}


def inherits(
    landscape: Landscape, heir: Heir, what: str, chosen: Mapping[str, str]
) -> tuple[str, bool]:
    """What a new gemeente gets of a soort or region ("" when none of its predecessors has one), and
    whether they agree on it."""
    options = possible(landscape, heir)[what]
    if len(options) < 2:
        return next(iter(options), ""), True
    return chosen[choice_key(heir, what)], False
