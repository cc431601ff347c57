"""The contact panel of an organisatie or a gemeente, as values that a page only has to lay out."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from geodata.figures import Told
from geodata.landscape import Landscape, derive
from geodata.partners.card_parts import Card, Fact, contradicted
from geodata.partners.contact import contacts_of, named_by_site, report_link, sources_of
from geodata.partners.gemeente_card import gemeente_card
from geodata.partners.ways import ways
from geodata.records import (
    Locatie,
    Organisatie,
    bulk_contacten_of,
    gemeenten_of,
    locaties_of,
    organisaties_of,
    werkgebieden_of,
)
from geodata.regions.distance import VSV_SOORTEN, nearest
from geodata.regions.layer_records import served
from geodata.words import count, date_in_words, join_words, number

NAMED = 6
NATIONAL = "landelijk"
UNREACHED = (
    "Een telefoonnummer of mailbox vonden wij niet. Hieronder staat wie u wel verder kan helpen."
)


def card_of(landscape: Landscape, key: str, today: date, gewicht: str = "") -> Card:
    """The card of an organisatie (by id) or gemeente (by CBS code); of a gemeente with the figure
    `gewicht` (an id of `geodata.figures.weights`; the first of them without one).

    Raises KeyError when there is no such record.
    """
    if key in gemeenten_of(landscape):
        return gemeente_card(landscape, key, today, gewicht)
    return _organisatie_card(landscape, key, today)


def _organisatie_card(landscape: Landscape, key: str, today: date) -> Card:
    row = organisaties_of(landscape)[key]
    soort = landscape.vocabulary.soorten[row.soort]
    children = children_of(landscape).get(key, ())
    facts = [
        Fact("Afkorting", row.afkorting),
        Fact("Voorheen", row.voorheen),
        *_hospitals(landscape, row),
        Fact("Plaats", row.plaats),
        _parent(landscape, row),
        Fact("Werkgebied", row.werkgebied),
        Fact("Gemeenten", _served_in_words(landscape, key)),
        _vsv_area(landscape, row),
        Fact("VSV's en IGO's", _children_in_words(landscape, children)),
        Fact("Naam", _name_origin(row)),
        Fact("De bron draagt", row.bron_steunt),
        Fact("Plek op de kaart", row.ligging),
    ]
    unreached = row.is_actief and row.soort != NATIONAL and not ways(landscape, key)
    warning = UNREACHED if unreached else "" if row.is_actief else _inactive(landscape, row)
    further = {"VSV's en IGO's": children} if children else {}
    if row.valt_onder:
        further["Consortium"] = (row.valt_onder,)
    if warning:
        near = _ros_of(landscape, row) if unreached else ()
        further["Vraag het hier"] = (*near, *landelijk(landscape))
    return Card(
        id=key,
        naam=row.naam,
        soort=soort.enkelvoud,
        status=_status_in_words(row),
        uitleg=soort.uitleg,
        zekerheid=row.zekerheid,
        zekerheid_uitleg=landscape.vocabulary.zekerheid(row.zekerheid).uitleg,
        feiten=tuple(fact for fact in facts if fact.tekst),
        contacten=contacts_of(landscape, key, today),
        bronnen=sources_of(landscape, key, today),
        opmerkingen=(row.opmerking,) if row.opmerking else (),
        tegenspraken=contradicted(landscape, key),
        waarschuwing=warning,
        verder=further,
        melding=report_link(key, row.naam),
        cijfers=_counted(landscape, key, children),
    )


def _counted(landscape: Landscape, key: str, children: tuple[str, ...]) -> tuple[Told, ...]:
    """How many gemeenten and VSV's it has, as figures; not of what is placed here without a source."""
    rows, many = organisaties_of(landscape), len(served(landscape).get(key, ()))
    found = []
    if many:
        said = f"Gemeenten: {_served_in_words(landscape, key)}."
        found.append(Told(number(many), "gemeente" if many == 1 else "gemeenten", said))
    if children and all(rows[one].valt_onder_zekerheid == "hoog" for one in children):
        said = f"VSV's en IGO's: {_children_in_words(landscape, children)}."
        found.append(Told(number(len(children)), "actieve VSV's en IGO's", said))
    return tuple(found)


def _ros_of(landscape: Landscape, row: Organisatie) -> tuple[str, ...]:
    """The ROS of the gemeente in which an organisatie stands, when that is another."""
    served_by = werkgebieden_of(landscape).get(row.gemeentecode, ())
    rows = organisaties_of(landscape)
    return tuple(
        one.organisatie
        for one in served_by
        if rows[one.organisatie].soort == "ros" and one.organisatie != row.id
    )


@derive
def children_of(landscape: Landscape) -> Mapping[str, tuple[str, ...]]:
    """The active VSV's and IGO's of each consortium, by consortium id, in order of name."""
    rows = landscape.organisaties
    rows = rows[(rows["valt_onder"] != "") & (rows["status"] == "actief")].sort_values("naam")
    return {key: tuple(part.index) for key, part in rows.groupby("valt_onder")}


@derive
def landelijk(landscape: Landscape) -> tuple[str, ...]:
    """The national bodies to ask when nobody is found in the region: those that a next step
    names, or all of them when none does."""
    rows = landscape.organisaties
    known = rows.index[rows["soort"] == NATIONAL]
    named = {name for step in landscape.package.steps for name in (*step.wie, *step.links)}
    return tuple(key for key in known if key in named) or tuple(known)


def _status_in_words(row: Organisatie) -> str:
    text = "status onbekend" if row.status == "onbekend" else row.status
    if row.status_in_words != row.status:
        return row.status_in_words
    when = row.status_van
    return f"{text} (bron van {date_in_words(when)})" if when else f"{text} (bron zonder datum)"


def _hospitals(landscape: Landscape, row: Organisatie) -> tuple[Fact, ...]:
    """Its hospital as its own source names it, and the locations with their addresses, whether there
    are births, and what changed since; these have a source of their own, which may be older."""
    places = locaties_of(landscape).get(row.id, ())
    births = {"nee": "geen bevallingen", "niet nagegaan": "bevallingen: niet nagegaan"}
    found = [Fact("Ziekenhuis", row.ziekenhuis)]
    for item in places:
        address = ", ".join(filter(None, (item.adres, f"{item.postcode} {item.plaats}".strip())))
        named = "" if item.naam == row.ziekenhuis else item.naam
        parts = (named, address, births.get(item.bevallingen, ""))
        when = f"Adres van {date_in_words(item.bron_datum)}." if item.bron_datum else ""
        note = " ".join(filter(None, (when, item.opmerking, _no_births(item))))
        found.append(Fact("Adres", "; ".join(filter(None, parts)), item.zekerheid, note))
    return tuple(found)


def _no_births(item: Locatie) -> str:
    """Which source says that there are no births at a location, when the address has another one."""
    if not item.bevallingen_bron or item.bevallingen_bron == item.bron:
        return ""
    date = item.bevallingen_bron_datum
    when = date_in_words(date) if date else "zonder datum"
    return f"Bron daarvan: {named_by_site(item.bevallingen_bron)} ({when})."


def _parent(landscape: Landscape, row: Organisatie) -> Fact:
    if not row.valt_onder:
        return Fact("", "")
    name = organisaties_of(landscape)[row.valt_onder].naam
    notes = {
        "hoog": "",
        "middel": "Afgeleid, niet door een bron genoemd.",
        "laag": "Niet bevestigd; een ander consortium kan ook.",
    }
    sure = row.valt_onder_zekerheid
    return Fact("Consortium", name, sure, notes.get(sure, ""), row.valt_onder)


def _served_in_words(landscape: Landscape, key: str) -> str:
    codes = served(landscape).get(key, ())
    if not codes:
        return ""
    return f"{count(len(codes), 'gemeente', 'gemeenten')}: {places_in_words(landscape, codes)}"


def places_in_words(landscape: Landscape, codes: tuple[str, ...]) -> str:
    """Say which gemeenten these are: whole provincies by name, parts with a count or by name."""
    gemeenten = gemeenten_of(landscape)
    totals = _in_each_provincie(landscape)
    names: dict[str, list[str]] = {}
    for code in codes:
        names.setdefault(gemeenten[code].provincie, []).append(gemeenten[code].naam)
    parts = []
    for provincie, own in sorted(names.items()):
        if len(own) == totals[provincie]:
            parts.append(f"heel {provincie}")
        elif len(own) <= NAMED:
            parts.append(f"{join_words(sorted(own))} ({provincie})")
        else:
            parts.append(f"{len(own)} van de {totals[provincie]} in {provincie}")
    return "; ".join(parts)


@derive
def _in_each_provincie(landscape: Landscape) -> Mapping[str, int]:
    return dict(Counter(row.provincie for row in gemeenten_of(landscape).values()))


def _vsv_area(landscape: Landscape, row: Organisatie) -> Fact:
    if row.soort not in VSV_SOORTEN or not row.is_actief:
        return Fact("", "")
    codes = computed_area(landscape).get(row.id, ())
    names = gemeenten_of(landscape)
    text = join_words(sorted(names[code].naam for code in codes)) or "geen enkele gemeente"
    note = (
        "Berekend: voor deze gemeenten is dit het dichtstbijzijnde ziekenhuis met een VSV of IGO."
    )
    return Fact("Dichtstbij voor", text, toelichting=note)


@derive
def computed_area(landscape: Landscape) -> Mapping[str, tuple[str, ...]]:
    """For each active VSV or IGO the gemeenten that lie nearest to it, as CBS codes."""
    groups = nearest(landscape, VSV_SOORTEN).groupby("organisatie").groups
    return {key: tuple(codes) for key, codes in groups.items()}


def _children_in_words(landscape: Landscape, children: tuple[str, ...]) -> str:
    if not children:
        return ""
    rows = organisaties_of(landscape)
    derived = sum(rows[key].valt_onder_zekerheid != "hoog" for key in children)
    text = f"{len(children)} actief"
    return f"{text}, waarvan {derived} hier ingedeeld zonder bron" if derived else text


def _name_origin(row: Organisatie) -> str:
    texts = {
        "werknaam": "werknaam: de bron noemt geen naam, genoemd naar ziekenhuis of regio",
        "oudere of indirecte bron": "naam uit een oudere of indirecte bron",
        "niet bevestigd": "naam niet bevestigd",
    }
    return texts.get(row.naam_herkomst, "")


def _inactive(landscape: Landscape, row: Organisatie) -> str:
    when = date_in_words(row.status_van)
    if row.status == "gefuseerd":
        return "Deze organisatie is opgegaan in een andere. De oude naam staat hier nog voor wie ernaar zoekt."
    if row.status == "onbekend":
        return f"Of deze organisatie nog bestaat is niet bekend; de laatste bron is van {when}."
    mailboxes = [box.rol for box in bulk_contacten_of(landscape).get(row.id, ()) if box.rol]
    advice = f" De bron verwijst naar de {join_words(mailboxes)}." if mailboxes else ""
    return (
        f"Niet actief volgens de bron van {when}.{advice} "
        "Vraag anders een van de landelijke organisaties hieronder."
    )
