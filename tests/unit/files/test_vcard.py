"""Contacts to take along: they open in their usual programs and hold nothing personal in bulk."""

import csv
import io
import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pandas
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.files.contacts_table import SITE_OF_HOSPITAL, contact_ids, contacts_frame
from geodata.files.export import to_csv
from geodata.files.vcard import (
    MAX_MAILTO,
    VERSIONS,
    introduction_mail,
    vcards,
    vcards_apart,
)
from geodata.partners.contact import name_and_soort
from geodata.partners.partners import partner_ids
from geodata.partners.ways import HOSPITAL, OWN, bulk_ways, of_council, site_of
from geodata.records import bulk_contacten_of, gemeentecontacten_of, organisaties_of
from geodata.words import place_in_words
from tests.unit.partners.test_summary import TODAY, damaged, without_coalities, without_vsv_places

ROOT = Path(__file__).parents[3]
# Some of everything: islands, an inactive consortium, mailboxes of councils, a regional coalitie.
SOME = ("GM0014", "GM0060", "GM0405", "GM0518", "GM0820", "GM0893", "GM0935", "GM1680")
NAMES = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=120
).filter(lambda text: text == text.strip())


def contacts_csv(landscape, code, today) -> bytes:
    """The contacts as a program reads them."""
    return to_csv(contacts_frame(landscape, code, today))


def cards(content: bytes):
    return list(vobject.readComponents(content.decode()))


@pytest.fixture(scope="module")
def personal(small):
    """Personal mailboxes and every name of a person."""
    rows = small.table("contacten")
    return (set(rows.loc[rows["soort"] != "functioneel", "email"]) | set(rows["naam"])) - {""}


@pytest.fixture(scope="module")
def functional(small):
    rows = small.table("contacten")
    general = set(small.table("gemeentecontacten")["email"])
    return (set(rows.loc[rows["soort"] == "functioneel", "email"]) | general) - {""}


def named(small, code):
    """What whom a file is about is called, as it stands there."""
    return {name_and_soort(small, key)[0] for key in contact_ids(small, code)}


@pytest.mark.parametrize("code", SOME)
def test_an_address_book_reads_every_card(small, code):
    content = vcards(small, code, TODAY)
    read = cards(content)
    assert read
    for card in read:
        assert card.version.value == "4.0"
        assert card.kind.value == "org"
        assert card.fn.value == card.org.value[0]
        assert card.fn.value in named(small, code)
        assert card.uid.value.startswith("urn:uuid:")


@pytest.mark.parametrize("code", SOME)
def test_a_file_holds_functional_mailboxes_only(small, functional, personal, code):
    content = vcards(small, code, TODAY)
    mails = {mail.value for card in cards(content) for mail in card.contents.get("email", [])}
    assert mails <= functional
    unfolded = content.decode().replace("\r\n ", "")
    assert not [text for text in personal if text in unfolded]


@pytest.mark.parametrize("code", SOME)
def test_every_card_says_source_age_and_zekerheid(small, code):
    for card in cards(vcards(small, code, TODAY)):
        note = card.note.value
        assert "bron " in note
        assert "zekerheid " in note
        assert "oud" in note or "datum onbekend" in note


def test_the_role_of_a_mailbox_goes_along(small):
    content = vcards(small, "GM0405", TODAY)
    [card] = [card for card in cards(content) if "Geboortehart" in card.fn.value]
    assert card.email.value == "moederraad@geboortehart.nl"
    assert "mailbox van de moederraad" in card.note.value


def test_the_file_is_as_the_standard_wants_it(small):
    content = vcards(small, "GM0518", TODAY)
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert content.startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\n")
    assert content.endswith(b"END:VCARD\r\n")


def test_every_card_has_the_name_that_address_books_show(small):
    for code in SOME:
        for card in cards(vcards(small, code, TODAY)):
            assert card.n.value.family == card.fn.value


@pytest.mark.parametrize("code", SOME)
def test_the_older_version_says_the_same(small, code):
    new, old = (cards(vcards(small, code, TODAY, version)) for version in ("4.0", "3.0"))
    assert {card.version.value for card in old} == {"3.0"}
    for one, other in zip(new, old, strict=True):
        assert one.fn.value == other.fn.value
        assert one.note.value == other.note.value
        for name in ("tel", "email", "url"):
            said = [[part.value for part in card.contents.get(name, ())] for card in (one, other)]
            assert said[0] == said[1]
        # What only the newer version knows.
        assert not {"kind", "lang"} & set(other.contents)


# What Thunderbird reads its address book with; it is there when the checks of scripts are (make js).
ICAL = """
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
const found = ICAL.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(typeof found[0] === "string" ? [found] : found));
"""


@pytest.mark.parametrize("version", VERSIONS)
def test_a_second_library_reads_the_same(small, version):
    node = shutil.which("node")
    if not node or not (ROOT / "node_modules" / "ical.js").exists():
        pytest.skip("no node or ical.js: make js installs it")
    command = [node, "--input-type=module", "--eval", ICAL]
    for code in SOME[:3]:
        content = vcards(small, code, TODAY, version)
        read = subprocess.run(command, input=content, capture_output=True, check=True, cwd=ROOT)
        other = [_by_name(properties) for _, properties, *_ in json.loads(read.stdout)]
        for card, found in zip(cards(content), other, strict=True):
            assert found["version"] == [version]
            assert found["fn"] == [card.fn.value]
            assert found["n"][0][0] == card.n.value.family
            # Of version 3.0 it leaves the semicolons of a text as they are written.
            [note] = found["note"]
            assert (note if version == "4.0" else note.replace("\\;", ";")) == card.note.value
            for name in ("tel", "email", "url"):
                wanted = [part.value for part in card.contents.get(name, ())]
                assert found.get(name, []) == wanted


def _by_name(properties):
    """The values of a card, by name."""
    found = {}
    for name, _, _, *values in properties:
        found.setdefault(name, []).extend(values)
    return found


@pytest.mark.parametrize("code", SOME)
def test_a_file_for_each_holds_one_card(small, code):
    with zipfile.ZipFile(io.BytesIO(vcards_apart(small, code, TODAY))) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names)) == len(cards(vcards(small, code, TODAY)))
        for name in names:
            assert len(cards(archive.read(name))) == 1
            assert not set('\\/:*?"<>|') & set(name)


def test_the_same_partner_is_the_same_card_in_every_file(small):
    def uids(code):
        return {card.fn.value: card.uid.value for card in cards(vcards(small, code, TODAY))}

    one, other = uids("GM0014"), uids("GM1680")
    shared = set(one) & set(other)
    assert shared
    assert all(one[name] == other[name] for name in shared)


def test_no_file_is_about_a_person(small):
    for code in SOME:
        assert {card.kind.value for card in cards(vcards(small, code, TODAY))} == {"org"}


def test_the_introduction_never_goes_to_a_council(landscape):
    """Parents who advise an organisatie are no address of it; by role or by the mailbox itself."""
    boxes = [box for rows in bulk_contacten_of(landscape).values() for box in rows]
    councils = {box.email for box in boxes if of_council(landscape, box)}
    for code in landscape.gemeenten.index:
        assert not councils & set(introduction_mail(landscape, code).aan)
    asked = boxes[0]
    assert of_council(landscape, replace(asked, email="moederraad@x.nl", rol=""))
    assert of_council(landscape, replace(asked, email="x@ouderadviesraad.nl", rol=""))
    assert of_council(landscape, replace(asked, email="info@x.nl", rol="Cliëntenraad"))
    assert not of_council(landscape, replace(asked, email="info@x.nl", rol="raad van bestuur"))


# Each example gives every partner with a card another name.
@settings(max_examples=12)
@given(data=st.data())
def test_any_name_survives_the_way_into_an_address_book(small, data):
    rows = small.organisaties.copy()
    code = "GM0014"
    carded = {card.fn.value for card in cards(vcards(small, code, TODAY))}
    keys = [key for key in partner_ids(small, code) if rows.loc[key, "naam"] in carded]
    namen = data.draw(st.lists(NAMES, min_size=len(keys), max_size=len(keys)))
    rows.loc[keys, "naam"] = namen
    content = vcards(damaged(small, organisaties=rows.reset_index()), code, TODAY)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert set(namen) <= {card.fn.value for card in cards(content)}


@pytest.mark.parametrize("code", SOME)
def test_a_spreadsheet_reads_the_contacts(small, functional, personal, code):
    content = contacts_csv(small, code, TODAY)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert {row["naam"] for row in rows} == named(small, code)
    assert {row["email"] for row in rows} <= functional | {""}
    assert not [text for text in personal if text in content.decode()]
    for row in rows:
        assert row["zekerheid"] in ("hoog", "middel", "laag") or row["rol"] == SITE_OF_HOSPITAL
        assert row["leeftijd"]
        assert row["bron"]


def test_a_row_of_contacts_has_the_source_of_what_stands_in_it(landscape):
    """Never that of the organisatie for the site of its hospital, nor that of a mailbox for a site."""
    met = set()
    for code in landscape.gemeenten.index[::7].union(["GM0518"]):
        stated = {}
        for key in contact_ids(landscape, code):
            naam, _ = name_and_soort(landscape, key)
            if site := site_of(landscape, key):
                told = (site.bron, site.bron_datum, site.zekerheid)
                stated.setdefault((naam, site.adres), set()).add(told)
                met.add(site.van)
            for way in bulk_ways(landscape, key):
                for text in (way.telefoon, way.email, way.formulier):
                    told = (way.bron, way.bron_datum, way.zekerheid)
                    stated.setdefault((naam, text), set()).add(told)
        frame = contacts_frame(landscape, code, TODAY)
        shown = set()
        for row in frame.to_dict("records"):
            for column in ("website", "telefoon", "email", "formulier"):
                if row[column]:
                    shown.add((row["naam"], row[column]))
                    told = (row["bron"], row["bron_datum"], row["zekerheid"])
                    assert told in stated[row["naam"], row[column]], row
        assert shown == {place for place in stated if place[1]}
    assert met == {OWN, HOSPITAL}


def test_a_card_says_where_the_site_of_a_hospital_comes_from(small):
    met = 0
    for code in SOME:
        notes = {card.fn.value: card.note.value for card in cards(vcards(small, code, TODAY))}
        for key in contact_ids(small, code):
            site = site_of(small, key)
            if site and site.van == HOSPITAL:
                note = notes[name_and_soort(small, key)[0]]
                assert f"{site.adres} ({SITE_OF_HOSPITAL}): bron {site.bron}, " in note
                met += 1
    assert met


@pytest.mark.parametrize("code", SOME)
def test_the_gemeente_itself_comes_first_with_its_whole_number(small, code):
    own = gemeentecontacten_of(small)[code]
    first = cards(vcards(small, code, TODAY))[0]
    assert first.fn.value == f"Gemeente {small.gemeenten.loc[code, 'naam']}"
    assert first.tel.value == own.telefoon
    assert not own.bevestigd or "Door de gemeente nagezien op " in first.note.value
    [row, *_] = csv.DictReader(io.StringIO(contacts_csv(small, code, TODAY).decode("utf-8-sig")))
    assert (row["soort"], row["telefoon"], row["email"]) == ("gemeente", own.telefoon, own.email)
    assert own.telefoon in parts(introduction_mail(small, code).href)[2]


def test_a_spreadsheet_never_calls_an_old_statement_just_active(small):
    """`contacts_frame` says of every partner how old its status is, where that is old."""
    rows = [
        r
        for code in SOME
        for r in csv.DictReader(io.StringIO(contacts_csv(small, code, TODAY).decode("utf-8-sig")))
    ]
    wanted = {row.naam: row.status_in_words for row in organisaties_of(small).values()}
    assert any("volgens een bron" in row["status"] for row in rows)
    assert all(row["status"] == wanted.get(row["naam"], "") for row in rows)


def test_a_partner_without_a_mailbox_is_in_the_mail_with_its_number(landscape):
    rows = organisaties_of(landscape)
    found = 0
    for code in landscape.gemeenten.index[::9]:
        mail = introduction_mail(landscape, code)
        body = parts(mail.href)[2]
        for key in partner_ids(landscape, code):
            numbers = [way.telefoon for way in bulk_ways(landscape, key) if way.telefoon]
            if rows[key].naam in mail.zonder and "Geen algemeen mailadres" in body and numbers:
                assert f"- {rows[key].naam}: {numbers[0]}" in body.splitlines()
                found += 1
    assert found


def parts(href):
    """Addresses, subject and body of a mailto: link."""
    split = urlsplit(href)
    query = parse_qs(split.query, strict_parsing=True)
    to = tuple(unquote(address) for address in split.path.split(",") if address)
    return to, query["subject"][0], query["body"][0]


def test_the_mail_goes_to_all_functional_mailboxes_of_active_partners(small, functional):
    rows = small.table("contacten")
    status = small.organisaties["status"]
    for code in small.gemeenten.index[::5]:
        mail = introduction_mail(small, code)
        to, subject, body = parts(mail.href)
        active = [key for key in partner_ids(small, code) if status[key] == "actief"]
        own = rows[rows["organisatie"].isin(active) & (rows["soort"] == "functioneel")]
        councils = {
            box.email
            for key in active
            for box in bulk_contacten_of(small).get(key, ())
            if of_council(small, box)
        }
        assert set(to) == set(mail.aan) == set(own["email"]) - councils <= functional
        naam = small.gemeenten.loc[code, "naam"]
        assert subject == f"Kansrijke Start {place_in_words(naam)}: stel ons aan elkaar voor"
        assert f"De gemeente {naam} wil kennismaken" in body
        assert len(mail.href) <= MAX_MAILTO


def test_the_mail_names_who_has_no_mailbox(small):
    mail = introduction_mail(small, "GM0518")
    assert mail.aan == ("info@ggdhaaglanden.nl",)
    assert "Reos" in mail.zonder
    body = parts(mail.href)[2]
    told = body.partition("Geen algemeen mailadres vonden we van:\r\n")[2]
    assert "- Reos\r\n" in told


def test_without_a_mailbox_there_is_still_a_draft(small):
    mail = introduction_mail(small, "GM1680")
    assert mail.aan == ()
    assert mail.href.startswith("mailto:?subject=")


def test_lines_of_the_mail_end_as_mail_programs_want(small):
    body = parts(introduction_mail(small, "GM0518").href)[2]
    assert body.count("\n") == body.count("\r\n")


# As long as a mailbox can be: 64 signs before the @, some 250 in all (RFC 5321).
LONGEST = f"{'p' * 64}@{'d' * 61}.{'d' * 61}.{'d' * 61}.nl"


def with_mailboxes(small, boxes):
    """The landscape in which an active partner of GM0014 has these mailboxes, and nobody else any."""
    rows = small.table("contacten")
    status = small.organisaties["status"]
    key = next(key for key in partner_ids(small, "GM0014") if status[key] == "actief")
    one = rows[rows["soort"] == "functioneel"].iloc[:1].assign(organisatie=key, rol="")
    own = [one.assign(email=box, volgnummer=n) for n, box in enumerate(boxes, 1)]
    return damaged(small, contacten=pandas.concat([rows.iloc[:0], *own]))


def mailboxes(size):
    """Mailboxes that are so many signs together, with what stands between them."""
    domain = f"@{'d' * 60}.{'d' * 60}.nl"
    many = size // 180 + 1
    each, rest = divmod(size - (many - 1), many)
    lengths = [each] * (many - 1) + [each + rest]
    return [f"{n:02}".ljust(length - len(domain), "p") + domain for n, length in enumerate(lengths)]


def test_a_draft_goes_to_all_until_a_link_is_full_and_then_to_nobody(small):
    some = introduction_mail(with_mailboxes(small, mailboxes(1000)), "GM0014")
    assert "Geen algemeen mailadres" not in parts(some.href)[2]
    room = MAX_MAILTO - (len(some.href) - 1000)
    full = introduction_mail(with_mailboxes(small, mailboxes(room)), "GM0014")
    assert len(full.href) == len(full.outlook) == MAX_MAILTO
    assert full.aan == full.allen == tuple(mailboxes(room))
    over = introduction_mail(with_mailboxes(small, mailboxes(room + 1)), "GM0014")
    assert over.aan == ()
    assert over.allen == tuple(mailboxes(room + 1))
    assert over.href.startswith("mailto:?subject=")


@pytest.mark.parametrize("many", [1, 2, 5, 6, 30])
def test_of_the_longest_addresses_none_is_left_out_unseen(small, many):
    boxes = tuple(f"{n:02}{LONGEST[2:]}" for n in range(many))
    mail = introduction_mail(with_mailboxes(small, boxes), "GM0014")
    assert mail.allen == boxes
    assert mail.aan in (boxes, ())
    assert max(len(mail.href), len(mail.outlook)) <= MAX_MAILTO


@pytest.mark.parametrize("code", SOME)
def test_outlook_gets_the_same_mail_with_semicolons(small, code):
    mail = introduction_mail(small, code)
    to = unquote(urlsplit(mail.outlook).path)
    assert tuple(filter(None, to.split(";"))) == mail.aan
    assert parts(mail.outlook)[1:] == parts(mail.href)[1:]


def test_damaged_landscapes_have_fewer_contacts(small):
    for bare in (without_vsv_places(small), without_coalities(small)):
        for code in SOME:
            assert set(partner_ids(bare, code)) <= set(partner_ids(small, code))
            assert cards(vcards(bare, code, TODAY))
            assert contacts_csv(bare, code, TODAY)
            assert len(introduction_mail(bare, code).href) <= MAX_MAILTO


@pytest.mark.parametrize("function", [vcards, contacts_csv])
def test_an_unknown_gemeente(small, function):
    with pytest.raises(KeyError):
        function(small, "GM9999", TODAY)
    with pytest.raises(KeyError):
        introduction_mail(small, "GM9999")
