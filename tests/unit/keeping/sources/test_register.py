"""The Register van Overheidsorganisaties: how bodies are reached in general, and never a person."""

from html import escape

import pytest

from geodata.keeping.sources.every import SOURCES
from geodata.keeping.sources.proposal import Asked
from geodata.keeping.sources.refresh import look
from geodata.keeping.sources.web import SourceError

PLACE = "organisaties.overheid.nl/archive/exportOO.xml"
FORM = "https://organisaties.overheid.nl/static/schema/oo/export/2.6.9"


def ways(telefoon="", email="", website="", more=""):
    def group(name, one, what, text):
        if not text:
            return ""
        own = f"<p:{one}><p:{what}>{escape(text)}</p:{what}><p:label>Algemeen</p:label></p:{one}>"
        return f"<p:{name}>{own}</p:{name}>"

    told = group("telefoonnummers", "telefoonnummer", "nummer", telefoon)
    told += group("emailadressen", "emailadres", "email", email)
    told += group("internetadressen", "internetadres", "url", website)
    return f"<p:contact>{told}{more}</p:contact>"


def body(naam, soort, contact="", code="", rest=""):
    ids = f"<p:resourceIdentifier>https://identifier.overheid.nl/tooi/id/gemeente/{code.lower()}"
    ids = (
        f"<p:identificatiecodes>{ids}</p:resourceIdentifier></p:identificatiecodes>" if code else ""
    )
    kind = f"<p:types><p:type>{soort}</p:type></p:types>"
    return (
        f"<p:organisatie><p:naam>{escape(naam)}</p:naam>{kind}{ids}{contact}{rest}</p:organisatie>"
    )


PERSON = (
    "<p:functies><p:functie><p:naam>Burgemeester</p:naam><p:medewerkers><p:medewerker>"
    "<p:naam>J. Jansen</p:naam><p:contact><p:emailadressen><p:emailadres>"
    "<p:email>j.jansen@assen.nl</p:email><p:label>Algemeen</p:label></p:emailadres>"
    "</p:emailadressen></p:contact></p:medewerker></p:medewerkers></p:functie></p:functies>"
)


def export(*bodies):
    told = "".join(bodies)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><p:overheidsorganisaties xmlns:p="{FORM}">'
        f"<p:organisaties>{told}</p:organisaties></p:overheidsorganisaties>"
    ).encode()


@pytest.fixture
def bodies(small):
    """Every gemeente as the atlas has it, two that are gone, and a joint body with people in it."""
    known = small.table("gemeentecontacten").set_index("gemeentecode")
    made = {}
    for code, row in small.gemeenten.iterrows():
        own = known.loc[code] if code in known.index else None
        contact = ways(own["telefoon"], own["email"], own["website"]) if own is not None else ""
        made[code] = body(f"Gemeente {row['naam']}", "Gemeente", contact, code, PERSON)
    gone = "<p:eindDatum>2021-01-01</p:eindDatum>"
    made["oud"] = body("Gemeente Haaren", "Gemeente", ways("013 111"), "GM0788", gone)
    made["ggd"] = body(
        "GGD Drenthe",
        "Regionaal samenwerkingsorgaan",
        ways("0592 306 399", "info@ggddrenthe.nl", "https://www.ggddrenthe.nl"),
        rest=PERSON,
    )
    made["onbekend"] = body("Waterschap Qzx", "Waterschap", ways("010 1234567"))
    return made


def looked_at(small, web, sources, bodies):
    told = {"Last-Modified": "Thu, 26 Nov 2026 03:00:00 GMT"}
    sources.answers[PLACE] = (200, told, export(*bodies.values()))
    return look(SOURCES["register"], Asked(small, web))


def test_what_the_atlas_knows_is_the_same(small, web, sources, bodies):
    looked = looked_at(small, web, sources, bodies)
    places, joint = looked.lijsten
    outcomes = places.gevonden.aantallen
    assert outcomes["gelijk"] == len(places.gevonden.rijen)
    assert places.voorstel.herkomst.bron_datum == "2026-11-26"
    [ggd] = joint.gevonden.rijen
    assert ggd.sleutel == "ggd-drenthe"
    assert "0592 306 399" in str(ggd.wijzigingen)


def test_a_person_is_never_read(small, web, sources, bodies):
    bodies["GM0106"] = body("Gemeente Assen", "Gemeente", "", "GM0106", PERSON)
    bodies["GM0114"] = body(
        "Gemeente Emmen", "Gemeente", ways("14 0591", "m.devries@emmen.nl"), "GM0114"
    )
    looked = looked_at(small, web, sources, bodies)
    told = repr([laid.voorstel.raw for laid in looked.lijsten])
    assert "jansen" not in told.casefold()
    assert "devries" not in told.casefold()
    assert "GM0106" not in told
    assert "14 0591" in told


def test_only_what_is_general_is_taken(small, web, sources, bodies):
    other = (
        "<p:telefoonnummers><p:telefoonnummer><p:nummer>0592 999 999</p:nummer>"
        "<p:label>Woo-contact</p:label></p:telefoonnummer><p:telefoonnummer>"
        "<p:nummer>14 0592</p:nummer></p:telefoonnummer></p:telefoonnummers>"
    )
    bodies["GM0106"] = body("Gemeente Assen", "Gemeente", ways(more=other), "GM0106")
    places = looked_at(small, web, sources, bodies).lijsten[0]
    [row] = [row for row in places.gevonden.rijen if row.sleutel == "GM0106"]
    assert row.waarden["gemeentecontacten.telefoon"] == "14 0592"


def test_what_was_left_alone_is_seen_again(small, web, sources, bodies):
    first = looked_at(small, web, sources, bodies)
    again = looked_at(small, web, sources, bodies)
    assert again.nieuws == "De export van 26 november 2026."
    assert [one.is_news for one in again.lijsten] == [one.is_news for one in first.lijsten]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"geen xml",
        export()[:-20],
        b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><a>&b;</a>',
        export(),
        export(body("Gemeente Assen", "Gemeente", ways("14 0592"), "GM0106")),
    ],
)
def test_an_export_that_is_broken_or_too_small_proposes_nothing(small, web, sources, content):
    sources.answers[PLACE] = content
    with pytest.raises(SourceError):
        look(SOURCES["register"], Asked(small, web))


def test_another_number_of_its_form_makes_no_difference(small, web, sources, bodies):
    content = export(*bodies.values()).replace(b"2.6.9", b"3.0.0")
    sources.answers[PLACE] = content
    assert len(look(SOURCES["register"], Asked(small, web)).lijsten) == 2
