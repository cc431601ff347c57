"""What goes out with many contacts at once holds mailboxes and numbers, and never a name of a person."""

import base64
import gzip
import io
import json
import re

import pypdf
import pytest
import vobject
from pptx import Presentation

from geodata.files.export import table_for_reading, to_csv
from geodata.files.leaflet_pdf import leaflet
from geodata.files.vcard import vcards
from geodata.meeting.offline import offline_html
from geodata.meeting.pack import build
from geodata.meeting.scenes import Meeting, Scene
from geodata.meeting.slides import slides_of
from geodata.partners.partners import partner_ids
from tests.unit.files.test_vcard import contacts_csv
from tests.unit.partners.test_summary import TODAY, damaged

CODE = "GM0014"
MAILBOX, NUMBER = "postbus@voorbeeld.nl", "050 123 45 67"
# Of a functional mailbox: whom the source names, and what it says about that person.
PERSON, REMARK = "Sjoukelina Naamdraagster", "Vraag naar Sjoukelina, zij is er op dinsdag."
# Of a personal contact of the same organisatie.
PRIVATE, ROLE = "w.naamdraagster@voorbeeld.nl", "de werkkamer van Sjoukelina"
SECRET = ("Sjoukelina", "Naamdraagster", "dinsdag", PRIVATE)


@pytest.fixture(scope="module")
def named(small):
    """A landscape in which a partner, which is not active, has a functional mailbox with the name
    of a person, and a personal one."""
    rows = small.table("contacten")
    key = partner_ids(small, CODE)[0]
    functional = rows.iloc[[0]].assign(
        organisatie=key,
        volgnummer=1,
        soort="functioneel",
        naam=PERSON,
        rol="secretariaat",
        email=MAILBOX,
        telefoon=NUMBER,
        opmerking=REMARK,
    )
    personal = functional.assign(
        volgnummer=2, soort="persoonsgebonden zakelijk", rol=ROLE, email=PRIVATE, telefoon=""
    )
    organisaties = small.organisaties.reset_index()
    organisaties.loc[organisaties["id"] == key, "status"] = "niet actief"
    contacten = rows[rows["organisatie"] != key]
    contacten = type(rows)(
        [
            *personal.to_dict("records"),
            *functional.to_dict("records"),
            *contacten.to_dict("records"),
        ]
    ).astype(rows.dtypes)
    return damaged(small, contacten=contacten, organisaties=organisaties)


@pytest.fixture(scope="module")
def meeting(named) -> Meeting:
    """A meeting with every scene that holds contacts."""
    key = partner_ids(named, CODE)[0]
    scenes = [
        Scene("", "", "gemeente", {"code": CODE, "deel": deel})
        for deel in ("kort", "partners", "stappen", "contacten")
    ]
    scenes += [
        Scene("", "", "kaart", {"gekozen": key, "deel": deel})
        for deel in ("", "partners", "stappen", "contacten")
    ]
    return Meeting("Tafel", tuple(scenes))


def pack(named, meeting, kind: str) -> bytes:
    """The file of this kind that the meeting gives."""
    steps = build(named, meeting, TODAY, kinds=(kind,), contacten=True, base_url="https://a.nl/")
    [file] = list(steps)[-1].bestanden
    return file.inhoud


def in_slides(named, meeting) -> str:
    return repr(slides_of(named, meeting, TODAY))


def in_pptx(named, meeting) -> str:
    deck = Presentation(io.BytesIO(pack(named, meeting, "pptx")))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    texts += [c.text for shape in shapes if shape.has_table for c in shape.table.iter_cells()]
    notes = [
        slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide
    ]
    return "\n".join([*texts, *notes])


def in_handout(named, meeting) -> str:
    return in_pdf(pack(named, meeting, "pdf"))


def in_leaflet(named, _meeting) -> str:
    return in_pdf(leaflet(named, CODE, "https://a.nl", TODAY))


def in_pdf(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def in_offline_file(named, meeting) -> str:
    slides = slides_of(named, meeting, TODAY)
    document = offline_html(named, meeting, slides, TODAY, title="t").decode()
    blocks = re.findall(r"<script[^>]*type=[^>]*>([^<]*)</script>", document)
    packed = [json.loads(gzip.decompress(base64.b64decode(block))) for block in blocks]
    assert packed
    return json.dumps(packed, ensure_ascii=False)


def in_vcards(named, _meeting) -> str:
    return "\n".join(
        card.serialize() for card in vobject.readComponents(vcards(named, CODE, TODAY).decode())
    )


def in_contacts_csv(named, _meeting) -> str:
    return contacts_csv(named, CODE, TODAY).decode("utf-8-sig")


def in_table(named, _meeting) -> str:
    return to_csv(table_for_reading(named, "contacten")).decode("utf-8-sig")


ALL = (
    in_slides,
    in_pptx,
    in_handout,
    in_leaflet,
    in_offline_file,
    in_vcards,
    in_contacts_csv,
    in_table,
)


@pytest.mark.parametrize("text_of", ALL)
def test_no_name_of_a_person_goes_out_in_bulk(named, meeting, text_of):
    text = text_of(named, meeting)
    assert MAILBOX in text
    assert [secret for secret in SECRET if secret in text] == []
