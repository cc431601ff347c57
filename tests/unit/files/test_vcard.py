"""Contacts to take along: they open in their usual programs and hold nothing personal in bulk."""

import csv
import io
from urllib.parse import parse_qs, unquote, urlsplit

import pandas
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from geodata.files.vcard import (
    MAX_MAILTO,
    contacts_csv,
    introduction_mail,
    partner_ids,
    vcard_of_contact,
    vcards,
)
from geodata.words import place_in_words
from tests.unit.partners.test_summary import TODAY, damaged, without_coalities, without_vsv_places

# Some of everything: islands, an inactive consortium, mailboxes of councils, a regional coalitie.
SOME = ("GM0014", "GM0060", "GM0268", "GM0405", "GM0518", "GM0820", "GM0917", "GM1680")


def cards(content: bytes):
    return list(vobject.readComponents(content.decode()))


@pytest.fixture(scope="module")
def personal(landscape):
    """Personal mailboxes and every name of a person."""
    rows = landscape.table("contacten")
    return (set(rows.loc[rows["soort"] != "functioneel", "email"]) | set(rows["naam"])) - {""}


@pytest.fixture(scope="module")
def functional(landscape):
    rows = landscape.table("contacten")
    return set(rows.loc[rows["soort"] == "functioneel", "email"]) - {""}


@pytest.mark.parametrize("code", SOME)
def test_an_address_book_reads_every_card(landscape, code):
    content = vcards(landscape, code, TODAY)
    names = landscape.organisaties["naam"]
    read = cards(content)
    assert read
    for card in read:
        assert card.version.value == "4.0"
        assert card.kind.value == "org"
        assert card.fn.value == card.org.value[0]
        assert card.fn.value in set(names[list(partner_ids(landscape, code))])
        assert card.uid.value.startswith("urn:uuid:")


@pytest.mark.parametrize("code", SOME)
def test_a_file_holds_functional_mailboxes_only(landscape, functional, personal, code):
    content = vcards(landscape, code, TODAY)
    mails = {mail.value for card in cards(content) for mail in card.contents.get("email", [])}
    assert mails <= functional
    unfolded = content.decode().replace("\r\n ", "")
    assert not [text for text in personal if text in unfolded]


@pytest.mark.parametrize("code", SOME)
def test_every_card_says_source_age_and_zekerheid(landscape, code):
    for card in cards(vcards(landscape, code, TODAY)):
        note = card.note.value
        assert "bron " in note
        assert "zekerheid " in note
        assert "oud" in note or "datum onbekend" in note


def test_the_role_of_a_mailbox_goes_along(landscape):
    content = vcards(landscape, "GM0405", TODAY)
    [card] = [card for card in cards(content) if "Geboortehart" in card.fn.value]
    assert card.email.value == "moederraad@geboortehart.nl"
    assert "mailbox van de moederraad" in card.note.value


def test_the_file_is_as_the_standard_wants_it(landscape):
    content = vcards(landscape, "GM0518", TODAY)
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert content.startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\n")
    assert content.endswith(b"END:VCARD\r\n")


def test_the_same_partner_is_the_same_card_in_every_file(landscape):
    def uids(code):
        return {card.fn.value: card.uid.value for card in cards(vcards(landscape, code, TODAY))}

    one, other = uids("GM0014"), uids("GM1680")
    shared = set(one) & set(other)
    assert shared
    assert all(one[name] == other[name] for name in shared)


def test_a_personal_contact_goes_along_by_itself(landscape):
    [card] = cards(vcard_of_contact(landscape, "consortium-oost-nederland", 2, TODAY))
    assert card.kind.value == "individual"
    assert card.fn.value == "Marieke Smith"
    assert card.org.value == ["Regionaal consortium Oost Nederland"]
    assert card.email.value == "marieke.smith@planet.nl"
    assert "persoonlijk adres bij een privéprovider" in card.note.value


def test_every_contact_can_be_taken_along(landscape):
    for row in landscape.table("contacten").itertuples():
        [card] = cards(vcard_of_contact(landscape, row.organisatie, row.volgnummer, TODAY))
        assert card.email.value == row.email


def test_a_contact_that_is_not_there(landscape):
    with pytest.raises(KeyError):
        vcard_of_contact(landscape, "consortium-oost-nederland", 9, TODAY)


@given(
    naam=st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=120
    ).filter(lambda text: text == text.strip())
)
def test_any_name_survives_the_way_into_an_address_book(landscape, naam):
    rows = landscape.table("contacten").iloc[:1].copy()
    rows["naam"] = naam
    content = vcard_of_contact(
        damaged(landscape, contacten=rows), rows["organisatie"].iloc[0], 1, TODAY
    )
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    [card] = cards(content)
    assert card.fn.value == naam


@pytest.mark.parametrize("code", SOME)
def test_a_spreadsheet_reads_the_contacts(landscape, functional, personal, code):
    content = contacts_csv(landscape, code, TODAY)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    names = landscape.organisaties["naam"]
    assert {row["naam"] for row in rows} == set(names[list(partner_ids(landscape, code))])
    assert {row["email"] for row in rows} <= functional | {""}
    assert not [text for text in personal if text in content.decode()]
    for row in rows:
        assert row["zekerheid"] in ("hoog", "middel", "laag")
        assert row["leeftijd"]
        assert row["bron"]


def parts(href):
    """Addresses, subject and body of a mailto: link."""
    split = urlsplit(href)
    query = parse_qs(split.query, strict_parsing=True)
    to = tuple(unquote(address) for address in split.path.split(",") if address)
    return to, query["subject"][0], query["body"][0]


def test_the_mail_goes_to_all_functional_mailboxes_of_active_partners(landscape, functional):
    rows = landscape.table("contacten")
    status = landscape.organisaties["status"]
    for code in landscape.gemeenten.index[::5]:
        mail = introduction_mail(landscape, code)
        to, subject, body = parts(mail.href)
        active = [key for key in partner_ids(landscape, code) if status[key] == "actief"]
        own = rows[rows["organisatie"].isin(active) & (rows["soort"] == "functioneel")]
        assert set(to) == set(mail.aan) == set(own["email"]) <= functional
        naam = landscape.gemeenten.loc[code, "naam"]
        assert subject == f"Kansrijke Start {place_in_words(naam)}: stel ons aan elkaar voor"
        assert f"De gemeente {naam} wil kennismaken" in body
        assert len(mail.href) <= MAX_MAILTO


def test_the_mail_names_who_has_no_mailbox(landscape):
    mail = introduction_mail(landscape, "GM0518")
    assert mail.aan == ("info@ggdhaaglanden.nl",)
    assert "Reos" in mail.zonder
    assert "Geen algemeen adres vonden we van: Reos, " in parts(mail.href)[2]


def test_without_a_mailbox_there_is_still_a_draft(landscape):
    mail = introduction_mail(landscape, "GM1680")
    assert mail.aan == ()
    assert mail.href.startswith("mailto:?subject=")


def test_lines_of_the_mail_end_as_mail_programs_want(landscape):
    body = parts(introduction_mail(landscape, "GM0518").href)[2]
    assert body.count("\n") == body.count("\r\n")


def test_a_mail_to_very_many_stays_short_and_says_whom_it_leaves_out(landscape):
    rows = landscape.table("contacten")
    many = [rows]
    for key in partner_ids(landscape, "GM0014"):
        one = rows.iloc[:1].assign(organisatie=key, soort="functioneel")
        many += [one.assign(email=f"postbus-{n}-{'x' * 40}@{key}.nl") for n in range(10)]
    mail = introduction_mail(damaged(landscape, contacten=pandas.concat(many)), "GM0014")
    assert len(mail.href) <= MAX_MAILTO
    assert mail.aan
    assert mail.zonder


def test_damaged_landscapes_have_fewer_contacts(landscape):
    for bare in (without_vsv_places(landscape), without_coalities(landscape)):
        for code in SOME:
            assert set(partner_ids(bare, code)) <= set(partner_ids(landscape, code))
            assert cards(vcards(bare, code, TODAY))
            assert contacts_csv(bare, code, TODAY)
            assert len(introduction_mail(bare, code).href) <= MAX_MAILTO


@pytest.mark.parametrize("function", [vcards, contacts_csv])
def test_an_unknown_gemeente(landscape, function):
    with pytest.raises(KeyError):
        function(landscape, "GM9999", TODAY)
    with pytest.raises(KeyError):
        introduction_mail(landscape, "GM9999")
