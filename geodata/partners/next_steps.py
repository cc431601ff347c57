"""What a gemeente can do next, by what is known of its coalitie.

The steps are data (`stappen.toml`); this module fills in who and where.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from geodata.landscape import Landscape
from geodata.package.steps import (
    ABOUT,
    NEIGHBOURS,
    NOT_ACTIVE,
    PAGES,
    PLACEHOLDERS,
    REACHABLE,
    ROLES,
    WITHOUT_CONSORTIUM,
    WITHOUT_MAILBOX,
    Template,
    placeholders,
)
from geodata.partners.contact import ContactLink, contacts_of, numbers_of, site
from geodata.partners.partners import Partners, partners_of
from geodata.partners.summary import with_article
from geodata.records import (
    NO_DATA,
    coalities_of,
    contacten_of,
    gemeenten_of,
    organisaties_of,
)
from geodata.words import capital, list_names, place_in_words


@dataclass(frozen=True)
class Who:
    """Somebody to turn to in a step: an organisatie and the ways to reach it; with the id "buren"
    the neighbours with an active coalitie and their general numbers."""

    id: str
    naam: str
    contacten: tuple[ContactLink, ...]


@dataclass(frozen=True)
class Step:
    """One next step for one gemeente, in Dutch, with whom to turn to, where to read on, and the pages of
    the atlas that do it (what each is called, and its address)."""

    id: str
    titel: str
    tekst: str
    wie: tuple[Who, ...]
    links: tuple[ContactLink, ...]
    paginas: tuple[tuple[str, str], ...] = ()


def next_steps(landscape: Landscape, code: str, today: date) -> tuple[Step, ...]:
    """The sensible next steps for the gemeente with this CBS code, in order.

    A gemeente without data gets the steps of somebody who begins. Raises KeyError for an unknown
    code.
    """
    partners = partners_of(landscape, code)
    templates = landscape.package.steps
    status = partners.coalitie or NO_DATA
    klasse = landscape.vocabulary.status_of(status).id
    if not any(klasse in template.bij for template in templates):
        klasse = NO_DATA
    who = _who(landscape, partners)
    values = _values(landscape, partners, who)
    state = _state_of_consortium(landscape, who.get("consortium", ""))
    # The same organisatie stands in several steps; its contacts are looked up once.
    active = _active_neighbours(landscape, partners)
    look_up = cache(lambda key: _look_up(landscape, key, active, today))
    return tuple(
        _fill(landscape, template, values, who, look_up, code)
        for template in templates
        if klasse in template.bij
        and template.als in ("", state)
        and all(values[name] for name in placeholders(template.tekst))
    )


def fixed_steps(landscape: Landscape) -> dict[str, tuple[str, tuple[ContactLink, ...]]]:
    """The text and the links of each step that names nothing of a gemeente, by its title."""
    found: dict[str, tuple[str, tuple[ContactLink, ...]]] = {}
    for template in landscape.package.steps:
        if not placeholders(template.tekst):
            found.setdefault(template.titel, (template.tekst, _links(landscape, template)))
    return found


def _who(landscape: Landscape, partners: Partners) -> dict[str, str]:
    """The organisatie in each role, by role; a role that nobody has is not in it."""
    found = {soort: partner.id for soort, partner in partners.regionaal.items() if soort in ROLES}
    if partners.vsv:
        found["vsv"] = partners.vsv[0].id
    if partners.coalitie:
        found["regio"] = coalities_of(landscape)[partners.code].regionale_coalitie
    return {role: key for role, key in found.items() if key}


def _values(landscape: Landscape, partners: Partners, who: dict[str, str]) -> dict[str, str]:
    """What each placeholder stands for; "" for what is not known."""
    rows, stated = organisaties_of(landscape), coalities_of(landscape)
    values = dict.fromkeys(PLACEHOLDERS, "") | {role: rows[key].naam for role, key in who.items()}
    if values["consortium"]:
        values["consortium"] = with_article(values["consortium"])
    for soort in ("consortium", "ros", "ggd"):
        partner = partners.regionaal.get(soort)
        if partner and partner.zekerheid != "hoog":
            values[soort] += " (waarschijnlijk)"
    values["gemeente"] = partners.naam
    values["in_gemeente"] = place_in_words(partners.naam)
    if partners.coalitie:
        values["regio"] = stated[partners.code].deel_van or values["regio"]
    names = gemeenten_of(landscape)
    active = _active_neighbours(landscape, partners)
    values[NEIGHBOURS] = list_names(names[code].naam for code in active)
    return values


def _active_neighbours(landscape: Landscape, partners: Partners) -> list[str]:
    """The neighbours that a source gives an active coalitie, by CBS code, in order of name."""
    stated, names = coalities_of(landscape), gemeenten_of(landscape)
    active = (code for code in partners.buren if code in stated and stated[code].status == "actief")
    return sorted(active, key=lambda code: names[code].naam)


def _state_of_consortium(landscape: Landscape, key: str) -> str:
    """What is known of a consortium ("" for none): the first reason that it cannot be asked, if any."""
    if not key:
        return WITHOUT_CONSORTIUM
    if not organisaties_of(landscape)[key].is_actief:
        return NOT_ACTIVE
    found = any(row.email for row in contacten_of(landscape).get(key, ()))
    return REACHABLE if found else WITHOUT_MAILBOX


def _look_up(landscape: Landscape, key: str, active: Iterable[str], today: date) -> Who:
    if key == NEIGHBOURS:
        return Who(key, "Algemene nummers", numbers_of(landscape, active, today))
    return Who(key, organisaties_of(landscape)[key].naam, contacts_of(landscape, key, today))


def _links(landscape: Landscape, template: Template) -> tuple[ContactLink, ...]:
    rows = organisaties_of(landscape)
    return tuple(site(rows[key].naam, rows[key].website) for key in template.links)


def _fill(
    landscape: Landscape,
    template: Template,
    values: Mapping[str, str],
    who: Mapping[str, str],
    look_up: Callable[[str], Who],
    code: str,
) -> Step:
    known = {NEIGHBOURS: NEIGHBOURS, **who}
    keys = [known.get(name, "" if name in ROLES else name) for name in template.wie]
    text = template.tekst.format(**values)
    return Step(
        id=template.id,
        titel=template.titel,
        # "het Netwerk ..." is the one filling that does not begin with its own capital.
        tekst=capital(text) if template.tekst.startswith("{consortium}") else text,
        wie=tuple(look_up(key) for key in keys if key),
        links=_links(landscape, template),
        paginas=tuple((PAGES[name], f"{name}?{ABOUT[name]}={code}") for name in template.paginas),
    )
