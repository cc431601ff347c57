"""How to reach somebody, with the age of every address."""

from urllib.parse import parse_qs, unquote, urlsplit

import pandas
import pytest

from geodata import load_landscape
from geodata.package.telephone import link
from geodata.partners.contact import (
    contacts_of,
    contacts_of_gemeente,
    functional_contacts_of,
    report_link,
    site,
    source,
    sources_of,
)
from geodata.partners.ways import OWN, bulk_ways, website_of
from geodata.records import locaties_of
from tests.unit.partners.test_summary import damaged


def test_every_contact_of_the_table_can_be_reached(landscape, today):
    for row in landscape.table("contacten").itertuples():
        found = {
            contact.tekst: contact for contact in contacts_of(landscape, row.organisatie, today)
        }
        if row.email:
            assert unquote(found[row.email].href) == f"mailto:{row.email}"
            assert found[row.email].toelichting
        if row.telefoon:
            assert found[row.telefoon].href == link(row.telefoon)
        if row.formulier:
            assert row.formulier in {contact.href for contact in found.values()}


def test_a_gemeente_itself_can_be_reached(landscape, today):
    for code in landscape.gemeenten.index:
        found = contacts_of_gemeente(landscape, code, today)
        assert any(contact.href.startswith("tel:") for contact in found)
        assert found[-1].href.startswith("http")
        assert all(contact.tekst and contact.label for contact in found)


def test_the_number_of_a_gemeente_is_called_whole(small, today):
    found = contacts_of_gemeente(small, "GM0014", today)
    hrefs = [contact.href for contact in found]
    assert hrefs == ["tel:14050", "mailto:info@groningen.nl", "https://gemeente.groningen.nl"]
    assert found[0].toelichting.endswith("Door de gemeente nagezien op 6 mei 2026")


def test_a_gemeente_that_is_not_there_has_no_contacts(small, today):
    assert contacts_of_gemeente(small, "GM9999", today) == ()


def test_a_contact_page_can_be_opened(damaged_copy, today):
    row = damaged_copy.row("contacten", email="info@ggdzeeland.nl")
    damaged_copy.put("contacten", row, email="", formulier="https://www.ggdzeeland.nl/contact")
    key = damaged_copy.rows("contacten")[row - 1][0]
    page, *_ = contacts_of(load_landscape(damaged_copy.path), key, today)
    assert (page.label, page.href) == ("Contactpagina", "https://www.ggdzeeland.nl/contact")
    assert page.toelichting


def test_every_address_says_how_old_it_is_and_whose(small, today):
    for row in small.table("contacten").itertuples():
        notes = [
            contact.toelichting
            for contact in contacts_of(small, row.organisatie, today)
            if contact.tekst == row.email
        ]
        assert "controleer voor gebruik" in notes[0]
        assert ("persoonlijk" in notes[0]) == row.soort.startswith("persoonsgebonden")
        assert ("privéprovider" in notes[0]) == row.soort.endswith("privéprovider")


def test_a_mailbox_of_2020_is_six_years_old(small, today):
    (contact, _site) = contacts_of(small, "consortium-noord-nederland", today)
    assert contact.toelichting == (
        "persoonlijk zakelijk adres; bron van 24 september 2020: "
        "6 jaar oud, controleer voor gebruik"
    )


def test_every_organisatie_has_its_site(landscape, today):
    for key, website in landscape.organisaties["website"].items():
        hrefs = [contact.href for contact in contacts_of(landscape, key, today)]
        assert (website in hrefs) == bool(website)
        assert all(href.startswith(("mailto:", "tel:", "http")) for href in hrefs)


def test_sources_begin_with_the_main_one_and_hold_all_the_others(landscape, today):
    extra = landscape.table("extra_bronnen")
    for key, bron in landscape.organisaties["bron"].items():
        found = [item.tekst for item in sources_of(landscape, key, today)]
        assert found == [bron, *extra.loc[extra["organisatie"] == key, "bron"]]


@pytest.mark.parametrize(
    ("bron", "href"),
    [
        ("https://www.rivm.nl/x", "https://www.rivm.nl/x"),
        ("http://rczg.hr.nl/nl/", "http://rczg.hr.nl/nl/"),
        ("eigen kennis", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("github.com/mzelst/covid-19", ""),
    ],
)
def test_only_a_web_address_becomes_a_link(today, bron, href):
    found = source(bron, "2020-09-24", today, "werkgebied")
    assert (found.tekst, found.href) == (bron, href)
    assert (found.datum, found.onderwerp) == ("24 september 2020", "werkgebied")


def test_a_source_without_a_date_says_so(today):
    found = source("eigen kennis", "", today)
    assert found.datum == "datum onbekend"
    assert "controleer voor gebruik" in found.leeftijd


def test_a_site_is_shown_without_its_protocol():
    assert site("Website", "https://www.umcg.nl/").tekst == "www.umcg.nl"


@pytest.mark.parametrize("naam", ["VSV & Zn", "<b>", 'A "B"?&body=x', "Fryslân\r\nBcc: a@b.nl"])
def test_a_report_names_the_record_and_nothing_slips_into_the_mail(naam):
    link = report_link("vsv-umcg", naam)
    assert link.isascii()
    assert not set(link) & set(' <>"\r\n')
    parts = urlsplit(link)
    assert (parts.scheme, parts.path) == ("mailto", "")
    fields = parse_qs(parts.query, strict_parsing=True)
    assert set(fields) == {"subject", "body"}
    assert f"{naam} (vsv-umcg)" in fields["subject"][0]
    assert "Waar is dat te lezen" in fields["body"][0]


def test_a_private_address_gives_way_to_a_functional_one(small, today):
    rows = small.table("contacten")
    private = rows[rows["soort"] == "persoonsgebonden privéprovider"].iloc[0]
    key = private["organisatie"]
    assert private["email"] in [link.tekst for link in contacts_of(small, key, today)]
    general = private.copy()
    general[["soort", "naam", "email", "volgnummer"]] = ["functioneel", "", "info@regio.nl", 9]
    both = pandas.concat([rows, general.to_frame().T], ignore_index=True)
    shown = [link.tekst for link in contacts_of(damaged(small, contacten=both), key, today)]
    assert private["email"] not in shown
    assert "info@regio.nl" in shown


def test_a_personal_address_gives_way_to_a_functional_mailbox(small, today):
    rows = small.table("contacten")
    personal = rows[rows["soort"] == "persoonsgebonden zakelijk"].iloc[0]
    key, general = personal["organisatie"], personal.copy()
    for value, shown in (("info@regio.nl", False), ("", True)):
        page = "" if value else "https://www.regio.nl/contact"
        general[["soort", "naam", "email", "formulier", "volgnummer"]] = [
            "functioneel",
            "",
            value,
            page,
            9,
        ]
        both = damaged(
            small, contacten=pandas.concat([rows, general.to_frame().T], ignore_index=True)
        )
        texts = [link.tekst for link in contacts_of(both, key, today)]
        assert (personal["email"] in texts) == shown


def test_whoever_is_reached_soonest_comes_first(landscape, today):
    """A number before a mailbox, a mailbox before a page, what is of the hospital after what is of
    the organisatie itself, a site last."""
    for key in (*landscape.organisaties.index, *landscape.gemeenten.index):
        own = [way for way in bulk_ways(landscape, key) if way.van == OWN]
        first = functional_contacts_of(landscape, key, today)
        if any(way.telefoon for way in own):
            assert first[0].href.startswith("tel:")
        website = website_of(landscape, key)
        assert not website or first[-1].href == website


def test_the_number_of_a_hospital_says_whose_it_is(landscape, today):
    for key, places in locaties_of(landscape).items():
        links = {link.tekst: link for link in contacts_of(landscape, key, today)}
        for row in places:
            if row.telefoon:
                assert links[row.telefoon].href == link(row.telefoon)
                assert row.naam in links[row.telefoon].label


def test_who_looked_at_its_own_contact_says_so(landscape, today):
    for row in landscape.table("contacten").itertuples():
        if row.bevestigd and row.soort == "functioneel":
            notes = [
                link.toelichting
                for link in functional_contacts_of(landscape, row.organisatie, today)
            ]
            assert any("Door de organisatie zelf nagezien op " in note for note in notes)
