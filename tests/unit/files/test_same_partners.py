"""Whoever is a partner of a gemeente is one everywhere: the card, the files, the slides and the mail
are made of one list."""

import io
from datetime import date

import pandas
import pytest

from geodata.files.contacts_table import contact_ids
from geodata.files.leaflet_pdf import _how_sure
from geodata.files.vcard import introduction_mail, vcards
from geodata.landscape import Landscape
from geodata.meeting.slide_gemeente import gemeente_slide
from geodata.partners import card_of, partner_card, partner_ids, partners_of
from geodata.partners.contact import functional_contacts_of
from geodata.partners.ways import COUNCIL_OF, bulk_ways, website_of
from geodata.records import coalities_of, organisaties_of
from geodata.regions.layer_records import served
from tests.unit.files.test_vcard import contacts_csv
from tests.unit.partners.test_summary import damaged

TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def partners(landscape):
    """The partners of every gemeente, by CBS code."""
    return {code: set(partner_ids(landscape, code)) for code in landscape.gemeenten.index}


def test_they_are_those_whom_a_table_or_a_distance_says(landscape, partners):
    stated = coalities_of(landscape)
    for code, keys in partners.items():
        found = partners_of(landscape, code)
        werkgebied = {key for key, codes in served(landscape).items() if code in codes}
        near = {item.id for item in (*found.vsv, *found.centra)}
        described = {row.organisatie for row in found.omschreven}
        assert keys == werkgebied | near | described
        assert code not in stated or stated[code].regionale_coalitie in {"", *keys}


def test_the_card_of_the_page_and_of_the_panel_name_each_of_them(landscape, partners):
    for code, keys in partners.items():
        entries = [entry.id for entry in partner_card(landscape, code, TODAY).entries if entry.id]
        assert set(entries) == keys
        assert len(entries) == len(keys)
        # The panel on the map, and in the file that works offline.
        panel = card_of(landscape, code, TODAY)
        assert {key for other in panel.verder.values() for key in other if key in keys} == keys
        told = " ".join(fact.tekst for fact in panel.feiten)
        names = organisaties_of(landscape)
        regional = coalities_of(landscape).get(code)
        own = {regional.regionale_coalitie} if regional else set()
        assert not [key for key in keys - own if names[key].naam not in told]


def test_a_spreadsheet_and_the_sheet_of_a4_have_each_of_them(landscape, partners):
    names = organisaties_of(landscape)
    for code, keys in partners.items():
        assert set(contact_ids(landscape, code)) == keys | {code}
        assert set(_how_sure(landscape, code)) == keys
    for code in list(partners)[::9]:
        frame = pandas.read_csv(
            io.BytesIO(contacts_csv(landscape, code, TODAY)), dtype=str, encoding="utf-8-sig"
        )
        assert {names[key].naam for key in partners[code]} <= set(frame["naam"])


def test_an_address_book_has_whoever_can_be_reached(landscape, partners):
    names = organisaties_of(landscape)
    for code, keys in partners.items():
        book = vcards(landscape, code, TODAY).decode().replace("\r\n ", "")
        for key in keys:
            reached = bool(bulk_ways(landscape, key) or website_of(landscape, key))
            named = names[key].naam.replace(",", "\\,").replace(";", "\\;")
            assert (f"FN:{named}\r\n" in book) == reached, (code, key)


def test_the_mail_is_for_all_who_are_active_and_names_who_has_no_mailbox(landscape, partners):
    rows = organisaties_of(landscape)
    for code, keys in partners.items():
        mail = introduction_mail(landscape, code)
        active = {key for key in keys if rows[key].is_actief}
        boxes = {
            key: {w.email for w in bulk_ways(landscape, key) if w.email and w.van != COUNCIL_OF}
            for key in active
        }
        assert {box for found in boxes.values() for box in found} == set(mail.allen)
        assert mail.aan in (mail.allen, ())
        asked = {key for key in active if boxes[key]}
        assert {rows[key].naam for key in active - asked} <= set(mail.zonder)
        assert set(mail.zonder) <= {rows[key].naam for key in active}


def test_slides_have_each_of_them(landscape, partners):
    names = organisaties_of(landscape)
    for code in list(partners)[::9]:
        keys = partners[code]
        table = gemeente_slide(landscape, {"code": code, "deel": "partners"}, TODAY).tabel
        assert {names[key].naam for key in keys} <= {row[0] for row in table.rijen}
        table = gemeente_slide(landscape, {"code": code, "deel": "contacten"}, TODAY).tabel
        for key in keys:
            there = names[key].naam in {row[0] for row in table.rijen}
            assert there == bool(functional_contacts_of(landscape, key, TODAY))
            assert there or names[key].naam in table.rest


def test_a_new_kind_with_a_werkgebied_is_a_partner_everywhere(small):
    """By rows alone, and more than one for a gemeente."""
    codes = ("GM0014", "GM0106")
    body = small.organisaties.reset_index()
    model = body[body["soort"] == "rso"].iloc[0]
    new = [model.copy() for _ in range(2)]
    for at, row in enumerate(new):
        row["id"], row["naam"] = f"rso-nieuw-{at}", f"Nieuwe organisatie {at}"
    one = small.table("werkgebieden").iloc[0]
    rows = []
    for row in new:
        for code in codes:
            own = one.copy()
            own[["organisatie", "gemeentecode"]] = [row["id"], code]
            rows.append(own)
    told: Landscape = damaged(
        small,
        organisaties=pandas.concat([body, pandas.DataFrame(new)], ignore_index=True),
        werkgebieden=pandas.concat(
            [small.table("werkgebieden"), pandas.DataFrame(rows)], ignore_index=True
        ),
    )
    for code in codes:
        assert {"rso-nieuw-0", "rso-nieuw-1"} <= set(partner_ids(told, code))
        entries = {entry.id: entry for entry in partner_card(told, code, TODAY).entries}
        assert entries["rso-nieuw-1"].verband == "werkgebied"
        assert "Nieuwe organisatie 1" in contacts_csv(told, code, TODAY).decode()
    assert not {"rso-nieuw-0"} & set(partner_ids(told, "GM0518"))
