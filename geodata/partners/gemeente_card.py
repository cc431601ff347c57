"""The card of a gemeente in the contact panel: its coalitie, its partners and how large it is."""

from collections.abc import Iterable, Mapping
from datetime import date

from geodata.figures import Figure, Told, taken_in, value_in_words, values, weight
from geodata.landscape import Landscape, derive
from geodata.partners.card_parts import Card, Fact, contradicted
from geodata.partners.contact import (
    ContactLink,
    Source,
    contacts_of_gemeente,
    report_link,
    site,
    source,
)
from geodata.partners.partners import Near, Partner, Partners, partner_ids, partners_of
from geodata.records import (
    OmschrevenGebied,
    coalities_of,
    gemeenten_of,
    organisaties_of,
    remarks_of,
)
from geodata.regions.distance import as_the_crow_flies
from geodata.words import capital, join_words, km_in_words, number, with_note

INSIDE = ", ziekenhuis in de gemeente"
# What the kinds are called here; the vocabulary writes them out.
SHORT = {"consortium": "consortium", "ros": "ROS", "ggd": "GGD", "roaz": "ROAZ"}


def gemeente_card(landscape: Landscape, code: str, today: date, gewicht: str = "") -> Card:
    """The card of the gemeente with this CBS code, with its value of the figure `gewicht` (an id of
    `geodata.figures.weights`; the first of them without one). KeyError for an unknown code or id."""
    row = gemeenten_of(landscape)[code]
    partners = partners_of(landscape, code)
    coalitie_facts, contacts, sources, remarks, zekerheid = _coalitie(landscape, code, today)
    figuur = _weighed(landscape, gewicht)
    size = _size(landscape, code, figuur)
    facts = (
        *coalitie_facts,
        Fact("Provincie", row.provincie),
        *(_partner(landscape, one) for one in partners.regionaal.values()),
        *_nearest(landscape, code, "Dichtstbijzijnde VSV's", partners.vsv),
        *_nearest(landscape, code, "Dichtstbijzijnd perinatologisch centrum", partners.centra),
        *(_partner(landscape, one) for one in partners.overig),
        *(_partner(landscape, one) for one in partners.omschreven),
        Fact("Zorgkantoorregio", row.zorgkantoorregio, row.zorgkantoor_zekerheid),
        *([Fact("COROP-gebied", row.corop)] if row.corop else []),
        size,
        *_taken_in(landscape, code),
    )
    near = tuple(item.id for item in partners.vsv)
    return Card(
        id=code,
        naam=row.naam,
        soort="gemeente",
        status=f"coalitie: {coalitie_in_words(landscape, code)}",
        uitleg="",
        zekerheid=zekerheid,
        zekerheid_uitleg=landscape.vocabulary.zekerheid(zekerheid).uitleg if zekerheid else "",
        feiten=facts,
        contacten=(*contacts, *contacts_of_gemeente(landscape, code, today)),
        bronnen=(*sources, *_regional_sources(landscape, partners, today)),
        opmerkingen=remarks,
        tegenspraken=contradicted(landscape, code),
        waarschuwing="",
        verder={
            "Partners": tuple(key for key in partner_ids(landscape, code) if key not in near),
            "VSV's in de buurt": near,
            "Buurgemeenten": partners.buren,
        },
        melding=report_link(code, row.naam),
        cijfers=_counted(figuur, size, _sizes(landscape, figuur.id)[code]),
    )


def coalitie_in_words(landscape: Landscape, code: str) -> str:
    """The status of the coalitie of a gemeente as a source says it, with its date when that is old;
    "geen gegevens" without a source."""
    row = coalities_of(landscape).get(code)
    return row.status_in_words if row else "geen gegevens"


def _partner(landscape: Landscape, partner: Partner | OmschrevenGebied) -> Fact:
    key = partner.id if isinstance(partner, Partner) else partner.organisatie
    row = organisaties_of(landscape)[key]
    name = with_note(row.naam, row.andere_status) if row.andere_status else row.naam
    return Fact(capital(_kind(landscape, key)), name, partner.zekerheid, partner.toelichting, key)


def _kind(landscape: Landscape, key: str) -> str:
    soort = organisaties_of(landscape)[key].soort
    return SHORT.get(soort) or landscape.vocabulary.soorten[soort].enkelvoud


def _nearest(landscape: Landscape, code: str, label: str, near: tuple[Near, ...]) -> Iterable[Fact]:
    """The nearest organisaties of a kind with how far they are; nothing without any."""
    if not near:
        return
    names = organisaties_of(landscape)
    told = (
        f"{names[item.id].naam} ({km_in_words(item.km)}{INSIDE if item.in_gemeente else ''})"
        for item in near
    )
    how = as_the_crow_flies(landscape, code, near[0].id)
    note = f"Berekend: {how}, van een punt in de gemeente naar het ziekenhuis, op ongeveer 1 km."
    yield Fact(label, join_words(told), toelichting=note, doel=near[0].id if len(near) == 1 else "")


def _weighed(landscape: Landscape, gewicht: str) -> Figure:
    """The figure of a weight; for one that is the same everywhere, and says nothing, the first weight."""
    figuur = weight(landscape, gewicht)
    same = len(set(_sizes(landscape, figuur.id).values())) == 1
    return weight(landscape) if same else figuur


def _counted(figuur: Figure, size: Fact, value: float) -> tuple[Told, ...]:
    """The size of a gemeente as a figure, unless it is not sure."""
    if figuur.zekerheid in ("middel", "laag"):
        return ()
    what = f"{figuur.in_een_zin} {figuur.period_in_words()}".strip()
    return (Told(number(value), what, f"{size.label}: {size.tekst}."),)


def _size(landscape: Landscape, code: str, figuur: Figure) -> Fact:
    """The value of a figure."""
    value, when = _sizes(landscape, figuur.id)[code], figuur.period_in_words()
    text = f"{number(value)} {when}" if when else figuur.in_words(value)
    return Fact(figuur.label, text, figuur.zekerheid, f"{figuur.bron}.")


def _taken_in(landscape: Landscape, code: str) -> Iterable[Fact]:
    """The figures that a keeper took in, as far as they say something of this gemeente."""
    for figuur in taken_in(landscape):
        if told := value_in_words(landscape, figuur, code):
            origin = figuur.herkomst_van()
            yield Fact(figuur.label, told, origin.zekerheid, f"{origin.bron}.")


@derive
def _sizes(landscape: Landscape, figure_id: str) -> Mapping[str, float]:
    return values(landscape, figure_id).to_dict()


def _coalitie(
    landscape: Landscape, code: str, today: date
) -> tuple[list[Fact], tuple[ContactLink, ...], tuple[Source, ...], tuple[str, ...], str]:
    """Facts, contacts, sources, remarks and zekerheid about the coalitie of a gemeente."""
    row = coalities_of(landscape).get(code)
    if not row:
        text = (
            "Geen gegevens. In onze bronnen staat niets over een coalitie in deze gemeente; "
            "dat betekent niet dat er geen is."
        )
        return [Fact("Coalitie Kansrijke Start", text)], (), (), (), ""
    since = f", sinds {row.sinds}" if row.sinds else ""
    facts = [Fact("Coalitie Kansrijke Start", row.status_in_words + since, row.zekerheid)]
    if row.naam:
        facts.append(Fact("Naam van de coalitie", row.naam))
    if row.deel_van:
        facts.append(Fact("Deel van", row.deel_van, doel=row.regionale_coalitie))
    contacts = (site("Site van de coalitie", row.website),) if row.website else ()
    sources = [source(row.bron, row.bron_datum, today, "coalitie")]
    if row.extra_bron:
        sources.append(source(row.extra_bron, "", today, "coalitie"))
    return facts, contacts, tuple(sources), remarks_of(landscape, row), row.zekerheid


def _regional_sources(landscape: Landscape, partners: Partners, today: date) -> Iterable[Source]:
    seen: dict[tuple[str, str], list[str]] = {}
    for partner in (*partners.regionaal.values(), *partners.overig):
        label = _kind(landscape, partner.id)
        seen.setdefault((partner.bron, partner.bron_datum), []).append(label)
    for (bron, datum), labels in seen.items():
        yield source(bron, datum, today, f"indeling bij {join_words(labels)}")
