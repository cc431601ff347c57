"""What is known here of each situation of the route, and who does it here.

"Geen gegevens" is never "there is none": that the atlas did not find something says nothing of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from geodata.figures import dashboards
from geodata.landscape import Landscape, derive
from geodata.partners.partners import nearest_of, partners_of
from geodata.records import (
    EVERYWHERE,
    KNOWN,
    NAMED,
    NO_DATA,
    STANDEN,
    WAS,
    Organisatie,
    Situatie,
    aanbod_of,
    coalities_of,
    gemeenten_of,
    organisaties_of,
    programmas_of,
    situaties_of,
    stand_of,
)
from geodata.regions.distance import as_the_crow_flies
from geodata.regions.offers import Known, known_of
from geodata.words import earliest, km_in_words, list_names, place_in_words

NOT_FOUND = "Of dit hier is, vonden wij niet."
CENTRE = "geboortecentrum"
# What is further away, in km, helps no family.
NEAR = 60.0


@dataclass(frozen=True)
class Origin:
    """Where what is known comes from: source, date (as written, "" without one) and zekerheid."""

    bron: str
    bron_datum: str
    zekerheid: str


@dataclass(frozen=True)
class Line:
    """A situation of the route in one gemeente.

    `stand` is one of `STANDEN`, `tekst` says what is known here in Dutch, `origin` where that comes
    from: with `van_hier` what is known here, else what is needed. `partners` are who does it here, and
    then who knows of it: organisatie ids, and the CBS code of the gemeente itself.
    """

    situatie: Situatie
    stand: str
    tekst: str
    origin: Origin
    van_hier: bool
    partners: tuple[str, ...]


@derive
def route_of(landscape: Landscape, code: str) -> tuple[Line, ...]:
    """Every situation in the gemeente with this CBS code, in order. KeyError for an unknown code."""
    gemeenten_of(landscape)[code]
    return tuple(_line(landscape, code, row) for row in situaties_of(landscape).values())


def _line(landscape: Landscape, code: str, row: Situatie) -> Line:
    own = Origin(row.bron, row.bron_datum, row.zekerheid)
    stand, text, origin, doing = READERS[row.lokaal](landscape, code, row)
    programme = programmas_of(landscape).get(row.programma)
    knows = programme.organisatie if programme else ""
    partners = filter(None, (*doing, *_partners(landscape, code, row), knows))
    return Line(row, stand, text, origin or own, bool(origin), tuple(dict.fromkeys(partners)))


Found = tuple[str, str, Origin | None, tuple[str, ...]]


def _offered(landscape: Landscape, code: str, row: Situatie) -> Found:
    programme = programmas_of(landscape)[row.programma]
    known = known_of(landscape, row.programma)[code]
    doing = tuple(filter(None, (one.organisatie for one in known.aanbod)))
    if known.aanbod:
        first = known.aanbod[0]
        origin = Origin(first.bron, first.bron_datum, first.zekerheid)
        return known.stand, _offers_in_words(known), origin, doing
    if known.stand == EVERYWHERE:
        return known.stand, f"{programme.gevonden}.", None, ()
    nationally = f" Landelijk: {programme.gevonden}." if programme.gevonden else ""
    text = f"{NOT_FOUND}{_nearest(landscape, code, _soorten(landscape, row.programma))}{nationally}"
    return NO_DATA, text, None, ()


def _offers_in_words(known: Known) -> str:
    names = list_names(dict.fromkeys(one.naam for one in known.aanbod))
    if known.stand == KNOWN:
        trial = " (proef)" if all(one.status == "proef" for one in known.aanbod) else ""
        return f"{names}{trial}."
    if known.stand == WAS:
        return f"{names}: de bron is te oud om te zeggen dat het er nog is."
    return f"{names}: een bron noemt het; of het er nu is, staat er niet."


@derive
def _soorten(landscape: Landscape, programma: str) -> tuple[str, ...]:
    """The soorten of organisatie that do a programme: of those the nearest can be told."""
    rows = organisaties_of(landscape)
    offers = (one for group in aanbod_of(landscape).values() for one in group)
    keys = {one.organisatie for one in offers if one.programma == programma and one.organisatie}
    return tuple(sorted({rows[key].soort for key in keys}))


def _nearest(landscape: Landscape, code: str, soorten: tuple[str, ...]) -> str:
    """The nearest organisatie of some soorten as a sentence; "" when none is within `NEAR` km."""
    if not soorten:
        return ""
    for near in nearest_of(landscape, code, soorten, 1):
        if near.km > NEAR:
            break
        naam = organisaties_of(landscape)[near.id].naam
        how = as_the_crow_flies(landscape, code, near.id)
        return (
            f" Het dichtstbij dat wij kennen: {naam}, op {km_in_words(near.km)} ({how}, berekend)."
        )
    return ""


def _everywhere(landscape: Landscape, code: str, row: Situatie) -> Found:
    return EVERYWHERE, "Landelijk: iedereen kan er terecht.", None, ()


def _by_partner(landscape: Landscape, code: str, row: Situatie) -> Found:
    text = "Wie u ernaar kunt vragen is bekend; wat er hier precies is, staat niet in de atlas."
    return NO_DATA, text, None, ()


def _unlisted(landscape: Landscape, code: str, row: Situatie) -> Found:
    return NO_DATA, "Een lijst van wie dit hier doet is niet gevonden.", None, ()


def _coalitie(landscape: Landscape, code: str, row: Situatie) -> Found:
    stated = coalities_of(landscape).get(code)
    if stated is None or stated.status == "onbekend":
        return NO_DATA, f"Over een coalitie vonden wij niets. {NOT_FOUND}", None, ()
    where = place_in_words(gemeenten_of(landscape)[code].naam)
    origin = Origin(stated.bron, stated.bron_datum, stated.zekerheid)
    return KNOWN, f"De coalitie {where}: {stated.status} volgens een bron.", origin, ()


def _centres(landscape: Landscape, code: str, row: Situatie) -> Found:
    day = earliest(landscape.vocabulary.peildatum)
    here: list[tuple[str, Organisatie]] = [
        (stand_of(one.status, one.bron_datum, day), one)
        for one in organisaties_of(landscape).values()
        if one.soort == CENTRE and one.gemeentecode == code and one.status in ("actief", "onbekend")
    ]
    if not here:
        near = _nearest(landscape, code, (CENTRE,))
        return (
            NO_DATA,
            f"Een geboortecentrum vonden wij hier niet; de lijst is niet volledig.{near}",
            None,
            (),
        )
    stand = min((found for found, _ in here), key=STANDEN.index)
    first = next(one for found, one in here if found == stand)
    names = list_names(one.naam for _, one in here)
    more = "" if stand == KNOWN else " Of het er nu nog is, is niet bekend."
    origin = Origin(first.bron, first.bron_datum, first.zekerheid)
    return stand, f"Hier noemt een bron: {names}.{more}", origin, tuple(one.id for _, one in here)


def _capacity(landscape: Landscape, code: str, row: Situatie) -> Found:
    for one in dashboards(landscape, [code]):
        origin = Origin(one.bron, one.bron_datum, one.zekerheid) if one.bron else None
        if one.stand == "ja":
            return KNOWN, f"{one.naam} heeft volgens een bron een dashboard. {one.wat}.", origin, ()
        if one.stand:
            return NAMED, f"{one.naam}: {one.wat}.", origin, ()
    return NO_DATA, f"Over een dashboard in deze regio vonden wij niets. {NOT_FOUND}", None, ()


READERS = {
    "aanbod": _offered,
    "landelijk": _everywhere,
    "partner": _by_partner,
    "coalitie": _coalitie,
    "geboortecentrum": _centres,
    "capaciteit": _capacity,
    "geen lijst": _unlisted,
}


def _partners(landscape: Landscape, code: str, row: Situatie) -> Iterable[str]:
    """Who does it here, by the roles of the situation; a role that nobody has is left out."""
    partners = partners_of(landscape, code)
    stated = coalities_of(landscape).get(code)
    roles = {soort: partner.id for soort, partner in partners.regionaal.items()}
    roles |= {"gemeente": code, "regio": stated.regionale_coalitie if stated else ""}
    roles |= {"vsv": partners.vsv[0].id if partners.vsv else ""}
    for name in row.partners.split(";"):
        key = roles.get(name, name if name in organisaties_of(landscape) else "")
        if key:
            yield key
