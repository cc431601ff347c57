"""Why a gemeente can be a white spot, and for whom each reason holds that is no distance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geodata.landscape import Landscape, derive
from geodata.partners.summary import with_article
from geodata.records import (
    NO_DATA,
    Coalitie,
    Werkgebied,
    coalities_of,
    gemeenten_of,
    organisaties_of,
    rows_of,
)
from geodata.regions.divisions import abbreviation_of
from geodata.regions.offers import known_of
from geodata.words import capital, join_words

UNSURE = "laag"


@dataclass(frozen=True)
class Reden:
    """Why a gemeente can be a white spot: what a filter calls it, what it means, which of `VRAGEN` it
    answers, and how a map fills it: `kleur`, with lines in `lijn` by its `patroon`, so that grey tells
    reasons apart too.
    """

    id: str
    label: str
    uitleg: str
    vraag: str
    kleur: str
    patroon: str
    lijn: str


# Questions that are never added up: what we do not know, where no programme is known, where care is
# far, what is not (yet) at work.
VRAGEN = {
    "gegevens": "Onze gegevens zijn onzeker",
    "aanbod": "Wij kennen er geen programma",
    "afstand": "De zorg is ver",
    "samenwerking": "Een coalitie of consortium is niet actief of in oprichting",
}
# The colours are of Okabe and Ito and of Paul Tol.
REDENEN = (
    Reden(
        "geen-gegevens",
        "geen gegevens over een coalitie",
        "Wij vonden niet of hier een coalitie is. Dat betekent niet dat er geen coalitie is.",
        *("gegevens", "#4477AA", "schuin", "#FFFFFF"),
    ),
    Reden(
        "partner-onzeker",
        "partner onzeker",
        "Wie hier een regionale partner is, is niet meer dan een schatting (zekerheid laag).",
        *("gegevens", "#AA3377", "terug", "#FFFFFF"),
    ),
    Reden(
        "geen-programma",
        "geen programma bekend",
        "Van geen programma vonden wij dat het hier is of was. Dat betekent niet dat er niets is.",
        *("aanbod", "#999933", "dicht", "#FFFFFF"),
    ),
    Reden(
        "vsv-ver",
        "VSV of IGO ver weg",
        "Het dichtstbijzijnde actieve VSV of IGO is verder dan u koos (hemelsbreed, berekend).",
        *("afstand", "#CC3311", "vol", ""),
    ),
    Reden(
        "centrum-ver",
        "perinatologisch centrum ver weg",
        "Het dichtstbijzijnde ziekenhuis met een NICU is verder dan u koos (hemelsbreed, berekend).",
        *("afstand", "#E69F00", "liggend", "#5B3A00"),
    ),
    Reden(
        "in-oprichting",
        "coalitie in oprichting",
        "Volgens een bron is de coalitie in oprichting, of heeft de gemeente zich aangemeld.",
        *("samenwerking", "#00805E", "staand", "#FFFFFF"),
    ),
    Reden(
        "coalitie-niet-actief",
        "coalitie niet actief",
        "Volgens een bron is die niet actief.",
        *("samenwerking", "#332288", "ruit", "#FFFFFF"),
    ),
    Reden(
        "consortium-niet-actief",
        "consortium niet actief",
        "Het consortium is volgens de bron niet actief, of het is niet bekend of het nog bestaat.",
        *("samenwerking", "#5C6470", "kruis", "#FFFFFF"),
    ),
)
BY_ID = {reden.id: reden for reden in REDENEN}
# The reason for each status class of a coalitie; a gemeente is in just one class.
_BY_CLASS = {
    "geen gegevens": "geen-gegevens",
    "in oprichting": "in-oprichting",
    "niet actief": "coalitie-niet-actief",
}


def chosen(redenen: Iterable[str]) -> tuple[Reden, ...]:
    """The reasons that are looked at: these, or all of them without a choice; in order."""
    wanted = frozenset(redenen)
    return tuple(reden for reden in REDENEN if not wanted or reden.id in wanted)


@derive
def fixed(landscape: Landscape) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The reasons that no distance changes: (id, sentence) by CBS code."""
    coalities, partners = _of_coalitie(landscape), _of_partners(landscape)
    offers = _of_offers(landscape)
    return {
        code: (*coalities.get(code, ()), *partners.get(code, ()), *offers.get(code, ()))
        for code in landscape.gemeenten.index
    }


def _of_coalitie(landscape: Landscape) -> dict[str, tuple[tuple[str, str], ...]]:
    stated = coalities_of(landscape)
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for code in gemeenten_of(landscape):
        row = stated.get(code)
        klasse = landscape.vocabulary.status_of(row.status).id if row else "geen gegevens"
        if klasse in _BY_CLASS:
            found[code] = ((_BY_CLASS[klasse], _stated(klasse, row)),)
    return found


def _of_offers(landscape: Landscape) -> dict[str, tuple[tuple[str, str], ...]]:
    text = "Van geen programma vonden wij dat het hier is; dat betekent niet dat er niets is."
    known = known_of(landscape)
    return {
        code: (("geen-programma", text),) for code, found in known.items() if found.stand == NO_DATA
    }


def _stated(klasse: str, row: Coalitie | None) -> str:
    if row is None or klasse == "geen gegevens":
        nothing = "of er een coalitie is, is niet bekend."
        if row and row.deel_van:
            return f"Een bron noemt de gemeente bij ‘{row.deel_van}’, maar {nothing}"
        return "Over een coalitie vonden we geen gegevens."
    if row.status == "aangemeld":
        return "De gemeente is volgens de bron aangemeld voor Kansrijke Start."
    return f"Volgens de bron is de coalitie {klasse}."


def _of_partners(landscape: Landscape) -> dict[str, tuple[tuple[str, str], ...]]:
    kinds = {k: abbreviation_of(s) or k for k, s in landscape.vocabulary.soorten.items()}
    organisaties = organisaties_of(landscape)
    idle: dict[str, list[str]] = {}
    unsure: dict[str, list[str]] = {}
    for row in rows_of(landscape, Werkgebied):
        who = organisaties[row.organisatie]
        if who.soort == "consortium" and not who.is_actief:
            idle.setdefault(row.gemeentecode, []).append(_idle(who.naam, who.status))
        if row.zekerheid == UNSURE:
            unsure.setdefault(row.gemeentecode, []).append(f"{kinds[who.soort]} ({who.naam})")
    found = {key: [("consortium-niet-actief", " ".join(texts))] for key, texts in idle.items()}
    for key, which in unsure.items():
        text = f"Een schatting (zekerheid laag): {join_words(which)}."
        found.setdefault(key, []).append(("partner-onzeker", text))
    return {key: tuple(hits) for key, hits in found.items()}


def _idle(naam: str, status: str) -> str:
    consortium = with_article(naam)
    start = capital(consortium)
    if status == "onbekend":
        return f"Of {consortium} nog bestaat, is niet bekend."
    if status == "gefuseerd":
        return f"{start} is volgens de bron opgegaan in een ander."
    return f"{start} is volgens de bron niet actief."
