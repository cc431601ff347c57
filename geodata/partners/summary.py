"""A gemeente in a few Dutch sentences: for a memo, and for who cannot see the map.

Every sentence follows from the tables; nothing is stated more surely than its zekerheid.
"""

from datetime import date

from geodata.figures import Told, change_in, figures, series
from geodata.landscape import Landscape, derive_newest
from geodata.package.vocabulary import STATED
from geodata.partners.partners import Partners, nearest_of, partners_of
from geodata.records import Coalitie, coalities_of, gemeenten_of, organisaties_of
from geodata.regions.distance import VSV_SOORTEN, as_the_crow_flies
from geodata.words import (
    age_in_words,
    capital,
    count,
    date_in_words,
    join_words,
    km_in_words,
    list_names,
    number,
    place_in_words,
)

BIRTHS, SINCE = "geboorten", "2013"
# More hospitals than this do not stand in one gemeente.
MANY = 12


@derive_newest(400)
def summary(landscape: Landscape, code: str, today: date) -> tuple[str, ...]:
    """Three to seven Dutch sentences about the gemeente with this CBS code.

    In this order: its consortium (and that it is not active, where so), its GGD, ROS and ROAZ, the
    nearest VSV (km as the crow flies, computed), what is known of its coalitie, how many
    children are born there, and which neighbours have a coalitie. What has no data is left out or said to be missing, never filled in.
    Raises KeyError for an unknown code.
    """
    partners = partners_of(landscape, code)
    sentences = (
        *_consortium(landscape, partners),
        _regional(landscape, partners),
        _vsv(landscape, partners),
        _coalitie(landscape, partners, today),
        _births(landscape, code),
        _neighbours(landscape, partners),
    )
    return tuple(sentence for sentence in sentences if sentence)


def summary_told(landscape: Landscape, code: str) -> tuple[Told, ...]:
    """The figures of `summary`, each with its sentence there: how many children are born, how far the
    nearest VSV is, and of how many neighbours something is known of a coalitie. KeyError for an unknown code."""
    partners = partners_of(landscape, code)
    found = []
    if BIRTHS in figures(landscape) and (line := series(landscape, BIRTHS, (code,))).known:
        year, births = line.known[-1]
        what = f"geboorten in {year}"
        found.append(Told(number(births), what, _births(landscape, code)))
    if near := nearest_of(landscape, code, VSV_SOORTEN, MANY):
        nearest = min(near, key=lambda item: item.km)
        naam = organisaties_of(landscape)[nearest.id].naam
        what = f"naar {naam} ({as_the_crow_flies(landscape, code, nearest.id)}, berekend)"
        found.append(Told(km_in_words(nearest.km), what, _vsv(landscape, partners)))
    if partners.buren:
        stated = [one for one in partners.buren if _is_stated(landscape, one)]
        what = "buurgemeenten waar iets over een coalitie bekend is"
        many = f"{number(len(stated))} van {number(len(partners.buren))}"
        found.append(Told(many, what, _neighbours(landscape, partners)))
    return tuple(found)


def _is_stated(landscape: Landscape, code: str) -> bool:
    row = coalities_of(landscape).get(code)
    return row is not None and landscape.vocabulary.status_of(row.status).id in STATED


def _births(landscape: Landscape, code: str) -> str:
    """How many children were born in the last year, and how that moved; "" without births."""
    if BIRTHS not in figures(landscape):
        return ""
    line = series(landscape, BIRTHS, (code,))
    if not line.known:
        return ""
    year, births = line.known[-1]
    moved = change_in(line, SINCE, year)
    since = ""
    if moved and moved.deel is not None:
        means = ", gemiddeld over drie jaar" if moved.gemiddeld else ""
        since = f"; dat is {moved.in_words} dan in {SINCE}{means}"
    return (
        f"In {year} werden hier {count(round(births), 'kind', 'kinderen')} geboren{since} "
        f"({line.figuur.bron.split(' ')[0]})."
    )


def with_article(naam: str) -> str:
    """The name of a consortium as it stands in a sentence: "het Netwerk ..."."""
    known = any(noun in naam.casefold() for noun in ("consortium", "netwerk"))
    return f"het {naam}" if known else f"het consortium {naam}"


def _consortium(landscape: Landscape, partners: Partners) -> tuple[str, ...]:
    partner = partners.regionaal.get("consortium")
    if not partner:
        return (f"Welk consortium bij {partners.naam} hoort, is niet gevonden.",)
    row = organisaties_of(landscape)[partner.id]
    probably = "" if partner.zekerheid == "hoog" else "waarschijnlijk "
    text = f"{partners.naam} ligt {probably}in het gebied van {with_article(row.naam)}"
    if partner.zekerheid == "laag":
        text += ", maar dat is een schatting op grond van de ligging: een ander consortium kan ook"
    if row.is_actief:
        return (f"{text}.",)
    by = f"de bron van {date_in_words(row.status_van)}" if row.status_van else "de bron"
    if row.status == "onbekend":
        return (f"{text}.", "Of dat consortium nog bestaat, is niet bekend.")
    state = "opgegaan in een ander" if row.status == "gefuseerd" else "niet actief"
    return (f"{text}.", f"Dat consortium was volgens {by} {state}.")


def _regional(landscape: Landscape, partners: Partners) -> str:
    rows = organisaties_of(landscape)
    labels = {
        "ggd": "de GGD",
        "ros": "de ROS (helpt zorgverleners samenwerken)",
        "roaz": "het ROAZ (overleg over acute zorg)",
    }
    parts = []
    for soort, label in labels.items():
        partner = partners.regionaal.get(soort)
        if partner:
            probably = "" if partner.zekerheid == "hoog" else "waarschijnlijk "
            parts.append(f"{label} is {probably}{rows[partner.id].naam}")
    text = join_words(parts)
    return f"{capital(text)}." if text else ""


def _vsv(landscape: Landscape, partners: Partners) -> str:
    near = nearest_of(landscape, partners.code, VSV_SOORTEN, MANY)
    gloss = "(verloskundigen, kraamzorg en ziekenhuis samen)"
    if not near:
        return (
            f"Welk VSV of IGO {gloss} het dichtstbij is, weten we niet: er is geen plaats van "
            "bekend."
        )
    rows = organisaties_of(landscape)
    nearest = min(near, key=lambda item: item.km)
    inside = [item for item in near if item.in_gemeente]
    how = f"({as_the_crow_flies(landscape, partners.code, nearest.id)}, berekend)"
    if not inside:
        where = rows[nearest.id].plaats
        place = f" {place_in_words(where)}" if where and where not in rows[nearest.id].naam else ""
        return (
            f"Het dichtstbijzijnde VSV of IGO {gloss} is {rows[nearest.id].naam}{place}, op "
            f"{km_in_words(nearest.km)} {how}."
        )
    own = list_names(rows[item.id].naam for item in inside)
    if len(inside) == 1:
        stands = f"Het eigen VSV of IGO {gloss}, met het ziekenhuis in de gemeente, is {own}"
    else:
        stands = f"In de gemeente staan ziekenhuizen van {len(inside)} VSV's {gloss}: {own}"
    if [nearest] == inside:
        return f"{stands}, op {km_in_words(nearest.km)} {how}."
    return (
        f"{stands}; het dichtstbij is {rows[nearest.id].naam}, op {km_in_words(nearest.km)} {how}."
    )


def _coalitie(landscape: Landscape, partners: Partners, today: date) -> str:
    naam = partners.naam
    what = "coalitie Kansrijke Start (samen voor een goede start van elk kind)"
    where = place_in_words(naam)
    nothing = f"Over een {what} {where} vonden we geen gegevens; dat betekent niet dat er geen is"
    if not partners.coalitie:
        return f"{nothing}."
    row = coalities_of(landscape)[partners.code]
    group = f"‘{row.deel_van}’" if row.deel_van else ""
    klasse = landscape.vocabulary.status_of(row.status).id
    if klasse not in STATED:
        return f"{nothing}, en een bron noemt de gemeente bij {group}." if group else f"{nothing}."
    probably = "" if row.zekerheid == "hoog" else "waarschijnlijk "
    if row.status == "aangemeld":
        text = f"{naam} heeft zich {probably}aangemeld voor het programma Kansrijke Start"
    elif klasse == "in oprichting":
        text = f"{capital(where)} is {probably}een {what} in oprichting"
    elif group and not row.naam:
        # The source may speak of the region only: an own coalitie is more than it says.
        text = f"{naam} doet {probably}mee aan een actieve {what}, als deel van {group}"
    else:
        text = f"{naam} heeft {probably}een actieve {what}"
    if row.naam:
        text += f": ‘{row.naam}’"
    return f"{text} ({_source(row, today)})."


def _source(row: Coalitie, today: date) -> str:
    if not row.bron_datum:
        return "bron zonder datum, controleer voor gebruik"
    when = date_in_words(row.bron_datum)
    return f"bron van {when}, {age_in_words(row.bron_datum, today)}"


def _neighbours(landscape: Landscape, partners: Partners) -> str:
    codes = partners.buren
    if not codes:
        return f"{partners.naam} heeft geen buurgemeenten over land."
    names, stated = gemeenten_of(landscape), coalities_of(landscape)
    by_status: dict[str, list[str]] = {}
    for code in codes:
        if _is_stated(landscape, code):
            by_status.setdefault(stated[code].status_in_words, []).append(names[code].naam)
    total, found = len(codes), sum(len(group) for group in by_status.values())
    everyone = {1: "de enige buurgemeente", 2: "beide buurgemeenten"}
    if not found:
        who = everyone.get(total, f"de {total} buurgemeenten")
        return f"Bij {who} vonden we niets over een coalitie; dat betekent niet dat er geen is."
    who = f"{found} van de {total} buurgemeenten"
    if found == total:
        who = everyone.get(total, f"alle {total} buurgemeenten")
    parts = [f"{list_names(sorted(by_status[s]))} ({s})" for s in sorted(by_status)]
    return f"Bij {who} vonden we iets over een coalitie: {'; '.join(parts)}."
